import type { App, BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { WindowSystem } from '../platform/window-system.ts';
import type { TrustedSenders } from '../security/senders.ts';
import { webPreferences } from '../security/web-preferences.ts';
import type { Settings } from '../shared/settings.ts';

export interface SmallWindowParts {
  BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  app: Pick<App, 'isPackaged'>;
  platform: NodeJS.Platform;
  system: WindowSystem;
  trust: TrustedSenders;
  /** Its page, such as `app://companion/quick-log.html`. */
  page: string;
  /** Absolute path of the preload script. */
  preload: string;
  /** Absolute path of the window's icon. */
  icon: string;
  theme(): Settings['theme'];
  /** The theme's background, shown until the page has painted. */
  background(): string;
  log: { warn(message: string): void };
}

/** Makes a window without a frame, hidden and above all others, and loads its page in the artist's theme. */
export function makeSmallWindow(
  parts: SmallWindowParts,
  { title, bounds }: { title: string; bounds: Rectangle | Pick<Rectangle, 'width' | 'height'> },
): BrowserWindow {
  const window = new parts.BrowserWindow({
    ...bounds,
    title,
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
  // An artist's own program may fill the screen, or be on another virtual desktop.
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
  parts.trust.add(window.webContents);
  window.loadURL(`${parts.page}#${parts.theme()}`).catch((error: unknown) => {
    parts.log.warn(`The page of “${title}” did not load: ${String(error)}`);
  });
  return window;
}
