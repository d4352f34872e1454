import { afterEach, describe, expect, it } from 'vitest';
import { dayOffWords, dayWords } from '../../../electron/production/day-words.ts';
import { aCalendar, aDayOff } from './a-production.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

describe("the studio's calendar", () => {
  it('has the hours of the organisation, and eight where those are unusable', () => {
    const length = (hoursByDay: number) => aCalendar([], {}, { hoursByDay }).dayLength;
    expect([7.5, 0, -1, 25, Number.NaN].map(length)).toEqual([450, 480, 480, 480, 480]);
  });

  it('knows weekends, other weekends, days off and what is left of today', () => {
    const calendar = aCalendar([aDayOff('ada', '2026-11-23')], { leftToday: 90 });
    const week = (id: string | null) => [-1, 0, 1, 2, 3, 4].map((at) => calendar.capacity(id, at));
    expect(week('ada')).toEqual([0, 90, 0, 0, 0, 480]);
    expect(week('ben')).toEqual([0, 90, 0, 0, 480, 480]);
    expect(week(null)).toEqual([0, 90, 0, 0, 480, 480]);
    const fridayOff = aCalendar([], {}, { weekend: [5, 6] });
    expect([0, 1, 2].map((at) => fridayOff.capacity('ada', at))).toEqual([0, 0, 480]);
  });

  it.each(['Europe/Paris', 'America/Sao_Paulo', 'Africa/Cairo', 'Pacific/Auckland', 'UTC'])(
    'loses no day when the clocks change in %s',
    (name) => {
      process.env['TZ'] = name;
      for (const today of ['2026-03-20', '2026-04-17', '2026-10-16', '2018-10-26']) {
        const calendar = aCalendar([], { today });
        const days = Array.from({ length: 40 }, (_, offset) => calendar.dayAt(offset));
        expect(new Set(days).size).toBe(40);
        expect(days.map(calendar.offsetOf)).toEqual(days.map((_, offset) => offset));
        const worked = days.filter((_, offset) => calendar.isWorkday(offset));
        const utc = days.filter((day) => ![0, 6].includes(new Date(`${day}T12:00Z`).getUTCDay()));
        expect(worked).toEqual(utc);
      }
    },
  );

  it('says near days by their weekday, and absences over a weekend as one', () => {
    const calendar = aCalendar();
    const words = [0, 1, 4, 6, 7, -1, -3].map((offset) =>
      dayWords(calendar.dayAt(offset), calendar),
    );
    const near = ['today', 'tomorrow', 'Tuesday', 'Thursday'];
    expect(words).toEqual([...near, 'Fri 27 Nov', 'yesterday', 'Tue 17 Nov']);
    expect(dayOffWords(['2026-11-23'], calendar)).toBe('Monday is a day off');
    expect(dayOffWords(['2026-11-25', '2026-11-27', '2026-11-30'], calendar)).toBe(
      'Wednesday and Fri 27 Nov to Mon 30 Nov are days off',
    );
  });

  it('reads a day off entered backwards, and one of years', () => {
    const backwards = aCalendar([aDayOff('ada', '2026-11-25', '2026-11-23')]);
    expect([3, 4, 5].map((at) => backwards.isOff('ada', at))).toEqual([true, true, true]);
    expect(aCalendar([aDayOff('ada', '1990-01-01', '9999-12-31')]).isOff('ada', 500)).toBe(true);
  });
});
