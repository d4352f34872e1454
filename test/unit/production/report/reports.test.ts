import { describe, expect, it } from 'vitest';
import { distinctNames } from '../../../../electron/production/report/distinct-names.ts';
import { withLoggedTime } from '../../../../electron/production/report/logged-time.ts';
import { progressReport } from '../../../../electron/production/report/progress-report.ts';
import { riskReport } from '../../../../electron/production/report/risk-report.ts';
import { timeReport } from '../../../../electron/production/report/time-report.ts';
import type { Facts } from '../../../../electron/production/studio-work.ts';
import type { ProductionTask, TimeSpent } from '../../../../electron/shared/production.ts';
import {
  aCalendar,
  aPerson,
  aSequence,
  aShot,
  aTask,
  someFacts,
  someWork,
} from '../a-production.ts';

const seen = (tasks: ProductionTask[], more: Partial<Facts> = {}) => ({
  ...{ projectId: 'lantern', work: someWork(tasks, more), calendar: aCalendar(), teamIds: [] },
});
const levelOf = (more: Partial<ProductionTask>, facts: Partial<Facts> = {}) =>
  riskReport(seen([aTask('a', more)], facts))[0]?.level;
const time = (id: string, more: Partial<TimeSpent> = {}): TimeSpent => ({
  ...{ id, taskId: 'a', personId: 'ada', day: '2026-11-18', minutes: 30 },
  ...more,
});

describe('risks', () => {
  it.each([
    ['late', { dueDate: '2026-11-19' }],
    ['late', { dueDate: '2026-11-19', estimation: 0, assigneeIds: [] }],
    ['fine', { dueDate: '2026-11-19', taskStatusId: 'done' }],
    ['fine', { dueDate: null, estimation: 0, taskStatusId: 'done' }],
    ['fine', { dueDate: '2026-11-20', estimation: 60 }],
    ['at-risk', { dueDate: '2026-11-20', estimation: 600 }],
    ['at-risk', { estimation: 60, timeSpent: 60 }],
    ['unplanned', { dueDate: null }],
    ['unplanned', { estimation: 0 }],
    ['unplanned', { assigneeIds: [] }],
    ['unplanned', { assigneeIds: ['zoe'] }],
    // Handed over, not done: a day in Kitsu says nothing.
    ['late', { dueDate: '2026-11-19', doneDate: '2026-11-10', endDate: '2026-11-10' }],
  ] as const)('%s: %j', (level, more) => {
    expect(levelOf(more as Partial<ProductionTask>)).toBe(level);
  });

  it('leaves out what is canceled, above it too, and other productions', () => {
    const { sequences } = someFacts([]);
    const canceled = [aSequence('sq010', { canceled: true }), ...sequences.slice(1)];
    expect(levelOf({}, { sequences: canceled })).toBeUndefined();
    expect(levelOf({}, { shots: [aShot('sh030', { canceled: true })] })).toBeUndefined();
    expect(levelOf({ projectId: 'other' })).toBeUndefined();
  });

  it('begins with what is late, and says why', () => {
    const rows = riskReport(
      seen([
        aTask('plain', { estimation: 60, assigneeIds: ['ben'] }),
        aTask('open', { dueDate: null }),
        aTask('tight', { dueDate: '2026-11-20', estimation: 900 }),
        aTask('old', { dueDate: '2026-11-18' }),
        aTask('older', { dueDate: '2026-11-17' }),
      ]),
    );
    expect(rows.map(({ id }) => id)).toEqual(['older', 'old', 'tight', 'open', 'plain']);
    expect(rows[1]).toMatchObject({
      ...{ entity: 'E01 / SQ010 / SH030', task_type: 'Animation', due: '2026-11-18' },
      reasons: [expect.stringContaining('Was due'), expect.anything()],
    });
  });
});

