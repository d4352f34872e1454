import { afterEach, describe, expect, it } from 'vitest';
import { timeKind } from '../../../../electron/outbox/kinds/time.ts';
import {
  leftoverNote,
  minutesOfDay,
  type DayRounding,
} from '../../../../electron/time/timer/rounding.ts';
import { FakeClockTimer, MINUTE } from '../../../fixtures/fake-clock-timer.ts';

type Leftover = DayRounding['leftover'];
const nearest = (step: DayRounding['step'], leftover: Leftover): DayRounding => ({
  ...{ step, leftover },
  way: 'nearest',
});

/** The timed minutes of the tasks of one day, how they are rounded, and what is sent of each. */
const TABLE: [timed: number[], rounding: DayRounding, sent: number[]][] = [
  [[7, 7, 7, 7, 7, 7], nearest(15, 'drop'), [0, 0, 0, 0, 0, 0]],
  [[7, 7, 7, 7, 7, 7], nearest(15, 'longest-task'), [45, 0, 0, 0, 0, 0]],
  [[7, 7, 7, 7, 7, 7], nearest(15, 'one-step'), [15, 15, 15, 15, 15, 15]],
  // All leftovers are rounded together, once, and the longest task by itself.
  [[5, 100, 6], nearest(15, 'longest-task'), [0, 120, 0]],
  [[5, 100, 6], nearest(15, 'drop'), [0, 105, 0]],
  [[5, 100, 6], nearest(15, 'one-step'), [15, 105, 15]],
  [[3, 100], nearest(15, 'longest-task'), [0, 105]],
  // The first of several longest ones.
  [[60, 60, 14, 14], nearest(30, 'longest-task'), [90, 60, 0, 0]],
  [[7], nearest(15, 'longest-task'), [0]],
  [[0, 7], nearest(15, 'one-step'), [0, 15]],
  [[2, 2, 2], nearest(5, 'longest-task'), [5, 0, 0]],
  [[8, 22], nearest(15, 'longest-task'), [15, 15]],
  [[1, 20], { step: 15, way: 'up', leftover: 'longest-task' }, [15, 30]],
  [[0.4, 30], nearest(0, 'longest-task'), [0, 30]],
  [[0.4, 30], nearest(0, 'one-step'), [0, 30]],
  [[], nearest(15, 'longest-task'), []],
];

describe('the minutes of a day', () => {
  it.each(TABLE)('of %j by %j are %j', (timed, rounding, sent) => {
    const tasks = timed.map((minutes, at) => ({ taskId: `t${at}`, ms: minutes * MINUTE }));
    expect([...minutesOfDay(tasks, rounding).values()]).toEqual(sent);
  });

  it('are the rounded tasks and the rounded sum of what is left, for any day', () => {
    for (let day = 1; day < 400; day += 1) {
      const step = ([5, 15, 30] as const)[day % 3] ?? 15;
      const timed = [1, 2, 3, 4, 5].map((task) => ({
        taskId: `t${task}`,
        ms: ((day * task * 7919) % 60) * MINUTE,
      }));
      const round = (ms: number): number => Math.round(ms / MINUTE / step) * step;
      const whole = timed.reduce((sum, { ms }) => sum + round(ms), 0);
      const left = timed.reduce((sum, { ms }) => sum + (round(ms) === 0 ? ms : 0), 0);
      const sent = [...minutesOfDay(timed, nearest(step, 'longest-task')).values()];
      expect(sent.reduce((sum, one) => sum + one, 0)).toBe(whole + round(left));
    }
  });

  it.each([
    [7, nearest(15, 'drop'), '7 min round to 0 with steps of 15.'],
    [1, nearest(5, 'drop'), '1 min rounds to 0 with steps of 5.'],
    [
      7,
      nearest(15, 'longest-task'),
      '7 min round to 0 with steps of 15: added to the day’s longest task.',
    ],
    [7, nearest(15, 'one-step'), null],
    [8, nearest(15, 'drop'), null],
    [0.2, nearest(15, 'drop'), null],
    [0.2, nearest(0, 'drop'), null],
  ] as const)('of %s min by %j are told: %s', (minutes, rounding, words) => {
    expect(leftoverNote(minutes * MINUTE, rounding)).toBe(words);
  });
});

describe('a timer whose time rounds to nothing', () => {
  const FRIDAY = '2026-11-20';
  let work: FakeClockTimer;
  afterEach(() => work.close());

  function friday(leftover: Leftover): void {
    work = new FakeClockTimer(`${FRIDAY}T09:00:00`);
    work.rounding = { step: 15, way: 'nearest' };
    work.leftover = leftover;
  }
  function run(taskId: string, minutes: number) {
    work.timer.start(taskId, { status: false });
    work.pass(minutes * MINUTE);
    return work.timer.stop();
  }
  const sent = (taskId: string) =>
    work.replica.outbox.find(timeKind, taskId, FRIDAY)?.body.target ?? 0;

  it('says so when it stops, in the answer and beside the undo', () => {
    friday('drop');
    const note = 'Its 7 min round to 0 with steps of 15.';
    expect(run('a', 7)).toEqual({ ok: true, value: note });
    expect(work.timer.view().undo?.message).toBe(`Stopped SQ010 / A · Animation. ${note}`);
    // A second run makes it enough.
    expect(run('a', 7)).toEqual({ ok: true, value: null });
    expect(work.timer.view().undo?.message).toBe('Stopped SQ010 / A · Animation');
    expect(sent('a')).toBe(15);
  });

  it('says so when the next task starts', () => {
    friday('drop');
    work.timer.start('a', { status: false });
    work.pass(7 * MINUTE);
    expect(work.timer.start('b', { status: false })).toEqual({
      ok: true,
      value: 'SQ010 / A · Animation: 7 min round to 0 with steps of 15.',
    });
  });

  it('gives it to the longest task of the day, whichever that is by then', () => {
    friday('longest-task');
    run('a', 7);
    expect([sent('a'), work.total(FRIDAY)]).toEqual([0, 0]);
    // 7 and 7 are 14: a step for the first of them.
    run('b', 7);
    expect([sent('a'), sent('b'), work.total(FRIDAY)]).toEqual([15, 0, 15]);
    run('c', 20);
    expect([sent('a'), sent('b'), sent('c')]).toEqual([0, 0, 30]);
    expect(work.total(FRIDAY)).toBe(30);
    // What grows past a step of its own is no leftover any more.
    run('a', 8);
    expect([sent('a'), sent('b'), sent('c')]).toEqual([15, 0, 15]);
  });

  it('leaves what was counted before to its own rounding, if it is not to be shared', () => {
    friday('one-step');
    run('a', 7);
    expect(sent('a')).toBe(15);
    work.leftover = 'drop';
    run('b', 30);
    expect([sent('a'), sent('b')]).toEqual([15, 30]);
  });

  it('comes back from the longest task when the stop is undone', () => {
    friday('longest-task');
    run('a', 60);
    run('b', 7);
    run('c', 7);
    expect(sent('a')).toBe(75);
    expect(work.undo()).toMatchObject({ ok: true });
    expect(sent('a')).toBe(60);
    // What runs is in the number that is shown, also on the longest task.
    expect(work.total(FRIDAY)).toBe(75);
  });
});
