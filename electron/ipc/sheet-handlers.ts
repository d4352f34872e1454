import { weekOf } from '../shared/day.ts';
import { daysOfMonth } from '../shared/month.ts';
import { success, type Result } from '../shared/result.ts';
import type { SheetWeek } from '../shared/sheet.ts';
import type { Undoable } from '../shared/undo.ts';
import type { Workspace } from '../app/workspace.ts';
import { setMany, type ActionTime } from '../time/day/commands.ts';
import { undoableTotals } from '../time/day/undo-totals.ts';
import type { WorkPlan } from '../rules/work-plan.ts';
import { sheetMonth } from '../time/sheet/sheet-month.ts';
import { addRow, copyLastWeek, removeRows, sheetWeek, undoRows } from '../time/sheet/sheet-week.ts';
import type { WithWorkspace } from '../app/with-workspace.ts';
import type { Handlers } from './register.ts';

type SheetHandlers = Pick<Handlers, Extract<keyof Handlers, `sheet.${string}`>>;

/** The timesheet's weeks and months, from this disk alone; old ones are refreshed in the background. */
export function sheetHandlers(
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
  plan: () => WorkPlan,
): SheetHandlers {
  const weekView = ({ replica, sync }: Workspace, day: string): SheetWeek =>
    sheetWeek(replica, sync.studio(), plan(), day, moment().today);
  /** Changes which rows a week has; returns the week. */
  const onRows = (day: string, work: (workspace: Workspace) => Result<null>) =>
    inWorkspace((workspace): Result<SheetWeek & Undoable> => {
      const step = undoRows(workspace.replica, day, 'change of the rows');
      const done = work(workspace);
      if (!done.ok) return done;
      return success({ ...weekView(workspace, day), undo: workspace.undoLog.add(step) });
    });

  return {
    'sheet.week': ({ day }) =>
      inWorkspace((workspace) => {
        workspace.sync.readDay(day);
        return success(weekView(workspace, day));
      }),
    'sheet.set': ({ day, totals }) =>
      inWorkspace((workspace) => {
        const { replica, sync, undoLog } = workspace;
        const { value: refused, undo } = undoableTotals(replica, undoLog, 'timesheet', totals, () =>
          setMany(replica, sync.studio(), totals, moment()),
        );
        return success({ week: weekView(workspace, day), refused, undo });
      }),
    'sheet.copyLastWeek': ({ day }) =>
      inWorkspace((workspace) => {
        const { replica, sync, undoLog } = workspace;
        const step = undoRows(replica, day, 'copying the rows of last week');
        const added = copyLastWeek(replica, sync.studio(), day);
        return success({ week: weekView(workspace, day), added, undo: undoLog.add(step) });
      }),
    'sheet.addRow': ({ day, taskId }) => onRows(day, ({ replica }) => addRow(replica, day, taskId)),
    'sheet.removeRows': ({ day, taskIds }) =>
      onRows(day, ({ replica }) => {
        removeRows(replica, day, taskIds);
        return success(null);
      }),
    'sheet.month': ({ month }) =>
      inWorkspace(({ replica, sync }) => {
        const { today } = moment();
        const mondays = new Set(daysOfMonth(month).map((day) => weekOf(day)[0] ?? day));
        for (const monday of mondays) if (monday <= today) sync.readDay(monday);
        return success(sheetMonth(replica, sync.studio(), plan(), month, today));
      }),
  };
}
