import type { StudioContext } from '../kitsu/context.ts';
import type { StudioRules } from '../kitsu/organisation.ts';
import { weekOf, type Day } from '../shared/day.ts';
import { causeFailure } from '../shared/outbox-cause.ts';
import { failure, type Failure } from '../shared/result.ts';
import type { TaskStatus } from '../shared/production.ts';
import type { Task } from '../shared/task.ts';

/** What the studio allows, as last read; `null` parts were never read. */
export interface StudioConfig {
  context: StudioContext | null;
  rules: StudioRules | null;
}

/** The role in a production: its own if it has one (Kitsu 1.0.59 and later). */
export function roleIn(projectId: string, { context, rules }: StudioConfig): string {
  return context?.projectRoles[projectId] ?? rules?.role ?? 'user';
}

/**
 * Why nothing can be logged on a day, or `null`. Kitsu's server accepts any day; its web page locks
 * them: future days always, and for artists the weeks before this one if the studio locked its
 * timesheets (kitsu-api 2.4). The same rules apply here. `isOff`: it is within a day off.
 */
export function dayLock(
  day: Day,
  today: Day,
  { rules }: StudioConfig,
  isOff: boolean,
): Failure | null {
  if (isOff) return causeFailure({ code: 'off-that-day' });
  if (day > today) return failure('rule', 'You can’t log time in the future.');
  const artist = rules?.role === 'user' || rules?.role === 'vendor';
  if (rules?.timesheetsLocked && artist && day < (weekOf(today)[0] ?? today)) {
    return failure(
      'rule',
      'Your studio has closed the timesheets of past weeks.',
      'Ask your coordinator to change it.',
    );
  }
  return null;
}

/** Why time cannot be logged on a task at all, or `null`. `assigned`: it is in one of the person's lists. */
export function logBlock(task: Task, assigned: boolean, { context }: StudioConfig): Failure | null {
  if (!assigned) {
    return failure(
      'rule',
      'You are no longer assigned to this task, and Kitsu takes time from assignees only.',
    );
  }
  if (context?.noTimelogTaskTypeIds.includes(task.taskTypeId)) {
    return failure('rule', `Your studio logs no time on ${task.taskTypeName}.`);
  }
  return null;
}

/** Cached per context and kind of task: a list of thousands asks for the same few again and again. */
const wipStatuses = new WeakMap<StudioContext, Map<string, TaskStatus | null>>();

/** The production's work-in-progress status: the flagged one, else the one named `wip`. */
export function wipStatus(task: Task, { context }: StudioConfig): TaskStatus | null {
  if (!context) return null;
  const known = wipStatuses.get(context) ?? new Map<string, TaskStatus | null>();
  wipStatuses.set(context, known);
  const key = `${task.projectId} ${task.forEntity === 'Concept'}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const status = findWipStatus(task, context);
  known.set(key, status);
  return status;
}

function findWipStatus(task: Task, context: StudioContext): TaskStatus | null {
  const project = context.projects.find(({ id }) => id === task.projectId);
  const usable = context.statuses.filter(
    (status) =>
      !status.archived &&
      status.forConcept === (task.forEntity === 'Concept') &&
      (!project || project.statusIds.length === 0 || project.statusIds.includes(status.id)),
  );
  const named = (status: TaskStatus): boolean => status.shortName.toLowerCase() === 'wip';
  const flagged = usable.filter((status) => status.isWip);
  // Kitsu's lists have no fixed order: the choice must not change from one refresh to the next.
  return flagged.find(named) ?? firstByName(flagged) ?? firstByName(usable.filter(named));
}

const firstByName = (statuses: TaskStatus[]): TaskStatus | null =>
  [...statuses].sort((a, b) => (a.name < b.name ? -1 : 1))[0] ?? null;

/** True if the task is already in work: nothing needs to be sent. */
export function isStarted(task: Task, studio: StudioConfig): boolean {
  const status = studio.context?.statuses.find(({ id }) => id === task.statusId);
  return status?.isWip === true || wipStatus(task, studio)?.id === task.statusId;
}

/** Why a task cannot be started, or `null`. */
export function startBlock(task: Task, assigned: boolean, studio: StudioConfig): Failure | null {
  if (!assigned) return failure('rule', 'You are no longer assigned to this task.');
  if (!studio.context) {
    return failure('rule', 'The statuses of your studio are not known here yet.');
  }
  const status = wipStatus(task, studio);
  if (!status) return failure('rule', `${task.projectName} has no work-in-progress status.`);
  if (roleIn(task.projectId, studio) === 'user' && !status.isArtistAllowed) {
    return failure('rule', `Your studio lets only leads set ${status.shortName}.`);
  }
  return null;
}
