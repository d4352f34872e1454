import { homedir, release, type as systemType } from 'node:os';
import { join } from 'node:path';
import type { SessionManager } from '../account/session.ts';
import type { AppCore } from '../app/app-core.ts';
import { diagnosticsText } from '../platform/diagnostics.ts';
import { runsOn } from '../platform/electron-support.ts';
import type { ProfilePaths } from '../platform/paths.ts';
import type { KeptSettings } from '../platform/settings.ts';
import { NO_SYNC } from '../shared/views.ts';
import { computerZone } from '../shared/zone.ts';

/** What support asks first, about the app as it is now. */
export function diagnostics(parts: {
  app: { getVersion(): string; isPackaged: boolean; getLocale(): string };
  paths: ProfilePaths;
  companion: AppCore;
  sessions: SessionManager;
  settings: KeptSettings;
}): string {
  const { app, paths, companion, sessions, settings } = parts;
  const sync = companion.workspace()?.sync.status() ?? NO_SYNC;
  const { keychain } = sessions.session();
  return diagnosticsText({
    app: app.getVersion(),
    packaged: app.isPackaged,
    runsOn: runsOn(process.versions),
    system: `${systemType()} ${release()} ${process.arch}`,
    desktop: [process.env['XDG_SESSION_TYPE'], process.env['XDG_CURRENT_DESKTOP']]
      .filter(Boolean)
      .join(' '),
    locale: app.getLocale(),
    zone: computerZone() ?? 'unknown',
    profile: paths.folder,
    log: join(paths.logs, 'main.log'),
    home: homedir(),
    keychain: keychain.kind === 'ready' ? 'ready' : keychain.reason,
    sync: { ...sync, problem: sync.problem?.message ?? null },
    policy: settings.policy(),
  });
}
