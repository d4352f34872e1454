import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calendarOf } from '../../../../electron/rules/calendar.ts';
import { daySegments } from '../../../../electron/time/timer/day-segments.ts';
import { byDay } from '../../../../electron/time/timer/write-segments.ts';
import { runningMinutesOf } from '../../../../electron/time/timer/running-minutes.ts';
import { FakeClockTimer, HOUR, MINUTE } from '../../../fixtures/fake-clock-timer.ts';

const before = process.env['TZ'];
let work: FakeClockTimer;
afterEach(() => {
  work.close();
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

/** The day on which a zone changes its clocks, its beginning (UTC), and its length in hours. */
const CHANGES = [
  ['Europe/Paris', '2025-03-30', '2025-03-29T23:00:00Z', 23],
  ['Europe/Paris', '2025-10-26', '2025-10-25T22:00:00Z', 25],
  ['America/New_York', '2025-03-09', '2025-03-09T05:00:00Z', 23],
  ['America/New_York', '2025-11-02', '2025-11-02T04:00:00Z', 25],
] as const;

describe.each(['of the computer', 'of Kitsu'] as const)('the zone %s', (whose) => {
  describe.each(CHANGES)('%s on %s', (zone, day, begins, hours) => {
    const midnight = Date.parse(begins);
    const next = midnight + hours * HOUR;
    const calendar = calendarOf(() => (whose === 'of Kitsu' ? zone : null));
    const dayAfter = new Date(Date.parse(day) + 24 * HOUR).toISOString().slice(0, 10);
    const dayBefore = new Date(Date.parse(day) - 24 * HOUR).toISOString().slice(0, 10);

    beforeEach(() => {
      process.env['TZ'] = whose === 'of Kitsu' ? 'Asia/Tokyo' : zone;
      work = new FakeClockTimer(new Date(midnight - 30 * MINUTE).toISOString());
      work.calendar = calendar;
      work.restart(0);
    });

    it('is as long as it is, and its midnights belong to the day that they begin', () => {
      expect(calendar.boundsOf(day)).toEqual({ start: midnight, end: next });
      expect(calendar.dayOf(midnight - 1)).toBe(dayBefore);
      expect(calendar.dayOf(midnight)).toBe(day);
      expect(calendar.dayOf(next - 1)).toBe(day);
      expect(calendar.dayOf(next)).toBe(dayAfter);
    });

    it('counts an hour that is left out not at all, and one that comes twice twice', () => {
      work.timer.start('a', { status: false });
      work.pass(30 * MINUTE + 3 * HOUR);
      work.timer.stop();
      expect(work.day(dayBefore)).toBe('a 30');
      expect(work.day(day)).toBe('a 180');
      expect(work.total(day)).toBe(180);
    });

    it('is cut from the next day at its own midnight, by the timer and by hand', () => {
      work.pass(29 * MINUTE + hours * HOUR);
      work.timer.start('a', { status: false });
      work.pass(2 * MINUTE);
      work.timer.stop();
      expect(work.day(day)).toBe('a 1');
      expect(work.day(dayAfter)).toBe('a 1');
      const parts = byDay(calendar, midnight - HOUR, next + HOUR);
      expect(parts.map((part) => [part.day, (part.end - part.start) / HOUR])).toEqual([
        [dayBefore, 1],
        [day, hours],
        [dayAfter, 1],
      ]);
    });

    it('shows its segments from its first moment to its last', () => {
      work.pass(30 * MINUTE);
      work.timer.start('a', { status: false });
      work.pass(3 * HOUR);
      const shown = daySegments(work.replica, calendar, day);
      expect(shown).toMatchObject({ from: midnight, to: next });
      expect(shown.segments).toMatchObject([{ day, start: midnight, end: null }]);
      expect(runningMinutesOf(work.replica, 'a', day)).toBe(180);
      expect(runningMinutesOf(work.replica, 'a', dayBefore)).toBe(0);
    });

    it('does not count the night that it shortens or lengthens', () => {
      work.pass(20 * MINUTE);
      work.timer.start('a', { status: false });
      work.pass(5 * MINUTE);
      work.sleep(10 * HOUR, { told: false });
      expect(work.timer.view().running).toBeNull();
      expect(work.day(dayBefore)).toBe('a 5');
      expect(work.day(day)).toBe('');
    });
  });
});
