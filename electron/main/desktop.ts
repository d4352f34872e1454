import {
  app,
  BrowserWindow,
  globalShortcut,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  Tray,
} from 'electron';
import type { AppCoreDeps } from '../app/app-core.ts';
import { emit } from '../ipc/register.ts';
import { ownAppImage } from '../platform/app-image.ts';
import { quickLogCommand } from '../platform/own-command.ts';
import { hasTrayHost, hasTrayIcon } from '../platform/tray-host.ts';
import type { HeapTrimmer } from '../platform/heap-trim.ts';
import type { NoticeAsk } from '../shared/notifications.ts';
import { isFullScreen } from '../platform/fullscreen.ts';
import { reply } from '../tasks/comment-commands.ts';
import { setUpPresence } from '../presence/presence-setup.ts';
import type { PresenceWatch } from '../presence/presence-watch.ts';
import { QUICK_LOG_PAGE } from '../security/app-address.ts';
import type { Result } from '../shared/result.ts';
import type { Settings } from '../shared/settings.ts';
import type { TrustedSenders } from '../security/senders.ts';
import { watchEvening } from '../windows/evening-watch.ts';
import { setUpIdleNotice } from '../windows/idle-notice-setup.ts';
import { createNotify, type NotificationParts } from '../windows/notifications.ts';
import { createNewsNotices, type NewsNotices } from '../windows/news-notices.ts';
import type { Mini } from '../windows/mini.ts';
import { createQuickLog, type QuickLog } from '../windows/quick-log.ts';
import type { SingleWindow } from '../windows/single-window.ts';
import { trayActions } from '../windows/tray-actions.ts';
import { createTray, type TrayIcon } from '../windows/tray.ts';
import { watchTray } from '../windows/tray-watch.ts';
import type { ViewStateStore } from '../windows/view-state-store.ts';
import { windowBackground } from '../windows/window-background.ts';
import { clock } from './clock.ts';
import type { Core } from './core.ts';
import type { AppBehind } from './first-window.ts';
import { frameOf, iconFolder, system, whyNotAbove } from './frame.ts';
import type { Start } from './start.ts';

const FOCUS_REFRESH_MS = 30_000;

const tellAll: AppCoreDeps['emit'] = (name, payload) => {
  for (const window of BrowserWindow.getAllWindows()) emit(window, name, payload);
};

/** A window's first colour, as the artist's theme has it. */
export const background = ({ settings }: Core): string =>
  windowBackground(settings.get(), nativeTheme.shouldUseDarkColors);

/** What a part that may speak by the system has to know of the main window. */
export interface MainWindowSeen {
  open(): void;
  isWindowVisible(): boolean;
}

/** Watches whether the artist is there, and tells them of idle time and of the day's end. */
export function watchArtist(
  { companion, settings }: Core,
  log: Start['log'],
  { open, isWindowVisible }: MainWindowSeen,
): { presence: PresenceWatch; tellOfGaps(): void } {
  const workspace = () => companion.workspace();
  const presence = setUpPresence({
    powerMonitor,
    system: system(),
    workspace,
    settings: () => settings.get(),
    onBlind: ({ words }) => companion.notices.tell({ message: words, action: null }),
    log: (message) => log.info(message),
    now: () => clock.now().getTime(),
    monotonic: clock.monotonic,
  });
  const notices = noticeParts(settings);
  const tellOfGaps = setUpIdleNotice({
    isWindowVisible,
    ...notices,
    workspace,
    open,
  });
  watchEvening({
    ...notices,
    isWindowVisible,
    companion,
    settings,
    open,
    now: clock.now,
  });
  return { presence, tellOfGaps };
}

const noticeParts = (settings: { get(): Settings }): NotificationParts => ({
  Notification,
  platform: process.platform,
  isPrivate: () => settings.get().privateNotices,
});

/** Shows by the system what the artist should learn now, where the main window does not show it. */
export function showNotice(
  { open, isWindowVisible }: MainWindowSeen,
  settings: () => Settings,
  log: Start['log'],
): (notice: { message: string }) => void {
  const notify = createNotify({
    ...noticeParts({ get: settings }),
    onFailed: (reason) => log.warn(`The system shows no notifications of the app: ${reason}`),
  });
  return ({ message }) => {
    if (isWindowVisible()) return;
    const title = 'Kitsu Companion';
    const unnamed = { title, body: 'Something needs you. Open it to read what.' };
    notify({ title, body: message, unnamed, onclick: open });
  };
}

