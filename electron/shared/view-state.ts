import type { Day } from './day.ts';

/** Where the artist is in the window: a window that is closed and made again opens there. */
export interface ViewState {
  /** What lies over the day's work, by the window's own names. */
  room: string;
  /** The day that is shown; `null` follows the calendar. */
  day: Day | null;
  /** The task that is looked at. */
  taskId: string | null;
  /** In a narrow window it lies over the list. */
  detailOpen: boolean;
  /** Something typed is only in the window, and would be lost with it. */
  typing: boolean;
}
