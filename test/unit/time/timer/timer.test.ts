import { afterEach, describe, expect, it } from 'vitest';
import { loggedMinutes } from '../../../../electron/time/day/task-days.ts';
import { UNDO_MS } from '../../../../electron/shared/timer.ts';
import { FakeClockTimer, HOUR, MINUTE, SECOND } from '../../../fixtures/fake-clock-timer.ts';
import { timeKind } from '../../../../electron/outbox/kinds/time.ts';
import { startKind } from '../../../../electron/outbox/kinds/start.ts';

let work: FakeClockTimer;
const at = (time: string): FakeClockTimer => (work = new FakeClockTimer(time));
afterEach(() => work.close());

const FRIDAY = '2026-11-20';
const SATURDAY = '2026-11-21';
const start = (taskId: string, status = false) => work.timer.start(taskId, { status });
const startRow = (taskId: string) => work.replica.outbox.find(startKind, taskId, '');

describe('the timer', () => {
  it('logs what ran when it stops, to the minute, on top of what the day had', () => {
    at(`${FRIDAY}T09:00:00`);
    work.replica.times.replaceDays(
      [FRIDAY],
      [{ day: FRIDAY, taskId: 'a', minutes: 30 }],
      new Date(work.now).toISOString(),
      work.replica.times.ask(),
    );
    expect(start('a').ok).toBe(true);
    work.pass(90 * MINUTE);
    expect(work.total(FRIDAY)).toBe(120);
    expect(loggedMinutes(work.replica, 'a', FRIDAY)).toBe(30);
    expect(work.timer.stop().ok).toBe(true);
    expect(work.replica.outbox.find(timeKind, 'a', FRIDAY)?.body).toMatchObject({
      target: 120,
      base: 30,
    });
    expect(work.replica.segments.counted('a', FRIDAY)).toBe(90);
    expect(work.timer.view().running).toBeNull();
  });

  it('stops the first when another starts, without a moment between or twice', () => {
    at(`${FRIDAY}T09:00:00`);
    start('a');
    work.pass(HOUR);
    start('b');
    work.pass(30 * MINUTE);
    work.timer.stop();
    expect(work.day(FRIDAY)).toBe('a 60, b 30');
    expect(work.timer.view().recent.map(({ taskId }) => taskId)).toEqual(['b', 'a']);
  });

  it('adds the minutes that typed numbers leave to it', () => {
    at(`${FRIDAY}T09:00:00`);
    start('a');
    work.pass(HOUR);
    work.timer.stop();
    const row = work.replica.outbox.find(timeKind, 'a', FRIDAY);
    if (row)
      work.replica.change(() =>
        work.replica.outbox.patch(row.id, {
          body: { ...row.body, target: 100 },
        }),
      );
    start('a');
    work.pass(20 * MINUTE);
    work.timer.stop();
    expect(work.total(FRIDAY)).toBe(120);
    expect(work.replica.segments.counted('a', FRIDAY)).toBe(80);
  });

  it('leaves a conflict to the artist while their number grows', () => {
    at(`${FRIDAY}T09:00:00`);
    start('a');
    work.pass(HOUR);
    work.timer.stop();
    const row = work.replica.outbox.find(timeKind, 'a', FRIDAY);
    if (!row) throw new Error('Nothing waits.');
    const body = { ...row.body, kitsu: 15 };
    work.replica.change(() => work.replica.outbox.patch(row.id, { state: 'conflict', body }));
    start('a');
    work.pass(30 * MINUTE);
    work.timer.stop();
    expect(work.replica.outbox.find(timeKind, 'a', FRIDAY)).toMatchObject({
      state: 'conflict',
      body: { target: 90, kitsu: 15 },
    });
  });

  it('rounds what is sent, by task and day, and never what is kept', () => {
    at(`${FRIDAY}T09:00:00`);
    work.rounding = { step: 15, way: 'up' };
    for (const minutes of [7, 7, 2]) {
      start('a');
      work.pass(minutes * MINUTE);
      work.timer.stop();
    }
    expect(work.day(FRIDAY)).toBe('a 7, a 7, a 2');
    expect(work.total(FRIDAY)).toBe(30);
    work.rounding = { step: 30, way: 'nearest' };
    start('b');
    work.pass(14 * MINUTE);
    work.timer.stop();
    expect(work.total(FRIDAY)).toBe(30);
    expect(work.day(FRIDAY)).toBe('a 7, a 7, a 2, b 14');
  });

  it('refuses where no time can be logged', () => {
    at(`${FRIDAY}T09:00:00`);
    expect(start('nobody').ok).toBe(false);
    work.replica.tasks.replaceList('todo', [], work.replica.tasks.ask());
    expect(start('a').ok).toBe(false);
    expect(work.timer.view().running).toBeNull();
  });
});

