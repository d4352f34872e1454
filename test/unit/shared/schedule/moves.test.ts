import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOfNumber } from '../../../../electron/shared/schedule/day-number.ts';
import {
  following,
  plannedFrom,
  shifted,
  type Shift,
} from '../../../../electron/shared/schedule/moves.ts';
import {
  nextWorking,
  shiftWorking,
  workingBetween,
  workingWeek,
} from '../../../../electron/shared/schedule/working-days.ts';
import { someSchedule } from './some-schedule.ts';

const USUAL = workingWeek([1, 2, 3, 4, 5]);
const number = (day: string | null): number | null => (day === null ? null : dayNumber(day));
const written = (day: number | null): string | null => (day === null ? null : dayOfNumber(day));

function moved(start: string | null, due: string | null, shift: Shift): (string | null)[] {
  const days = shifted({ start: number(start), due: number(due) }, shift, USUAL);
  return [written(days.start), written(days.due)];
}

describe('a bar', () => {
  it('keeps its working days where it is moved', () => {
    expect(moved('2026-11-26', '2026-11-30', { what: 'move', by: 1 })).toEqual([
      '2026-11-27',
      '2026-12-01',
    ]);
    // From a weekend on it begins on a working day.
    expect(moved('2026-11-28', '2026-11-30', { what: 'move', by: 1 })).toEqual([
      '2026-11-30',
      '2026-11-30',
    ]);
    expect(moved('2026-11-26', '2026-11-30', { what: 'move', by: 0 })).toEqual([
      '2026-11-26',
      '2026-11-30',
    ]);
  });

  it('keeps its other end where it is stretched, and a day at least', () => {
    const [start, due] = ['2026-11-25', '2026-11-27'];
    expect(moved(start, due, { what: 'due', by: 2 })).toEqual([start, '2026-12-01']);
    expect(moved(start, due, { what: 'due', by: -9 })).toEqual([start, start]);
    expect(moved(start, due, { what: 'start', by: -3 })).toEqual(['2026-11-20', due]);
    expect(moved(start, due, { what: 'start', by: 9 })).toEqual([due, due]);
  });

  it('of one day keeps to that one where it is moved, and gets the other where it is stretched', () => {
    expect(moved(null, '2026-11-27', { what: 'move', by: 1 })).toEqual([null, '2026-11-30']);
    expect(moved('2026-11-27', null, { what: 'move', by: -1 })).toEqual(['2026-11-26', null]);
    expect(moved('2026-11-27', null, { what: 'due', by: 1 })).toEqual(['2026-11-27', '2026-11-30']);
    expect(moved(null, '2026-11-27', { what: 'start', by: -1 })).toEqual([
      '2026-11-26',
      '2026-11-27',
    ]);
  });

  it('is where it was after it was moved there and back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 18_000, max: 24_000 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: -300, max: 300 }),
        (from, length, by) => {
          const start = nextWorking(from, USUAL);
          const days = { start, due: shiftWorking(start, length, USUAL) };
          const there = shifted(days, { what: 'move', by }, USUAL);
          expect(workingBetween(there.start ?? 0, there.due ?? 0, USUAL)).toBe(length + 1);
          expect(shifted(there, { what: 'move', by: -by }, USUAL)).toEqual(days);
        },
      ),
    );
  });
});

describe('what follows', () => {
  it('is what is planned, not done, of a later type and for the same shot', () => {
    const facts = someSchedule([
      [0, 0, '2026-11-23', '2026-11-25'],
      [0, 1, '2026-11-24', '2026-11-27'],
      [0, 2, null, '2026-11-30'],
      [0, 2, null, null],
      [1, 2, '2026-11-24', '2026-11-27'],
      [1, 1, '2026-11-24', '2026-11-27', [], 2],
      [1, 0, '2026-11-24', '2026-11-27'],
    ]);
    expect(following(facts, [0])).toEqual([1, 2]);
    expect(following(facts, [0, 1])).toEqual([2]);
    expect(following(facts, [1, 6])).toEqual([2, 4]);
    expect(following(facts, [])).toEqual([]);
  });
});

it('plans a task for as long as its estimate takes its people, from a working day on', () => {
  const plan = (estimation: number, people: number[]): (string | null)[] => {
    const days = plannedFrom({ estimation, people }, dayNumber('2026-11-28'), {
      ...{ week: USUAL, dayLength: 480 },
    });
    return [written(days.start), written(days.due)];
  };
  expect(plan(0, [])).toEqual(['2026-11-30', '2026-11-30']);
  expect(plan(481, [0])).toEqual(['2026-11-30', '2026-12-01']);
  expect(plan(481, [0, 1])).toEqual(['2026-11-30', '2026-11-30']);
});
