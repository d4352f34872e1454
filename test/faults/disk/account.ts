import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import { readMirror } from '../../../electron/replica/durability/mirror-log.ts';
import { calendarOf } from '../../../electron/rules/calendar.ts';
import { createUndoLog } from '../../../electron/rules/undo-log.ts';
import { createTimer, type Timer } from '../../../electron/time/timer/timer.ts';
import { aStudio } from '../../fixtures/a-studio.ts';
import { aTask } from '../../fixtures/a-task.ts';
import { type StartBody, startKind } from '../../../electron/outbox/kinds/start.ts';
import { timeKind } from '../../../electron/outbox/kinds/time.ts';

export const NOW = new Date('2026-11-20T12:00:00Z');
export const DAY = '2026-11-20';

/** A folder in memory if possible: these tests are about order, not the speed of a disk. */
export const tempFolder = (): string =>
  mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kitsu-companion-disk-'));

const total = (target: number) => ({ target, base: 0, sent: null, kitsu: null });

const START: StartBody = {
  step: 'sent',
  seen: ['c1'],
  sentAt: 1_000,
  statusId: 'wip',
  baseStatusId: 'todo',
  newestCommentId: null,
  movedTo: null,
};

/** The end of the morning's minute. */
const STOPPED = new Date(NOW.getTime() - 3_600_000);

/** Every row that `furnish` ever wrote, with its body. */
export const WRITTEN = [
  `time t1 ${DAY} ${JSON.stringify(total(90))}`,
  `time t3 2026-11-18 ${JSON.stringify(total(15))}`,
  `time t3 2026-11-18 ${JSON.stringify(total(30))}`,
  `start t4  ${JSON.stringify(START)}`,
  `time t5 ${DAY} ${JSON.stringify(total(60))}`,
  // A timed minute, rounded up.
  `time t3 ${DAY} ${JSON.stringify({ ...total(15), typed: { at: STOPPED.toISOString(), over: 0 } })}`,
];

/** A segment that `furnish` wrote and ended, in the form of `Held.timed`. */
export const WHILE_IT_RAN = `t3 ${DAY} ${STOPPED.getTime() - 60_000}  0`;

/** The artist types a day's total. */
export const log = (replica: Replica, taskId: string, day: string, target: number): void =>
  replica.change(() =>
    replica.outbox.put(timeKind, { taskId, slot: day, body: total(target) }, NOW.toISOString()),
  );

/**
 * An account with a few tasks, a day read from Kitsu, waiting changes of several kinds, and a running
 * timer; closed cleanly, or as a killed app leaves it.
 */
export function furnish(folder: string, { closed }: { closed: boolean }): void {
  const desk = tempFolder();
  const open = furnishOpen(desk);
  time(open);
  if (closed) open.close();
  // SQLite cleans up when its process closes a file: the state of a kill is copied before that.
  cpSync(desk, folder, { recursive: true });
  rmSync(join(folder, 'replica.db-shm'), { force: true });
  if (!closed) open.close();
  rmSync(desk, { recursive: true });
}

function furnishOpen(folder: string): Replica {
  const first = openReplica(folder, NOW);
  const tasks = Array.from({ length: 12 }, (_, index) => aTask({ id: `t${index + 1}` }));
  first.tasks.replaceList('todo', tasks, first.tasks.ask());
  const read = { taskId: 't1', day: '2026-11-19', minutes: 45 };
  first.times.replaceDays(['2026-11-19'], [read], NOW.toISOString(), first.times.ask());
  log(first, 't1', DAY, 90);
  log(first, 't3', '2026-11-18', 15);
  first.close();

  const second = openReplica(folder, NOW);
  second.change(() => second.keyValue.set('filter', { text: 'SH030' }));
  log(second, 't3', '2026-11-18', 30);
  second.change(() =>
    second.outbox.put(startKind, { taskId: 't4', slot: '', body: START }, NOW.toISOString()),
  );
  log(second, 't5', DAY, 60);
  second.change(() => {
    const row = second.outbox.find(timeKind, 't5', DAY);
    if (row)
      second.outbox.patch(row.id, {
        state: 'parked',
        cause: { code: 'refused', said: 'no.' },
        attempts: 2,
      });
  });
  return second;
}

/** Writes, in one transaction, what the sync writes when Kitsu has the first row. */
export function settleFirst(replica: Replica): void {
  replica.change(() => {
    const row = replica.outbox.find(timeKind, 't1', DAY);
    if (!row) throw new Error('Nothing waits.');
    const found = replica.tasks.get('t1');
    if (found) replica.tasks.put({ ...found.task, timeSpent: 90 }, found.list);
    replica.keyValue.set('evening-answered', DAY);
    replica.outbox.remove(row.id);
  });
}

/** When the timer of `furnish` is stopped, or another task is started: two hours later, with ticks all the while. */
export const RUNS_UNTIL = NOW.getTime() + 2 * 3_600_000;

/** The timer of an open account, by a clock. */
export function aTimer(replica: Replica, clock: () => number): Timer {
  let ids = 0;
  return createTimer({
    replica,
    studio: aStudio,
    calendar: calendarOf(() => 'Europe/Paris'),
    rounding: () => ({ step: 15, way: 'up', leftover: 'drop' }),
    awayAfterMs: () => 300_000,
    now: clock,
    monotonic: clock,
    newId: () => `s-${clock()}-${(ids += 1)}`,
    undoLog: createUndoLog(),
    log: () => undefined,
  });
}

/** A running timer, after a finished minute in the morning. */
function time(open: Replica): void {
  aTimer(open, () => STOPPED.getTime() - 60_000).start('t3', { status: false });
  aTimer(open, () => STOPPED.getTime()).stop();
  aTimer(open, () => NOW.getTime()).start('t1', { status: false });
  open.change(() => open.segments.seen(RUNS_UNTIL, 0));
}

export interface Held {
  /** What waits: a row's key, and everything of it that an artist would miss. */
  waits: Map<string, string>;
  /** What is known of Kitsu. */
  kitsu: string;
  /** The timed segments in order, the running one last, and their part of the totals. */
  timed: string[];
}

/** The contents of an open account. */
export function heldBy(replica: Replica): Held {
  const waits = new Map(
    replica.outbox.all().map((change) => {
      const { kind, taskId, slot, body, revision, state, cause, attempts } = change;
      return [
        `${kind} ${taskId} ${slot}`,
        JSON.stringify({ body, revision, state, cause, attempts }),
      ];
    }),
  );
  const tasks = replica.tasks.list('todo').sort((a, b) => (a.id < b.id ? -1 : 1));
  const times = replica.times.between('2026-11-01', DAY);
  const { segments } = replica;
  const running = segments.running();
  const timed = [...segments.between('0000', '9999'), ...(running ? [running] : [])].map((one) =>
    // Ids do not matter.
    [one.taskId, one.day, one.start, one.end, segments.counted(one.taskId, one.day)].join(' '),
  );
  return { waits, kitsu: JSON.stringify({ tasks, times }), timed };
}

/** The rows of the second copy, as `waits` has them by key. */
export function copiedKeys(folder: string): string[] {
  const { entries } = readMirror(folder).source;
  return [...entries.values()].flatMap(({ own }) => {
    if (own?.table !== 'outbox') return [];
    const { kind, task_id: task, slot, body } = own.row;
    return [`${kind} ${task} ${slot} ${JSON.stringify(JSON.parse(String(body)))}`];
  });
}
