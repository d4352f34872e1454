import { expect, it } from 'vitest';
import { exportTables } from '../../../../electron/production/tracking/export-tables.ts';
import { trackedOn } from '../../../../electron/production/tracking/figures.ts';
import { USUAL_TIME } from '../../../../electron/shared/time-figures.ts';
import type { StatusNews } from '../../../../electron/shared/status-news.ts';
import { aProject, aTask, someFacts, TODAY } from '../a-production.ts';

const history: StatusNews[] = [
  { taskId: 'a', statusId: 'retake', authorId: 'ben', at: '2026-11-17T10:00:00Z' },
  { taskId: 'a', statusId: 'done', authorId: 'ben', at: '2026-11-18T10:00:00Z' },
];

const tables = (past: StatusNews[] | null, paper = false) => {
  const facts = someFacts([
    aTask('a', { taskStatusId: 'done' }),
    aTask('b', { entityId: 'sh100' }),
    aTask('c', { entityId: 'Lantern', taskTypeId: 'layout' }),
  ]);
  const [todo] = facts.taskStatuses;
  const retake = { ...todo!, id: 'retake', name: 'Retake', isDefault: false, isRetake: true };
  const tracked = trackedOn(
    {
      ...{ project: aProject(), teamIds: [], times: [], hoursByDay: 8, zone: 'UTC', notes: [] },
      ...{ daysOff: [], history: past },
      facts: { ...facts, taskStatuses: [...facts.taskStatuses, retake] },
    },
    Date.parse(`${TODAY}T12:00:00Z`),
  );
  return exportTables(tracked, { what: 'progress', time: USUAL_TIME, paper });
};

it('has progress by sequence, day and retake, a line for each fact', () => {
  expect(tables(history).map(({ title }) => title)).toEqual([
    ...['Progress', 'Sequences', 'Day by day', 'Retakes'],
  ]);
  const [, sequences, days, retakes] = tables(history);
  expect(sequences?.rows).toEqual([
    ['E01 / SQ010', 'Animation', 1, 1],
    ['E01 / SQ020', 'Animation', 0, 1],
    ['In no sequence', 'Layout', 0, 1],
  ]);
  expect(days?.rows).toEqual([
    ['2026-11-17', 3, 0],
    ['2026-11-18', 2, 1],
    ['2026-11-19', 2, 1],
    [TODAY, 2, 1],
  ]);
  expect(retakes?.rows).toEqual([
    ['Task type', 'Animation', 1],
    ['Reviewer', 'Ben', 1],
  ]);
});

it('has nothing of a past that was not read, and the sequences side by side on paper', () => {
  expect(tables(null).map(({ title }) => title)).toEqual(['Progress', 'Sequences']);
  const [, sequences, last] = tables(history, true);
  expect(sequences?.header).toEqual(['Sequence', 'All', 'Layout', 'Animation']);
  expect(sequences?.rows[0]).toEqual(['E01 / SQ010', '1 of 1', '', '1 of 1']);
  expect(last?.title).toBe('Retakes');
});
