import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayNumber,
  dayOfNumber,
  weekdayOf,
} from '../../../../electron/shared/schedule/day-number.ts';
import {
  draggedBy,
  nextWorking,
  shiftWorking,
  workingBetween,
  workingWeek,
} from '../../../../electron/shared/schedule/working-days.ts';

const USUAL = workingWeek([1, 2, 3, 4, 5]);
/** Sunday to Thursday. */
const SUNDAY = workingWeek([1, 2, 3, 4, 7]);
const day = (text: string): number => dayNumber(text);
const shift = (text: string, by: number, week = USUAL): string =>
  dayOfNumber(shiftWorking(day(text), by, week));

const weeks = fc
  .uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 })
  .map((days) => workingWeek(days));
const days = fc.integer({ min: day('1999-01-01'), max: day('2199-12-31') });

describe('a day as a number', () => {
  it('is the day that it was, over the days on which clocks are changed, and its weekday', () => {
    fc.assert(fc.property(days, (one) => dayNumber(dayOfNumber(one)) === one));
    expect([day('2026-03-29') - day('2026-03-28'), day('2026-03-30') - day('2026-03-29')]).toEqual([
      1, 1,
    ]);
    expect([weekdayOf(day('2026-11-30')), weekdayOf(day('1969-12-28'))]).toEqual([1, 7]);
  });
});

describe('working days', () => {
  it('are shifted over weekends, over the change of the clocks, and over New Year', () => {
    expect(shift('2026-11-27', 1)).toBe('2026-11-30');
    expect(shift('2026-11-30', -1)).toBe('2026-11-27');
    // Clocks go forward on 29 March and back on 25 October.
    expect([shift('2026-03-27', 1), shift('2026-10-23', 1)]).toEqual(['2026-03-30', '2026-10-26']);
    expect(shift('2026-12-31', 2)).toBe('2027-01-04');
    expect(shift('2026-11-30', 15)).toBe('2026-12-21');
  });

  it('are those of a studio that works from Sunday to Thursday', () => {
    expect(shift('2026-11-26', 1, SUNDAY)).toBe('2026-11-29');
    expect(shift('2026-11-29', -1, SUNDAY)).toBe('2026-11-26');
    expect(dayOfNumber(nextWorking(day('2026-11-27'), SUNDAY))).toBe('2026-11-29');
  });

  it('lead back from where a shift led, from a working day on', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -400, max: 400 }), weeks, (from, by, week) => {
        const start = nextWorking(from, week);
        expect(shiftWorking(shiftWorking(start, by, week), -by, week)).toBe(start);
      }),
    );
  });

  it('are counted as they are walked, day by day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -3, max: 60 }), weeks, (first, length, week) => {
        let count = 0;
        for (let at = first; at <= first + length; at += 1) if (week.works(at)) count += 1;
        expect(workingBetween(first, first + length, week)).toBe(count);
      }),
    );
  });

  it('are what a drag is counted in: it begins on a working day that it was dragged over', () => {
    const monday = day('2026-11-30');
    expect([4, 5, 6, 7].map((by) => draggedBy(monday, by, USUAL))).toEqual([4, 4, 4, 5]);
    expect([-1, -2, -3].map((by) => draggedBy(monday, by, USUAL))).toEqual([0, 0, -1]);
    fc.assert(
      fc.property(days, fc.integer({ min: -90, max: 90 }), weeks, (from, by, week) => {
        const start = nextWorking(from, week);
        const to = shiftWorking(start, draggedBy(start, by, week), week);
        expect(week.works(to)).toBe(true);
        expect(by >= 0 ? to <= start + by : to >= start + by).toBe(true);
      }),
    );
  });

  it('are all days where a studio has none', () => {
    expect(shift('2026-11-27', 1, workingWeek([]))).toBe('2026-11-28');
  });
});
