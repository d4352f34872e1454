import type { Task } from '../shared/task.ts';
import type { StatusTrigger } from '../shared/status-trigger.ts';
import { isStarted, wipStatus, type StudioConfig } from './studio-rules.ts';

/**
 * What Kitsu does on other tasks of the same entity when a comment with a status is posted on this one, in the
 * name of its author (kitsu-tracking S9). It does so for any comment with the status, changed or not, also
 * where the artist may not comment, and never backwards in the order of the task types. Whether there is such
 * a task is not known here.
 */
export function statusTriggers(task: Task, { context }: StudioConfig): StatusTrigger[] {
  if (!context || context.automations.length === 0) return [];
  const project = context.projects.find(({ id }) => id === task.projectId);
  if (!project) return [];
  const typeNamed = (id: string) => context.taskTypes.find((type) => type.id === id)?.name;
  const rank = (typeId: string): number => project.taskTypeRanks[typeId] ?? 0;
  return context.automations.flatMap((one): StatusTrigger[] => {
    const isMeant =
      project.automationIds.includes(one.id) &&
      one.inTaskTypeId === task.taskTypeId &&
      one.entityType === task.forEntity.toLowerCase();
    const goesBack = one.outStatusId !== null && rank(one.inTaskTypeId) > rank(one.outTaskTypeId);
    const taskType = typeNamed(one.outTaskTypeId);
    if (!isMeant || goesBack || taskType === undefined) return [];
    const status = context.statuses.find(({ id }) => id === one.outStatusId);
    const sets = status?.name ?? null;
    return [{ statusId: one.inStatusId, taskType, sets, copiesRevision: one.copiesRevision }];
  });
}

/** What of that a start sets off; nothing where it sends no status. */
export function startTriggers(task: Task, studio: StudioConfig): StatusTrigger[] {
  const triggers = statusTriggers(task, studio);
  if (triggers.length === 0 || isStarted(task, studio)) return [];
  const started = wipStatus(task, studio)?.id;
  return triggers.filter(({ statusId }) => statusId === started);
}
