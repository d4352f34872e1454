import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  conflictIndex,
  conflictsOf,
  type Conflict,
} from '../../../../electron/shared/schedule/conflicts.ts';
import { dayNumber, dayOfNumber } from '../../../../electron/shared/schedule/day-number.ts';
import { workingWeek } from '../../../../electron/shared/schedule/working-days.ts';
import type { ScheduleFacts } from '../../../../electron/shared/schedule/schedule.ts';
import { someSchedule, type SomeTask } from './some-schedule.ts';

const USUAL = workingWeek([1, 2, 3, 4, 5]);
const NONE = { start: null, due: null };

const found = (facts: ScheduleFacts, tasks: number[]): Conflict[] =>
  conflictsOf(conflictIndex(facts), tasks, (at) => facts.tasks[at] ?? NONE, USUAL);

describe('conflicts of days', () => {
  it('are a person on two tasks on one working day, not on a weekend, and not where one is done', () => {
    const on = (first: SomeTask, second: SomeTask) => found(someSchedule([first, second]), [0]);
    const ada: SomeTask = [0, 1, '2026-11-23', '2026-11-28', [0]];
    expect(on(ada, [1, 1, '2026-11-27', '2026-12-02', [0, 1]])).toEqual([
      { kind: 'double', task: 0, other: 1, person: 0 },
    ]);
    expect(on(ada, [1, 1, '2026-11-28', '2026-12-02', [0]])).toEqual([]);
    expect(on(ada, [1, 1, '2026-11-27', '2026-12-02', [1]])).toEqual([]);
    expect(on(ada, [1, 1, '2026-11-27', '2026-12-02', [0], 2])).toEqual([]);
  });

  it('are a start before the task before it is due, whichever of the two moved', () => {
    const facts = someSchedule([
      [0, 0, '2026-11-23', '2026-11-25'],
      [0, 1, '2026-11-24', '2026-11-27'],
      [0, 2, '2026-11-27', '2026-11-30'],
    ]);
    const order = { kind: 'order', task: 1, before: 0 };
    expect(found(facts, [0])).toEqual([order]);
    expect(found(facts, [1])).toEqual([order]);
    // It may begin on the day on which the one before it is due.
    expect(found(facts, [2])).toEqual([]);
  });

  it('are a day off, and days outside the production', () => {
    const facts = someSchedule([[0, 1, '2026-11-23', '2026-12-04', [0]]], {
      start: dayNumber('2026-11-24'),
      end: dayNumber('2026-12-03'),
      daysOff: [
        { person: 0, first: dayNumber('2026-12-01'), last: dayNumber('2026-12-10') },
        { person: 0, first: dayNumber('2026-11-28'), last: dayNumber('2026-11-29') },
        { person: 1, first: dayNumber('2026-11-24'), last: dayNumber('2026-11-24') },
      ],
    });
    expect(found(facts, [0])).toEqual([
      { kind: 'off', task: 0, person: 0, day: dayNumber('2026-12-01') },
      { kind: 'outside', task: 0, edge: 'start' },
      { kind: 'outside', task: 0, edge: 'end' },
    ]);
  });

  it('are the same between two tasks, whichever is asked for first', () => {
    const day = fc
      .integer({ min: 0, max: 40 })
      .map((at) => dayOfNumber(dayNumber('2026-11-01') + at));
    const task = fc.tuple(
      ...([fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 2 }), day, day] as const),
      fc.uniqueArray(fc.integer({ min: 0, max: 1 }), { maxLength: 2 }),
      fc.integer({ min: 0, max: 2 }),
    );
    fc.assert(
      fc.property(fc.array(task, { minLength: 2, maxLength: 6 }), (tasks) => {
        const facts = someSchedule(tasks);
        const all = facts.tasks.map((_, at) => at);
        const said = (list: Conflict[]): string[] =>
          [...new Set(list.map((one) => JSON.stringify(one)))].sort();
        const each = all.flatMap((at) => found(facts, [at]));
        expect(said(found(facts, all))).toEqual(said(each));
        expect(said(found(facts, [...all].reverse()))).toEqual(said(each));
        // Both tasks of a conflict tell it.
        for (const one of each)
          if (one.kind === 'double')
            expect(said(found(facts, [one.other]))).toContain(JSON.stringify(one));
          else if (one.kind === 'order')
            expect(said(found(facts, [one.before]))).toContain(JSON.stringify(one));
      }),
    );
  });
});
