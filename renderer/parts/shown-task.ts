import type { Snippet } from 'svelte';
import type { Day } from '../../electron/shared/day.ts';
import type { Minutes } from '../../electron/shared/minutes.ts';
import type { TaskRow } from '../../electron/shared/task.ts';

/** What a task's own room is given by the room that it is shown beside. */
export interface ShownTask {
  task: TaskRow;
  calendarDay: Day;
  dayLength: Minutes;
  /** My week on the task. */
  week: Snippet;
  /** Back to the list; `null` where the list is beside it. */
  onback: (() => void) | null;
}
