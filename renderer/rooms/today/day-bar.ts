import type { Minutes } from '../../../electron/shared/minutes.ts';
import { taskTitle } from '../../../electron/shared/task.ts';
import type { TaskRow } from '../../../electron/shared/task.ts';
import type { DayView } from '../../../electron/shared/views.ts';

/** One task's block in the day bar. */
export interface DayBlock {
  taskId: string;
  title: string;
  color: string;
  minutes: Minutes;
  /** Share of the bar, in percent. */
  width: number;
}

export interface DayBarView {
  blocks: DayBlock[];
  /** Position of the target if the day is longer than it, in percent; else `null`. */
  targetAt: number | null;
}

const NEUTRAL = '#808080';

/**
 * The day's logged time by task, timed or typed, on a bar as long as the target, or as the day if that is
 * longer. The clock has a bar of its own, in the day editor.
 */
export function dayBar(
  view: Pick<DayView, 'entries' | 'total' | 'target'>,
  taskById: (id: string) => TaskRow | undefined,
): DayBarView {
  const length = Math.max(view.target, view.total, 60);
  const blocks = view.entries
    .filter((entry) => entry.minutes > 0)
    .map((entry) => {
      const task = taskById(entry.taskId);
      return {
        taskId: entry.taskId,
        title: task ? taskTitle(task) : 'A task that is not in your list',
        color: task?.taskTypeColor ?? NEUTRAL,
        minutes: entry.minutes,
        width: (entry.minutes / length) * 100,
      };
    });
  const isOver = view.total > view.target && view.target > 0;
  return { blocks, targetAt: isOver ? (view.target / length) * 100 : null };
}
