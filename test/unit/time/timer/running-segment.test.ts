import { afterEach, describe, expect, it } from 'vitest';
import { calendarOf } from '../../../../electron/rules/calendar.ts';
import { FakeClockTimer, HOUR, MINUTE, SECOND } from '../../../fixtures/fake-clock-timer.ts';

let work: FakeClockTimer;
const at = (time: string): FakeClockTimer => (work = new FakeClockTimer(time));
afterEach(() => work.close());

const FRIDAY = '2026-11-20';
const SATURDAY = '2026-11-21';
const start = (taskId: string) => work.timer.start(taskId, { status: false });
const minutes = () => work.seconds() / 60;

/** All finished segments; none may begin before the previous one ends. */
function expectNoOverlap(): void {
  const all = work.replica.segments.between('0000', '9999');
  const running = work.replica.segments.running();
  let until = -Infinity;
  for (const { start, end } of [...all, ...(running ? [{ ...running, end: Infinity }] : [])]) {
    expect(start).toBeGreaterThanOrEqual(until);
    until = end;
  }
}

describe('a clock that is set', () => {
  it.each([HOUR, 40 * SECOND, 365 * 24 * HOUR])(
    'counts what was worked when the clock is set back by %i ms',
    (by) => {
      at(`${FRIDAY}T12:00:00`);
      start('a');
      work.pass(30 * MINUTE);
      work.setClock(-by);
      work.pass(30 * MINUTE);
      work.timer.stop();
      start('b');
      work.pass(10 * MINUTE);
      work.timer.stop();
      expect(work.seconds()).toBe(70 * 60);
    },
  );

  it('counts it also where that time is taken already', () => {
    at(`${FRIDAY}T10:00:00`);
    start('a');
    work.pass(HOUR);
    start('b');
    work.pass(5 * MINUTE);
    work.setClock(-HOUR);
    work.pass(10 * MINUTE);
    start('c');
    work.pass(5 * MINUTE);
    work.timer.stop();
    expect(work.seconds()).toBe(80 * 60);
  });

  it('counts nothing that did not pass when it is set forward, and comes back', () => {
    at(`${FRIDAY}T12:00:00`);
    start('a');
    work.pass(30 * MINUTE);
    work.setClock(HOUR);
    work.pass(30 * MINUTE);
    work.setClock(-HOUR);
    work.pass(30 * MINUTE);
    work.timer.stop();
    expect(work.seconds()).toBe(90 * 60);
  });

  it('back as the computer wakes does not count the night, also where a clock counts sleep', () => {
    at(`${FRIDAY}T17:00:00`);
    start('a');
    work.pass(HOUR);
    work.sleep(15 * HOUR, { told: false, ticks: true, off: -3 * SECOND });
    work.timer.stop();
    expect(minutes()).toBe(60);
  });

  it('forward loses nothing of what was worked until then', () => {
    at(`${FRIDAY}T09:00:00`);
    start('a');
    for (let times = 0; times < 60; times += 1) {
      work.pass(59 * SECOND);
      work.setClock(3 * SECOND);
    }
    work.timer.stop();
    expect(work.seconds()).toBe(60 * 59);
  });

  it.each([MINUTE, HOUR])('back while nobody is there for %i ms loses nothing', (away) => {
    at(`${FRIDAY}T12:00:00`);
    start('a');
    work.pass(30 * MINUTE);
    work.timer.away('lock', work.now);
    work.setClock(-2 * HOUR);
    work.pass(away);
    work.timer.back();
    expect(work.timer.view().running).not.toBeNull();
    work.pass(30 * MINUTE);
    work.timer.stop();
    expect(minutes()).toBe(away === MINUTE ? 61 : 60);
    expectNoOverlap();
  });

  it('back over work that lies ahead of it counts what is worked meanwhile', () => {
    at(`${FRIDAY}T12:00:00`);
    work.setClock(2 * HOUR);
    start('a');
    work.pass(30 * MINUTE);
    work.timer.stop();
    work.setClock(-2 * HOUR);
    start('b');
    work.pass(3 * HOUR);
    expectNoOverlap();
    work.timer.stop();
    expect(minutes()).toBe(210);
    start('c');
    work.pass(30 * MINUTE);
    work.timer.stop();
    expect(minutes()).toBe(240);
    expectNoOverlap();
  });

  it.each([-HOUR, HOUR])('by %i ms after a stop that is taken back', (by) => {
    at(`${FRIDAY}T12:00:00`);
    start('a');
    work.pass(30 * MINUTE);
    work.timer.stop();
    work.setClock(by);
    expect(work.undo().ok).toBe(true);
    work.pass(30 * MINUTE);
    work.timer.stop();
    expect(minutes()).toBe(60);
    expectNoOverlap();
  });

  it('into time that is taken, and the stop is taken back', () => {
    at(`${FRIDAY}T10:00:00`);
    start('a');
    work.pass(HOUR);
    start('b');
    work.setClock(-HOUR);
    work.pass(10 * MINUTE);
    work.timer.stop();
    work.undo();
    work.pass(10 * MINUTE);
    work.timer.stop();
    expect(minutes()).toBe(80);
    expectNoOverlap();
  });
});

