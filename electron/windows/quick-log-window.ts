import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Rectangle,
  Screen,
} from 'electron';
import { placesWindows, type WindowSystem } from '../platform/window-system.ts';
import type { TrustedSenders } from '../security/senders.ts';
import { webPreferences } from '../security/web-preferences.ts';
import { createAlarm } from '../shared/concurrency.ts';
import type { Settings } from '../shared/settings.ts';

export interface QuickLogWindowParts {
  BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  app: Pick<App, 'isPackaged'>;
  platform: NodeJS.Platform;
  system: WindowSystem;
  trust: TrustedSenders;
  /** `app://companion/quick-log.html`. */
  page: string;
  /** Absolute path of the preload script. */
  preload: string;
  /** Absolute path of the window's icon. */
  icon: string;
  theme(): Settings['theme'];
  /** The theme's background, shown until the page has painted. */
  background(): string;
  screen: Pick<Screen, 'getCursorScreenPoint' | 'getDisplayNearestPoint' | 'getPrimaryDisplay'>;
  log: { warn(message: string): void };
}

/** The small window with one line. */
export interface QuickLogWindow {
  /** Brings it to the front on the screen with the pointer and focuses its field; hides it if it is there. */
  toggle(): void;
  show(): void;
  hide(): void;
}

const WIDTH = 560;
const HEIGHT = 344;
const MARGIN = 16;

/** How long it is kept hidden after its last use, with its renderer alive. */
export const KEPT_MS = 2 * 60_000;

/** Its position on a screen: in the middle, a little above. */
export function quickLogBounds(area: Rectangle): Rectangle {
  const width = Math.min(WIDTH, area.width - 2 * MARGIN);
  const height = Math.min(HEIGHT, area.height - 2 * MARGIN);
  return {
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) * 0.4),
    width,
    height,
  };
}

/**
 * Creates the window on first use, hides it when it loses the focus, and destroys it after a while
 * without use: with no window open no renderer shall be alive.
 */
export function createQuickLogWindow(parts: QuickLogWindowParts): QuickLogWindow {
  let made: { window: BrowserWindow; theme: Settings['theme'] } | null = null;
  const ending = createAlarm();

  const end = (): void => {
    ending.clear();
    made?.window.destroy();
    made = null;
  };
  const hide = (): void => {
    if (!made) return;
    made.window.hide();
    ending.set(KEPT_MS, end);
  };
  const places = placesWindows(parts.system);
  /** Where the pointer is; where nobody tells that, the desktop puts the window in the middle of a screen itself. */
  const place = (): Rectangle | Pick<Rectangle, 'width' | 'height'> => {
    const { screen } = parts;
    if (places)
      return quickLogBounds(screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea);
    const { width, height } = quickLogBounds(screen.getPrimaryDisplay().workArea);
    return { width, height };
  };

  function make(): BrowserWindow {
    const theme = parts.theme();
    const window = new parts.BrowserWindow(optionsOf(parts, place()));
    made = { window, theme };
    // An artist's own program may fill the screen, or be on another virtual desktop.
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    parts.trust.add(window.webContents);
    window.on('blur', hide);
    window.on('closed', () => {
      if (made?.window === window) made = null;
    });
    window.once('ready-to-show', () => bring(window));
    window.loadURL(`${parts.page}#${theme}`).catch((error: unknown) => {
      parts.log.warn(`The quick log's page did not load: ${String(error)}`);
    });
    return window;
  }

  function bring(window: BrowserWindow): void {
    if (window.isDestroyed()) return;
    ending.clear();
    if (places) window.setBounds(place());
    window.show();
    window.focus();
    window.webContents.focus();
  }

  const show = (): void => {
    if (made && made.theme !== parts.theme()) end();
    if (made) bring(made.window);
    else make();
  };
  return {
    show,
    hide,
    toggle: () => (made?.window.isFocused() ? hide() : show()),
  };
}

const optionsOf = (
  parts: QuickLogWindowParts,
  bounds: Rectangle | Pick<Rectangle, 'width' | 'height'>,
): BrowserWindowConstructorOptions => ({
  ...bounds,
  title: 'Quick log',
  show: false,
  frame: false,
  resizable: false,
  minimizable: false,
  maximizable: false,
  fullscreenable: false,
  skipTaskbar: true,
  alwaysOnTop: true,
  backgroundColor: parts.background(),
  icon: parts.icon,
  // A panel takes the keys without bringing the app's other window in front of the artist's program.
  ...(parts.platform === 'darwin' ? { type: 'panel' } : {}),
  webPreferences: webPreferences({ preload: parts.preload, packaged: parts.app.isPackaged }),
});
