import { describe, expect, it } from 'vitest';
import {
  standingOf,
  type ReportFacts,
} from '../../../../electron/production/report/report-facts.ts';
import { timeFigures } from '../../../../electron/production/report/time-figures.ts';
import { columnsOf, spanOf } from '../../../../electron/production/report/time-span.ts';
import type { TimeSpent } from '../../../../electron/shared/production.ts';
import type { TimeAsked } from '../../../../electron/shared/time-figures.ts';
import { aProject, aShot, aTask, someFacts, TODAY } from '../a-production.ts';

describe('a period', () => {
  it('is this week, the last one, this month or all of it', () => {
    expect(spanOf('this-week', TODAY, [])).toEqual({ first: '2026-11-16', last: '2026-11-22' });
    expect(spanOf('last-week', TODAY, [])).toEqual({ first: '2026-11-09', last: '2026-11-15' });
    expect(spanOf('month', '2026-02-10', [])).toEqual({ first: '2026-02-01', last: '2026-02-28' });
    expect(spanOf('month', '2026-12-31', [])).toEqual({ first: '2026-12-01', last: '2026-12-31' });
    expect(spanOf('all', TODAY, ['2026-10-01', '2026-12-01'])).toEqual({
      ...{ first: '2026-10-01', last: '2026-12-01' },
    });
    expect(spanOf({ first: '2026-03-02', last: '2026-03-01' }, TODAY, [])).toEqual({
      ...{ first: '2026-03-01', last: '2026-03-02' },
    });
  });

  it('has weeks that are whole at New Year, cut to it at its ends', () => {
    const { columns } = columnsOf({ first: '2026-12-23', last: '2027-01-05' }, 'week');
    expect(columns).toEqual([
      { first: '2026-12-23', last: '2026-12-27' },
      { first: '2026-12-28', last: '2027-01-03' },
      { first: '2027-01-04', last: '2027-01-05' },
    ]);
  });

  it('of more columns than anybody reads is shown by a longer unit', () => {
    expect(columnsOf({ first: '2026-01-01', last: '2026-12-31' }, 'day').unit).toBe('week');
    const long = columnsOf({ first: '2020-01-01', last: '2026-12-31' }, 'day');
    expect([long.unit, long.columns.length]).toEqual(['month', 84]);
  });
});

const logged = (taskId: string, personId: string, day: string, minutes: number): TimeSpent =>
  ({ id: `${taskId} ${personId} ${day}`, taskId, personId, day, minutes }) as TimeSpent;

const facts: ReportFacts = {
  ...{ project: aProject(), teamIds: ['ada', 'ben'], hoursByDay: 8, zone: 'UTC', notes: [] },
  ...{ daysOff: [], fps: '25' },
  facts: someFacts(
    [
      aTask('a', { estimation: 600, timeSpent: 210, assigneeIds: ['ada', 'ben'] }),
      aTask('b', { taskTypeId: 'layout', estimation: 0, timeSpent: 30 }),
      aTask('c', {
        ...{ taskStatusId: 'done', doneDate: '2026-11-18', assigneeIds: ['ada', 'ben'] },
        timeSpent: 960,
      }),
      aTask('d', { taskStatusId: 'done', doneDate: null }),
      aTask('o', { projectId: 'other', estimation: 60, timeSpent: 45 }),
    ],
    {
      projects: [aProject(), aProject('other', 'Other')],
      shots: [aShot('sh030', { nbFrames: 101 })],
    },
  ),
  times: [
    logged('a', 'ada', '2026-11-16', 90),
    logged('a', 'ben', '2026-11-18', 120),
    logged('b', 'ada', '2026-11-18', 30),
    logged('c', 'ada', '2026-11-02', 960),
    logged('gone', 'zoe', '2026-11-17', 7.5),
  ],
  otherTimes: [logged('o', 'ada', '2026-11-17', 45)],
};
const of = (more: Partial<TimeAsked> = {}) =>
  timeFigures(facts, standingOf(facts, TODAY), {
    ...{ by: 'person', unit: 'day', period: 'this-week' },
    ...more,
  });

describe('the time of a period', () => {
  it('is by person and day, against the estimates of its tasks', () => {
    const { columns, rows, totals, minutes } = of();
    expect(columns).toHaveLength(7);
    expect(totals).toEqual([90, 7.5, 150, 0, 0, 0, 0]);
    expect(minutes).toBe(247.5);
    expect(
      rows.map(({ name, minutes: all, estimate, spent }) => [name, all, estimate, spent]),
    ).toEqual([
      ['Ada', 120, 600, 210],
      ['Ben', 120, 600, 210],
      ['Zoe', 7.5, 0, 0],
    ]);
  });

  it('is by task type, and by production with what its people do elsewhere', () => {
    expect(of({ by: 'type' }).rows.map(({ name, minutes }) => [name, minutes])).toEqual([
      ['Animation', 210],
      ['Layout', 30],
      ['Not listed here', 7.5],
    ]);
    expect(of({ by: 'production' }).rows.map(({ name, minutes }) => [name, minutes])).toEqual([
      ['Lantern Road', 247.5],
      ['Other', 45],
    ]);
    const all = of({ period: 'all', unit: 'month' });
    expect([all.first, all.last, all.totals]).toEqual(['2026-11-02', TODAY, [1207.5]]);
  });

  it('has what was done in it, divided among its people without losing a frame', () => {
    const { done, doneAll, doneUnknown } = of();
    expect(doneAll).toEqual({ tasks: 1, frames: 101, seconds: 4.04 });
    expect(done.map(({ person, frames }) => [person, frames])).toEqual([
      ['Ada', 50],
      ['Ben', 51],
    ]);
    expect(done[0]).toMatchObject({ type: 'Animation', tasks: 1, minutes: 960, framesADay: 25 });
    expect(done[1]).toMatchObject({ minutes: 0, framesADay: null, seconds: 2.04 });
    expect(doneUnknown).toBe(1);
    expect(of({ period: 'last-week' }).done).toEqual([]);
  });
});
