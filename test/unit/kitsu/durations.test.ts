import { describe, expect, it } from 'vitest';
import { checkDayTime, days, hours, looksLikeSeconds } from '../../../electron/kitsu/durations.ts';

describe('durations', () => {
  it('are minutes, by the hour and by the studio’s own day', () => {
    expect(hours(8)).toBe(480);
    expect(hours(0.1)).toBe(6);
    expect(days(5)).toBe(2400);
    expect(days(2, 7.5)).toBe(900);
  });

  it.each([8 * 3600, 3600, 5 * 8 * 3600, 1.5 * 3600, 4500])(
    'warns of %i, which was seconds',
    (n) => {
      expect(looksLikeSeconds(n)).toContain(`send ${n / 60}.`);
    },
  );

  it.each([0, 480, 2400, 3599, 3601, 10_000])('takes %i for minutes', (n) => {
    expect(looksLikeSeconds(n)).toBeNull();
  });

  it('stops more than a day, and leaves zero to the server’s own words', () => {
    expect(checkDayTime(1440)).toBeNull();
    expect(checkDayTime(0)).toBeNull();
    expect(checkDayTime(1441)?.message).toContain('more than a day');
    expect(checkDayTime(28_800)?.message).toContain('send 480');
  });
});
