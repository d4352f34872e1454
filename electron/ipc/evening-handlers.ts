import type { Settings } from '../shared/settings.ts';
import { success } from '../shared/result.ts';
import type { ActionTime } from '../time/day/commands.ts';
import { undoableTotals } from '../time/day/undo-totals.ts';
import { acceptEvening, dismissEvening } from '../time/sheet/end-of-day.ts';
import { eveningOf } from '../time/sheet/evening-now.ts';
import type { WithWorkspace } from '../app/with-workspace.ts';
import type { Handlers } from './register.ts';

type EveningHandlers = Pick<Handlers, Extract<keyof Handlers, `evening.${string}`>>;

export function eveningHandlers(
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
  settings: () => Settings,
): EveningHandlers {
  return {
    'evening.view': () =>
      inWorkspace((workspace) => {
        const { today, at } = moment();
        return success(eveningOf(workspace, settings(), today, new Date(at)));
      }),
    'evening.accept': ({ add }) =>
      inWorkspace(({ replica, sync, undoLog }) => {
        const { value, undo } = undoableTotals(replica, undoLog, 'today', add, () =>
          acceptEvening(replica, sync.studio(), add, moment()),
        );
        return success({ refused: value.refused, undo });
      }),
    'evening.later': () =>
      inWorkspace(({ replica }) => {
        dismissEvening(replica, moment().today);
        return success(null);
      }),
  };
}
