import { afterEach, describe, expect, it } from 'vitest';
import { startKind } from '../../../../electron/outbox/kinds/start.ts';
import { gapsOf } from '../../../../electron/time/timer/idle-gaps.ts';
import { TICK_MS } from '../../../../electron/time/timer/running-segment.ts';
import { FakeClockTimer, HOUR, MINUTE, SECOND } from '../../../fixtures/fake-clock-timer.ts';
import {
  fullDisk,
  refuseWrites,
  WRITE_NAMES,
  type RefusedWrites,
  type WriteName,
} from '../../../fixtures/refused-writes.ts';

const FRIDAY = '2026-11-20';
let work: FakeClockTimer;
let refused: RefusedWrites | null = null;
afterEach(() => {
  refused?.end();
  refused = null;
  work.close();
});

/** What happens before the artist stops: the tick of the stop has to write it. */
const SCENES: Record<string, () => void> = {
  'an ordinary tick': () => begin(`${FRIDAY}T09:00:00`),
  midnight: () => {
    begin(`${FRIDAY}T23:39:58`);
    work.skip(3 * SECOND);
  },
  'a sleep of an hour': () => {
    begin(`${FRIDAY}T09:00:00`);
    work.skip(HOUR, 0);
  },
  'a clock set back': () => {
    begin(`${FRIDAY}T09:00:00`);
    work.skip(-HOUR, 0);
  },
  'an artist who comes back': () => {
    begin(`${FRIDAY}T09:00:00`);
    work.timer.away('idle', work.now);
    work.skip(20 * MINUTE);
  },
  'a clock that was ahead': () => {
    work = new FakeClockTimer(`${FRIDAY}T09:30:00`);
    work.timer.start('b', { status: false });
    work.pass(10 * MINUTE);
    work.timer.stop();
    work.skip(-40 * MINUTE);
    work.timer.start('a', { status: false });
    work.pass(20 * MINUTE);
    work.skip(50 * MINUTE);
  },
};

function begin(at: string): void {
  work = new FakeClockTimer(at);
  work.timer.start('a', { status: false });
  work.pass(20 * MINUTE);
}

/** Every millisecond of these lies in one segment at most, and none before the start or after now. */
function expectSoundSegments(): void {
  const all = work.replica.segments.between('0000', '9999');
  all.forEach(({ start, end }, index) => {
    expect(end).toBeGreaterThan(start);
    expect(start).toBeGreaterThanOrEqual(all[index - 1]?.end ?? 0);
  });
}

/** How many writes stopping makes in this scene when all are taken. */
function writesOfStopping(scene: () => void): number {
  scene();
  refused = refuseWrites(work.replica, () => false);
  work.timer.stop();
  const tried = refused.tried();
  refused.end();
  work.close();
  return tried;
}

