import type { Replica } from '../../replica/replica.ts';
import type { Day } from '../../shared/day.ts';
import type { Minutes } from '../../shared/minutes.ts';
import { leftoverNote, minutesOfDay, type DayRounding, type TimedTask } from './rounding.ts';

/** Work on a task that is not a finished segment yet. */
export interface RunningWork {
  taskId: string;
  ms: number;
}

/** What was timed on a day, task by task in the order of their first segments; `running` included. */
function timedTasks(replica: Replica, day: Day, running: RunningWork | null = null): TimedTask[] {
  const sums = new Map<string, number>();
  const add = (taskId: string, ms: number): void =>
    void sums.set(taskId, (sums.get(taskId) ?? 0) + ms);
  for (const { taskId, start, end } of replica.segments.between(day, day)) add(taskId, end - start);
  if (running) add(running.taskId, running.ms);
  return [...sums].map(([taskId, ms]) => ({ taskId, ms }));
}

/** Minutes that a task's day gets from the timer, where they are not the counted ones. */
export interface Recount {
  taskId: string;
  /** What its segments are worth now. */
  minutes: Minutes;
  /** And how many more that is than was counted. */
  by: Minutes;
}

/**
 * The task days whose timed minutes change when work on `touched` is written. With leftovers that go to
 * the longest task, these may be other tasks of the day, too; else the others stay as they were counted.
 */
export function recounts(
  replica: Replica,
  day: Day,
  touched: ReadonlySet<string>,
  rounding: DayRounding,
  running: RunningWork | null = null,
): Recount[] {
  const minutes = minutesOfDay(timedTasks(replica, day, running), rounding);
  const isShared = rounding.leftover === 'longest-task';
  const tasks = new Set([...touched, ...(isShared ? minutes.keys() : [])]);
  return [...tasks].flatMap((taskId) => {
    const own = minutes.get(taskId) ?? 0;
    const by = own - replica.segments.counted(taskId, day);
    return by === 0 ? [] : [{ taskId, minutes: own, by }];
  });
}

/** What the artist should know of the task's day that was just timed: see `leftoverNote`. */
export function leftoverOf(
  { replica, rounding }: { replica: Replica; rounding(): DayRounding },
  taskId: string,
  day: Day,
): string | null {
  const timed = timedTasks(replica, day).find((one) => one.taskId === taskId);
  return timed ? leftoverNote(timed.ms, rounding()) : null;
}
