import type { Day } from './day.ts';
import type { Room } from './room.ts';

/** Where the artist is in the window: a window that is closed and created again opens there. */
export interface ViewState {
  room: Room;
  /** The day that is shown; `null` for today. */
  day: Day | null;
  /** The selected task. */
  taskId: string | null;
  /** There is text that exists only in the window, and would be lost with it. */
  typing: boolean;
}
