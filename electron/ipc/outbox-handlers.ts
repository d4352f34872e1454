import type { AppCore } from '../app/app-core.ts';
import { success, type Result } from '../shared/result.ts';
import { discard, edit, move, retry } from '../outbox/commands.ts';
import { outboxRow } from '../outbox/outbox-view.ts';
import { choose } from '../outbox/resolve-conflict.ts';
import type { Workspace } from '../app/workspace.ts';
import { withWorkspaceOf } from '../app/with-workspace.ts';
import type { Handlers } from './register.ts';

type OutboxHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `outbox.${string}` | `sync.${string}`>
>;

/** The waiting changes, and the artist's decisions on them. */
export function outboxHandlers(companion: AppCore, now: () => Date): OutboxHandlers {
  const inWorkspace = withWorkspaceOf(companion);
  const moment = () => ({ today: companion.today(), at: now().toISOString() });
  const tryAgain = (idsOf: (workspace: Workspace) => number[]): Result<null> =>
    inWorkspace((workspace) => {
      retry(workspace.replica, idsOf(workspace));
      workspace.sync.tryNow();
      return success(null);
    });

  return {
    'outbox.list': () =>
      inWorkspace(({ replica, sync }) => {
        const { today } = moment();
        const context = { replica, studio: sync.studio(), now: now(), today };
        return success(replica.outbox.all().map((change) => outboxRow(change, context)));
      }),
    'outbox.edit': (args) =>
      inWorkspace(({ replica, sync, undoLog }) =>
        edit(replica, sync.studio(), undoLog, args, moment()),
      ),
    'outbox.retry': ({ id }) => tryAgain(() => [id]),
    'outbox.retryAll': () => tryAgain(({ replica }) => replica.outbox.all().map(({ id }) => id)),
    'outbox.move': (args) =>
      inWorkspace(({ replica, sync, undoLog }) =>
        move(replica, sync.studio(), undoLog, args, moment()),
      ),
    'outbox.discard': ({ id }) =>
      inWorkspace(({ replica, undoLog }) => discard(replica, undoLog, id)),
    'outbox.resolve': (args) =>
      inWorkspace(({ replica, undoLog }) => choose(replica, undoLog, args)),
    'sync.now': async () => {
      const workspace = companion.workspace();
      return workspace ? success(await workspace.sync.syncNow()) : companion.whyClosed();
    },
    'sync.cancel': () =>
      inWorkspace(({ sync }) => {
        sync.cancelReading();
        return success(null);
      }),
  };
}
