import type { WithWorkspace } from '../app/with-workspace.ts';
import type { Replica } from '../replica/replica.ts';
import type { UndoStep } from '../rules/undo-log.ts';
import { success, type Result } from '../shared/result.ts';
import type { Undoable } from '../shared/undo.ts';
import {
  removeView,
  renameView,
  savedViews,
  saveView,
  setDefaultView,
} from '../tasks/saved-views.ts';
import type { ActionTime } from '../time/day/commands.ts';
import type { Handlers } from './register.ts';

/** The artist's saved views of the to-do list. */
export function viewHandlers(
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
): Pick<Handlers, Extract<keyof Handlers, `views.${string}`>> {
  const undoable = (write: (replica: Replica) => Result<UndoStep>): Result<Undoable> =>
    inWorkspace(({ replica, undoLog }) => {
      const done = write(replica);
      return done.ok ? success({ undo: undoLog.add(done.value) }) : done;
    });
  return {
    'views.list': () => inWorkspace(({ replica }) => success(savedViews(replica))),
    'views.save': (wanted) =>
      inWorkspace(({ replica, undoLog }) => {
        const done = saveView(replica, wanted, moment());
        if (!done.ok) return done;
        return success({ id: done.value.id, undo: undoLog.add(done.value.step) });
      }),
    'views.rename': (wanted) => undoable((replica) => renameView(replica, wanted)),
    'views.remove': ({ id }) => undoable((replica) => removeView(replica, id)),
    'views.setDefault': ({ id }) => undoable((replica) => setDefaultView(replica, id)),
  };
}
