import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOff } from '../../../electron/sync/push/push-policy.ts';
import {
  dueAt,
  LONGEST_HOLD_MS,
  probeDelay,
  pullDelay,
} from '../../../electron/sync/poll-schedule.ts';

const MINUTE = 60_000;
const random = fc.double({ min: 0, max: 1, noNaN: true });

describe('looking for a Kitsu that is away', () => {
  it('notices one that returns within 15 s, in the first ten minutes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 10 }),
        random,
        (...of) => {
          const [failures, minutes, chance] = of;
          expect(probeDelay(failures, minutes * MINUTE, null, chance)).toBeLessThanOrEqual(15_000);
        },
      ),
    );
  });

  it('begins at once and does not hammer', () => {
    expect(probeDelay(1, 0, null, 0)).toBe(1500);
    expect(probeDelay(4, 20_000, null, 0)).toBeGreaterThanOrEqual(9_000);
  });

  it('looks more rarely for one that is long away, every two minutes at the least', () => {
    expect(probeDelay(200, 60 * MINUTE, null, 0.5)).toBe(72_000);
    expect(probeDelay(5000, 48 * 60 * MINUTE, null, 1)).toBe(2 * MINUTE);
  });

  it('comes when the server asked, and not before', () => {
    expect(probeDelay(1, 0, 120, 0)).toBe(120_000);
    expect(pullDelay(1, 300, 0)).toBe(300_000);
  });

  it('spreads a studio’s machines', () => {
    expect(probeDelay(5, 0, null, 0)).not.toBe(probeDelay(5, 0, null, 1));
  });
});

describe('a moment before which nothing is tried', () => {
  it('holds nothing when a clock that was a year ahead wrote it', () => {
    const now = Date.parse('2026-06-30T12:00:00Z');
    expect(dueAt(now + 365 * 24 * 60 * MINUTE, now)).toBe(now);
    expect(dueAt(now + 5 * MINUTE, now)).toBe(now + 5 * MINUTE);
    expect(dueAt(now - 5, now)).toBe(now - 5);
  });

  it('is never further away than what is really waited for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 0, max: 3600 }),
        random,
        (a, s, r) => {
          expect(backOff(a, s, r) * 1000).toBeLessThanOrEqual(LONGEST_HOLD_MS);
          expect(probeDelay(a, 0, s, r)).toBeLessThanOrEqual(LONGEST_HOLD_MS);
        },
      ),
    );
  });
});
