import { afterEach, describe, expect, it } from 'vitest';
import { timeKind } from '../../../electron/outbox/kinds/time.ts';
import { todayStatus } from '../../../electron/app/today-status.ts';
import { logEntry, type QuickLog } from '../../../electron/quick-log/execute.ts';
import { weekOf } from '../../../electron/shared/day.ts';
import { DEFAULT_SETTINGS, type Rounding } from '../../../electron/shared/settings.ts';
import { NO_SYNC } from '../../../electron/shared/views.ts';
import { newsOf } from '../../../electron/sync/news.ts';
import { setDay } from '../../../electron/time/day/commands.ts';
import { dayView } from '../../../electron/time/day/day-view.ts';
import { taskDayMinutes } from '../../../electron/time/day/task-days.ts';
import { undoableTotals } from '../../../electron/time/day/undo-totals.ts';
import { eveningView } from '../../../electron/time/sheet/end-of-day.ts';
import { sheetWeek } from '../../../electron/time/sheet/sheet-week.ts';
import { daySegments } from '../../../electron/time/timer/day-segments.ts';
import { FakeClockTimer, MINUTE, SECOND } from '../../fixtures/fake-clock-timer.ts';

const FRIDAY = '2026-11-20';
const MOMENT = { today: FRIDAY, at: `${FRIDAY}T09:00:00.000Z` };

let work: FakeClockTimer;
afterEach(() => work.close());

/** Friday morning; task `a` has a fraction in Kitsu, `b` a waiting typed total. */
function fridayMorning(rounding: Rounding = DEFAULT_SETTINGS.rounding): FakeClockTimer {
  work = new FakeClockTimer(`${FRIDAY}T09:00:00`);
  work.rounding = rounding;
  const times = [{ day: FRIDAY, taskId: 'a', minutes: 75.4 }];
  work.replica.times.replaceDays([FRIDAY], times, MOMENT.at, work.replica.times.ask());
  type('b', 40);
  return work;
}
const type = (taskId: string, minutes: number) =>
  setDay(work.replica, work.studio, { taskId, day: FRIDAY, minutes }, MOMENT);

/** Writes Friday's totals of `a` and `c`; returns how to undo it. */
function undoable(write: () => { ok: boolean }): number {
  const days = ['a', 'c'].map((taskId) => ({ taskId, day: FRIDAY }));
  const { value, undo } = undoableTotals(work.replica, work.undoLog, 'today', days, write);
  expect(value.ok).toBe(true);
  return undo ?? 0;
}

/** The task's minutes and the day's total, as each place shows them. */
function shown(taskId: string): { minutes: number[]; totals: number[] } {
  const { replica, studio, timer } = work;
  const day = dayView(replica, studio, FRIDAY, FRIDAY);
  const week = sheetWeek(replica, studio, DEFAULT_SETTINGS, FRIDAY, FRIDAY);
  const column = weekOf(FRIDAY).indexOf(FRIDAY);
  const sync = { status: () => NO_SYNC, studio: () => studio };
  const status = todayStatus(
    { replica, sync, timer } as never,
    FRIDAY,
    new Date(work.now),
    () => 0,
  );
  const evening = eveningView(replica, studio, DEFAULT_SETTINGS, { today: FRIDAY, clock: '23:00' });
  const { sources } = daySegments(replica, work.calendar, FRIDAY);
  return {
    minutes: [
      taskDayMinutes(replica, taskId, FRIDAY),
      day.entries.find((one) => one.taskId === taskId)?.minutes ?? 0,
      day.mine[taskId] ?? 0,
      week.rows.find((row) => row.taskId === taskId)?.cells[column]?.minutes ?? 0,
      sources.find((one) => one.taskId === taskId)?.minutes ?? 0,
    ],
    totals: [
      status.total,
      day.total,
      day.week.find((one) => one.day === FRIDAY)?.minutes ?? 0,
      week.days[column]?.total ?? 0,
      evening?.days.find((one) => one.day === FRIDAY)?.total ?? 0,
    ],
  };
}
const oneOf = (numbers: number[]): number => {
  expect(new Set(numbers).size, numbers.join(' ')).toBe(1);
  return numbers[0] ?? Number.NaN;
};

describe.each([
  { step: 0, way: 'nearest' },
  { step: 5, way: 'nearest' },
  { step: 15, way: 'up' },
] as const)('a day with the timer running, rounded $way to $step', (rounding) => {
  it.each(['a', 'c'])('is one number everywhere at every moment, on task %s', (taskId) => {
    fridayMorning(rounding);
    work.timer.start(taskId, { status: false });
    for (let minute = 0; minute < 34; minute += 1) {
      work.pass(MINUTE + 7 * SECOND);
      const { minutes, totals } = shown(taskId);
      oneOf(minutes);
      oneOf(totals);
    }
    const before = shown(taskId);
    const minutes = oneOf(before.minutes);
    const total = oneOf(before.totals);
    work.timer.stop();
    expect(oneOf(shown(taskId).minutes)).toBe(minutes);
    expect(oneOf(shown(taskId).totals)).toBe(total);
  });
});