describe('the end of a day', () => {
  it('cuts at midnight and goes on', () => {
    at(`${FRIDAY}T23:00:00`);
    start('a');
    work.pass(3 * HOUR);
    work.timer.stop();
    expect(work.day(FRIDAY)).toBe('a 60');
    expect(work.day(SATURDAY)).toBe('a 120');
  });

  it('says since when it runs without a break, over midnight too', () => {
    at(`${FRIDAY}T23:00:00`);
    start('a');
    const began = work.now;
    work.pass(3 * HOUR);
    expect(work.timer.view().running?.since).toBe(began);
  });

  it('is where nobody was there any more, also when that is noticed after midnight', () => {
    at(`${FRIDAY}T23:00:00`);
    start('a');
    work.pass(62 * MINUTE);
    work.timer.away('idle', work.now - 5 * MINUTE);
    work.pass(8 * HOUR);
    work.timer.back();
    expect(work.timer.view().running).toBeNull();
    expect(work.day(FRIDAY)).toBe('a 57');
    expect(work.day('2026-11-21')).toBe('');
    expect(work.total(FRIDAY)).toBe(57);
  });

  it('makes no time where the artist is in another zone suddenly', () => {
    let zone = 'America/New_York';
    at('2026-11-20T20:00:00Z');
    work.calendar = calendarOf(() => zone);
    work.restart(0);
    work.setClock(5 * HOUR);
    start('a');
    work.pass(10 * MINUTE);
    zone = 'Europe/Paris';
    work.pass(10 * MINUTE);
    work.timer.stop();
    expect(minutes()).toBe(20);
    expect(work.day('2026-11-21')).toBe('a 20');
  });
});

it('a gap that the artist began the running task in already is answered without an overlap', () => {
  at(`${FRIDAY}T09:00:00`);
  start('a');
  work.pass(HOUR);
  work.timer.away('idle', work.now);
  work.pass(2 * HOUR);
  work.timer.back();
  const running = work.replica.segments.running();
  const from = (running?.start ?? 0) - HOUR;
  expect(work.segments.set({ id: running?.id ?? '', start: from, end: null }).ok).toBe(true);
  work.timer.answer(work.timer.view().gaps[0]?.id ?? '', { kind: 'keep' });
  expectNoOverlap();
  work.pass(HOUR);
  work.timer.stop();
  expect(minutes()).toBe(240);
});

it.each([true, false])('a full disk at waking counts no night (told of sleep: %s)', (told) => {
  at(`${FRIDAY}T17:00:00`);
  start('a');
  work.pass(HOUR);
  if (told) work.timer.away('sleep', work.now);
  const { change } = work.replica;
  work.replica.change = () => {
    throw new Error('The disk is full.');
  };
  expect(() => {
    work.sleep(15 * HOUR, { told: false });
    work.timer.back();
  }).toThrow();
  work.replica.change = change;
  work.pass(MINUTE);
  work.timer.back();
  work.timer.stop();
  expect(Math.round(minutes())).toBe(60);
});

it('a stop in the moment of the start is taken back all the same', () => {
  at(`${FRIDAY}T09:00:00`);
  start('a');
  work.timer.stop();
  expect(work.undo().ok).toBe(true);
  work.pass(MINUTE);
  work.timer.stop();
  expect(minutes()).toBe(1);
});

it.each([
  [30 * SECOND, 61.5],
  [HOUR, 60],
])('what ran and was taken away comes back as it ran: after %i ms', (later, expected) => {
  at(`${FRIDAY}T09:00:00`);
  start('a');
  work.pass(HOUR);
  const removed = work.segments.remove({ id: work.replica.segments.running()?.id ?? '' });
  work.pass(later);
  expect(work.undo(removed.ok ? removed.value.undo : 0).ok).toBe(true);
  work.pass(MINUTE);
  work.timer.stop();
  expect(minutes()).toBe(expected);
});
