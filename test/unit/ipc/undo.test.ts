import { startKind } from '../../../electron/outbox/kinds/start.ts';
import { timeKind } from '../../../electron/outbox/kinds/time.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Workspace } from '../../../electron/app/workspace.ts';
import { createHandlers, type HandlerDeps } from '../../../electron/ipc/handlers.ts';
import type { Handlers } from '../../../electron/ipc/register.ts';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import { calendarOf } from '../../../electron/rules/calendar.ts';
import { createUndoLog } from '../../../electron/rules/undo-log.ts';
import { DEFAULT_SETTINGS } from '../../../electron/shared/settings.ts';
import type { UndoRoom } from '../../../electron/shared/undo.ts';
import { createSegmentCommands } from '../../../electron/time/timer/segment-commands.ts';
import { createTimer } from '../../../electron/time/timer/timer.ts';
import { aStudio } from '../../fixtures/a-studio.ts';
import { aTask } from '../../fixtures/a-task.ts';

const TODAY = '2026-11-20';
const NOW = new Date(2026, 10, 20, 15);
const HOUR = 3_600_000;
let folder: string;
let replica: Replica;
let handlers: Handlers;
let now: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-undo-'));
  replica = openReplica(folder, NOW);
  now = NOW.getTime();
  const tasks = ['a', 'b'].map((id) => aTask({ id, entityName: id.toUpperCase() }));
  replica.tasks.replaceList('todo', tasks, replica.tasks.ask());
  handlers = createHandlers(deps(aWorkspace()));
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A signed-in account without a connection to Kitsu. */
function aWorkspace(): Workspace {
  let ids = 0;
  const undoLog = createUndoLog();
  const timed = {
    replica,
    undoLog,
    studio: aStudio,
    calendar: calendarOf(() => null),
    rounding: () => ({ ...DEFAULT_SETTINGS.rounding, leftover: DEFAULT_SETTINGS.leftoverTime }),
    now: () => now,
    newId: () => `s${(ids += 1)}`,
    log: () => undefined,
  };
  const sync = {
    studio: aStudio,
    readDay: () => undefined,
    openTask: () => undefined,
  };
  const timer = createTimer({
    ...timed,
    monotonic: () => now,
    awayAfterMs: () => 300_000,
  });
  const segments = createSegmentCommands(timed);
  return { replica, undoLog, sync, timer, segments } as unknown as Workspace;
}

function deps(workspace: Workspace): HandlerDeps {
  const companion = {
    workspace: () => workspace,
    today: () => TODAY,
    ownDay: () => ({ plan: DEFAULT_SETTINGS, ...DEFAULT_SETTINGS }),
  };
  return {
    companion,
    sessions: { identity: () => ({ person: { id: 'me' }, key: 'me', site: '' }) },
    settings: { get: () => DEFAULT_SETTINGS },
    now: () => new Date(now),
    quick: {},
  } as unknown as HandlerDeps;
}

async function ask<Name extends keyof Handlers>(
  name: Name,
  args: Parameters<Handlers[Name]>[0],
): Promise<unknown> {
  const handler = handlers[name] as (args: unknown) => unknown;
  const answer = (await handler(args)) as { ok: boolean; value: unknown; message?: string };
  if (!answer.ok) throw new Error(`${name}: ${answer.message}`);
  return answer.value;
}

/** Everything that the artist would lose or see, without counters of attempts. */
function kept() {
  return {
    waits: replica.outbox
      .all()
      .map(({ kind, taskId, slot, state, body }) => ({
        ...{ kind, taskId, slot, state },
        body: { ...(body as object), typed: undefined, seen: undefined },
      }))
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    segments: replica.segments.between('0000', '9999'),
    running: replica.segments.running()?.taskId ?? null,
    stashed: replica.stashed.between('0000', '9999'),
    receipt: replica.confirmedTimes.of('a', TODAY)?.minutes ?? null,
    rows: replica.keyValue.beginningWith('sheet-rows', z.array(z.string())),
  };
}

const log = (taskId: string, minutes: number) =>
  ask('time.setDay', { taskId, day: TODAY, minutes });
const rowOf = (taskId: string): number => replica.outbox.find(timeKind, taskId, TODAY)?.id ?? 0;
/** The time on `a` is a conflict: Kitsu has 30 min. */
function conflict(): void {
  const row = replica.outbox.find(timeKind, 'a', TODAY);
  if (!row) throw new Error('Nothing waits.');
  const body = { ...row.body, kitsu: 30 };
  const cause = { code: 'time-conflict', kitsu: 30, typed: 60 } as const;
  replica.change(() => replica.outbox.patch(row.id, { state: 'conflict', body, cause }));
}
const comment = (text: string) =>
  ask('comment.add', { taskId: 'a', text, statusId: null, copies: false });
const talkId = (): number => replica.outbox.all().find(({ kind }) => kind === 'comment')?.id ?? 0;
const at = (hour: number): number => new Date(2026, 10, 20, hour).getTime();
const segment = (): string => replica.segments.between(TODAY, TODAY)[0]?.id ?? '';
const addSegment = () => ask('segment.add', { taskId: 'a', start: at(9), end: at(11) });

type Write = [name: string, room: UndoRoom, before: () => unknown, write: () => unknown];

