import { describe, expect, it } from 'vitest';
import { progressBy, progressOf } from '../../../electron/production/progress.ts';
import type { StudioWork } from '../../../electron/production/studio-work.ts';
import type { ProductionTask } from '../../../electron/shared/production.ts';
import { anAsset, anEpisode, aSequence, aShot, aTask, someWork } from './a-production.ts';

const shown = (tasks: readonly ProductionTask[], work: StudioWork) =>
  progressOf(work.knownOf(tasks), work);
const progress = (tasks: ProductionTask[]) => shown(tasks, someWork(tasks));

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
    expect(shown(tasks, work)).toMatchObject({
      tasks: 1,
      canceled: 1,
      byCount: 1,
      estimate: 480,
    });
  });

  it('leaves out what is on something canceled, whatever it is, or below that', () => {
    const gone = { canceled: true };
    const part = { ...aShot('x'), sequenceId: 'sq020' };
    const facts = {
      episodes: [anEpisode('e01'), anEpisode('e02', gone)],
      sequences: [
        aSequence('sq010'),
        aSequence('sq020', gone),
        aSequence('sq9', { episodeId: 'e02' }),
      ],
      shots: [aShot('sh030'), aShot('below', { sequenceId: 'sq9' })],
      scenes: [{ ...part, id: 'scene', kind: 'Scene' as const }],
      assets: [anAsset('prop', gone), anAsset('of e02', { episodeId: 'e02' })],
      edits: [
        { ...part, ...gone, id: 'cut', kind: 'Edit' as const, episodeId: null },
        { ...part, id: 'cut of e02', kind: 'Edit' as const, episodeId: 'e02' },
        { ...part, id: 'cut of e01', kind: 'Edit' as const, episodeId: 'e01' },
      ],
      concepts: [{ ...part, ...gone, id: 'sea', kind: 'Concept' as const }],
    };
    const out = [
      'e02',
      'sq020',
      'sq9',
      'below',
      'scene',
      'prop',
      'of e02',
      'cut',
      'cut of e02',
      'sea',
    ];
    const tasks = [...out, 'sh030', 'cut of e01'].map((on) => aTask(`on ${on}`, { entityId: on }));
    const work = someWork(tasks, facts);
    expect(tasks.filter((task) => work.stateOf(task) !== 'canceled').map(({ id }) => id)).toEqual([
      'on sh030',
      'on cut of e01',
    ]);
    expect(work.placeOf(tasks.at(-1) as ProductionTask)?.path).toBe('E01 / X');
    expect(shown(tasks, work)).toMatchObject({ tasks: 2, canceled: out.length });
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
