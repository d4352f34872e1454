import { describe, expect, it } from 'vitest';
import { progressBy, progressOf } from '../../../electron/production/progress.ts';
import type { ProductionTask } from '../../../electron/shared/production.ts';
import { aShot, aTask, someWork } from './a-production.ts';

const progress = (tasks: ProductionTask[]) => progressOf(tasks, someWork(tasks));

describe('progress', () => {
  it('counts tasks alike, by estimate and by time', () => {
    const tasks = [
      aTask('a', { taskStatusId: 'done', estimation: 600, timeSpent: 300 }),
      aTask('b', { estimation: 200, timeSpent: 100 }),
      aTask('c', { estimation: 200 }),
    ];
    expect(progress(tasks)).toMatchObject({
      ...{ tasks: 3, done: 1, byCount: 1 / 3, byEstimate: 0.6, byTime: 0.7 },
      ...{ estimate: 1000, spent: 400, spentForPlanned: 0.4, overrun: 0 },
    });
  });

  it('is no part of anything where there is nothing', () => {
    const nothing = { byCount: null, byEstimate: null, byTime: null, spentForPlanned: null };
    expect(progress([])).toMatchObject({ tasks: 0, ...nothing });
    const unplanned = progress([aTask('a', { estimation: 0, timeSpent: 90 })]);
    expect(unplanned).toMatchObject({ ...nothing, byCount: 0, spent: 90, withoutEstimate: 1 });
  });

  it("names overruns, and lets no other task's savings hide them", () => {
    const tasks = [
      aTask('a', { estimation: 60, timeSpent: 90 }),
      aTask('b', { estimation: 60, timeSpent: 180 }),
      aTask('c', { taskStatusId: 'done', estimation: 600, timeSpent: 60 }),
    ];
    expect(progress(tasks)).toMatchObject({ overrun: 150, overran: ['b', 'a'] });
    expect(progress(tasks).byTime).toBe(1);
  });

  it('leaves canceled shots out of every figure but their own', () => {
    const tasks = [aTask('a', { taskStatusId: 'done' }), aTask('b', { entityId: 'sh040' })];
    const shots = [aShot('sh030'), aShot('sh040', { canceled: true })];
    const work = someWork(tasks, { shots });
    expect(progressOf(tasks, work)).toMatchObject({
      tasks: 1,
      canceled: 1,
      byCount: 1,
      estimate: 480,
    });
  });

  it('counts statuses, most tasks first', () => {
    const tasks = [
      aTask('a', { taskStatusId: 'wip' }),
      aTask('b'),
      aTask('c'),
      aTask('d', { taskStatusId: '?' }),
    ];
    expect(progress(tasks).statuses).toEqual([
      { statusId: 'todo', name: 'Todo', tasks: 2, estimate: 960 },
      { statusId: '?', name: '', tasks: 1, estimate: 480 },
      { statusId: 'wip', name: 'Work in progress', tasks: 1, estimate: 480 },
    ]);
  });

  it('rolls up by part, task type and person, empty ones included', () => {
    const tasks = [
      aTask('a', { taskStatusId: 'done', assigneeIds: ['ada', 'ben'] }),
      aTask('b', { entityId: 'sh100', taskTypeId: 'layout', assigneeIds: [] }),
    ];
    const work = someWork(tasks);
    const by = (kind: Parameters<typeof progressBy>[0]) =>
      progressBy(kind, work).map(({ name, progress: one }) => [name, one.byCount]);
    expect(by('Shot')).toEqual([
      ['E01 / SQ010 / SH030', 1],
      ['E01 / SQ010 / SH040', null],
      ['E01 / SQ020 / SH100', 0],
    ]);
    expect(by('Episode')).toEqual([['E01', 0.5]]);
    expect(by('Production')).toEqual([['Lantern Road', 0.5]]);
    expect(by('TaskType')).toEqual([
      ['Animation', 1],
      ['Layout', 0],
    ]);
    expect(by('Person')).toEqual([
      ['Ada', 1],
      ['Ben', 1],
      ['Nobody known', 0],
    ]);
  });
});
