import { operation, noArgs } from './define.ts';
import type { TodayStatus } from '../views.ts';

/** The mini timer: a small window above other programs. */
export const miniOperations = {
  /** Opens it, or brings it to the front. Returns a note on what this desktop does not do for it. */
  'mini.open': operation<string | null>()(() => noArgs),
  /** What it shows; each change comes as the event `status`. */
  'mini.view': operation<TodayStatus>()(() => noArgs),
  /** Stops the timer; what goes wrong is told in the main window, which has room for it. */
  'mini.stop': operation<null>()(() => noArgs),
  /** Opens the quick log, where another task is started. */
  'mini.switch': operation<null>()(() => noArgs),
  /** Gives the window the size of its page, which was zoomed. */
  'mini.fit': operation<null>()(() => noArgs),
  'mini.close': operation<null>()(() => noArgs),
};
