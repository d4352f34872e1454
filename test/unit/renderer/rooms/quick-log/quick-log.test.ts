import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { QuickReading } from '../../../../../electron/shared/quick/types.ts';
import { success } from '../../../../../electron/shared/result.ts';
import { QuickLog } from '../../../../../renderer/rooms/quick-log/quick-log.svelte.ts';

const candidate = (taskId: string) => ({
  ...{ taskId, title: taskId, projectName: '', minutes: 0, blocked: null, line: taskId },
});
const asked: string[] = [];
let reading: QuickReading;

beforeEach(() => {
  asked.length = 0;
  const call = {
    'quick.read': async () => JSON.stringify(success(reading)),
    'quick.do': async () => {
      asked.push('quick.do');
      return JSON.stringify(success({ message: '', undo: null }));
    },
  };
  vi.stubGlobal('window', { companion: { call, on: () => () => undefined } });
});
afterEach(() => vi.unstubAllGlobals());

const log = (near: string[], ...ids: string[]): QuickReading => ({
  ...{ kind: 'log', minutes: 60, day: '2026-11-20', dayPhrase: 'today' },
  ...{ spans: [], problem: null, named: true, near, candidates: ids.map(candidate) },
});

it.each([
  ['a name as it is typed chooses the best task', log([], 'a', 'b'), 'a'],
  ['a name that is nearly one task’s chooses it', log(['animtion'], 'a'), 'a'],
  ['a name that is nearly several’s chooses none', log(['animtion'], 'a', 'b'), null],
])('%s', async (_what, read, taskId) => {
  reading = read;
  const quick = new QuickLog();
  await quick.type('1h x');
  expect(quick.candidate?.taskId ?? null).toBe(taskId);
  await quick.enter();
  expect(asked).toEqual(taskId === null ? [] : ['quick.do']);
  if (taskId === null) expect(quick.failure).toContain('“animtion”');
});

it('says what Enter does once the missing task is chosen', async () => {
  reading = log(['animtion'], 'a', 'b');
  const quick = new QuickLog();
  await quick.type('1h animtion');
  await quick.enter();
  expect(quick.failure).not.toBeNull();
  quick.move(1);
  expect(quick).toMatchObject({ failure: null, candidate: { taskId: 'a' } });
});