describe('the start', () => {
  it('holds the status back for ten seconds, and takes all of it back within them', () => {
    at(`${FRIDAY}T09:00:00`);
    start('a');
    work.pass(HOUR);
    start('b', true);
    expect(startRow('b')).toMatchObject({ notBefore: work.now + UNDO_MS });
    work.replica.change(() => work.replica.outbox.dueNow());
    expect(startRow('b')?.notBefore).toBeGreaterThan(work.now);
    work.pass(8 * SECOND);
    expect(work.timer.view().undo).toMatchObject({ message: 'Started SQ010 / B · Animation' });
    expect(work.undo().ok).toBe(true);
    expect(startRow('b')).toBeNull();
    expect(work.timer.view().running).toMatchObject({ taskId: 'a' });
    expect(work.replica.outbox.find(timeKind, 'a', FRIDAY)).toBeNull();
    work.pass(HOUR - 8 * SECOND);
    work.timer.stop();
    expect(work.day(FRIDAY)).toBe('a 120');
  });

  it('says what Kitsu posts besides, while it can be taken back', () => {
    at(`${FRIDAY}T09:00:00`);
    const { context } = work.studio;
    if (!context) throw new Error('No studio.');
    context.taskTypes = [{ id: 'light', name: 'Lighting', departmentId: null }];
    context.automations = [
      {
        ...{ id: 'auto', entityType: 'shot', inTaskTypeId: 'type-animation', inStatusId: 'wip' },
        ...{ outTaskTypeId: 'light', outStatusId: 'wfa', copiesRevision: false },
      },
    ];
    for (const project of context.projects) project.automationIds = ['auto'];
    start('b', true);
    expect(work.timer.view().undo?.message).toBe(
      'Started SQ010 / B · Animation. Kitsu also comments in your name on Lighting: wfa.',
    );
    start('a');
    expect(work.timer.view().undo?.message).toBe('Started SQ010 / A · Animation');
  });

  it('cannot be taken back later', () => {
    at(`${FRIDAY}T09:00:00`);
    start('b', true);
    work.pass(UNDO_MS);
    expect(work.timer.view().undo).toBeNull();
    expect(work.undo().ok).toBe(false);
    expect(startRow('b')).not.toBeNull();
  });

  it('starts the timer also where only leads set the status, and says so', () => {
    at(`${FRIDAY}T09:00:00`);
    for (const status of work.studio.context?.statuses ?? []) status.isArtistAllowed = false;
    const done = start('a', true);
    expect(done).toMatchObject({
      ok: true,
      value: expect.stringContaining('only leads'),
    });
    expect(work.timer.view().running).toMatchObject({ taskId: 'a' });
  });

  it('takes a stop back as if it had never been', () => {
    at(`${FRIDAY}T09:00:00`);
    start('a');
    work.pass(HOUR);
    work.timer.stop();
    work.pass(4 * SECOND);
    expect(work.undo().ok).toBe(true);
    work.pass(HOUR - 4 * SECOND);
    work.timer.stop();
    expect(work.day(FRIDAY)).toBe('a 120');
    expect(work.total(FRIDAY)).toBe(120);
  });
});

