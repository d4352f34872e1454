import { noArgs, operation } from './define.ts';
import type { UpdateView } from '../updates.ts';

export const updateOperations = {
  'updates.view': operation<UpdateView>()(() => noArgs),
  /** Asks the feed now, whatever the setting. */
  'updates.ask': operation<UpdateView>()(() => noArgs),
  /**
   * Loads the offered version if need be, then quits, installs it and starts again. Refused with `rule`
   * while the timer's time is not on disk or a file is being sent.
   */
  'updates.install': operation<null>()(() => noArgs),
};