describe('progress', () => {
  it('goes by the flag of a status, whatever days a task has', () => {
    const tasks = [
      aTask('a', { taskStatusId: 'done' }),
      aTask('b', { doneDate: '2026-11-01', taskStatusId: 'wip' }),
      aTask('c', { taskTypeId: 'layout', taskStatusId: 'not-read' }),
    ];
    const report = progressReport(seen(tasks));
    expect(report).toMatchObject({
      ...{ total: 3, done: 1 },
      by_task_type: { Layout: { total: 1, done: 0 }, Animation: { total: 2, done: 1 } },
    });
    expect(Object.keys(report.by_task_type)).toEqual(['Layout', 'Animation']);
    expect(progressReport(seen([]))).toMatchObject({ total: 0, done: 0, by_task_type: {} });
  });

  it('keeps two task types of one name apart', () => {
    const [layout] = someFacts([]).taskTypes;
    if (!layout) throw new Error('There is no layout.');
    const taskTypes = [
      { ...layout, id: 'shots', name: 'FX' },
      { ...layout, id: 'assets', name: 'FX', forEntity: 'Asset' as const },
    ];
    const tasks = [aTask('a', { taskTypeId: 'shots' }), aTask('b', { taskTypeId: 'assets' })];
    expect(progressReport(seen(tasks, { taskTypes })).by_task_type).toEqual({
      'FX (Asset)': { total: 1, done: 0 },
      'FX (Shot)': { total: 1, done: 0 },
    });
  });
});

describe('time', () => {
  it('sums up by day, person and task type, and loses nothing', () => {
    const tasks = [aTask('a'), aTask('b'), aTask('c', { taskTypeId: 'layout' })];
    const times = [
      ...[time('1'), time('2', { taskId: 'b', minutes: 90.25 }), time('3', { taskId: 'c' })],
      ...[time('4', { personId: 'zoe' }), time('5', { taskId: 'elsewhere', day: '2026-01-02' })],
      ...[0.1, 0.2].map((minutes, at) => time(`small ${at}`, { day: '2026-11-19', minutes })),
    ];
    const report = timeReport(times, seen(tasks));
    expect(report.rows).toEqual([
      { date: '2026-01-02', person: 'Ada', task_type: 'Not listed here', minutes: 30 },
      { date: '2026-11-18', person: 'Ada', task_type: 'Animation', minutes: 120.25 },
      { date: '2026-11-18', person: 'Ada', task_type: 'Layout', minutes: 30 },
      { date: '2026-11-18', person: 'Zoe', task_type: 'Animation', minutes: 30 },
      { date: '2026-11-19', person: 'Ada', task_type: 'Animation', minutes: 0.3 },
    ]);
    expect(report.minutes).toBe(210.55);
  });

  it('keeps two people of one name apart', () => {
    const people = [aPerson('ada'), aPerson('ben', { name: 'Ada' })];
    const { rows } = timeReport(
      [time('1'), time('2', { personId: 'ben' })],
      seen([aTask('a')], { people }),
    );
    expect(rows.map(({ person }) => person)).toEqual(['Ada (ada)', 'Ada (ben)']);
  });

  it('is what was logged, not what a task says', () => {
    const tasks = [aTask('a', { timeSpent: 999 }), aTask('b', { timeSpent: 5 })];
    const sums = withLoggedTime(tasks, [time('1'), time('2')]).map(({ timeSpent }) => timeSpent);
    expect(sums).toEqual([60, 0]);
  });
});

it('tells names apart by what they are for, then by their ids', () => {
  const names = distinctNames([
    { id: '11111111-a', name: 'FX', kind: 'Shot' },
    { id: '22222222-b', name: 'FX', kind: 'Shot' },
    { id: '33333333-c', name: 'FX', kind: 'Asset' },
    { id: '44444444-d', name: '__proto__', kind: '' },
  ]);
  expect([...names.values()]).toEqual([
    ...['FX (Shot, 11111111)', 'FX (Shot, 22222222)', 'FX (Asset)', '__proto__'],
  ]);
});
