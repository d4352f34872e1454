import { daysBetween, shiftDay, type Day } from '../shared/day.ts';
import type { ProductionTask, TaskStatus } from '../shared/production.ts';
import type { BurnDown } from '../shared/progress.ts';
import type { StatusNews } from '../shared/status-news.ts';
import { dayIn, type Zone } from '../shared/zone.ts';

/** More points than a chart has room for. */
const MOST_POINTS = 400;

/** The statuses that each task has had, by the comments that are there now, the oldest first. */
export function statusSteps(
  tasks: readonly ProductionTask[],
  history: readonly StatusNews[],
): Map<string, { statusId: string; authorId: string | null; at: string }[]> {
  const steps = new Map(
    tasks.map(({ id }) => [id, [] as { statusId: string; authorId: string | null; at: string }[]]),
  );
  for (const { taskId, statusId, authorId, at } of history) {
    const own = steps.get(taskId);
    // A comment without a new status is no step.
    if (own && statusId !== null && own.at(-1)?.statusId !== statusId)
      own.push({ statusId, authorId, at });
  }
  return steps;
}

/** What is told of the tasks' past: their comments, as far as Kitsu has them. */
export interface Past {
  history: readonly StatusNews[];
  statuses: readonly TaskStatus[];
  zone: Zone;
  today: Day;
}

/**
 * How many of today's tasks were not done at the end of each day. The last day is what the tasks say themselves: a
 * status may have been set without a comment. `null` if no comment speaks of any of them.
 */
export function burnDown(tasks: readonly ProductionTask[], past: Past): BurnDown {
  const { zone, today } = past;
  const { known, steps, doneIds } = knownPast(tasks, past);
  /** Tasks that became done on a day, less those that no longer were. */
  const changes = new Map<Day, number>();
  let first = today;
  for (const { id } of known) {
    let wasDone = false;
    for (const { statusId, at } of steps.get(id) ?? []) {
      const day = dayIn(zone, Date.parse(at));
      if (day < first) first = day;
      const isDone = doneIds.has(statusId);
      if (isDone !== wasDone) changes.set(day, (changes.get(day) ?? 0) + (isDone ? 1 : -1));
      wasDone = isDone;
    }
  }
  const length = daysBetween(first, today);
  const every = Math.ceil((length + 1) / MOST_POINTS);
  const days: BurnDown['days'] = [];
  let done = 0;
  for (let offset = 0; offset < length; offset += 1) {
    const day = shiftDay(first, offset);
    done += changes.get(day) ?? 0;
    if (offset % every === 0) days.push({ day, open: known.length - done, done });
  }
  const now = known.filter(({ taskStatusId }) => doneIds.has(taskStatusId)).length;
  days.push({ day: today, open: known.length - now, done: now });
  return { days, unknown: tasks.length - known.length };
}

/** The tasks that were not done at the end of a day, as `burnDown` counts them; `null`: those that it leaves out. */
export function burnDownTasks(
  tasks: readonly ProductionTask[],
  day: Day | null,
  past: Past,
): ProductionTask[] {
  const { zone, today } = past;
  const { known, steps, doneIds } = knownPast(tasks, past);
  if (day === null) {
    const counted = new Set(known);
    return tasks.filter((task) => !counted.has(task));
  }
  const statusOn = ({ id, taskStatusId }: ProductionTask): string | undefined => {
    if (day === today) return taskStatusId;
    const until = (steps.get(id) ?? []).filter(({ at }) => dayIn(zone, Date.parse(at)) <= day);
    return until.at(-1)?.statusId;
  };
  return known.filter((task) => !doneIds.has(statusOn(task) ?? ''));
}

/** Without the done tasks that no comment speaks of. */
function knownPast(tasks: readonly ProductionTask[], { history, statuses }: Past) {
  const doneIds = new Set(statuses.filter(({ isDone }) => isDone).map(({ id }) => id));
  const steps = statusSteps(tasks, history);
  const isKnown = ({ id, taskStatusId }: ProductionTask): boolean =>
    (steps.get(id)?.length ?? 0) > 0 || !doneIds.has(taskStatusId);
  return { known: tasks.filter(isKnown), steps, doneIds };
}
