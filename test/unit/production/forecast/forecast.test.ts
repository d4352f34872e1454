import { describe, expect, it } from 'vitest';
import { forecastOf } from '../../../../electron/production/forecast/forecast.ts';
import { factsThen, finishedOn } from '../../../../electron/production/forecast/known-then.ts';
import { lookBack } from '../../../../electron/production/forecast/look-back.ts';
import { studioWork, type Facts } from '../../../../electron/production/studio-work.ts';
import type { ProductionTask } from '../../../../electron/shared/production.ts';
import { forecastText } from '../../../../electron/shared/forecast-text.ts';
import { aCalendar, aDayOff, aTask, someFacts, TODAY } from '../a-production.ts';

/** Thirty done tasks that took so much of their eight hours. */
const done = (ratio: number, more: Partial<ProductionTask> = {}): ProductionTask[] =>
  Array.from({ length: 30 }, (_, at) =>
    aTask(`done ${at}`, {
      ...{ taskStatusId: 'done', timeSpent: 480 * ratio, dueDate: null },
      ...more,
    }),
  );
const of = (tasks: ProductionTask[], more: Partial<Facts> = {}, calendar = aCalendar()) =>
  forecastOf({
    ...{ projectId: 'lantern', work: studioWork(someFacts(tasks, more)), calendar },
    teamIds: ['ada', 'ben'],
  });

describe('a forecast', () => {
  it('is none where too little was done, and says how much is missing', () => {
    const { state, range, basis } = of([...done(1).slice(0, 7), aTask('a')]);
    expect([state, range, basis.done]).toEqual(['few', null, 7]);
    expect(forecastText(of([...done(1).slice(0, 7), aTask('a')]), TODAY)).toBe(
      'Too little is known: 7 tasks done with an estimate and logged time, 13 more are needed',
    );
    expect(of([aTask('a')]).state).toBe('few');
    expect(of(done(1)).state).toBe('done');
  });

  it('lays the open estimates over the free days, as the done ones went', () => {
    // Not quite ten days as estimated: to Thursday of the second week, today included.
    const open = Array.from({ length: 10 }, (_, at) => aTask(`open ${at}`, { estimation: 460 }));
    const plain = of([...done(1), ...open]);
    expect(plain.range?.middle).toBe('2026-12-03');
    expect(plain.basis).toMatchObject({ done: 30, ratio: 1, open: 10, left: 4600 });
    const over = of([...done(1.5), ...open]);
    expect(over.range?.middle).toBe('2026-12-10');
    expect(over.drivers[0]).toMatchObject({ kind: 'person', id: 'ada', days: 7 });
    // The same for the same facts, in whatever order they come.
    expect(of([...open, ...done(1.5).reverse()])).toEqual(over);
  });

  it('goes by days off, other productions, starts to come and who is free', () => {
    const open = [aTask('a', { estimation: 460 }), aTask('b', { estimation: 460 })];
    const middle = (...args: Parameters<typeof of>): string => of(...args).range?.middle ?? '';
    expect(middle([...done(1), ...open])).toBe('2026-11-23');
    const off = aCalendar([aDayOff('ada', '2026-11-23', '2026-11-25')]);
    expect(middle([...done(1), ...open], {}, off)).toBe('2026-11-26');
    const elsewhere = aTask('x', { projectId: 'other', estimation: 2400, dueDate: '2026-11-27' });
    expect(middle([...done(1), ...open, elsewhere]) > '2026-11-26').toBe(true);
    const later = aTask('c', { startDate: '2026-12-07', dueDate: '2026-12-08' });
    expect(middle([...done(1), ...open, later])).toBe('2026-12-07');
    const nobody = [aTask('a', { assigneeIds: [] }), aTask('b', { assigneeIds: ['zoe'] })];
    const shared = of([...done(1), ...nobody]);
    expect([shared.range?.middle, shared.basis.nobody]).toEqual(['2026-11-23', 2]);
    const blank = of([...done(1), aTask('a', { estimation: 0 })]);
    expect([blank.range?.middle, blank.basis.withoutEstimate]).toEqual([TODAY, 1]);
    const unknown = of([...done(1), aTask('a', { estimation: 0, taskTypeId: 'layout' })]);
    expect([unknown.state, unknown.basis.leftOut]).toEqual(['few', 1]);
  });

  it('takes off what was logged, and more is left of what took long', () => {
    const begun = aTask('a', { estimation: 4800, timeSpent: 3840, taskStatusId: 'wip' });
    expect(of([...done(1), begun]).range?.middle).toBe('2026-11-23');
    const used = aTask('a', { estimation: 480, timeSpent: 960, taskStatusId: 'wip' });
    expect(of([...done(1), used]).state).toBe('told');
  });
});

describe('a look back', () => {
  const history = done(1).map(({ id }, at) => ({
    ...{ taskId: id, statusId: 'done', authorId: 'ben' },
    at: `2026-${at < 25 ? '10-01' : '11-02'}T1${at % 10}:00:00Z`,
  }));
  const tasks = [...done(1), aTask('open', { estimation: 960 })];
  const times = done(1).map(({ id }) => ({
    ...{ id, taskId: id, personId: 'ada', day: '2026-09-30', minutes: 480 },
  }));
  const past = { projectId: 'lantern', facts: someFacts(tasks), times, history, zone: 'UTC' };
  const asked = {
    today: TODAY,
    teamIds: [],
    calendarOn: (today: string) => aCalendar([], { today }),
  };

  it('uses what was done and logged by that day', () => {
    const facts = factsThen(past, '2026-10-23');
    expect(facts.tasks.filter(({ taskStatusId }) => taskStatusId === 'done').length).toBe(25);
    const [month, two] = lookBack(past, asked);
    // Five tasks, whose time was logged by then, and two days: to the next week.
    expect(month).toMatchObject({ day: '2026-10-23', done: 25 });
    expect((month?.range?.middle ?? '') >= '2026-10-26').toBe(true);
    expect(two).toEqual({ day: '2026-09-25', range: null, done: 0 });
  });

  it('leaves out what nothing tells of, and lying days', () => {
    const silent = aTask('silent', { taskStatusId: 'done', doneDate: '2026-01-01' });
    const facts = factsThen({ ...past, facts: someFacts([...tasks, silent]) }, '2026-10-23');
    expect(facts.tasks.map(({ id }) => id)).not.toContain('silent');
  });

  it('names the day on which the last one was done', () => {
    expect(finishedOn(past, done(1))).toBe('2026-11-02');
    expect(finishedOn(past, tasks)).toBeNull();
    const again = [
      { taskId: 'done 3', statusId: 'retake', authorId: null, at: '2026-11-05T10:00:00Z' },
      { taskId: 'done 3', statusId: 'done', authorId: null, at: '2026-11-06T10:00:00Z' },
    ];
    expect(finishedOn({ ...past, history: [...history, ...again] }, done(1))).toBe('2026-11-06');
  });
});
