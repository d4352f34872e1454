import { app, net, session } from 'electron';
import { createKeychain, type Keychain } from '../account/keychain.ts';
import { createSessionManager, type SessionManager } from '../account/session.ts';
import { AppCore, type AppCoreDeps } from '../app/app-core.ts';
import type { Autostart } from '../platform/autostart.ts';
import { loadSettings } from '../platform/load-settings.ts';
import { createCertificateCheck, type VerifyProc } from '../platform/certificate-check.ts';
import { createSystemCertificates } from '../platform/system-certificates.ts';
import { createNetTransport } from '../platform/net-transport.ts';
import { isNetworkUp } from '../platform/network-status.ts';
import { lastVersion } from '../platform/last-version.ts';
import type { KeptSettings } from '../platform/settings.ts';
import { clock } from './clock.ts';
import type { Start } from './start.ts';

/** The app without a window: settings, sign-in, and the account's data and sync. */
export interface Core {
  settings: KeptSettings;
  autostart: Autostart;
  sessions: SessionManager;
  keychain: Keychain;
  companion: AppCore;
  /** The one check of servers' certificates. */
  verify: VerifyProc;
}

/** Puts the parts that work without a window together. Nothing is read or asked yet. */
export function createCore(
  { commandLine, paths, log }: Start,
  told: Pick<AppCoreDeps, 'emit' | 'onTray' | 'onNotice' | 'isOurs' | 'later'>,
): Core {
  const userAgent = `kitsu-companion/${app.getVersion()}`;
  const verify = createCertificateCheck({
    system: createSystemCertificates(),
    now: clock.now,
    log,
  });
  const transport = createNetTransport({ net, session, verify, userAgent });
  const { settings, autostart } = loadSettings(app, commandLine, paths, log);
  const keychain = createKeychain();
  const sessions = createSessionManager({
    profile: paths.folder,
    transport,
    userAgent,
    keychain,
    now: clock.now,
    log,
    ...(told.later ? { later: told.later } : {}),
    ...(commandLine.server === null ? {} : { server: commandLine.server }),
  });
  const companion = new AppCore({
    profile: paths.folder,
    userAgent,
    transport,
    sessions,
    // Most artists never open it.
    practice: () => import('../practice/practice-studio.ts'),
    startBrowsing: async () => (await import('./browsing.ts')).startBrowsing,
    startFileReader: async () => (await import('./file-reading.ts')).startFileReader,
    now: clock.now,
    versions: { own: app.getVersion(), last: lastVersion(paths.folder) },
    monotonic: clock.monotonic,
    settings: () => settings.get(),
    random: Math.random,
    networkUp: () => isNetworkUp(net),
    ...told,
    log: (message) => log.info(message),
  });
  settings.onChange(() => companion.settingsChanged());
  return { settings, autostart, sessions, keychain, companion, verify };
}
