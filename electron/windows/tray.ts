import { join } from 'node:path';
import type { Menu, MenuItemConstructorOptions, NativeImage, Tray } from 'electron';
import type { DayFacts } from '../shared/views.ts';
import { trayMenu, trayTooltip, type TrayItem } from './tray-menu.ts';

export interface TrayParts {
  Tray: new (image: NativeImage) => Tray;
  Menu: Pick<typeof Menu, 'buildFromTemplate'>;
  nativeImage: { createFromPath(path: string): NativeImage };
  platform: NodeJS.Platform;
  /** Folder of `tray.png` and its like. */
  icons: string;
  log: { warn(message: string): void };
  open(): void;
  quit(): void;
}

/** The icon in the tray. */
export interface TrayIcon {
  /** Shows the day as it is now. */
  update(state: DayFacts): void;
  destroy(): void;
}

/** macOS colours a template picture itself; its file must be named so. */
const iconFile = (platform: NodeJS.Platform): string =>
  platform === 'darwin' ? 'trayTemplate.png' : 'tray.png';

/**
 * Makes the icon; `null` when the system lets none be made, which the log then says. Whether
 * anybody shows it on Linux is another question: `platform/tray-host.ts`.
 */
export function createTray(parts: TrayParts, first: DayFacts): TrayIcon | null {
  const file = join(parts.icons, iconFile(parts.platform));
  const image = parts.nativeImage.createFromPath(file);
  if (image.isEmpty()) {
    parts.log.warn(`No tray icon: ${iconFile(parts.platform)} cannot be read`);
    return null;
  }
  let tray: Tray;
  try {
    tray = new parts.Tray(image);
  } catch (error) {
    parts.log.warn(`No tray icon: ${String(error)}`);
    return null;
  }
  tray.on('click', parts.open);
  let shown = '';
  const update = (state: DayFacts): void => {
    const items = trayMenu(state);
    // On Linux every new menu goes over the bus and closes the one that is open.
    const now = JSON.stringify(items);
    if (now === shown || tray.isDestroyed()) return;
    shown = now;
    tray.setToolTip(trayTooltip(state));
    tray.setContextMenu(parts.Menu.buildFromTemplate(items.map((item) => menuItem(item, parts))));
  };
  update(first);
  return { update, destroy: () => tray.destroy() };
}

function menuItem(item: TrayItem, parts: TrayParts): MenuItemConstructorOptions {
  if (item.kind === 'separator') return { type: 'separator' };
  if (item.kind === 'fact') return { label: item.label, enabled: false };
  // Later, not from within the menu's own call over the bus: quitting takes the menu away.
  const act = item.id === 'open' ? parts.open : parts.quit;
  return { label: item.label, click: () => void setImmediate(act) };
}