/** Tells by the system what is new in Kitsu; `asked` is what the last click on it asks the window for, once. */
export function tellNews(
  { companion, sessions, settings }: Core,
  log: Start['log'],
  { main, viewState }: { main: SingleWindow; viewState: ViewStateStore },
): NewsNotices & { asked(): NoticeAsk | null } {
  const workspace = () => companion.workspace();
  const tell = (done: Result<unknown>): void => {
    if (!done.ok) companion.notices.tell(done);
  };
  let ask: NoticeAsk | null = null;
  const news = createNewsNotices({
    workspace,
    me: () => sessions.identity()?.person.id ?? null,
    settings: () => settings.get(),
    now: clock.now,
    roomInSight: () =>
      main.current()?.isFocused()
        ? (viewState.of(sessions.identity()?.key ?? null)?.room ?? null)
        : null,
    isFullScreen: () => isFullScreen(process.platform),
    notify: createNotify(noticeParts(settings)),
    open(key) {
      ask = { key };
      main.show();
      tellAll('notice-opened', null);
    },
    reply(wanted) {
      const open = workspace();
      if (!open) return;
      const me = sessions.identity()?.person.id ?? null;
      const said = { at: clock.now().toISOString(), me, besideDraft: true };
      tell(reply(open.replica, open.sync.studio(), wanted, said));
    },
    start(taskId) {
      const open = workspace();
      if (open) tell(open.timer.start(taskId, { status: true }));
    },
    log: (message) => log.warn(message),
  });
  return {
    ...news,
    asked() {
      const now = ask;
      ask = null;
      return now;
    },
  };
}

/** The small window of one line, with its shortcut. */
export function openQuickLog(core: Core, start: Start, trust: TrustedSenders): QuickLog {
  const { commandLine, paths } = start;
  return createQuickLog({
    ...frameOf(start.log, trust),
    command: quickLogCommand({
      packaged: app.isPackaged,
      executable: app.getPath('exe'),
      appImage: ownAppImage(process.env, app.getPath('exe')),
      profile: commandLine.profile === null ? null : paths.folder,
    }),
    page: QUICK_LOG_PAGE,
    background: () => background(core),
    settings: core.settings,
    globalShortcut,
    hidden: commandLine.hidden,
    onShortcut: (state) => tellAll('shortcut', state),
    onOffered: () => tellAll('quick', null),
  });
}

/** What a click in the tray leads to. */
export interface TrayDesk {
  open(): void;
  quickLog: QuickLog;
  mini: Mini;
  quit(): void;
  /** Nothing on this desktop shows tray icons. */
  noHost(): void;
}

/** The icon in the tray with its menu, made anew where the panel starts after the app. */
export function openTray({ companion }: Core, log: Start['log'], desk: TrayDesk): TrayIcon {
  const { open, quickLog, mini, quit } = desk;
  const act = trayActions({
    timer: () => companion.workspace()?.timer ?? null,
    say(notice) {
      companion.notices.tell(notice);
      open();
    },
    open,
    quickLog: () => quickLog.show(),
    mini() {
      const note = mini.deps.open();
      if (note !== null) companion.notices.tell({ message: note, action: null });
    },
    quit,
  });
  const { monotonic } = clock;
  const make = (): TrayIcon | null =>
    createTray(
      {
        Tray,
        Menu,
        nativeImage,
        platform: process.platform,
        icons: iconFolder(),
        log,
        monotonic,
        act,
      },
      companion.todayStatus(),
    );
  let icon = make();
  const watch = watchTray({
    hasHost: () => hasTrayHost(process.platform),
    hasIcon: () => hasTrayIcon(process.platform, process.pid),
    make() {
      icon?.destroy();
      icon = make();
    },
    noHost: desk.noHost,
    later(ms, work) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  });
  return {
    update: (status) => icon?.update(status),
    destroy() {
      watch.stop();
      icon?.destroy();
    },
  };
}

/** What the main window is for the app behind it. */
export function mainWindow(
  core: Core,
  { viewState, memory }: { viewState: ViewStateStore; memory: HeapTrimmer },
): Pick<AppBehind, 'background' | 'say' | 'canClose' | 'made' | 'gone'> {
  const { companion } = core;
  return {
    background: () => background(core),
    say: (notice) => companion.notices.tell(notice),
    canClose: () => companion.workspace() !== null && !viewState.holdsTyping(),
    made(window) {
      window.on('focus', () => refreshAfterPause(core));
      keepAboveAsChosen(core, window);
      window.on('enter-full-screen', () => emit(window, 'fullScreen', true));
      window.on('leave-full-screen', () => emit(window, 'fullScreen', false));
    },
    gone() {
      companion.notices.windowIsGone();
      companion.workspace()?.productions.leave();
      memory.touch();
    },
  };
}

/** Keeps the main window above others, or no longer, when the artist chooses so. */
export function followKeepAbove({ settings }: Core, main: SingleWindow): void {
  settings.onChange(({ keepAbove }) => {
    const window = main.current();
    if (window && window.isAlwaysOnTop() !== keepAbove) window.setAlwaysOnTop(keepAbove);
  });
}

/** Keeps the window above others, or not, as the artist has chosen. */
function keepAboveAsChosen({ companion, settings }: Core, window: BrowserWindow): void {
  if (!settings.get().keepAbove) return;
  const cannot = whyNotAbove();
  // Chosen on another desktop: here it would only be claimed.
  if (cannot) return companion.notices.tell(cannot);
  window.setAlwaysOnTop(true);
}

/** Reads from Kitsu what may have grown old while the artist was elsewhere. */
export const refreshAfterPause = ({ companion }: Core): void =>
  companion.workspace()?.sync.refreshIfOlderThan(FOCUS_REFRESH_MS);
