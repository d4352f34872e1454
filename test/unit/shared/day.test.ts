import { describe, expect, it } from 'vitest';
import { daysBetween, dayOf, isDay, shiftDay, weekOf } from '../../../electron/shared/day.ts';

describe('a day', () => {
  it('is one that exists', () => {
    expect(isDay('2026-02-28')).toBe(true);
    for (const text of ['2026-02-29', '2026-13-40', '2026-1-5', 'today', '2026-01-01T00:00']) {
      expect(isDay(text)).toBe(false);
    }
  });

  it("is the artist's own calendar day, not that of UTC", () => {
    const lateEvening = new Date(2026, 10, 20, 23, 59);
    expect(dayOf(lateEvening)).toBe('2026-11-20');
    expect(dayOf(new Date(lateEvening.getTime() + 60_000))).toBe('2026-11-21');
  });

  it('goes by calendar over the ends of months, years and daylight saving', () => {
    expect(shiftDay('2026-12-31', 1)).toBe('2027-01-01');
    expect(shiftDay('2024-03-01', -1)).toBe('2024-02-29');
    for (let day = '2026-03-20', count = 0; count < 30; count += 1) {
      const next = shiftDay(day, 1);
      expect(daysBetween(day, next)).toBe(1);
      day = next;
    }
  });

  it('lies in a week that begins on Monday, also over the year', () => {
    expect(weekOf('2027-01-01')[0]).toBe('2026-12-28');
    expect(weekOf('2026-11-22')).toEqual([
      '2026-11-16',
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
    ]);
  });
});
