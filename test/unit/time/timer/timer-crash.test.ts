import { afterEach, describe, expect, it } from 'vitest';
import { FakeClockTimer, HOUR, MINUTE, SECOND } from '../../../fixtures/fake-clock-timer.ts';

let work: FakeClockTimer;
const at = (time: string): FakeClockTimer => (work = new FakeClockTimer(time));
afterEach(() => work.close());

const FRIDAY = '2026-11-20';
const start = (taskId: string) => work.timer.start(taskId, { status: false });

describe('a crash', () => {
  it('at any second of an hour finds all but the last five of them on disk', () => {
    at(`${FRIDAY}T09:00:00`);
    start('a');
    for (let second = 1; second <= 3600; second += 1) {
      work.pass(SECOND);
      const seen = work.replica.segments.running()?.seen ?? 0;
      expect(work.now - seen).toBeGreaterThanOrEqual(0);
      expect(work.now - seen).toBeLessThan(5 * SECOND);
    }
  });

  it('and no more is lost of any stretch of work', () => {
    at(`${FRIDAY}T00:00:00`);
    for (let seconds = 1; seconds <= 61; seconds += 1) {
      const before = work.seconds();
      start('a');
      work.pass(seconds * SECOND);
      // Long enough to be asked about.
      work.crash(10 * MINUTE);
      work.timer.stop();
      const lost = seconds - (work.seconds() - before);
      expect(lost).toBeGreaterThanOrEqual(0);
      expect(lost).toBeLessThan(5);
      expect(work.timer.view().gaps.at(-1)).toMatchObject({ cause: 'closed' });
    }
  });

  it('of a moment is no break at all', () => {
    at(`${FRIDAY}T09:00:00`);
    start('a');
    work.pass(HOUR);
    work.crash(2 * MINUTE);
    work.pass(MINUTE);
    expect(work.timer.view().running).toMatchObject({
      taskId: 'a',
      since: work.now - HOUR - 3 * MINUTE,
    });
    work.timer.stop();
    expect(work.seconds()).toBe(3780);
  });

  it('before anybody was back ends it where they left', () => {
    at(`${FRIDAY}T09:00:00`);
    start('a');
    work.pass(HOUR);
    work.timer.away('sleep', work.now);
    work.crash(3 * HOUR);
    expect(work.day(FRIDAY)).toBe('a 60');
    expect(work.timer.view().gaps).toMatchObject([{ cause: 'closed' }]);
  });

  it('is as a restart: the timer runs on where it ended', () => {
    at(`${FRIDAY}T09:00:00`);
    start('a');
    work.pass(10 * SECOND + 500);
    work.restart(MINUTE);
    work.timer.stop();
    expect(work.seconds()).toBe(70.5);
  });

  it.each([0, MINUTE])(
    'while the clock was set back into taken time loses nothing: %i ms',
    (gone) => {
      at(`${FRIDAY}T10:00:00`);
      start('a');
      work.pass(HOUR);
      start('b');
      work.pass(5 * MINUTE);
      work.setClock(-HOUR);
      work.pass(10 * MINUTE);
      work.crash(gone);
      work.pass(10 * MINUTE);
      work.timer.stop();
      expect(work.seconds()).toBe(85 * 60 + gone / SECOND);
    },
  );

  it('of half an hour then is asked about', () => {
    at(`${FRIDAY}T10:00:00`);
    start('a');
    work.pass(HOUR);
    start('b');
    work.setClock(-HOUR);
    work.pass(10 * MINUTE);
    work.crash(30 * MINUTE);
    expect(work.timer.view().gaps.map(({ from, to }) => to - from)).toEqual([30 * MINUTE]);
    work.pass(10 * MINUTE);
    work.timer.stop();
    expect(work.seconds()).toBe(80 * 60);
  });
});
