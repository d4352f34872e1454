import type { Replica } from '../../replica/replica.ts';
import { dayLock, logBlock, type StudioConfig } from '../../rules/studio-rules.ts';
import type { Day } from '../../shared/day.ts';
import { failure, type Failure } from '../../shared/result.ts';
import { isOffOn } from './my-days-off.ts';
import { timeKind } from './time.ts';

export const UNKNOWN_TASK = failure(
  'not-found',
  'This task is no longer on this computer.',
  'Refresh the list.',
);

/** Only its time is known here. */
export const TASK_NOT_READ = failure('not-found', 'This task is not known here yet.');

/** The waiting change was made by another version of the app and may be more than a number. */
export const HELD = failure(
  'rule',
  'Another version of Kitsu Companion has a change waiting here.',
  'Let that version send it first.',
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
  if (replica.outbox.isHeld(timeKind, taskId, day)) return HELD;
  return dayBlock(replica, studio, day, today) ?? taskTimeBlock(replica, studio, taskId);
}
