import { spanOf } from '../../../electron/shared/schedule/moves.ts';
import type { PlannedDays } from '../../../electron/shared/schedule/schedule.ts';
import type { Schedule } from './schedule.svelte.ts';

/** From the first day to the last of these tasks as they are shown. */
export function spanOver(
  schedule: Pick<Schedule, 'daysOf'>,
  tasks: readonly number[],
): PlannedDays {
  let [start, due] = [Infinity, -Infinity];
  for (const task of tasks) {
    const span = spanOf(schedule.daysOf(task));
    if (!span) continue;
    start = Math.min(start, span.first);
    due = Math.max(due, span.last);
  }
  return due < start ? { start: null, due: null } : { start, due };
}
