import { expect, it } from 'vitest';
import { burnDown } from '../../../electron/production/burn-down.ts';
import { progressDetails } from '../../../electron/production/report/progress-details.ts';
import { standingOf, type ReportFacts } from '../../../electron/production/report/report-facts.ts';
import { aProject, aSequence, aShot, aTask, someFacts, TODAY } from './a-production.ts';

const news = (taskId: string, statusId: string, day: string, authorId = 'ben') => ({
  ...{ taskId, statusId, authorId, at: `${day}T10:00:00.000Z` },
});
const { taskStatuses } = someFacts([]);
const statuses = [...taskStatuses, { ...taskStatuses[0]!, id: 'retake', isRetake: true }];
const of = { statuses, zone: 'UTC', today: TODAY };

it('counts what was done at the end of each day, and is open again after a retake', () => {
  const tasks = [aTask('a', { taskStatusId: 'done' }), aTask('b', { taskStatusId: 'retake' })];
  const history = [
    news('a', 'wip', '2026-11-16'),
    news('b', 'done', '2026-11-17'),
    news('a', 'done', '2026-11-18'),
    news('b', 'retake', '2026-11-19'),
    news('gone', 'done', '2026-11-01'),
  ];
  const { days, unknown } = burnDown(tasks, { ...of, history });
  expect(days).toEqual([
    { day: '2026-11-16', open: 2, done: 0 },
    { day: '2026-11-17', open: 1, done: 1 },
    { day: '2026-11-18', open: 0, done: 2 },
    { day: '2026-11-19', open: 1, done: 1 },
    { day: TODAY, open: 1, done: 1 },
  ]);
  expect(unknown).toBe(0);
});

it('leaves out what was done without a comment, and ends with what the tasks say', () => {
  const tasks = [
    ...[aTask('silent', { taskStatusId: 'done' }), aTask('set', { taskStatusId: 'done' })],
    aTask('open'),
  ];
  const history = [news('set', 'wip', '2026-11-18')];
  expect(burnDown(tasks, { ...of, history })).toEqual({
    unknown: 1,
    days: [
      { day: '2026-11-18', open: 2, done: 0 },
      { day: '2026-11-19', open: 2, done: 0 },
      { day: TODAY, open: 1, done: 1 },
    ],
  });
  expect(burnDown([], { ...of, history: [] }).days).toEqual([{ day: TODAY, open: 0, done: 0 }]);
});

const details = (tasks: ReturnType<typeof aTask>[], more: Partial<ReportFacts> = {}) => {
  const read: ReportFacts = {
    ...{
      project: { ...aProject(), fps: '24' },
      teamIds: [],
      times: [],
      hoursByDay: 8,
      zone: 'UTC',
    },
    ...{ daysOff: [], notes: [] },
    facts: someFacts(tasks, {
      taskStatuses: statuses,
      sequences: [aSequence('sq010'), aSequence('sq020', { canceled: true })],
      shots: [
        ...[aShot('sh030', { nbFrames: 48 }), aShot('sh040', { nbFrames: 24 })],
        ...[aShot('sh050'), aShot('sh100', { sequenceId: 'sq020', nbFrames: 999 })],
      ],
    }),
    ...more,
  };
  return progressDetails(read, standingOf(read, TODAY));
};

it('finishes a shot with the last of its tasks, and counts what is canceled nowhere', () => {
  const done = { taskStatusId: 'done' };
  const told = details([
    aTask('a', done),
    aTask('b', { ...done, taskTypeId: 'layout' }),
    aTask('c', { ...done, entityId: 'sh040' }),
    aTask('d', { entityId: 'sh040', taskTypeId: 'layout' }),
    aTask('e', { ...done, entityId: 'sh100' }),
    aTask('f', { entityId: 'Lantern' }),
  ]);
  expect(told.film).toEqual({
    ...{ shots: { total: 3, done: 1 }, frames: { total: 72, done: 48 } },
    ...{ seconds: { total: 3, done: 2 }, without_frames: 1 },
  });
  expect(told.matrix.types.map(({ id }) => id)).toEqual(['layout', 'animation']);
  expect(told.matrix.rows).toMatchObject([
    {
      id: 'sq010',
      total: 4,
      done: 3,
      cells: [
        { total: 2, done: 1 },
        { total: 2, done: 2 },
      ],
    },
    { id: null, total: 1, done: 0, cells: [null, { total: 1, done: 0 }] },
  ]);
  expect([told.burn_down, told.retakes]).toEqual([null, null]);
});

it('counts a retake once, whoever comments while it is one', () => {
  const history = [
    news('a', 'retake', '2026-11-16'),
    news('a', 'retake', '2026-11-17', 'ada'),
    news('a', 'wip', '2026-11-18'),
    news('a', 'retake', '2026-11-19', 'zoe'),
  ];
  expect(details([aTask('a', { taskStatusId: 'retake' })], { history }).retakes).toEqual({
    by_task_type: [{ id: 'animation', name: 'Animation', retakes: 2 }],
    by_reviewer: [
      { id: 'ben', name: 'Ben', retakes: 1 },
      { id: 'zoe', name: 'Zoe', retakes: 1 },
    ],
  });
});
