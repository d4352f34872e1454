import { afterEach, describe, expect, it } from 'vitest';
import { conflictIndex, conflictsOf } from '../../../../../electron/shared/schedule/conflicts.ts';
import { dayNumber, dayOfNumber } from '../../../../../electron/shared/schedule/day-number.ts';
import { plannedFrom } from '../../../../../electron/shared/schedule/moves.ts';
import { workingWeek } from '../../../../../electron/shared/schedule/working-days.ts';
import { draggedTo } from '../../../../../renderer/rooms/schedule/drag.ts';
import { spanText } from '../../../../../renderer/rooms/schedule/schedule-text.ts';
import { ticksOf } from '../../../../../renderer/rooms/schedule/timeline.ts';
import { someSchedule } from '../../../shared/schedule/some-schedule.ts';

const USUAL = workingWeek([1, 2, 3, 4, 5]);
const SUNDAY = workingWeek([1, 2, 3, 4, 7]);
const number = (day: string): number => dayNumber(day);

const before = process.env['TZ'];
afterEach(() => {
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

/** Clocks change in Auckland on 5 April and 27 September 2026, in Paris on 29 March and 25 October, in Honolulu never. */
const CHANGES = ['2026-03-29', '2026-04-05', '2026-09-27', '2026-10-25'];

describe.each(['Pacific/Auckland', 'Pacific/Honolulu', 'Europe/Paris'])(
  'a schedule in %s',
  (zone) => {
    it('says the days that Kitsu has, and names each day once where clocks change', () => {
      process.env['TZ'] = zone;
      const span = { start: number('2026-03-27'), due: number('2026-04-06') };
      expect(spanText(span, '2026-03-20', USUAL)).toBe('Fri 27 Mar – Mon 6 Apr, 7 working days');
      for (const change of CHANGES) {
        const left = number(change) - 1;
        const { lower } = ticksOf({ left, px: 44 }, 3 * 44, 1);
        expect(lower.slice(0, 3).map(({ day }) => day)).toEqual([left, left + 1, left + 2]);
        expect(lower[1]?.label).toBe(`Sun ${Number(change.slice(8))}`);
      }
    });

    it('moves a bar over the change of the clocks by working days', () => {
      process.env['TZ'] = zone;
      for (const change of CHANGES) {
        const friday = number(change) - 2;
        const facts = someSchedule([[0, 0, dayOfNumber(friday), dayOfNumber(friday), [0]]]);
        const { days } = draggedTo(
          { index: conflictIndex(facts), baseOf: (at) => facts.tasks[at] ?? NONE },
          { tasks: [0], along: [] },
          { what: 'move', by: 1 },
          USUAL,
        );
        // Monday.
        expect(days.get(0)).toEqual({ start: friday + 3, due: friday + 3 });
      }
    });
  },
);

const NONE = { start: null, due: null };

describe('a bar', () => {
  it('is as long as its estimate in a week of 35 hours, and from Sunday to Thursday', () => {
    const lasts = (hours: number, week = USUAL, dayLength = 7 * 60): string[] => {
      const from = number('2026-11-30');
      const days = plannedFrom({ estimation: hours * 60, people: [0] }, from, {
        ...{ week, dayLength },
      });
      return [days.start, days.due].map((day) => dayOfNumber(day ?? 0));
    };
    expect(lasts(35)).toEqual(['2026-11-30', '2026-12-04']);
    expect(lasts(36)).toEqual(['2026-11-30', '2026-12-07']);
    expect(lasts(35, USUAL, 8 * 60)).toEqual(['2026-11-30', '2026-12-04']);
    // Friday and Saturday are off.
    expect(lasts(35, SUNDAY)).toEqual(['2026-11-30', '2026-12-06']);
  });

  it('is wrong on the days off of whoever works part-time, and on no others', () => {
    const facts = {
      ...someSchedule([[0, 0, '2026-12-02', '2026-12-03', [0]]]),
      // Fridays are free.
      daysOff: ['2026-12-04', '2026-12-11'].map((day) => ({
        ...{ person: 0, first: number(day), last: number(day) },
      })),
    };
    const off = (start: string, due: string) =>
      conflictsOf(
        conflictIndex(facts),
        [0],
        () => ({ start: number(start), due: number(due) }),
        USUAL,
      ).flatMap((one) => (one.kind === 'off' ? [dayOfNumber(one.day)] : []));
    expect(off('2026-12-02', '2026-12-03')).toEqual([]);
    expect(off('2026-12-03', '2026-12-07')).toEqual(['2026-12-04']);
    expect(off('2026-12-07', '2026-12-10')).toEqual([]);
  });
});
