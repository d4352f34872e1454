import type { Replica } from '../replica/replica.ts';
import type { Day } from '../shared/day.ts';
import { failure, type Failure } from '../shared/result.ts';
import { isOffOn } from './my-days-off.ts';
import { dayLock, logBlock, type StudioConfig } from './studio-rules.ts';

export const UNKNOWN_TASK = failure(
  'not-found',
  'This task is not on this computer any more.',
  'Refresh the list.',
);

/** Why nothing can be logged on a day, whatever the task; `null` if it can. */
export const dayBlock = (
  replica: Replica,
  studio: StudioConfig,
  day: Day,
  today: Day,
): Failure | null => dayLock(day, today, studio, isOffOn(replica, day));

/** Why no time can be logged on a task, whatever the day; `null` if it can. */
export function taskTimeBlock(
  replica: Replica,
  studio: StudioConfig,
  taskId: string,
): Failure | null {
  const found = replica.tasks.get(taskId);
  return found ? logBlock(found.task, found.list !== 'known', studio) : UNKNOWN_TASK;
}

/**
 * Why no time can be logged on a task and day; `null` if it can. Everything that writes time uses this:
 * timer, day, sheet, quick log, outbox, links and command.
 */
export function timeBlock(
  replica: Replica,
  studio: StudioConfig,
  { taskId, day }: { taskId: string; day: Day },
  today: Day,
): Failure | null {
  if (!replica.tasks.get(taskId)) return UNKNOWN_TASK;
  return dayBlock(replica, studio, day, today) ?? taskTimeBlock(replica, studio, taskId);
}
