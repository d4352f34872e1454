import { join } from 'node:path';
import type { Menu, MenuItemConstructorOptions, NativeImage, Tray } from 'electron';
import type { TodayStatus } from '../shared/views.ts';
import { trayMenu, trayTitle, trayTooltip, type TrayAction, type TrayItem } from './tray-menu.ts';

export interface TrayParts {
  Tray: new (image: NativeImage) => Tray;
  Menu: Pick<typeof Menu, 'buildFromTemplate'>;
  nativeImage: { createFromPath(path: string): NativeImage };
  platform: NodeJS.Platform;
  /** Folder of `tray.png` and its variants. */
  icons: string;
  log: { warn(message: string): void };
  /** Milliseconds of a monotonic clock. */
  monotonic(): number;
  act(act: TrayAction): void;
}

/** The icon in the tray. */
export interface TrayIcon {
  /** Shows today's status. */
  update(state: TodayStatus): void;
  destroy(): void;
}

/** How old a total in the menu may be while the timer runs: setting a new menu closes an open one. */
const MENU_AGE_MS = 5 * 60_000;

/** macOS colours a template image itself; its file must be named that way. */
const iconFile = (platform: NodeJS.Platform, running: boolean): string =>
  `tray${running ? 'Running' : ''}${platform === 'darwin' ? 'Template' : ''}.png`;

/**
 * Creates the icon; `null` if the system refuses, which the log then says. Whether anything shows it on
 * Linux is another question: `platform/tray-host.ts`.
 */
export function createTray(parts: TrayParts, first: TodayStatus): TrayIcon | null {
  const image = (running: boolean): NativeImage =>
    parts.nativeImage.createFromPath(join(parts.icons, iconFile(parts.platform, running)));
  let isRunning = first.running !== null;
  const opening = image(isRunning);
  if (opening.isEmpty()) {
    parts.log.warn(`No tray icon: ${iconFile(parts.platform, isRunning)} cannot be read`);
    return null;
  }
  let tray: Tray;
  try {
    tray = new parts.Tray(opening);
  } catch (error) {
    parts.log.warn(`No tray icon: ${String(error)}`);
    return null;
  }
  tray.on('click', () => parts.act({ kind: 'open' }));
  const menu = { shown: '', shownWithoutClock: '', at: 0 };
  let told = '';

  const tell = (state: TodayStatus): void => {
    const running = state.running !== null;
    if (running !== isRunning) tray.setImage(image(running));
    isRunning = running;
    const words = trayTooltip(state);
    if (words === told) return;
    told = words;
    tray.setToolTip(words);
    if (parts.platform === 'darwin') tray.setTitle(trayTitle(state));
  };
  const update = (state: TodayStatus): void => {
    if (tray.isDestroyed()) return;
    tell(state);
    const items = trayMenu(state);
    const shown = JSON.stringify(items);
    const withoutClock = JSON.stringify(
      items.filter((item) => !(item.kind === 'fact' && item.moves)),
    );
    const age = parts.monotonic() - menu.at;
    const isNew = withoutClock !== menu.shownWithoutClock || age >= MENU_AGE_MS;
    if (shown === menu.shown || !isNew) return;
    Object.assign(menu, { shown, shownWithoutClock: withoutClock, at: parts.monotonic() });
    tray.setContextMenu(parts.Menu.buildFromTemplate(items.map((item) => menuItem(item, parts))));
  };
  update(first);
  return { update, destroy: () => tray.destroy() };
}

/** A single `&` would underline the character after it. */
const plain = (label: string): string => label.replace(/&/g, '&&');

function menuItem(item: TrayItem, parts: TrayParts): MenuItemConstructorOptions {
  if (item.kind === 'separator') return { type: 'separator' };
  const label = plain(item.label);
  if (item.kind === 'fact') return { label, enabled: false };
  if (item.kind === 'more')
    return { label, submenu: item.items.map((inner) => menuItem(inner, parts)) };
  // Deferred, not within the menu's own call over the bus: quitting destroys the menu.
  return { label, click: () => void setImmediate(() => parts.act(item.act)) };
}
