import { afterEach, describe, expect, it } from 'vitest';
import { calendarOf } from '../../../electron/rules/calendar.ts';
import { shiftDay } from '../../../electron/shared/day.ts';
import {
  DAY_BEGINS,
  minutesInto,
  workDayBounds,
  workDayIn,
} from '../../../electron/shared/work-day.ts';
import { dayBounds, dayIn } from '../../../electron/shared/zone.ts';

const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(text);
const before = process.env['TZ'];
afterEach(() => {
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

describe('a day that begins later than at midnight', () => {
  it.each([
    ['Europe/Paris', '04:00', '2026-11-21T02:59:00Z', '2026-11-20'],
    ['Europe/Paris', '04:00', '2026-11-21T03:00:00Z', '2026-11-21'],
    ['Europe/Paris', '04:00', '2026-11-20T23:30:00Z', '2026-11-20'],
    ['Europe/Paris', '00:30', '2026-11-20T23:29:00Z', '2026-11-20'],
    ['Europe/Paris', '00:30', '2026-11-20T23:30:00Z', '2026-11-21'],
    ['Asia/Tokyo', '11:00', '2026-11-21T01:59:00Z', '2026-11-20'],
    ['America/St_Johns', '06:00', '2026-11-21T09:30:00Z', '2026-11-21'],
    ['America/St_Johns', '06:00', '2026-11-21T09:29:00Z', '2026-11-20'],
  ])('in %s at %s: %s is on %s', (zone, begins, instant, day) => {
    expect(workDayIn(zone, at(instant), begins)).toBe(day);
  });

  /** Where the clocks change: the time that is skipped, or shown twice, is the begin of the day. */
  it.each([
    // 2:00 to 3:00 is skipped: the day begins when the clocks show 3:00.
    ['Europe/Paris', '02:30', '2025-03-30', '2025-03-30T01:00:00Z', 23.5],
    ['Europe/Paris', '02:30', '2025-03-29', '2025-03-29T01:30:00Z', 23.5],
    ['Europe/Paris', '04:00', '2025-03-29', '2025-03-29T03:00:00Z', 23],
    ['Europe/Paris', '04:00', '2025-03-30', '2025-03-30T02:00:00Z', 24],
    // 2:00 to 3:00 is shown twice: the day begins at the first 2:30.
    ['Europe/Paris', '02:30', '2025-10-26', '2025-10-26T00:30:00Z', 25],
    ['Europe/Paris', '02:30', '2025-10-25', '2025-10-25T00:30:00Z', 24],
    ['Europe/Paris', '04:00', '2025-10-25', '2025-10-25T02:00:00Z', 25],
    ['America/New_York', '01:30', '2025-11-02', '2025-11-02T05:30:00Z', 25],
    ['Australia/Lord_Howe', '01:30', '2025-04-06', '2025-04-05T14:30:00Z', 24.5],
  ])('in %s at %s: %s begins at %s and has %s h', (zone, begins, day, start, hours) => {
    const bounds = workDayBounds(zone, day, begins);
    expect(new Date(bounds.start).toISOString()).toBe(new Date(start).toISOString());
    expect((bounds.end - bounds.start) / HOUR).toBe(hours);
  });

  it.each(['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Tokyo'])(
    'in %s follows on the day before without a gap, for every begin',
    (zone) => {
      for (const begins of DAY_BEGINS) {
        for (let day = '2025-03-01'; day < '2025-11-10'; day = shiftDay(day, 9)) {
          const { start, end } = workDayBounds(zone, day, begins);
          expect(workDayBounds(zone, shiftDay(day, 1), begins).start).toBe(end);
          expect(workDayIn(zone, start, begins)).toBe(day);
          expect(workDayIn(zone, start - 1, begins)).toBe(shiftDay(day, -1));
          expect(workDayIn(zone, end - 1, begins)).toBe(day);
        }
      }
    },
  );

  it('never goes back while time goes on, also where the clocks do', () => {
    for (const begins of DAY_BEGINS.slice(0, 8)) {
      let last = '';
      for (let now = at('2025-10-25T20:00:00Z'); now < at('2025-10-26T06:00:00Z'); now += 300_000) {
        const day = workDayIn('Europe/Paris', now, begins);
        expect(day >= last).toBe(true);
        last = day;
      }
    }
  });

  it('is the calendar’s own where it begins at midnight', () => {
    const now = at('2025-03-30T00:30:00Z');
    expect(workDayIn('Europe/Paris', now, '00:00')).toBe(dayIn('Europe/Paris', now));
    const day = '2025-03-30';
    expect(workDayBounds('Europe/Paris', day, '00:00')).toEqual(dayBounds('Europe/Paris', day));
  });

  it('follows the computer’s zone where no other is chosen', () => {
    process.env['TZ'] = 'Asia/Tokyo';
    const calendar = calendarOf(
      () => null,
      () => '05:00',
    );
    expect(calendar.dayOf(at('2026-11-20T19:59:00Z'))).toBe('2026-11-20');
    expect(calendar.dayOf(at('2026-11-20T20:00:00Z'))).toBe('2026-11-21');
    expect(calendar.boundsOf('2026-11-21').start).toBe(at('2026-11-20T20:00:00Z'));
  });
});

it.each([
  ['09:00', '00:00', 540],
  ['09:00', '04:00', 300],
  ['01:00', '04:00', 1260],
  ['04:00', '04:00', 0],
])('%s is %s after midnight or the begin %s', (clock, begins, minutes) => {
  expect(minutesInto(clock, begins)).toBe(minutes);
});
