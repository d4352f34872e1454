import { app, BrowserWindow, dialog, powerMonitor } from 'electron';
import type { AppCoreDeps } from '../app/app-core.ts';
import { openEntryPoints } from '../external/entry-points.ts';
import { emit } from '../ipc/register.ts';
import { registerDeepLinks } from '../platform/deep-links.ts';
import { quitGracefully } from '../platform/graceful-quit.ts';
import { noteVersion } from '../platform/last-version.ts';
import { yieldToEventLoop } from '../platform/yield.ts';
import type { HeldProfile } from '../platform/profile-lock.ts';
import { createHeapTrimmer, ownHeap } from '../platform/heap-trim.ts';
import { freePageMemory } from '../platform/page-memory.ts';
import { guardClientCertificates } from '../security/client-certificates.ts';
import { askForCertificate } from '../windows/certificate-dialog.ts';
import type { SingleWindow } from '../windows/single-window.ts';
import { smokeTest } from '../windows/smoke-test.ts';
import type { TrayIcon } from '../windows/tray.ts';
import { ViewStateStore } from '../windows/view-state-store.ts';
import { clock } from './clock.ts';
import { createCore, type Core } from './core.ts';
import {
  followKeepAbove,
  mainWindow,
  openQuickLog,
  openTray,
  refreshAfterPause,
  showNotice,
  tellNews,
  watchArtist,
} from './desktop.ts';
import type { Entrance } from './entrance.ts';
import { awaitFirstFrame } from './first-frame.ts';
import type { AppBehind, FirstWindow } from './first-window.ts';
import { handOverOnRequest } from './hold-profile.ts';
import { openMini, updateMini } from './mini-timer.ts';
import { openOperations } from './operations.ts';
import { lateUpdates } from './late-updates.ts';
import type { Start } from './start.ts';
import { tellUncaught } from './uncaught.ts';
import { writeLog } from './write-log.ts';

const quit = (): void => app.quit();

/** By these something is new for the desktop, or may be told now. */
const OF_NEWS: ReadonlySet<string> = new Set(['notifications', 'timer', 'settings', 'session']);

/** What is there of a start before this is loaded. */
export interface Begun {
  start: Start;
  entrance: Entrance;
  profile: HeldProfile;
  first: FirstWindow;
  /** Started into the tray, without a window. */
  isHidden: boolean;
}

/** Puts the app together behind its first window, which may be on its way already. */
export async function openApp({ start, entrance, profile, first, isHidden }: Begun): Promise<void> {
  const { commandLine, paths, log } = start;
  const { main, trust } = first;
  const frame = awaitFirstFrame(main.current() !== null);
  const viewState = new ViewStateStore();
  const memory = createHeapTrimmer(ownHeap);
  const open = (): void => main.show();
  /** Made after the first frame. */
  let tray: TrayIcon | null = null;
  const tell: AppCoreDeps['emit'] = (name, payload) => {
    if (name === 'todo') quickLog.tasksChanged();
    if (OF_NEWS.has(name)) news.changed();
    for (const window of BrowserWindow.getAllWindows()) emit(window, name, payload);
    memory.touch();
  };
  const onTray = (): void => {
    if (!tray) return;
    const status = companion.todayStatus();
    tray.update(status);
    updateMini(mini, status);
    presence.update();
    tellOfGaps();
  };
  const seen = { open, isWindowVisible: () => main.isSeen() };
  const core = createCore(start, {
    emit: tell,
    onTray,
    onNotice: showNotice(seen, () => core.settings.get(), log),
    isOurs: () => profile.isOurs(),
    later: frame.later,
  });
  const { companion } = core;
  tellUncaught(process, (notice) => companion.notices.tell(notice));
  const quickLog = openQuickLog(core, start, trust);
  const news = tellNews(core, log, { main, viewState });
  guardCertificates(core, log);
  await yieldToEventLoop();
  // The artist's data is opened from disk before the page asks for it; the network comes behind.
  const opened = companion.start(commandLine.practice);
  const { presence, tellOfGaps } = watchArtist(core, log, seen);
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
  const { links } = outside;
  const updates = lateUpdates(core, start, () => tell('updates', null));
  const answering = openOperations(core, {
    ...{ start, viewState, links, presence, quickLog, mini, quit, news },
    keepFirstScreen: first.keepScreen,
    fullScreen: (on) => main.current()?.setFullScreen(on),
    freeMemory: () => freePageMemory(main.current()?.webContents),
    started: () => opened,
    // Behind the answer: the page waits for none of it.
    drawn: () => void setImmediate(frame.drawn),
    updates: updates.open,
  });
  first.connect({
    answering,
    media: mediaOf(core, opened),
    ...mainWindow(core, { viewState, memory }),
  });
  followKeepAbove(core, main);
  entrance.onQuick((line) => quickLog.show(line));
  listenToSystem(core, open);
  const handOver = handOverOnRequest(profile, start, entrance);
  const stop = async (): Promise<void> => {
    // Asked while the data is open, done when it is closed.
    const install = await updates.atQuit();
    await writeLog(start);
    // While the bus is still there; Electron 22 may crash when it takes the icon away itself.
    tray?.destroy();
    presence.stop();
    news.stop();
    outside.close();
    await companion.stop();
    core.keychain.close();
    await handOver();
    await install();
  };
  quitGracefully(app, stop, () => core.keychain.isWaiting());
  const noHost = (): void => {
    // Started at login, with neither a window nor an icon: nobody would know that it runs.
    if (isHidden && main.current() === null) open();
  };
  const shown = frame.over.then(async () => {
    await writeLog(start);
    void outside.listen();
    quickLog.begin();
    // What was held back when the app ended.
    news.changed();
    tray = openTray(core, log, { open, quickLog, mini, quit, noHost });
    onTray();
    noteVersion(paths.folder, app.getVersion());
  });
  const outcome = await opened;
  if (!outcome.ok) log.error(outcome.message);
  entrance.onLink((link) => links.open(link));
  // Without anybody signed in there is nothing to log on: the window is where that is done.
  const { quick } = commandLine;
  if (quick !== null) {
    if (companion.workspace()) quickLog.show(quick);
    else open();
  }
  await shown;
  if (commandLine.smoke === null) {
    registerDeepLinks(app);
    updates.begin();
  } else await reportSmoke(commandLine.smoke, core, main);
}

function guardCertificates({ settings }: Core, log: Start['log']): void {
  guardClientCertificates({
    app,
    hosts: settings.policy().clientCertificates,
    ask: (host, certificates) => askForCertificate(dialog, host, certificates),
    log,
  });
}

/** The pictures and movies of whoever is signed in; a first screen asks before that is known. */
const mediaOf = ({ companion }: Core, opened: Promise<unknown>): AppBehind['media'] => ({
  async findPicture(id, size) {
    await opened;
    return (await companion.workspace()?.pictures.get(size, id)) ?? null;
  },
  async openFile(item) {
    const opened = await companion.workspace()?.media.open(item);
    return opened && opened.kind !== 'failed' ? opened : null;
  },
});

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
