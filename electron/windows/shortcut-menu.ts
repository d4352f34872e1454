import type { MenuItemConstructorOptions } from 'electron';
import { acceleratorOf } from '../shared/menu-keys.ts';

/**
 * The application menu. Its bar is shown on macOS only: the menu exists for the shortcuts that people
 * expect everywhere (copy and paste, zoom, close, quit), which Electron ties to a menu.
 */
export function shortcutMenu(options: {
  platform: NodeJS.Platform;
  packaged: boolean;
}): MenuItemConstructorOptions[] {
  const mac = options.platform === 'darwin';
  const edit: MenuItemConstructorOptions = {
    label: 'Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  };
  const developer: MenuItemConstructorOptions[] = options.packaged
    ? []
    : [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }];
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { role: 'resetZoom', accelerator: acceleratorOf('resetZoom') },
      { role: 'zoomIn', accelerator: acceleratorOf('zoomIn') },
      // The plus sign shares its key with `=` on most keyboards, and people do not press Shift for it.
      {
        role: 'zoomIn',
        accelerator: 'CommandOrControl+=',
        visible: false,
        acceleratorWorksWhenHidden: true,
      },
      { role: 'zoomOut', accelerator: acceleratorOf('zoomOut') },
      ...developer,
    ],
  };
  if (mac) return [{ role: 'appMenu' }, edit, view, { role: 'windowMenu' }];
  const quit: MenuItemConstructorOptions = {
    role: 'quit',
    // Windows has no default shortcut for quitting.
    accelerator: acceleratorOf('quit'),
  };
  return [
    { label: 'File', submenu: [{ role: 'close', accelerator: acceleratorOf('close') }, quit] },
    edit,
    view,
  ];
}
