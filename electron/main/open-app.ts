import { app, BrowserWindow, dialog, powerMonitor, protocol, session } from 'electron';
import { join } from 'node:path';
import type { AppCoreDeps } from '../app/app-core.ts';
import { openEntryPoints } from '../external/entry-points.ts';
import { emit } from '../ipc/register.ts';
import { serveSchemes } from '../platform/app-protocol.ts';
import { wasOpenedAtLogin } from '../platform/autostart.ts';
import { registerDeepLinks } from '../platform/deep-links.ts';
import { quitGracefully } from '../platform/graceful-quit.ts';
import { noteVersion } from '../platform/last-version.ts';
import type { HeldProfile } from '../platform/profile-lock.ts';
import { createHeapTrimmer, ownHeap } from '../platform/heap-trim.ts';
import { guardClientCertificates } from '../security/client-certificates.ts';
import { denyPermissions } from '../security/permissions.ts';
import { refuseForeignRequests } from '../security/requests.ts';
import { leadNowhere } from '../security/webrtc.ts';
import { TrustedSenders } from '../security/senders.ts';
import { askForCertificate } from '../windows/certificate-dialog.ts';
import type { SingleWindow } from '../windows/single-window.ts';
import { smokeTest } from '../windows/smoke-test.ts';
import { ViewStateStore } from '../windows/view-state-store.ts';
import { clock, createCore, type Core, type Start } from './core.ts';
import {
  mainWindow,
  openQuickLog,
  openTray,
  outFolder,
  refreshAfterPause,
  showNotice,
  watchArtist,
} from './desktop.ts';
import type { Entrance } from './entrance.ts';
import { handOverOnRequest } from './hold-profile.ts';
import { openMini, updateMini } from './mini-timer.ts';
import { openOperations } from './operations.ts';
import { lateUpdates } from './late-updates.ts';

const quit = (): void => app.quit();

/** Puts the app together once Electron is ready, and shows its window where one is wanted. */
export async function openApp(
  start: Start,
  entrance: Entrance,
  profile: HeldProfile,
): Promise<void> {
  const { commandLine, paths, log } = start;
  const trust = new TrustedSenders();
  const viewState = new ViewStateStore();
  const memory = createHeapTrimmer(ownHeap);
  const open = (): void => main.show();
  const tell: AppCoreDeps['emit'] = (name, payload) => {
    if (name === 'todo') quickLog.tasksChanged();
    for (const window of BrowserWindow.getAllWindows()) emit(window, name, payload);
    memory.touch();
  };
  const onTray = (): void => {
    const status = core.companion.todayStatus();
    tray.update(status);
    updateMini(mini, status);
    presence.update();
    tellOfGaps();
  };
  const seen = { open, isWindowVisible: () => main.isSeen() };
  const core = createCore(start, {
    emit: tell,
    onTray,
    onNotice: showNotice(seen, log),
    isOurs: () => profile.isOurs(),
  });
  noteVersion(paths.folder, app.getVersion());
  const { companion } = core;
  const { presence, tellOfGaps } = watchArtist(core, log, seen);
  const quickLog = openQuickLog(core, start, trust);
  const mini = openMini(core, { start, trust, open, quickLog });
  const outside = openEntryPoints({
    profile: paths.folder,
    companion,
    tasks: quickLog.deps.tasks,
    log,
    now: clock.now,
    monotonic: clock.monotonic,
    quickLog: (line) => quickLog.show(line),
    arrived: () => tell('link', null),
  });
  const started = (): Promise<unknown> => opened;
  const { links } = outside;
  const updates = lateUpdates(core, start, () => tell('updates', null));
  openOperations(core, {
    ...{ start, trust, viewState, links, presence, quickLog, mini, started, quit },
    updates: updates.open,
  });
  guardSession(core, log);
  const isHidden = commandLine.hidden || wasOpenedAtLogin(app, process.platform);
  const noHost = (): void => {
    // Started at login, with neither a window nor an icon: nobody would know that it runs.
    if (isHidden && main.current() === null) open();
  };
  const tray = openTray(core, log, { open, quickLog, mini, quit, noHost });

  // The artist's data is opened from disk before the page asks for it; the network comes behind.
  const opened = companion.start(commandLine.practice);
  const main = mainWindow(core, { start, trust, viewState, memory });
  entrance.onShow(open);
  entrance.onQuick((line) => quickLog.show(line));
  listenToSystem(core, open);
  const { quick } = commandLine;
  if (quick === null && !isHidden) open();
  const handOver = handOverOnRequest(profile, start, entrance);
  const stop = async (): Promise<void> => {
    // Asked while the data is open, done when it is closed.
    const install = await updates.atQuit();
    // While the bus is still there; Electron 22 may crash when it takes the icon away itself.
    tray.destroy();
    presence.stop();
    outside.close();
    await companion.stop();
    core.keychain.close();
    await handOver();
    await install();
  };
  quitGracefully(app, stop, () => core.keychain.isWaiting());
  const outcome = await opened;
  if (!outcome.ok) log.error(outcome.message);
  entrance.onLink((link) => links.open(link));
  // Without anybody signed in there is nothing to log on: the window is where that is done.
  if (quick !== null) {
    if (companion.workspace()) quickLog.show(quick);
    else open();
  }
  if (commandLine.smoke === null) {
    registerDeepLinks(app);
    updates.begin();
  } else await reportSmoke(commandLine.smoke, core, main);
}

/** The pages' session: no permissions, no foreign requests, the app's own files, pictures and movies. */
function guardSession({ companion, settings }: Core, log: Start['log']): void {
  denyPermissions(session.defaultSession);
  guardClientCertificates({
    app,
    hosts: settings.policy().clientCertificates,
    ask: (host, certificates) => askForCertificate(dialog, host, certificates),
    log,
  });
  void leadNowhere(session.defaultSession);
  refuseForeignRequests(session.defaultSession, { packaged: app.isPackaged, log });
  serveSchemes(protocol, {
    rendererFolder: join(outFolder(), 'renderer'),
    findPicture: async (id, size) => (await companion.workspace()?.pictures.get(size, id)) ?? null,
    async openFile(item) {
      const opened = await companion.workspace()?.media.open(item);
      return opened && opened.kind !== 'failed' ? opened : null;
    },
  });
}

function listenToSystem(core: Core, open: () => void): void {
  powerMonitor.on('resume', () => core.companion.workspace()?.wake());
  powerMonitor.on('unlock-screen', () => refreshAfterPause(core));
  app.on('activate', open);
}

async function reportSmoke(file: string, core: Core, main: SingleWindow): Promise<void> {
  await smokeTest(file, {
    workspace: core.companion.workspace(),
    window: main.current(),
    signedIn: core.sessions.session().kind === 'signed-in',
    version: app.getVersion(),
    electron: process.versions.electron ?? '',
  });
  quit();
}
