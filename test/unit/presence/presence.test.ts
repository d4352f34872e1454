import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createPresence,
  LATEST_LOOK_MS,
  LONGEST_ALONE_MS,
  type Presence,
  type PresenceSign,
} from '../../../electron/presence/presence.ts';
import { FakeClockTimer, HOUR, MINUTE, SECOND } from '../../fixtures/fake-clock-timer.ts';

/** A computer with an artist: input, working programs, lock and lid; checked as by the app. */
class Computer {
  input: number;
  works = false;
  /** false: a desktop that does not report it. */
  tells = true;
  readonly presence: Presence;
  idleMinutes = 5;

  constructor(readonly clock: FakeClockTimer) {
    this.input = clock.now;
    this.presence = createPresence({
      away: (cause, since) => clock.timer.away(cause, since),
      back: () => clock.timer.back(),
      idleAfterMs: () => this.idleMinutes * MINUTE || Infinity,
    });
  }

  take(sign: PresenceSign): void {
    this.presence.take(sign, this.clock.now);
  }

  look(): void {
    const idleMs = this.tells ? this.clock.now - this.input : null;
    const { end } = this.clock.calendar.boundsOf(this.clock.calendar.dayOf(this.clock.now));
    this.take({ kind: 'look', idleMs, works: this.works, dayEnd: end });
  }

  start(taskId: string): void {
    this.clock.timer.start(taskId, { status: false });
    this.take({ kind: 'act' });
    this.input = this.clock.now;
  }

  touch(): void {
    this.clock.pass(2 * SECOND);
    this.input = this.clock.now;
    this.clock.pass(5 * SECOND);
    this.look();
  }

  /** Time passes with nobody at the computer. */
  alone(ms: number): void {
    for (let left = ms; left > 0;) {
      const step = Math.min(left, this.presence.nextLookMs(this.clock.now));
      this.clock.pass(step);
      left -= step;
      this.look();
    }
  }

  /** Time passes with somebody who types now and then. */
  work(ms: number): void {
    for (let left = ms; left > 0; left -= MINUTE) {
      this.alone(Math.min(left, MINUTE));
      this.touch();
    }
  }
}

const at = (time: string): number => new Date(`2026-03-10T${time}`).getTime();
let clock: FakeClockTimer;
let computer: Computer;
const gaps = () => clock.timer.view().gaps;

beforeEach(() => {
  clock = new FakeClockTimer('2026-03-10T09:00:00');
  computer = new Computer(clock);
  computer.start('a');
});
afterEach(() => clock.close());

describe('nobody at the computer', () => {
  it('asks nothing about less than five minutes', () => {
    computer.work(30 * MINUTE);
    computer.alone(4 * MINUTE);
    computer.touch();
    expect(gaps()).toEqual([]);
    expect(clock.timer.view().running?.since).toBe(at('09:00:00'));
  });

  it('asks once, on return, from the last input to the first', () => {
    computer.work(30 * MINUTE);
    const left = computer.input;
    computer.alone(57 * MINUTE);
    expect(gaps()).toEqual([]);
    computer.touch();
    expect(gaps()).toMatchObject([{ cause: 'idle', taskId: 'a', goesOn: true }]);
    const [gap] = gaps();
    expect(Math.abs((gap?.from ?? 0) - left)).toBeLessThan(2 * SECOND);
    expect((gap?.to ?? 0) - computer.input).toBeLessThanOrEqual(5 * SECOND);
  });

  it('never asks where the artist chose so', () => {
    computer.idleMinutes = 0;
    computer.alone(3 * HOUR);
    computer.touch();
    expect(gaps()).toEqual([]);
  });

  it('takes a program at work for the artist, and the moment it is done for the last sign', () => {
    computer.works = true;
    computer.alone(50 * MINUTE);
    computer.works = false;
    computer.alone(20 * MINUTE);
    computer.touch();
    const [gap] = gaps();
    expect((gap?.from ?? 0) - at('09:50:00')).toBeLessThanOrEqual(LATEST_LOOK_MS);
    expect((gap?.from ?? 0) - at('09:50:00')).toBeGreaterThanOrEqual(-LATEST_LOOK_MS);
  });

  it('asks about the whole of a render that ran alone for too long', () => {
    computer.works = true;
    computer.alone(LONGEST_ALONE_MS + 30 * MINUTE);
    computer.touch();
    expect(gaps()).toMatchObject([{ from: at('09:00:00'), cause: 'idle' }]);
  });

  it('counts no night, whatever renders', () => {
    clock.close();
    clock = new FakeClockTimer('2026-03-10T23:10:00');
    computer = new Computer(clock);
    computer.start('a');
    computer.works = true;
    computer.alone(9 * HOUR);
    computer.touch();
    expect(clock.timer.view().running).toBeNull();
    expect(gaps()).toMatchObject([{ from: at('23:10:00'), goesOn: false }]);
    expect(clock.seconds()).toBe(0);
  });
});

