import type { Replica } from '../replica/replica.ts';
import { statusesFor } from '../rules/comment-rules.ts';
import { statusChip } from '../rules/status-chip.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import type { Task } from '../shared/task.ts';
import type { StatusChip } from '../shared/thread.ts';

/**
 * The statuses that are columns of a board of the to-do list, in the studio's order: those that one of
 * its tasks has, and those that the artist may set on one.
 */
export function boardStatuses(replica: Replica, studio: StudioConfig): StatusChip[] {
  const tasks = replica.tasks.list('todo');
  const wanted = new Set(tasks.map(({ statusId }) => statusId));
  // What may be set depends on the production and on the kind of task: of thousands these are few.
  const kinds = new Map<string, Task>();
  for (const task of tasks) {
    const kind = `${task.projectId} ${task.forEntity === 'Concept'}`;
    if (!kinds.has(kind)) kinds.set(kind, task);
  }
  for (const task of kinds.values())
    // One task's retakes are no reason to leave out a column.
    for (const { id } of statusesFor({ ...task, retakeCount: 0 }, studio)) wanted.add(id);
  return (studio.context?.statuses ?? []).filter(({ id }) => wanted.has(id)).map(statusChip);
}
