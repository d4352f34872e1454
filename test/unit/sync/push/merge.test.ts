import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReplica, type Replica } from '../../../../electron/replica/replica.ts';
import { MINUTES_A_DAY } from '../../../../electron/shared/minutes.ts';
import { backOff, decideTimeWrite } from '../../../../electron/sync/push/push-policy.ts';
import { repairLateWrites } from '../../../../electron/sync/pull/late-writes.ts';
import { resolveChange } from '../../../../electron/outbox/resolve-conflict.ts';
import { type TimeBody, timeKind } from '../../../../electron/outbox/kinds/time.ts';

const DAY = '2026-11-20';
const AT = '2026-11-20T12:00:00.000Z';
const minutes = fc.integer({ min: 0, max: MINUTES_A_DAY });
const attempt = minutes.map((sent) => ({ minutes: sent, at: AT }));
const choice = fc.constantFrom('mine', 'theirs', 'both');

let folder: string;
let replica: Replica;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-merge-'));
  replica = openReplica(folder, new Date(AT));
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A row of the outbox that found `kitsu` where it had seen `base`. */
function conflicting(body: TimeBody): number {
  return replica.change(() => {
    const before = replica.outbox.find(timeKind, 'a', DAY);
    if (before) replica.outbox.remove(before.id);
    replica.outbox.put(timeKind, { taskId: 'a', slot: DAY, body }, AT);
    const id = replica.outbox.find(timeKind, 'a', DAY)?.id ?? 0;
    replica.outbox.patch(id, { state: 'conflict' });
    return id;
  });
}

it('is written over by nobody who has not seen it, whatever may still be on its way', () => {
  fc.assert(
    fc.property(
      fc.record({
        target: minutes,
        base: minutes,
        sent: fc.option(minutes),
        kitsu: fc.constant(null),
        unanswered: fc.array(attempt, { maxLength: 3 }),
      }),
      minutes,
      (body, inKitsu) => {
        const ours = [body.base, body.sent, ...body.unanswered.map((one) => one.minutes)];
        const expected =
          inKitsu === body.target ? 'done' : ours.includes(inKitsu) ? 'write' : 'conflict';
        expect(decideTimeWrite(body, inKitsu)).toBe(expected);
      },
    ),
  );
});

describe('a conflict that the artist has settled', () => {
  it('is what they said, once, and a new one as soon as Kitsu has moved again', () => {
    fc.assert(
      fc.property(
        minutes,
        minutes,
        minutes,
        choice,
        minutes,
        (target, base, kitsu, word, moved) => {
          const id = conflicting({ target, base, sent: null, kitsu });
          const done = resolveChange(replica, id, word);
          const row = replica.outbox.find(timeKind, 'a', DAY);
          if (word === 'theirs') {
            expect(row).toBeNull();
            return;
          }
          if (word === 'both' && target + kitsu > MINUTES_A_DAY) {
            expect(done.ok).toBe(false);
            // Refused: it is unchanged.
            expect(row).toMatchObject({ state: 'conflict', body: { target, kitsu } });
            return;
          }
          const wanted = word === 'both' ? target + kitsu : target;
          expect(row).toMatchObject({ state: 'waiting', body: { target: wanted, base: kitsu } });
          if (!row) return;
          expect(decideTimeWrite(row.body, kitsu)).toBe(wanted === kitsu ? 'done' : 'write');
          if (moved !== wanted && moved !== kitsu) {
            expect(decideTimeWrite(row.body, moved)).toBe('conflict');
          }
          // Sent twice, it counts once.
          expect(resolveChange(replica, id, word).ok).toBe(false);
          expect(replica.outbox.find(timeKind, 'a', DAY)?.body.target).toBe(wanted);
        },
      ),
      { numRuns: 40 },
    );
  });
});

it('is put right only from a number of ours that was on its way, and never from nothing', () => {
  fc.assert(
    fc.property(
      minutes,
      minutes,
      fc.array(attempt, { maxLength: 3 }),
      fc.integer({ min: 0, max: 7200 }),
      (confirmed, inKitsu, unanswered, later) => {
        replica.change(() => {
          const before = replica.outbox.find(timeKind, 'a', DAY);
          if (before) replica.outbox.remove(before.id);
          replica.confirmedTimes.prune('9999-01-01');
          replica.confirmedTimes.put({
            day: DAY,
            taskId: 'a',
            minutes: confirmed,
            at: AT,
            unanswered,
          });
        });
        const held = inKitsu > 0 ? [{ day: DAY, taskId: 'a', minutes: inKitsu }] : [];
        replica.times.replaceDays([DAY], held, AT, replica.times.ask());
        const now = new Date(Date.parse(AT) + later * 1000);
        const late = unanswered.some((one) => one.minutes === inKitsu) && later < 3600;
        const expected = late && inKitsu > 0 && inKitsu !== confirmed;
        expect(repairLateWrites(replica, DAY, DAY, now)).toBe(expected);
        const row = replica.outbox.find(timeKind, 'a', DAY)?.body ?? null;
        if (expected) expect(row).toMatchObject({ target: confirmed, base: inKitsu });
        else expect(row).toBeNull();
      },
    ),
    { numRuns: 40 },
  );
});

it('waits longer after each failure, five minutes and a half of that at most, or as asked', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.option(fc.integer({ min: 0, max: 86_400 })),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempts, retryAfter, random) => {
        const seconds = backOff(attempts, retryAfter, random);
        const doubled = Math.min(300, 2 * 2 ** Math.min(attempts - 1, 20));
        expect(seconds).toBeGreaterThanOrEqual(retryAfter ?? doubled);
        expect(seconds).toBeLessThanOrEqual(
          retryAfter === null ? doubled * 1.5 : retryAfter + doubled,
        );
      },
    ),
  );
});
