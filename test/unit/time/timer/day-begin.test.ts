import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { timeKind } from '../../../../electron/outbox/kinds/time.ts';
import { calendarOf } from '../../../../electron/rules/calendar.ts';
import { DEFAULT_SETTINGS } from '../../../../electron/shared/settings.ts';
import { dayView } from '../../../../electron/time/day/day-view.ts';
import { eveningView } from '../../../../electron/time/sheet/end-of-day.ts';
import { daySegments } from '../../../../electron/time/timer/day-segments.ts';
import { FakeClockTimer, HOUR, MINUTE } from '../../../fixtures/fake-clock-timer.ts';

const FRIDAY = '2026-11-20';
const SATURDAY = '2026-11-21';
const before = process.env['TZ'];
let work: FakeClockTimer;
let begins = '04:00';
let zone: string | null = null;
beforeEach(() => {
  process.env['TZ'] = 'Europe/Paris';
  begins = '04:00';
  zone = null;
});
afterEach(() => {
  work.close();
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

function at(time: string): void {
  work = new FakeClockTimer(time);
  work.calendar = calendarOf(
    () => zone,
    () => begins,
  );
  work.restart(0);
}
const today = () => work.calendar.dayOf(work.now);
const sent = (day: string) => work.replica.outbox.find(timeKind, 'a', day)?.body.target ?? 0;
const start = (taskId: string) => work.timer.start(taskId, { status: false });

describe('work past midnight', () => {
  it('belongs to the day before until its end, and is split there', () => {
    begins = '00:30';
    at('2026-11-20T23:30:00+01:00');
    start('a');
    work.pass(45 * MINUTE);
    expect(today()).toBe(FRIDAY);
    expect(work.total(FRIDAY)).toBe(45);
    work.pass(30 * MINUTE);
    expect(today()).toBe(SATURDAY);
    work.timer.stop();
    expect([work.day(FRIDAY), work.day(SATURDAY)]).toEqual(['a 60', 'a 15']);
    expect([sent(FRIDAY), sent(SATURDAY)]).toEqual([60, 15]);
  });

  it('starts on the day before', () => {
    at('2026-11-21T02:00:00+01:00');
    start('a');
    work.pass(HOUR);
    work.timer.stop();
    expect([work.day(FRIDAY), work.day(SATURDAY)]).toEqual(['a 60', '']);
  });

  it('is drawn on its day, from the begin of that to the next', () => {
    at('2026-11-21T02:00:00+01:00');
    start('a');
    work.pass(HOUR);
    const shown = daySegments(work.replica, work.calendar, FRIDAY);
    expect(shown).toMatchObject({
      from: Date.parse('2026-11-20T04:00:00+01:00'),
      to: Date.parse('2026-11-21T04:00:00+01:00'),
      begins: '04:00',
    });
    expect(shown.segments).toHaveLength(1);
    expect(dayView(work.replica, work.studio, today(), today()).total).toBe(60);
  });

  it('goes on after a sleep within the day, and not into the next', () => {
    at('2026-11-20T23:30:00+01:00');
    start('a');
    work.pass(10 * MINUTE);
    work.sleep(HOUR, { told: false });
    expect(work.timer.view().running?.taskId).toBe('a');
    work.sleep(3.5 * HOUR, { told: false });
    expect(work.timer.view().running).toBeNull();
  });

  it('can be edited there by hand', () => {
    at('2026-11-21T03:00:00+01:00');
    const from = Date.parse('2026-11-20T23:00:00+01:00');
    expect(work.segments.add({ taskId: 'a', start: from, end: work.now }).ok).toBe(true);
    expect([work.day(FRIDAY), sent(FRIDAY)]).toEqual(['a 240', 240]);
  });
});

it.each([
  // From 1:30 and from 2:30 to 4:00, across the change: an hour less, and an hour more.
  ['2025-03-29', '2025-03-30T00:30:00Z', 90],
  ['2025-10-25', '2025-10-26T00:30:00Z', 150],
])('the night of %s in which the clocks change is as long as it is', (day, from, minutes) => {
  at(from);
  start('a');
  work.pass((minutes + 10) * MINUTE);
  work.timer.stop();
  expect(work.day(day)).toBe(`a ${minutes}`);
  expect(sent(day)).toBe(minutes);
});

it('goes by the clock of the profile, where days follow that', () => {
  zone = 'Asia/Tokyo';
  // 3:30 in Tokyo.
  at('2026-11-20T18:30:00Z');
  expect(today()).toBe(FRIDAY);
  start('a');
  work.pass(HOUR);
  work.timer.stop();
  expect([work.day(FRIDAY), work.day(SATURDAY)]).toEqual(['a 30', 'a 30']);
});

describe('the setting, changed while the timer runs', () => {
  /** The day's number as it is shown, and as it is once the timer stops. */
  function expectOneNumber(): void {
    work.pass(MINUTE);
    const days = [FRIDAY, SATURDAY];
    const shown = days.map((day) => work.total(day));
    work.timer.stop();
    expect(days.map((day) => work.total(day))).toEqual(shown);
    expect(days.map(sent)).toEqual(shown);
  }

  it('to a later hour takes what runs to the day before', () => {
    begins = '00:00';
    at('2026-11-21T01:00:00+01:00');
    start('a');
    work.pass(HOUR);
    expect([work.total(FRIDAY), work.total(SATURDAY)]).toEqual([0, 60]);
    begins = '04:00';
    work.pass(MINUTE);
    expect([work.total(FRIDAY), work.total(SATURDAY)]).toEqual([61, 0]);
    expectOneNumber();
  });

  it('to midnight splits it there', () => {
    at('2026-11-20T23:40:00+01:00');
    start('a');
    work.pass(40 * MINUTE);
    expect([work.total(FRIDAY), work.total(SATURDAY)]).toEqual([40, 0]);
    begins = '00:00';
    work.pass(MINUTE);
    expect([work.total(FRIDAY), work.total(SATURDAY)]).toEqual([20, 21]);
    expectOneNumber();
  });

  it('leaves what is logged already on its day', () => {
    begins = '00:00';
    at('2026-11-21T01:00:00+01:00');
    start('a');
    work.pass(HOUR);
    work.timer.stop();
    begins = '04:00';
    start('b');
    work.pass(MINUTE);
    work.timer.stop();
    expect([work.day(FRIDAY), work.day(SATURDAY)]).toEqual(['b 1', 'a 60']);
  });
});

it.each([
  ['17:59', '00:00', false],
  ['18:00', '00:00', true],
  ['00:30', '00:00', false],
  ['00:30', '04:00', true],
  ['03:59', '04:00', true],
  ['04:00', '04:00', false],
])('the evening’s card at %s of a day that begins at %s: %s', (clock, dayBeginsAt, isThere) => {
  at('2026-11-20T12:00:00+01:00');
  const plan = { ...DEFAULT_SETTINGS, dayBeginsAt };
  const card = eveningView(work.replica, work.studio, plan, { today: FRIDAY, clock });
  expect(card !== null).toBe(isThere);
});
