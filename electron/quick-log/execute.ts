import type { Replica } from '../replica/replica.ts';
import { formatMinutes, MINUTES_A_DAY, type Minutes } from '../shared/minutes.ts';
import type { QuickDo } from '../shared/quick/types.ts';
import { dayPhrase } from '../shared/quick/parse-day.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { taskTitle } from '../shared/task.ts';
import { setDay, type ActionTime } from '../time/day/commands.ts';
import { taskDayMinutes } from '../time/day/task-days.ts';
import { runningMinutesOf } from '../time/timer/running-minutes.ts';
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
  if (!isAsShown(replica, shown, before) || after !== before + minutes) {
    return failure(
      'conflict',
      `${title} has ${formatMinutes(now)} ${when} by now. Nothing was logged.`,
      'Check the new total, then press Enter again.',
    );
  }
  const total = now + minutes;
  if (total > MINUTES_A_DAY) {
    return failure('rule', `A day has 24 h, and ${title} has ${formatMinutes(now)} already.`);
  }
  const done = setDay(replica, studio, { taskId, day, minutes: total }, moment);
  if (!done.ok) return done;
  return success(`Logged ${formatMinutes(minutes)} on ${title}, ${when}: ${formatMinutes(total)}`);
}

/** The total is the one that the artist saw, or has grown since by what the timer ran on it. */
function isAsShown(replica: Replica, { taskId, day }: QuickLog, seen: Minutes): boolean {
  const grown = taskDayMinutes(replica, taskId, day) - seen;
  return grown >= 0 && grown <= Math.max(0, runningMinutesOf(replica, taskId, day));
}

function titleOf(replica: Replica, taskId: string): string {
  const found = replica.tasks.get(taskId);
  return found ? taskTitle(found.task) : 'This task';
}
