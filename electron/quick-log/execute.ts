import type { Replica } from '../replica/replica.ts';
import { formatMinutes, MINUTES_A_DAY } from '../shared/minutes.ts';
import type { QuickDo } from '../shared/quick/types.ts';
import { dayPhrase } from '../shared/quick/parse-day.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { taskTitle } from '../shared/task.ts';
import { setDay, type ActionTime } from '../time/day/commands.ts';
import { taskDayMinutes } from './interpret.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';

export type QuickLog = Extract<QuickDo, { kind: 'log' }>;

/**
 * Logs exactly what was shown, durable when it returns: the day's total goes from `before` to `after`.
 * Refused with `conflict` if the total has changed by now, and like `setDay`. Returns what was done, as
 * a message.
 */
export function logEntry(
  replica: Replica,
  studio: StudioConfig,
  shown: QuickLog,
  moment: ActionTime,
): Result<string> {
  const { taskId, day, minutes, before, after } = shown;
  const title = titleOf(replica, taskId);
  const when = dayPhrase(day, moment.today);
  const now = taskDayMinutes(replica, taskId, day);
  if (now !== before || after !== before + minutes) {
    return failure(
      'conflict',
      `${title} has ${formatMinutes(now)} ${when} by now. Nothing was logged.`,
      'Look at the new total and press Enter again.',
    );
  }
  if (after > MINUTES_A_DAY) {
    return failure('rule', `A day has 24 h, and ${title} has ${formatMinutes(before)} already.`);
  }
  const done = setDay(replica, studio, { taskId, day, minutes: after }, moment);
  if (!done.ok) return done;
  return success(`Logged ${formatMinutes(minutes)} on ${title}, ${when}: ${formatMinutes(after)}`);
}

/** Undoes a log; refused with `conflict` if the total was changed since. Returns what was done. */
export function undoEntry(
  replica: Replica,
  studio: StudioConfig,
  { taskId, day, minutes, before, after }: QuickLog,
  moment: ActionTime,
): Result<string> {
  const title = titleOf(replica, taskId);
  if (taskDayMinutes(replica, taskId, day) !== after) {
    return failure('conflict', `${title} was changed since then. It stays as it is now.`);
  }
  const done = setDay(replica, studio, { taskId, day, minutes: before }, moment);
  return done.ok
    ? success(`Took ${formatMinutes(minutes)} back from ${title}: ${formatMinutes(before)}`)
    : done;
}

function titleOf(replica: Replica, taskId: string): string {
  const found = replica.tasks.get(taskId);
  return found ? taskTitle(found.task) : 'This task';
}
