import type { App, BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { onWayland } from '../platform/tray-host.ts';
import type { TrustedSenders } from '../security/senders.ts';
import { webPreferences } from '../security/web-preferences.ts';
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
  /** Absolute path of the window's icon; Linux and Windows show it. */
  icon?: string;
  /** The theme's background, shown until the page has painted. */
  background: string;
  /** Start without showing: at login, or for a smoke test. */
  hidden: boolean;
  /** Whether an icon in the tray can bring a hidden window back. */
  hasTray(): Promise<boolean>;
  /** Whether nothing would be lost with the window: no half-typed words, no sign-in under way. */
  canClose(): boolean;
  /** A line for the artist. */
  say(notice: { message: string; action: string | null }): void;
}

/**
 * How long a closed window is kept, for one who closed it by mistake: it is back at once, as it
 * was. Then it goes, and its page's process with it; a new one opens at the same place.
 */
export const CLOSE_DELAY_MS = 10_000;

/**
 * Makes the main window and loads its page. Closing it keeps the app: the window hides where a
 * tray icon can bring it back and goes a little later, else it is minimised. It closes at once
 * when the app quits.
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
  // The menu only carries the shortcuts (shortcut-menu.ts); its bar would cost a row of tasks.
  window.setMenuBarVisibility(false);
  parts.trust.add(window.webContents);
  trackWindowState(window, opened, parts);
  keepAppOnClose(window, parts);
  // Maximising shows a window, so one that starts hidden keeps that for when it is opened.
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
  let going: NodeJS.Timeout | undefined;
  const goLater = (): void => {
    going = setTimeout(() => {
      if (!parts.canClose()) return goLater();
      leave();
      // Not destroyed: closing lets the page keep what it holds.
      window.close();
    }, CLOSE_DELAY_MS);
  };
  parts.app.on('before-quit', leave);
  window.on('show', () => clearTimeout(going));
  window.on('closed', () => {
    clearTimeout(going);
    parts.app.removeListener('before-quit', leave);
  });
  window.on('close', (event) => {
    if (leaving) return;
    event.preventDefault();
    void parts.hasTray().then((hasTray) => {
      if (window.isDestroyed()) return;
      if (!hasTray) {
        showNoTrayHint(parts.file, parts.say);
        return minimise(window);
      }
      window.hide();
      clearTimeout(going);
      goLater();
    });
  });
}

/** How long a window manager may take to minimise. */
const MINIMISE_MS = 500;

/**
 * Minimises; where nobody does (X11 without a window manager), hides: a window that stays as if
 * its cross did nothing is worse. On Wayland no program is told whether it is minimised.
 */
function minimise(window: BrowserWindow): void {
  window.minimize();
  if (onWayland(process.env)) return;
  const look = setTimeout(() => {
    if (!window.isDestroyed() && !window.isMinimized()) window.hide();
  }, MINIMISE_MS);
  looks.set(window, look);
}

/** Looks that are still to come; a window that is wanted again must not be hidden by one. */
const looks = new WeakMap<BrowserWindow, NodeJS.Timeout>();

/** Brings the window to the front, whatever it was: for the tray, and for a second start. */
export function showWindow(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  clearTimeout(looks.get(window));
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** The artist sees it, or will as soon as its page is there. */
export const isVisible = (window: BrowserWindow): boolean =>
  (window.isVisible() && !window.isMinimized()) || window.webContents.isLoading();
