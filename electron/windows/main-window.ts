import type { App, BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { inWayland, minimisesWindows, type WindowSystem } from '../platform/window-system.ts';
import type { TrustedSenders } from '../security/senders.ts';
import { webPreferences } from '../security/web-preferences.ts';
import { createAlarm, type Alarm } from '../shared/concurrency.ts';
import { showNoTrayHint } from './no-tray-hint.ts';
import { MIN_HEIGHT, MIN_WIDTH } from './window-bounds.ts';
import { savedWindowState, trackWindowState, type WindowMemoryParts } from './window-memory.ts';

export interface MainWindowParts extends WindowMemoryParts {
  BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  app: Pick<App, 'isPackaged' | 'on' | 'removeListener'>;
  trust: TrustedSenders;
  /** `app://companion/index.html`. */
  page: string;
  /** Absolute path of the preload script. */
  preload: string;
  /** Absolute path of the window's icon, which Linux and Windows show. */
  icon?: string;
  /** The theme's background, shown until the page has painted. */
  background: string;
  /** Start hidden: at login, or for a smoke test. */
  hidden: boolean;
  /** Whether an icon in the tray can bring a hidden window back. */
  hasTray(): Promise<boolean>;
  /** Whether the window can close without a loss: no unsaved text, no sign-in under way. */
  canClose(): boolean;
  /** Shows a message to the artist. */
  say(notice: { message: string; action: string | null }): void;
}

/**
 * How long a closed window is kept: if it was closed by mistake, it comes back at once as it was. Then
 * it is destroyed with its page's process; a new one opens at the same place.
 */
export const CLOSE_DELAY_MS = 10_000;

/**
 * Creates the main window and loads its page. Closing it keeps the app running: the window hides if a
 * tray icon can bring it back, and is destroyed a little later; else it is minimised, or hidden too
 * where the desktop minimises nothing: a second start brings it back. It closes at once when the app
 * quits.
 */
export function createMainWindow(parts: MainWindowParts): BrowserWindow {
  const opened = savedWindowState(parts);
  const { maximized, ...place } = opened;
  const window = new parts.BrowserWindow({
    ...place,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    title: 'Kitsu Companion',
    show: false,
    backgroundColor: parts.background,
    ...(parts.icon === undefined ? {} : { icon: parts.icon }),
    webPreferences: webPreferences({ preload: parts.preload, packaged: parts.app.isPackaged }),
  });
  // The menu only provides the shortcuts (shortcut-menu.ts); its bar would take the space of a row.
  window.setMenuBarVisibility(false);
  parts.trust.add(window.webContents);
  trackWindowState(window, opened, parts);
  keepAppOnClose(window, parts);
  // Maximising shows a window, so one that starts hidden is maximised only when it is first shown.
  window.once('show', () => {
    if (maximized) window.maximize();
  });
  window.once('ready-to-show', () => {
    if (!parts.hidden) window.show();
  });
  window.loadURL(parts.page).catch((error: unknown) => {
    parts.log.warn(`The window's page did not load: ${String(error)}`);
  });
  return window;
}

function keepAppOnClose(window: BrowserWindow, parts: MainWindowParts): void {
  let leaving = false;
  const leave = (): void => {
    leaving = true;
  };
  const going = createAlarm();
  const goLater = (): void =>
    going.set(CLOSE_DELAY_MS, () => {
      if (!parts.canClose()) return goLater();
      leave();
      // Not destroyed: closing lets the page save its state.
      window.close();
    });
  parts.app.on('before-quit', leave);
  window.on('show', () => going.clear());
  window.on('closed', () => {
    going.clear();
    parts.app.removeListener('before-quit', leave);
  });
  window.on('close', (event) => {
    if (leaving) return;
    event.preventDefault();
    void parts.hasTray().then((hasTray) => {
      if (window.isDestroyed()) return;
      const stays = !hasTray && minimisesWindows(parts.system, process.env);
      if (!hasTray) showNoTrayHint(parts, stays ? 'task-bar' : 'no-window');
      if (stays) return minimise(window, parts.system);
      window.hide();
      goLater();
    });
  });
}

/** How long a window manager may take to minimise. */
const MINIMISE_MS = 500;

/**
 * Minimises the window. If nothing does that (X11 without a window manager) it is hidden, because a
 * close button without effect is worse. On Wayland no program learns whether it is minimised.
 */
function minimise(window: BrowserWindow, system: WindowSystem): void {
  window.minimize();
  if (inWayland(system)) return;
  const look = looks.get(window) ?? createAlarm();
  looks.set(window, look);
  look.set(MINIMISE_MS, () => {
    if (!window.isDestroyed() && !window.isMinimized()) window.hide();
  });
}

/** Pending checks; a window that is wanted again must not be hidden by one. */
const looks = new WeakMap<BrowserWindow, Alarm>();

/** Brings the window to the front in any state: for the tray, and for a second start. */
export function showWindow(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  looks.get(window)?.clear();
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Whether the artist sees it, or will as soon as its page has loaded. */
export const isVisible = (window: BrowserWindow): boolean =>
  (window.isVisible() && !window.isMinimized()) || window.webContents.isLoading();
