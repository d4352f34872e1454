import type { TrackedTask } from '../../../electron/shared/tracking.ts';

/** Where rows of tasks can be taken out of somebody's week. */
export interface TaskMoves {
  take(task: TrackedTask, isDragged: boolean): void;
  /** It is dragged over a week. */
  aim(target: { personId: string | null; week: string }): void;
  /** A drag is over: on a week, or elsewhere. */
  drop(onWeek: boolean): void;
  /** The row that has the focus; `null`: none. */
  onfocus(task: TrackedTask | null): void;
}
