import { expect, it } from 'vitest';
import { createTimedTaskWatch } from '../../../electron/app/timed-task-watch.ts';
import type { TaskList } from '../../../electron/replica/tables/tasks.ts';

type Watched = Parameters<ReturnType<typeof createTimedTaskWatch>>[0];

/** An artist whose timer runs on `taskId`, which is in that list. */
const on = (taskId: string | null, list: TaskList | null): Watched =>
  ({
    timer: { view: () => ({ running: taskId && { taskId, title: taskId, since: 0 } }) },
    replica: { tasks: { listOf: () => list } },
  }) as unknown as Watched;

it('tells once when the task whose timer runs is the artist’s no more', () => {
  const watch = createTimedTaskWatch();
  expect(watch(on('SH010', 'todo'))).toBeNull();
  expect(watch(on('SH010', 'done'))).toBeNull();
  expect(watch(on('SH010', 'known'))?.message).toContain('SH010 is no longer assigned to you');
  expect(watch(on('SH010', 'known'))).toBeNull();
  expect(watch(on('SH010', 'todo'))).toBeNull();
  expect(watch(on('SH010', null))).not.toBeNull();
});

it('says nothing of another task, nor of one that never was the artist’s', () => {
  const watch = createTimedTaskWatch();
  expect(watch(on('SH010', 'todo'))).toBeNull();
  expect(watch(on('SH020', 'known'))).toBeNull();
  expect(watch(on(null, null))).toBeNull();
  expect(watch(on('SH010', 'known'))).toBeNull();
});