describe('a value that the database refuses', () => {
  describe.each(Object.entries(SCENES))('at a stop after %s', (_, scene) => {
    it('keeps the timer from stopping, and from starting again, in none of its writes', () => {
      const writes = writesOfStopping(scene);
      expect(writes).toBeGreaterThan(2);
      for (let which = 1; which <= writes; which += 1) {
        scene();
        refused = refuseWrites(work.replica, ({ number }) => number === which);
        expect(work.timer.stop()).toMatchObject({ ok: true });
        refused.end();
        expect(work.replica.segments.running()).toBeNull();
        expectSoundSegments();
        expect(work.timer.start('b', { status: true })).toMatchObject({ ok: true });
        expect(work.timer.view().running?.taskId).toBe('b');
        if (which < writes) work.close();
      }
    });

    it.each(WRITE_NAMES)('is no fault of ours when it is each %s', (name) => {
      scene();
      refused = refuseWrites(work.replica, (write) => write.name === name);
      const answers = [work.timer.stop()];
      for (const taskId of ['b', 'c']) {
        work.skip(10 * SECOND);
        answers.push(work.timer.start(taskId, { status: true }));
      }
      work.skip(10 * SECOND);
      answers.push(work.timer.stop());
      refused.end();
      // Without segments there is no timer, and that is said; any other value it can do without.
      const isStuck = name === 'segments.put';
      for (const answer of answers) if (!isStuck) expect(answer).toMatchObject({ ok: true });
      expect(work.timer.stop()).toMatchObject({ ok: true });
      expect(work.replica.segments.running()).toBeNull();
      expectSoundSegments();
      expect(work.timer.start('b', { status: false })).toMatchObject({ ok: true });
    });
  });

  it('ends the segment where it was last stored, and asks about the rest', () => {
    begin(`${FRIDAY}T09:00:00`);
    refused = refuseWrites(work.replica, ({ name }) => name === 'segments.seen');
    // For more than half an hour nothing could be stored.
    for (let ticks = 0; ticks < 460; ticks += 1) {
      work.skip(TICK_MS);
      try {
        work.timer.tick();
      } catch (error) {
        expect(String(error)).toContain('datatype mismatch');
      }
    }
    expect(work.timer.stop()).toEqual({
      ok: true,
      value: 'The last 31 min could not be saved. Today asks what to do with them.',
    });
    expect(work.day(FRIDAY)).toBe('a 20');
    const [gap, ...others] = gapsOf(work.replica);
    expect(others).toEqual([]);
    expect(gap).toMatchObject({ taskId: 'a', cause: 'unsaved', goesOn: false });
    expect(work.logged.join()).toContain('datatype mismatch');
    refused.end();
    expect(work.timer.answer(gap?.id ?? '', { kind: 'keep' })).toMatchObject({ ok: true });
    expect(work.total(FRIDAY)).toBe(51);
  });

  it('asks about all of the time whose total cannot be stored', () => {
    begin(`${FRIDAY}T09:00:00`);
    refused = refuseWrites(work.replica, ({ name }) => name === 'outbox.put');
    expect(work.timer.stop()).toEqual({
      ok: true,
      value: 'The last 20 min could not be saved. Today asks what to do with them.',
    });
    expect(work.day(FRIDAY)).toBe('');
    refused.end();
    const [gap] = gapsOf(work.replica);
    work.timer.answer(gap?.id ?? '', { kind: 'keep' });
    expect(work.total(FRIDAY)).toBe(20);
  });

  it('starts the next task without the time of the one before, and says so', () => {
    begin(`${FRIDAY}T09:00:00`);
    refused = refuseWrites(
      work.replica,
      ({ name, value }) => name === 'segments.setCounted' && value === 'a',
    );
    expect(work.timer.start('b', { status: true })).toEqual({
      ok: true,
      value: 'The last 20 min could not be saved. Today asks what to do with them.',
    });
    expect(work.timer.view().running?.taskId).toBe('b');
    expect(work.replica.outbox.find(startKind, 'b', '')).not.toBeNull();
  });

  it('starts the task without its status, and says so', () => {
    begin(`${FRIDAY}T09:00:00`);
    refused = refuseWrites(
      work.replica,
      ({ name, value }) => name === 'outbox.put' && value === startKind,
    );
    expect(work.timer.start('b', { status: true })).toEqual({
      ok: true,
      value: 'Its status could not be saved.',
    });
    expect(work.day(FRIDAY)).toBe('a 20');
    expect(work.timer.view().running?.taskId).toBe('b');
  });

  it('says so where no time can be stored at all', () => {
    work = new FakeClockTimer(`${FRIDAY}T09:00:00`);
    refused = refuseWrites(work.replica, ({ name }) => name === 'segments.put');
    expect(work.timer.start('a', { status: false })).toMatchObject({
      ok: false,
      code: 'unexpected',
      message: expect.stringContaining('cannot be stored') as string,
    });
  });

  it('opens an account whose running segment it cannot take over', () => {
    begin(`${FRIDAY}T09:00:00`);
    work.breakOnOpen = (replica) =>
      (refused = refuseWrites(replica, ({ name }) => name === 'segments.seen'));
    work.crash(MINUTE);
    expect(work.timer.view().running).toBeNull();
    expect(work.day(FRIDAY)).toBe('a 20');
  });

  it('keeps the account from closing in no case', () => {
    begin(`${FRIDAY}T09:00:00`);
    refused = refuseWrites(work.replica, () => true, fullDisk);
    expect(() => work.timer.close()).not.toThrow();
  });
});

describe('a full disk', () => {
  it.each(['segments.put', 'segments.seen', 'keyValue.set'] satisfies WriteName[])(
    'is said as such, and nothing is given up for it: %s',
    (name) => {
      begin(`${FRIDAY}T23:39:58`);
      work.skip(3 * SECOND);
      refused = refuseWrites(work.replica, (write) => write.name === name, fullDisk);
      expect(() => work.timer.stop()).toThrow('database or disk is full');
      expect(() => work.timer.start('b', { status: false })).toThrow('database or disk is full');
      refused.end();
      expect(work.timer.view().running?.taskId).toBe('a');
      expect(work.timer.stop()).toMatchObject({ ok: true });
      expect(gapsOf(work.replica)).toEqual([]);
    },
  );
});
