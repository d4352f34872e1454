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
  /** Whole hours below the bar, with their position in percent. */
  ticks: { hour: number; at: number }[];
  /** Position of the target if the day is longer than it, in percent; else `null`. */
  targetAt: number | null;
}

const NEUTRAL = '#808080';
const MOST_TICKS = 6;

/** The day's logged time by task, on a bar as long as the target, or as the day if that is longer. */
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
  const hours = Math.floor(length / 60);
  const step = Math.ceil(hours / MOST_TICKS);
  const ticks = Array.from({ length: Math.floor(hours / step) + 1 }, (_, index) => ({
    hour: index * step,
    at: ((index * step * 60) / length) * 100,
  }));
  const isOver = view.total > view.target && view.target > 0;
  return { blocks, ticks, targetAt: isOver ? (view.target / length) * 100 : null };
}