const WRITES: Write[] = [
  ['a time', 'today', () => log('a', 30), () => log('a', 60)],
  ['a first time', 'today', () => null, () => log('a', 60)],
  [
    'a time that answers a conflict',
    'today',
    () => log('a', 60).then(conflict),
    () => log('a', 45),
  ],
  [
    'cells of the timesheet',
    'timesheet',
    () => log('a', 30),
    () =>
      ask('sheet.set', {
        day: TODAY,
        totals: [
          { taskId: 'a', day: TODAY, minutes: 0 },
          { taskId: 'b', day: TODAY, minutes: 90 },
        ],
      }),
  ],
  [
    'a row of the timesheet',
    'timesheet',
    () => null,
    () => ask('sheet.addRow', { day: TODAY, taskId: 'b' }),
  ],
  [
    'the evening’s proposals',
    'today',
    () => log('a', 30),
    () => ask('evening.accept', { add: [{ taskId: 'a', day: TODAY, minutes: 60 }] }),
  ],
  [
    'a quick line',
    'quick-log',
    () => log('a', 30),
    () =>
      ask('quick.do', { kind: 'log', taskId: 'a', day: TODAY, minutes: 60, before: 30, after: 90 }),
  ],
  ['a status', 'today', () => null, () => ask('task.start', { taskId: 'a' })],
  ['a start', 'today', () => null, () => ask('timer.start', { taskId: 'a', status: true })],
  ['a comment', 'today', () => null, () => comment('Done.')],
  [
    'a status on several tasks',
    'today',
    () => comment('Done.'),
    () => ask('tasks.comment', { taskIds: ['a', 'b'], text: '', statusId: 'wfa' }),
  ],
  [
    'time on several tasks',
    'today',
    () => log('a', 30),
    () => ask('tasks.log', { taskIds: ['a', 'b'], day: TODAY, minutes: 20 }),
  ],
  ['an added segment', 'day-editor', () => null, addSegment],
  [
    'a moved edge',
    'day-editor',
    addSegment,
    () => ask('segment.set', { id: segment(), start: at(10), end: at(11) }),
  ],
  ['a split', 'day-editor', addSegment, () => ask('segment.split', { id: segment(), at: at(10) })],
  [
    'a segment given away',
    'day-editor',
    addSegment,
    () => ask('segment.move', { id: segment(), taskId: 'b' }),
  ],
  ['a removed segment', 'day-editor', addSegment, () => ask('segment.remove', { id: segment() })],
  ['a discard', 'outbox', () => log('a', 60), () => ask('outbox.discard', { id: rowOf('a') })],
  [
    'a move',
    'outbox',
    () => log('a', 60),
    () => ask('outbox.move', { id: rowOf('a'), taskId: 'b' }),
  ],
  [
    'an edited time',
    'outbox',
    () => log('a', 60),
    () => ask('outbox.edit', { id: rowOf('a'), minutes: 15 }),
  ],
  [
    'edited words',
    'outbox',
    () => comment('Done.'),
    () => ask('outbox.edit', { id: talkId(), text: 'Not done.' }),
  ],
  ...(['mine', 'theirs', 'both'] as const).map((choice): Write => [
    `the choice “${choice}”`,
    'outbox',
    () => log('a', 60).then(conflict),
    () => ask('outbox.resolve', { id: rowOf('a'), choice }),
  ]),
  [
    'a day off',
    'today',
    () => log('a', 60),
    () => ask('dayOff.mark', { first: TODAY, last: TODAY, description: '' }),
  ],
  [
    'a cancelled day off',
    'today',
    () =>
      log('a', 60).then(() => ask('dayOff.mark', { first: TODAY, last: TODAY, description: '' })),
    () => ask('dayOff.takeBack', { day: TODAY }),
  ],
  [
    'discarded hours of a day off',
    'today',
    () =>
      log('a', 60).then(() => ask('dayOff.mark', { first: TODAY, last: TODAY, description: '' })),
    () => ask('dayOff.discardKept', { day: TODAY }),
  ],
];

describe('undone at once, everything is as it was before', () => {
  it.each(WRITES)('%s', async (_name, room, before, write) => {
    await before();
    const was = kept();
    await write();
    expect(kept()).not.toEqual(was);
    expect(await ask('undo.last', { room })).toMatchObject({
      message: expect.stringMatching(/^Undone: \S/),
    });
    expect(kept()).toEqual(was);
  });
});

it('a stopped task runs on when the start of another is undone', async () => {
  await ask('timer.start', { taskId: 'a', status: false });
  now += HOUR;
  await ask('timer.start', { taskId: 'b', status: true });
  await ask('undo.last', { room: 'today' });
  expect(replica.segments.running()?.taskId).toBe('a');
  expect(replica.outbox.find(startKind, 'b', '')).toBeNull();
});

it('a comment that is undone is a draft again, and not over what is being written', async () => {
  await comment('First.');
  await ask('undo.last', { room: 'today' });
  expect(await ask('task.comments', { taskId: 'a', opened: false })).toMatchObject({
    draft: { text: 'First.', replyTo: null },
    comments: [],
  });
  await comment('First.');
  await ask('comment.saveDraft', { taskId: 'a', text: 'Second', statusId: null, replyTo: null });
  await expect(ask('undo.last', { room: 'today' })).rejects.toThrow(/being written/);
  expect(talkId()).not.toBe(0);
});

it.each([
  [
    'a time that was typed anew',
    'today',
    () => log('a', 60),
    () => ask('sheet.set', { day: TODAY, totals: [{ taskId: 'a', day: TODAY, minutes: 90 }] }),
  ],
  [
    'a discard whose place was taken',
    'outbox',
    () => log('a', 60).then(() => ask('outbox.discard', { id: rowOf('a') })),
    () => ask('sheet.set', { day: TODAY, totals: [{ taskId: 'a', day: TODAY, minutes: 90 }] }),
  ],
] as const)('%s stays as it is', async (_name, room, write, newer) => {
  await write();
  await newer();
  await expect(ask('undo.last', { room })).rejects.toThrow(/changed again/);
  expect(replica.outbox.find(timeKind, 'a', TODAY)?.body.target).toBe(90);
});
