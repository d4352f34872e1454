import type { UndoContext, UndoLog } from '../rules/undo-log.ts';
import type { Result } from '../shared/result.ts';
import type { Undone } from '../shared/undo.ts';
import type { WithWorkspace } from '../app/with-workspace.ts';
import type { Handlers } from './register.ts';

/** The one undo: by a step's number, or the last one of a room. */
export function undoHandlers(
  inWorkspace: WithWorkspace,
  moment: () => Pick<UndoContext, 'today' | 'at'>,
): Pick<Handlers, Extract<keyof Handlers, `undo.${string}`>> {
  const undo = (run: (log: UndoLog, context: UndoContext) => Result<Undone>): Result<Undone> =>
    inWorkspace(({ undoLog, sync }) => run(undoLog, { studio: sync.studio(), ...moment() }));
  return {
    'undo.run': ({ undo: id }) => undo((log, context) => log.run(id, context)),
    'undo.last': ({ room }) => undo((log, context) => log.runLast(room, context)),
  };
}
