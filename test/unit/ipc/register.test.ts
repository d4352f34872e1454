import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answerBy } from '../../../electron/ipc/answering.ts';
import type { Answering, Handlers } from '../../../electron/ipc/register.ts';
import { OPERATIONS } from '../../../electron/shared/operations.ts';
import { success } from '../../../electron/shared/result.ts';

type Listener = (event: unknown, raw: unknown) => Promise<string>;
const channels = vi.hoisted(
  () => new Map<string, (event: unknown, raw: unknown) => Promise<string>>(),
);
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, listener: Listener) => channels.set(channel, listener) },
}));
const { emit, openChannels } = await import('../../../electron/ipc/register.ts');

const log = { warn: vi.fn(), error: vi.fn() };
let refusal: string | null = null;
let clock = 0;

const open = (answering: Promise<Answering>): void =>
  openChannels({ refusal: () => refusal }, { log, now: () => clock, answering });

function register(given: Partial<Handlers>): void {
  const handlers = Object.fromEntries(
    OPERATIONS.map((name) => [name, () => success({ undo: null })]),
  );
  const answering = answerBy({ ...handlers, ...given } as Handlers, log);
  open(Promise.resolve(answering));
}

async function ask(name: string, raw: unknown): Promise<unknown> {
  const answer = await channels.get(`op:${name}`)?.({}, raw);
  return answer === undefined ? 'no such channel' : (JSON.parse(answer) as unknown);
}

beforeEach(() => {
  channels.clear();
  vi.clearAllMocks();
  refusal = null;
});

describe('an operation', () => {
  it('has a channel of its own, and nothing else has one', () => {
    register({});
    expect([...channels.keys()]).toEqual(OPERATIONS.map((name) => `op:${name}`));
  });

  it('waits until what answers is loaded, and is not slow for that', async () => {
    let load = (_answering: Answering): void => undefined;
    open(new Promise((loaded) => (load = loaded)));
    const answer = ask('app.boot', {});
    clock += 500;
    load(() => Promise.resolve(success('booted')));
    expect(await answer).toEqual({ ok: true, value: 'booted' });
    expect(log.warn).not.toHaveBeenCalled();
  });

  it('of a stranger is refused before what answers is loaded', async () => {
    open(new Promise(() => undefined));
    refusal = 'not a window of the app';
    expect(await ask('app.boot', {})).toMatchObject({ code: 'forbidden' });
  });

  it('gets its arguments and answers as JSON text', async () => {
    const start = vi.fn(() => success({ undo: null }));
    register({ 'task.start': start });
    expect(await ask('task.start', { taskId: 't1' })).toEqual({ ok: true, value: { undo: null } });
    expect(start).toHaveBeenCalledWith({ taskId: 't1' });
  });

  it.each([
    ['nothing', undefined],
    ['a missing field', {}],
    ['a field too many', { taskId: 't1', route: '/data/persons' }],
    ['a wrong type', { taskId: 5 }],
    ['an absurd length', { taskId: 'x'.repeat(5000) }],
  ])('is not carried out with %s', async (_what, raw) => {
    const start = vi.fn(() => success({ undo: null }));
    register({ 'task.start': start });
    expect(await ask('task.start', raw)).toMatchObject({ ok: false, code: 'bad-input' });
    expect(start).not.toHaveBeenCalled();
  });

  it('keeps what was typed out of the log when it is not understood', async () => {
    register({});
    await ask('session.setNewPassword', { password: 5, also: 'hunter2' });
    expect(log.warn).toHaveBeenCalledTimes(1);
    expect(log.warn.mock.calls.join()).not.toContain('hunter2');
  });

  it('is refused before anything is read when a stranger asks', async () => {
    const start = vi.fn(() => success({ undo: null }));
    register({ 'task.start': start });
    refusal = 'not the main frame';
    expect(await ask('task.start', { taskId: 't1' })).toMatchObject({ code: 'forbidden' });
    expect(start).not.toHaveBeenCalled();
  });

  it('answers a fault as a value, without its innards, and logs it', async () => {
    const fault = new Error('SQLITE_CORRUPT: /home/mia/companion.db');
    register({ 'todo.list': () => Promise.reject(fault) });
    const answer = await ask('todo.list', {});
    expect(answer).toMatchObject({ ok: false, code: 'unexpected' });
    expect(JSON.stringify(answer)).not.toContain('mia');
    expect(log.error).toHaveBeenCalledWith('todo.list failed', fault);
  });

  it('is told in the log when it was slow', async () => {
    register({
      'todo.list': () => {
        clock += 51;
        return success({
          tasks: [],
          partial: null,
          readAt: null,
          skipped: 0,
          dayLength: 480,
          cursor: 1,
        });
      },
    });
    await ask('todo.list', {});
    expect(log.warn).toHaveBeenCalledWith('todo.list took 51 ms');
  });
});

describe('an event', () => {
  it('reaches a window, and misses one that is gone', () => {
    const send = vi.fn();
    const window = { isDestroyed: () => false, webContents: { send } };
    emit(window as never, 'todo', null);
    emit({ ...window, isDestroyed: () => true } as never, 'todo', null);
    expect(send.mock.calls).toEqual([['event:todo', null]]);
  });
});