describe('a locked screen', () => {
  it('of 20 seconds is work', () => {
    computer.work(10 * MINUTE);
    computer.take({ kind: 'lock' });
    computer.alone(20 * SECOND);
    computer.take({ kind: 'unlock' });
    expect(gaps()).toEqual([]);
    expect(clock.timer.view().running?.since).toBe(at('09:00:00'));
  });

  it('of two hours is asked about, from the lock on', () => {
    computer.work(10 * MINUTE);
    const from = clock.now;
    computer.take({ kind: 'lock' });
    computer.alone(HOUR);
    // Somebody moves the mouse over the lock screen.
    computer.touch();
    computer.alone(HOUR);
    computer.take({ kind: 'unlock' });
    expect(gaps()).toMatchObject([{ from, to: clock.now, cause: 'lock', goesOn: true }]);
  });

  it('that locked itself began when somebody was last there', () => {
    computer.work(10 * MINUTE);
    const left = computer.input;
    computer.alone(3 * MINUTE);
    computer.take({ kind: 'lock' });
    computer.alone(10 * MINUTE);
    computer.take({ kind: 'unlock' });
    expect(gaps()).toMatchObject([{ cause: 'idle' }]);
    expect(Math.abs((gaps()[0]?.from ?? 0) - left)).toBeLessThan(2 * SECOND);
  });
});

describe('sleep', () => {
  it('ends with the first touch after it, and not while the screen is locked', () => {
    computer.work(10 * MINUTE);
    const from = clock.now;
    computer.take({ kind: 'suspend' });
    computer.take({ kind: 'lock' });
    clock.pass(30 * MINUTE);
    computer.take({ kind: 'resume' });
    computer.alone(2 * MINUTE);
    computer.touch();
    expect(gaps()).toEqual([]);
    computer.take({ kind: 'unlock' });
    expect(gaps()).toMatchObject([{ from, to: clock.now, cause: 'sleep' }]);
  });

  it('of a computer that woke by itself goes on until somebody is there', () => {
    computer.work(10 * MINUTE);
    computer.take({ kind: 'suspend' });
    clock.pass(30 * MINUTE);
    computer.take({ kind: 'resume' });
    computer.alone(10 * MINUTE);
    expect(gaps()).toEqual([]);
    computer.touch();
    expect(gaps()).toHaveLength(1);
  });

  it('is over at once where the desktop tells of no input', () => {
    computer.tells = false;
    computer.look();
    computer.take({ kind: 'suspend' });
    clock.pass(30 * MINUTE);
    computer.take({ kind: 'resume' });
    expect(gaps()).toMatchObject([{ from: at('09:00:00'), to: at('09:30:00') }]);
  });

  it('across midnight stops the timer and counts nothing of the night', () => {
    computer.work(10 * MINUTE);
    const from = clock.now;
    computer.take({ kind: 'suspend' });
    clock.pass(23 * HOUR);
    computer.take({ kind: 'resume' });
    computer.touch();
    expect(clock.timer.view().running).toBeNull();
    expect(clock.total('2026-03-11')).toBe(0);
    expect(clock.seconds() * SECOND).toBe(from - at('09:00:00'));
  });
});

it('tells one absence at a time, whatever comes in whatever order', () => {
  const sign = fc.oneof(
    fc.constantFrom<PresenceSign>(
      { kind: 'lock' },
      { kind: 'unlock' },
      { kind: 'suspend' },
      { kind: 'resume' },
    ),
    fc.record({
      kind: fc.constant('look' as const),
      idleMs: fc.option(fc.integer({ min: 0, max: HOUR })),
      works: fc.boolean(),
      dayEnd: fc.constant(24 * HOUR),
    }),
  );
  const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 * MINUTE }), sign), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(steps, (played) => {
      let now = HOUR;
      let since: number | null = null;
      let backAt = 0;
      const presence = createPresence({
        away(_cause, from) {
          expect(since).toBeNull();
          expect(from).toBeLessThanOrEqual(now);
          expect(from).toBeGreaterThanOrEqual(0);
          since = from;
        },
        back() {
          expect(since).not.toBeNull();
          since = null;
          backAt = now;
        },
        idleAfterMs: () => 5 * MINUTE,
      });
      presence.take({ kind: 'act' }, now);
      for (const [passed, one] of played) {
        now += passed;
        presence.take(one, now);
        expect(presence.nextLookMs(now)).toBeGreaterThan(0);
      }
      // Somebody who unlocks and types is present.
      presence.take({ kind: 'unlock' }, (now += 1));
      expect(since).toBeNull();
      expect(backAt).toBeLessThanOrEqual(now);
    }),
  );
});
