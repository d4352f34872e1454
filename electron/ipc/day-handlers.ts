import { success, type Result } from '../shared/result.ts';
import type { Day } from '../shared/day.ts';
import type { Undoable } from '../shared/undo.ts';
import type { DayView } from '../shared/views.ts';
import type { Workspace } from '../app/workspace.ts';
import type { WithWorkspace } from '../app/with-workspace.ts';
import {
  dropStash,
  previewDayOff,
  markDayOff,
  cancelDayOff,
} from '../time/day/day-off-commands.ts';
import { myDaysOff } from '../outbox/kinds/my-days-off.ts';
import { overlaps } from '../rules/my-days-off.ts';
import { setDay, type ActionTime } from '../time/day/commands.ts';
import { resend } from '../time/day/confirmed-times.ts';
import {
  undoAccept,
  undoCancelDayOff,
  undoDropStash,
  undoMarkDayOff,
} from '../time/day/undo-day.ts';
import { undoableTotals } from '../time/day/undo-totals.ts';
import type { Handlers } from './register.ts';
import { acceptServerValue } from '../outbox/kinds/time.ts';

type DayHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, 'time.day' | 'time.setDay' | `dayOff.${string}` | `receipt.${string}`>
>;

/** Days: totals, Kitsu's confirmed values, and days off. */
export function dayHandlers(
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
  viewOf: (workspace: Workspace, day: Day) => DayView,
): DayHandlers {
  /** Runs an action on a day and returns the day's new view. */
  const act = (
    day: Day,
    work: (workspace: Workspace) => Result<Undoable>,
  ): Result<DayView & Undoable> =>
    inWorkspace((workspace) => {
      const done = work(workspace);
      if (!done.ok) return done;
      return success({ ...viewOf(workspace, day), ...done.value });
    });

  return {
    'time.day': ({ day }) =>
      inWorkspace((workspace) => {
        const wanted = day ?? moment().today;
        workspace.sync.readDay(wanted);
        return success(viewOf(workspace, wanted));
      }),
    'time.setDay': (total) =>
      act(total.day, ({ replica, sync, undoLog }) => {
        const { value, undo } = undoableTotals(replica, undoLog, 'today', [total], () =>
          setDay(replica, sync.studio(), total, moment()),
        );
        return value.ok ? success({ undo }) : value;
      }),
    'dayOff.list': (days) =>
      inWorkspace(({ replica }) =>
        success(myDaysOff(replica).filter((one) => overlaps(one, days))),
      ),
    'dayOff.look': (days) =>
      inWorkspace(({ replica, sync }) => {
        // Returns what is stored here; a week that was not read for a while is refreshed in the
        // background.
        sync.readDay(days.first);
        sync.readDay(days.last);
        return success(previewDayOff(replica, days));
      }),
    'dayOff.mark': (args) =>
      inWorkspace(({ replica, undoLog }) => {
        const done = markDayOff(replica, args, moment().at);
        if (!done.ok) return done;
        return success({ undo: undoLog.add(undoMarkDayOff(replica, args.first)) });
      }),
    'dayOff.takeBack': ({ day }) =>
      act(day, ({ replica, undoLog }) => {
        const step = undoCancelDayOff(replica, day);
        const done = cancelDayOff(replica, day, moment().at);
        return done.ok ? success({ undo: step && undoLog.add(step) }) : done;
      }),
    'dayOff.discardKept': ({ day }) =>
      act(day, ({ replica, undoLog }) => {
        const step = undoDropStash(replica, day);
        dropStash(replica, day);
        return success({ undo: undoLog.add(step) });
      }),
    'receipt.keepTheirs': ({ taskId, day }) =>
      act(day, ({ replica, undoLog }) => {
        const step = undoAccept(replica, taskId, day);
        replica.change(() => acceptServerValue(replica, taskId, day));
        return success({ undo: undoLog.add(step) });
      }),
    'receipt.putBack': ({ taskId, day }) =>
      act(day, ({ replica, sync, undoLog }) => {
        const { value, undo } = undoableTotals(replica, undoLog, 'today', [{ taskId, day }], () =>
          resend(replica, sync.studio(), { taskId, day }, moment()),
        );
        return value.ok ? success({ undo }) : value;
      }),
  };
}
