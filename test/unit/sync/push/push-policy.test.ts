import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failure, type FailureCode } from '../../../../electron/shared/result.ts';
import {
  backOff,
  decideTimeWrite,
  classifyFailure,
} from '../../../../electron/sync/push/push-policy.ts';

const body = (target: number, base: number, sent: number | null = null) => ({
  target,
  base,
  sent,
  kitsu: null,
});

describe('a lane, once Kitsu has said its number', () => {
  it('is done when Kitsu holds the target, whoever wrote it', () => {
    expect(decideTimeWrite(body(90, 0), 90)).toBe('done');
    expect(decideTimeWrite(body(0, 60), 0)).toBe('done');
  });

  it('is written when Kitsu holds what the artist saw', () => {
    expect(decideTimeWrite(body(90, 60), 60)).toBe('write');
  });

  it('is written when Kitsu holds an earlier try of ours whose answer was lost', () => {
    expect(decideTimeWrite(body(120, 0, 90), 90)).toBe('write');
  });

  it('is a conflict when anybody else moved it: nothing is overwritten silently', () => {
    expect(decideTimeWrite(body(90, 60), 75)).toBe('conflict');
    expect(decideTimeWrite(body(90, 60), 0)).toBe('conflict');
    expect(decideTimeWrite(body(90, 0, 45), 60)).toBe('conflict');
  });

  it('never writes over a number that is neither base nor a try of ours', () => {
    const minutes = fc.integer({ min: 0, max: 1440 });
    fc.assert(
      fc.property(minutes, minutes, fc.option(minutes), minutes, (target, base, sent, inKitsu) => {
        const decision = decideTimeWrite(body(target, base, sent), inKitsu);
        if (decision === 'write') expect([base, sent]).toContain(inKitsu);
        if (decision === 'done') expect(inKitsu).toBe(target);
      }),
    );
  });
});

describe('a failure', () => {
  it.each<[FailureCode, string]>([
    ['unreachable', 'wait'],
    ['timeout', 'wait'],
    ['server-fault', 'wait'],
    ['throttled', 'wait'],
    ['not-understood', 'wait'],
    ['signed-out', 'hold'],
    ['forbidden', 'park'],
    ['not-found', 'park'],
    ['refused', 'park'],
    ['too-large', 'park'],
  ])('of kind %s makes a row %s', (code, kind) => {
    expect(classifyFailure(failure(code, 'x')).kind).toBe(kind);
  });
});

describe('backing off', () => {
  it('grows to five minutes, spread, and never comes before the server asked', () => {
    expect(backOff(1, null, 0)).toBe(2);
    expect(backOff(1, null, 1)).toBe(3);
    expect(backOff(3, null, 0)).toBe(8);
    expect(backOff(50, null, 0)).toBe(300);
    expect(backOff(1, 120, 0)).toBe(120);
    expect(backOff(3, 120, 1)).toBe(128);
  });
});
