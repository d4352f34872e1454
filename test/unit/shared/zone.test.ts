import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { shiftDay } from '../../../electron/shared/day.ts';
import {
  dayBounds,
  dayIn,
  isZone,
  offsetIn,
  offsetText,
  type Zone,
} from '../../../electron/shared/zone.ts';

const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(text);
const hours = (zone: Zone, day: string): number => {
  const { start, end } = dayBounds(zone, day);
  return (end - start) / HOUR;
};

const before = process.env['TZ'];
afterEach(() => {
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

describe('the day of an instant', () => {
  it.each([
    ['Europe/Paris', '2026-11-20T22:59:59.999Z', '2026-11-20'],
    ['Europe/Paris', '2026-11-20T23:00:00.000Z', '2026-11-21'],
    ['Etc/GMT-14', '2026-11-20T10:00:00.000Z', '2026-11-21'],
    ['Etc/GMT+12', '2026-11-20T11:59:00.000Z', '2026-11-19'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00.000Z', '2027-01-01'],
    ['Asia/Kathmandu', '2026-11-20T18:15:00.000Z', '2026-11-21'],
    ['UTC', '2024-02-29T23:59:00.000Z', '2024-02-29'],
  ])('in %s at %s is %s', (zone, instant, day) => expect(dayIn(zone, at(instant))).toBe(day));
});

describe('a day', () => {
  it.each([
    ['Europe/Paris', '2026-03-29', 23],
    ['Europe/Paris', '2026-10-25', 25],
    ['Europe/Paris', '2026-11-21', 24],
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['Asia/Tokyo', '2026-03-29', 24],
    ['America/Sao_Paulo', '2018-11-04', 23],
    ['America/Sao_Paulo', '2018-02-17', 25],
    ['America/Havana', '2025-11-02', 25],
  ])('in %s on %s has its own length', (zone, day, length) => {
    expect(hours(zone, day)).toBe(length);
    process.env['TZ'] = zone;
    expect(hours(null, day)).toBe(length);
  });

  it('that a zone left out has no length', () => {
    expect(hours('Pacific/Apia', '2011-12-30')).toBe(0);
  });

  it('begins at 01:00 where the clocks skip midnight', () => {
    const { start } = dayBounds('America/Sao_Paulo', '2018-11-04');
    expect(new Date(start).toISOString()).toBe('2018-11-04T03:00:00.000Z');
  });

  it('begins at the first of two midnights', () => {
    const { start } = dayBounds('Asia/Amman', '2014-10-31');
    expect(new Date(start).toISOString()).toBe('2014-10-30T21:00:00.000Z');
  });

  it('holds its own instants and no other, in every zone', () => {
    const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Etc/GMT-14', 'Etc/GMT+12'];
    const instants = fc.integer({ min: at('2012-01-01'), max: at('2035-01-01') });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (zone, instant) => {
        const day = dayIn(zone, instant);
        const { start, end } = dayBounds(zone, day);
        expect(start <= instant && instant < end).toBe(true);
        expect(dayIn(zone, start)).toBe(day);
        expect(dayIn(zone, end - 1)).toBe(day);
        expect(dayBounds(zone, shiftDay(day, 1)).start).toBe(end);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['America/Sao_Paulo', 'Europe/Paris', 'Asia/Kathmandu'])(
    'is the same by the computer’s zone, %s, as by its name',
    (zone) => {
      process.env['TZ'] = zone;
      fc.assert(
        fc.property(fc.integer({ min: at('2012-01-01'), max: at('2035-01-01') }), (instant) => {
          const day = dayIn(null, instant);
          expect(day).toBe(dayIn(zone, instant));
          expect(dayBounds(null, day)).toEqual(dayBounds(zone, day));
        }),
      );
    },
  );
});

describe('a zone', () => {
  it('is one whose clocks are known', () => {
    for (const name of ['Europe/Paris', 'UTC', 'Etc/GMT+12']) expect(isZone(name)).toBe(true);
    for (const name of ['', 'Paris', '+02:00', 'Europe/Nowhere', 'null']) {
      expect(isZone(name)).toBe(false);
    }
  });

  it('is so many minutes ahead of UTC, and said as people write it', () => {
    expect(offsetIn('Asia/Kathmandu', 0)).toBe(330);
    expect(offsetText(offsetIn('Asia/Kathmandu', at('2026-11-21')))).toBe('UTC+5:45');
    expect(offsetText(offsetIn('America/St_Johns', at('2026-11-21')))).toBe('UTC−3:30');
    expect(offsetText(offsetIn('Europe/Paris', at('2026-11-21')))).toBe('UTC+1');
    expect(offsetText(0)).toBe('UTC');
  });
});
