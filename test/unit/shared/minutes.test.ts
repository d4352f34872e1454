import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DURATION_EXAMPLE,
  formatMinutes,
  formatWorkload,
  MINUTES_A_DAY,
  parseMinutes,
  stepMinutes,
} from '../../../electron/shared/minutes.ts';
import { failureText } from '../../../electron/shared/result.ts';

describe('parseMinutes', () => {
  it.each([
    ['1h30', 90],
    ['1 h 30', 90],
    ['1h 30m', 90],
    ['1h30min', 90],
    ['1H5', 65],
    ['1:30', 90],
    [':45', 45],
    ['1.5', 90],
    ['1,5 h', 90],
    ['1,5h', 90],
    ['.5', 30],
    ['2', 120],
    ['2h', 120],
    ['90m', 90],
    ['90 min', 90],
    ['45 minutes', 45],
    ['24h', 1440],
    ['0', 0],
    ['0m', 0],
    ['', 0],
    ['  1h30  ', 90],
    ['2 heures', 120],
    ['1\u00a0h\u00a030', 90],
    ['1 d', 480],
    ['1d', 480],
    ['1 d 5 h 30', 810],
    ['1d 45 min', 525],
    ['0:00:45', 1],
    ['1:30:10', 90],
  ])('reads %j as %i minutes', (typed, minutes) => {
    expect(parseMinutes(typed)).toEqual({ ok: true, value: minutes });
  });

  it.each(['abc', '1h90', '1:60', '1:5', '-1', '1h-30', '1.5.2', '1;30', 'h', '1e3', '٣', 'NaN'])(
    'refuses %j with an example',
    (typed) => {
      const read = parseMinutes(typed);
      expect(read.ok).toBe(false);
      expect(read).toHaveProperty('action', DURATION_EXAMPLE);
    },
  );

  it.each([
    ['15', 'Is “15” hours or minutes? Type 15h or 15m.'],
    ['24', 'Is “24” hours or minutes? Type 24h or 24m.'],
    ['7.30', 'Is “7.30” 7 h 30 or 7 h 18? Type 7:30 or 7h18.'],
    ['0.45', 'Is “0.45” 45 min or 27 min? Type 0:45 or 27min.'],
  ])('asks of %j, which could be two durations', (typed, message) => {
    const read = parseMinutes(typed);
    expect(read).toMatchObject({ ok: false, code: 'ambiguous' });
    expect(read.ok ? '' : failureText(read)).toBe(message);
  });

  it.each([
    ['12', 720],
    ['7.5', 450],
    ['7.75', 465],
    ['8.00', 480],
    ['1,25', 75],
    ['7.50 h', 450],
    ['7:30:00', 450],
  ])('asks nothing of %j', (typed, minutes) => {
    expect(parseMinutes(typed)).toEqual({ ok: true, value: minutes });
  });

  it('takes a bare 90 for hours, refuses it, and says how to mean minutes', () => {
    expect(parseMinutes('90')).toMatchObject({ ok: false, action: 'For 90 minutes type 90m.' });
  });

  it('refuses more than a day in any unit', () => {
    for (const typed of ['24h01', '24:01', '1441m', '24.1']) {
      expect(parseMinutes(typed)).toHaveProperty('ok', false);
    }
  });

  it('reads back every duration it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MINUTES_A_DAY }), (minutes) => {
        expect(parseMinutes(formatMinutes(minutes))).toEqual({ ok: true, value: minutes });
      }),
    );
  });

  it('gives whole minutes within a day, or a refusal, for anything typed', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const read = parseMinutes(typed);
        if (!read.ok) return;
        expect(Number.isInteger(read.value)).toBe(true);
        expect(read.value).toBeGreaterThanOrEqual(0);
        expect(read.value).toBeLessThanOrEqual(MINUTES_A_DAY);
      }),
    );
  });
});

describe('stepMinutes', () => {
  it.each([
    [0, 1, 15],
    [15, 1, 30],
    [50, 1, 60],
    [50, -1, 45],
    [60, -1, 45],
    [0, -1, 0],
    [MINUTES_A_DAY, 1, MINUTES_A_DAY],
  ] as const)('goes from %i by %i to %i', (from, direction, to) => {
    expect(stepMinutes(from, direction)).toBe(to);
  });
});

it('reads back a workload by the studio’s own day, and refuses more than 24 h of it', () => {
  expect(parseMinutes(formatWorkload(450 + 90, 450), 450)).toEqual({ ok: true, value: 540 });
  expect(parseMinutes('4 d', 450)).toHaveProperty('ok', false);
  expect(parseMinutes('1 d lunch', 450)).toHaveProperty('ok', false);
});

it('says a workload in the days of the studio', () => {
  expect(formatWorkload(3 * 450, 450)).toBe('3 d');
  expect(formatWorkload(480 + 312, 480)).toBe('1 d 5 h 12');
  expect(formatWorkload(45, 480)).toBe('45 min');
});
