import { success, type Result } from '../shared/result.ts';
import type { Day } from '../shared/day.ts';
import type { DayView } from '../shared/views.ts';
import type { Workspace } from '../app/workspace.ts';
import {
  dropStash,
  previewDayOff,
  markDayOff,
  cancelDayOff,
} from '../time/day/day-off-commands.ts';
import type { ActionTime } from '../time/day/commands.ts';
import { acceptServerValue, resend } from '../time/day/confirmed-times.ts';
import type { Handlers } from './register.ts';

type DayHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `dayOff.${string}` | `receipt.${string}`>
>;

/** Kitsu's values of a day, and days off. */
export function dayHandlers(
  inWorkspace: <T>(work: (workspace: Workspace) => Result<T>) => Result<T>,
  moment: () => ActionTime,
  viewOf: (workspace: Workspace, day: Day) => DayView,
): DayHandlers {
  /** Acts on a day and answers how it is then. */
  const act = (day: Day, work: (workspace: Workspace) => Result<null>): Result<DayView> =>
    inWorkspace((workspace) => {
      const done = work(workspace);
      if (!done.ok) return done;
      return success(viewOf(workspace, day));
    });

  return {
    'dayOff.look': (days) =>
      inWorkspace(({ replica, sync }) => {
        // Returns what is stored here; a week that was not read for a while is refreshed in the
        // background.
        sync.readDay(days.first);
        sync.readDay(days.last);
        return success(previewDayOff(replica, days));
      }),
    'dayOff.mark': (args) => inWorkspace(({ replica }) => markDayOff(replica, args, moment().at)),
    'dayOff.takeBack': ({ day }) =>
      act(day, ({ replica }) => cancelDayOff(replica, day, moment().at)),
    'dayOff.discardKept': ({ day }) =>
      act(day, ({ replica }) => {
        dropStash(replica, day);
        return success(null);
      }),
    'receipt.keepTheirs': ({ taskId, day }) =>
      act(day, ({ replica }) => {
        replica.change(() => acceptServerValue(replica, taskId, day));
        return success(null);
      }),
    'receipt.putBack': ({ taskId, day }) =>
      act(day, ({ replica, sync }) => resend(replica, sync.studio(), { taskId, day }, moment())),
  };
}
