import type { Day } from './day.ts';

/** Where the artist is in the window: a window that is closed and created again opens there. */
export interface ViewState {
  /** The open room, by the window's own names. */
  room: string;
  /** The day that is shown; `null` for today. */
  day: Day | null;
  /** The selected task. */
  taskId: string | null;
  /** In a narrow window the detail covers the list. */
  detailOpen: boolean;
  /** There is text that exists only in the window, and would be lost with it. */
  typing: boolean;
}
