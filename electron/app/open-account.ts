import type { AccountIdentity } from '../account/session.ts';
import { accountFolder } from '../account/account-key.ts';
import type { Calendar } from '../rules/calendar.ts';
import type { AppCoreDeps } from './app-core-deps.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** Opens a signed-in account's data, whose changes reach windows and tray. Throws what keeps it closed. */
export function openAccount(
  deps: AppCoreDeps,
  identity: AccountIdentity,
  calendar: Calendar,
  changed: () => void,
): Workspace {
  const { sessions, emit } = deps;
  return openWorkspace({
    ...deps,
    folder: accountFolder(deps.profile, identity.key),
    calendar,
    api: identity.api,
    personId: identity.person.id,
    tokens: sessions.tokens,
    isSignedOut: () => {
      const session = sessions.session();
      return session.kind === 'signed-out' || session.expired || session.locked;
    },
    live: true,
    onStatus: (status) => {
      emit('sync', status);
      deps.onTray();
    },
    onSetup: (run) => emit('setup', run),
    onOpening: (opening) => emit('setupOpening', opening),
    onUploads: (uploads) => emit('uploads', uploads),
    onProductions: () => emit('productions', null),
    onChange: (views) => {
      for (const view of views) emit(view, null);
      changed();
      deps.onTray();
    },
  });
}
