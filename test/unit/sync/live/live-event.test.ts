import { expect, it } from 'vitest';
import { readLiveEvent } from '../../../../electron/sync/live/live-event.ts';

const task_id = '3f0e6c4e-0000-4000-8000-000000000001';
const person_id = '3f0e6c4e-0000-4000-8000-000000000002';

it('reads what zou says of tasks, comments and time', () => {
  const project_id = 'p';
  expect(readLiveEvent('task:update', { task_id, project_id })).toEqual({
    kind: 'task',
    taskId: task_id,
  });
  expect(readLiveEvent('task:assign', { task_id, person_id, project_id })).toEqual({
    kind: 'assignment',
    taskId: task_id,
    personId: person_id,
  });
  expect(
    readLiveEvent('task:status-changed', {
      task_id,
      person_id,
      new_task_status_id: 'done',
      previous_task_status_id: 'wip',
    }),
  ).toEqual({ kind: 'status', taskId: task_id, personId: person_id, statusIds: ['done', 'wip'] });
  expect(readLiveEvent('comment:delete', { task_id, comment_id: 'c' })).toEqual({
    kind: 'comment',
    taskId: task_id,
    personId: null,
    what: 'changed',
  });
  expect(readLiveEvent('time-spent:new', { time_spent_id: 't' })).toEqual({ kind: 'time' });
  expect(readLiveEvent('day-off:update', { day_off_id: 'd' })).toEqual({ kind: 'day-off' });
  expect(readLiveEvent('project:update', { project_id })).toEqual({ kind: 'studio' });
  expect(readLiveEvent('task-status:new', { task_status_id: 's' })).toEqual({ kind: 'studio' });
});

it.each([
  ['an event that is unknown', 'weather:update', { task_id }],
  ['no data', 'task:update', undefined],
  ['a text for data', 'task:update', 'task_id'],
  ['an id that is none', 'task:update', { task_id: 7 }],
  ['an id without end', 'task:update', { task_id: 'x'.repeat(10_000) }],
  ['an assignment of nobody', 'task:assign', { task_id }],
  ['a list of statuses', 'task:status-changed', { task_id, new_task_status_id: ['a'] }],
  ['no name', '', { task_id }],
])('leaves out %s', (_what, name, data) => {
  expect(readLiveEvent(name, data)).toBeNull();
});
