import {
  app,
  BrowserWindow,
  globalShortcut,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  screen,
  Tray,
} from 'electron';
import { join } from 'node:path';
import type { AppCoreDeps } from '../app/app-core.ts';
import { emit } from '../ipc/register.ts';
import { ownAppImage } from '../platform/app-image.ts';
import { quickLogCommand } from '../platform/own-command.ts';
import { hasTrayHost, hasTrayIcon } from '../platform/tray-host.ts';
import { windowSystem, type WindowSystem } from '../platform/window-system.ts';
import type { HeapTrimmer } from '../platform/heap-trim.ts';
import { setUpPresence } from '../presence/presence-setup.ts';
import type { PresenceWatch } from '../presence/presence-watch.ts';
import { APP_PAGE, QUICK_LOG_PAGE } from '../security/app-address.ts';
import type { TrustedSenders } from '../security/senders.ts';
import { watchEvening } from '../windows/evening-watch.ts';
import { setUpIdleNotice } from '../windows/idle-notice-setup.ts';
import { createNotify } from '../windows/notifications.ts';
import { createMainWindow, isVisible } from '../windows/main-window.ts';
import { createQuickLog, type QuickLog } from '../windows/quick-log.ts';
import { singleWindow, type SingleWindow } from '../windows/single-window.ts';
import { trayActions } from '../windows/tray-actions.ts';
import { createTray, type TrayIcon } from '../windows/tray.ts';
import { watchTray } from '../windows/tray-watch.ts';
import type { ViewStateStore } from '../windows/view-state-store.ts';
import { windowBackground } from '../windows/window-background.ts';
import { clock, type Core, type Start } from './core.ts';

const FOCUS_REFRESH_MS = 30_000;

/** Where the compiled app lies. */
export const outFolder = (): string => join(app.getAppPath(), 'out');
/** What draws the windows of this app here. */
const system = (): WindowSystem => windowSystem(process.platform, app.commandLine, process.env);
const iconFolder = (): string => join(outFolder(), 'electron', 'icons');

const tellAll: AppCoreDeps['emit'] = (name, payload) => {
  for (const window of BrowserWindow.getAllWindows()) emit(window, name, payload);
};

/** What every window is made with. */
const frameOf = (log: Start['log'], trust: TrustedSenders) => ({
  BrowserWindow,
  app,
  trust,
  screen,
  system: system(),
  log,
  preload: join(outFolder(), 'electron', 'preload.cjs'),
  icon: join(iconFolder(), 'icon.png'),
});

const background = ({ settings }: Core): string =>
  windowBackground(settings.get(), nativeTheme.shouldUseDarkColors);

/** Watches whether the artist is there, and tells them of idle time and of the day's end. */
export function watchArtist(
  { companion, settings }: Core,
  log: Start['log'],
  open: () => void,
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
  const tellOfGaps = setUpIdleNotice({
    BrowserWindow,
    Notification,
    platform: process.platform,
    workspace,
    open,
  });
  watchEvening({
    Notification,
    platform: process.platform,
    BrowserWindow,
    companion,
    settings,
    open,
    now: clock.now,
  });
  return { presence, tellOfGaps };
}

/** Shows by the system what the artist should learn now, where no window of ours shows it. */
export function showNotice(
  open: () => void,
  log: Start['log'],
): (notice: { message: string }) => void {
  const notify = createNotify({
    Notification,
    platform: process.platform,
    onFailed: (reason) => log.warn(`The system shows no notifications of the app: ${reason}`),
  });
  return ({ message }) => {
    if (BrowserWindow.getAllWindows().some(isVisible)) return;
    notify({ title: 'Kitsu Companion', body: message, onclick: open });
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
  quit(): void;
  /** Nothing on this desktop shows tray icons. */
  noHost(): void;
}

/** The icon in the tray with its menu, made anew where the panel starts after the app. */
export function openTray({ companion }: Core, log: Start['log'], desk: TrayDesk): TrayIcon {
  const { open, quickLog, quit } = desk;
  const act = trayActions({
    timer: () => companion.workspace()?.timer ?? null,
    say(notice) {
      companion.notices.tell(notice);
      open();
    },
    open,
    quickLog: () => quickLog.show(),
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

/** What the main window is made of beside the core. */
export interface MainWindowDesk {
  start: Start;
  trust: TrustedSenders;
  viewState: ViewStateStore;
  memory: HeapTrimmer;
}

/** The main window, made when it is first shown and made again after it was closed. */
export function mainWindow(core: Core, desk: MainWindowDesk): SingleWindow {
  const { companion } = core;
  const { commandLine, paths, log } = desk.start;
  return singleWindow(
    () => {
      const window = createMainWindow({
        ...frameOf(log, desk.trust),
        page: APP_PAGE,
        background: background(core),
        hidden: commandLine.smoke !== null,
        hasTray: () => hasTrayIcon(process.platform, process.pid),
        say: (notice) => companion.notices.tell(notice),
        canClose: () => companion.workspace() !== null && !desk.viewState.holdsTyping(),
        file: paths.window,
      });
      window.on('focus', () => refreshAfterPause(core));
      return window;
    },
    () => {
      companion.notices.windowIsGone();
      desk.memory.touch();
    },
  );
}

/** Reads from Kitsu what may have grown old while the artist was elsewhere. */
export const refreshAfterPause = ({ companion }: Core): void =>
  companion.workspace()?.sync.refreshIfOlderThan(FOCUS_REFRESH_MS);
