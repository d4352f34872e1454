import type { BrowserWindow, Rectangle, Screen } from 'electron';
import { placesWindows } from '../platform/window-system.ts';
import { createAlarm } from '../shared/concurrency.ts';
import type { Settings } from '../shared/settings.ts';
import { makeSmallWindow, type SmallWindowParts } from './small-window.ts';

export interface QuickLogWindowParts extends SmallWindowParts {
  screen: Pick<Screen, 'getCursorScreenPoint' | 'getDisplayNearestPoint' | 'getPrimaryDisplay'>;
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

  function make(): void {
    const theme = parts.theme();
    const window = makeSmallWindow(parts, { title: 'Quick log', bounds: place() });
    made = { window, theme };
    window.on('blur', hide);
    window.on('closed', () => {
      if (made?.window === window) made = null;
    });
    window.once('ready-to-show', () => bring(window));
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