describe('nobody there', () => {
  it('is work when it was short: a lock of 20 s', () => {
    at(`${FRIDAY}T09:00:00`);
    start('a');
    work.pass(HOUR);
    work.timer.away('lock', work.now);
    work.pass(20 * SECOND);
    work.timer.back();
    work.pass(MINUTE);
    work.timer.stop();
    expect(work.seconds()).toBe(3680);
    expect(work.timer.view().gaps).toEqual([]);
  });

  it('is asked about once when it was long: a lock of 2 h, and the timer goes on', () => {
    at(`${FRIDAY}T09:00:00`);
    start('a');
    work.pass(HOUR);
    work.timer.away('lock', work.now);
    work.pass(2 * HOUR);
    work.timer.back();
    expect(work.timer.view()).toMatchObject({
      running: { taskId: 'a', since: work.now },
      gaps: [{ taskId: 'a', from: work.now - 2 * HOUR, to: work.now, cause: 'lock' }],
    });
    work.pass(HOUR);
    work.timer.stop();
    expect(work.day(FRIDAY)).toBe('a 60, a 60');
  });

  it.each([
    ['keep', { kind: 'keep' }, 'a 180, a 60'],
    ['drop', { kind: 'drop' }, 'a 60, a 60'],
    ['give', { kind: 'give', taskId: 'b' }, 'a 60, b 120, a 60'],
  ] as const)('and is answered by %s', (_how, answer, expected) => {
    at(`${FRIDAY}T09:00:00`);
    start('a');
    work.pass(HOUR);
    work.timer.away('idle', work.now);
    work.pass(2 * HOUR);
    work.timer.back();
    const [gap] = work.timer.view().gaps;
    expect(work.timer.answer(gap?.id ?? '', answer).ok).toBe(true);
    expect(work.timer.answer(gap?.id ?? '', answer).ok).toBe(false);
    work.pass(HOUR);
    work.timer.stop();
    expect(work.day(FRIDAY)).toBe(expected);
    expect(work.timer.view().gaps).toEqual([]);
  });

  it.each([
    ['keep', { kind: 'keep' }],
    ['give', { kind: 'give', taskId: 'b' }],
    ['drop', { kind: 'drop' }],
  ] as const)('and %s is taken back, to be asked again', (_how, answer) => {
    at(`${FRIDAY}T09:00:00`);
    start('a');
    work.pass(HOUR);
    work.timer.away('idle', work.now);
    work.pass(2 * HOUR);
    work.timer.back();
    const { gaps } = work.timer.view();
    work.timer.answer(gaps[0]?.id ?? '', answer);
    expect(work.undo().ok).toBe(true);
    expect(work.timer.view().gaps).toEqual(gaps);
    expect(work.day(FRIDAY)).toBe('a 60');
    expect(work.total(FRIDAY)).toBe(60);
    expect(work.timer.view().running).toMatchObject({ taskId: 'a' });
  });

  it('is no work where the studio takes no time any more', () => {
    at(`${FRIDAY}T16:00:00`);
    start('a');
    work.timer.away('idle', work.now);
    work.pass(15 * HOUR);
    work.timer.back();
    const [gap] = work.timer.view().gaps;
    work.studio.rules.timesheetsLocked = true;
    work.setClock(48 * HOUR);
    expect(work.timer.answer(gap?.id ?? '', { kind: 'keep' })).toMatchObject({ code: 'rule' });
    expect(work.timer.view().gaps).toHaveLength(1);
    expect(work.timer.answer(gap?.id ?? '', { kind: 'drop' }).ok).toBe(true);
  });

  it('and is split between two tasks, or a task and a break', () => {
    at(`${FRIDAY}T09:00:00`);
    start('a');
    work.pass(HOUR);
    work.timer.away('idle', work.now);
    work.pass(2 * HOUR);
    work.timer.back();
    const [gap] = work.timer.view().gaps;
    const halfAnHour = (gap?.from ?? 0) + 30 * MINUTE;
    work.timer.answer(gap?.id ?? '', {
      kind: 'split',
      at: halfAnHour,
      taskId: 'b',
    });
    expect(work.day(FRIDAY)).toBe('a 90, b 90');
  });

  it('never counts a night: idle from 17:50, back at 9:00', () => {
    at(`${FRIDAY}T17:00:00`);
    start('a');
    work.pass(HOUR);
    work.timer.away('idle', work.now - 10 * MINUTE);
    work.pass(15 * HOUR);
    work.timer.back();
    expect(work.timer.view().running).toBeNull();
    expect(work.day(FRIDAY)).toBe('a 50');
    expect(work.day(SATURDAY)).toBe('');
  });

  it.each([
    ['told of', { told: true }],
    ['told of, with a clock that counts sleep', { told: true, ticks: true }],
    ['not told of', { told: false }],
    ['not told of, with a clock that counts sleep', { told: false, ticks: true }],
  ])('nor a sleep across midnight that is %s', (_how, how) => {
    at(`${FRIDAY}T22:00:00`);
    start('a');
    work.pass(HOUR);
    work.sleep(10 * HOUR, how);
    expect(work.timer.view().running).toBeNull();
    expect(work.day(FRIDAY)).toBe('a 60');
    expect(work.day(SATURDAY)).toBe('');
  });
});

describe('the focus', () => {
  const inFocus = () => work.timer.view().focus;

  it('is on the running task, and ends with the timer', () => {
    at(`${FRIDAY}T09:00:00`);
    work.timer.focus(true);
    expect(inFocus()).toBe(false);
    start('a');
    expect(inFocus()).toBe(false);
    work.timer.focus(true);
    expect(inFocus()).toBe(true);
    work.timer.stop();
    start('a');
    expect(inFocus()).toBe(false);
  });

  it('ends with another task, and by hand', () => {
    at(`${FRIDAY}T09:00:00`);
    start('a');
    work.timer.focus(true);
    start('b');
    start('a');
    expect(inFocus()).toBe(false);
    work.timer.focus(true);
    work.timer.focus(false);
    expect(inFocus()).toBe(false);
  });
});