describe.each(['drop', 'longest-task', 'one-step'] as const)(
  'a day with times that round to nothing: %s',
  (leftover) => {
    it.each(['a', 'b', 'c'])('is one number everywhere while %s runs', (running) => {
      fridayMorning({ step: 15, way: 'nearest' });
      work.leftover = leftover;
      for (const [taskId, minutes] of [
        ['c', 7],
        ['b', 20],
        ['a', 6],
      ] as const) {
        work.timer.start(taskId, { status: false });
        work.pass(minutes * MINUTE);
      }
      work.timer.start(running, { status: false });
      for (const minutes of [1, 6, 1, 9]) {
        work.pass(minutes * MINUTE);
        const totals = ['a', 'b', 'c'].map((taskId) => {
          const there = shown(taskId);
          // A task without minutes has no row in the sheet.
          return [oneOf(there.minutes), oneOf(there.totals)];
        });
        const day = totals.reduce((sum, [own = 0]) => sum + own, 0);
        expect(day).toBe(totals[0]?.[1]);
        work.timer.stop();
        for (const [at, taskId] of ['a', 'b', 'c'].entries()) {
          expect(oneOf(shown(taskId).minutes)).toBe(totals[at]?.[0]);
        }
        work.undo();
      }
    });
  },
);

it('tells whoever shows the day when what runs is another minute, and not at each tick', () => {
  fridayMorning();
  work.timer.start('a', { status: false });
  let told = 0;
  work.replica.onCommit((touched) => {
    if (newsOf(touched).views.has('time')) told += 1;
  });
  work.pass(10 * MINUTE);
  expect(told).toBe(10);
});

it('takes a typed total for the number that is shown, and the timer goes on from there', () => {
  fridayMorning();
  work.timer.start('a', { status: false });
  work.pass(10 * MINUTE);
  expect(oneOf(shown('a').minutes)).toBe(85);
  type('a', 120);
  expect(oneOf(shown('a').minutes)).toBe(120);
  expect(work.replica.outbox.find(timeKind, 'a', FRIDAY)?.body.target).toBe(120);
  work.pass(5 * MINUTE);
  expect(oneOf(shown('a').minutes)).toBe(125);
  work.timer.stop();
  expect(oneOf(shown('a').minutes)).toBe(125);
  work.undo();
  expect(oneOf(shown('a').minutes)).toBe(125);
});

it('does not say that what runs is in Kitsu already', () => {
  fridayMorning();
  work.timer.start('a', { status: false });
  const markOfA = () =>
    dayView(work.replica, work.studio, FRIDAY, FRIDAY).entries.find(({ taskId }) => taskId === 'a');
  expect(markOfA()?.mark).toBe('kitsu');
  work.pass(5 * MINUTE);
  expect(markOfA()).toMatchObject({ mark: 'here', note: { code: 'timer-runs' } });
});

it('logs a quick line on the task that runs, though a minute has passed since it was shown', () => {
  fridayMorning();
  work.timer.start('a', { status: false });
  work.pass(10 * MINUTE);
  const before = taskDayMinutes(work.replica, 'a', FRIDAY);
  const line: QuickLog = {
    kind: 'log',
    taskId: 'a',
    day: FRIDAY,
    minutes: 30,
    before,
    after: before + 30,
  };
  work.pass(MINUTE);
  const undo = undoable(() => logEntry(work.replica, work.studio, line, MOMENT));
  expect(oneOf(shown('a').minutes)).toBe(before + 31);
  work.pass(MINUTE);
  expect(work.undo(undo).ok).toBe(true);
  expect(oneOf(shown('a').minutes)).toBe(before + 2);
});

describe('undoing a total that was typed while the timer ran', () => {
  it('leaves what runs to the timer again, and nothing to send', () => {
    fridayMorning();
    work.timer.start('a', { status: false });
    work.pass(10 * MINUTE);
    const undo = undoable(() => type('a', 120));
    work.pass(5 * MINUTE);
    expect(work.undo(undo).ok).toBe(true);
    expect(oneOf(shown('a').minutes)).toBe(90);
    expect(work.replica.outbox.find(timeKind, 'a', FRIDAY)).toBeNull();
    work.pass(5 * MINUTE);
    work.timer.stop();
    expect(oneOf(shown('a').minutes)).toBe(95);
  });

  it('brings the number back where only what ran was counted into it', () => {
    fridayMorning();
    work.timer.start('c', { status: false });
    work.pass(10 * MINUTE);
    const undo = undoable(() => type('c', 0));
    expect(oneOf(shown('c').minutes)).toBe(0);
    expect(work.undo(undo)).toMatchObject({
      value: { message: 'Undone: removing 10 min from SQ010 / C · Animation' },
    });
    expect(oneOf(shown('c').minutes)).toBe(10);
  });

  it('keeps what had run as the total’s own where the timer stopped in the same minute', () => {
    fridayMorning();
    work.timer.start('a', { status: false });
    work.pass(10 * MINUTE);
    const undo = undoable(() => type('a', 120));
    work.timer.stop();
    expect(work.undo(undo).ok).toBe(true);
    expect(oneOf(shown('a').minutes)).toBe(85);
  });

  it('leaves it as it is where the timer has added to it since', () => {
    fridayMorning();
    work.timer.start('a', { status: false });
    work.pass(10 * MINUTE);
    const undo = undoable(() => type('a', 120));
    work.pass(5 * MINUTE);
    work.timer.stop();
    expect(work.undo(undo)).toMatchObject({ code: 'conflict' });
    expect(oneOf(shown('a').minutes)).toBe(125);
  });
});
