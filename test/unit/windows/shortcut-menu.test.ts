import type { MenuItemConstructorOptions } from 'electron';
import { expect, it } from 'vitest';
import { shortcutMenu } from '../../../electron/windows/shortcut-menu.ts';

const roles = (items: MenuItemConstructorOptions[]): string[] =>
  items.flatMap((item) => [
    ...(item.role ? [item.role] : []),
    ...(Array.isArray(item.submenu) ? roles(item.submenu) : []),
  ]);

const EDITING = ['undo', 'cut', 'copy', 'paste', 'selectAll', 'resetZoom', 'zoomIn', 'zoomOut'];

it('carries the shortcuts that people expect', () => {
  const linux = roles(shortcutMenu({ platform: 'linux', packaged: true }));
  expect(linux).toEqual(expect.arrayContaining([...EDITING, 'close', 'quit']));
  const mac = roles(shortcutMenu({ platform: 'darwin', packaged: true }));
  expect(mac).toEqual(expect.arrayContaining([...EDITING, 'appMenu', 'windowMenu']));
});

it('offers the developer tools only where the app is developed', () => {
  const packaged = roles(shortcutMenu({ platform: 'linux', packaged: true }));
  expect(packaged).not.toContain('toggleDevTools');
  expect(packaged).not.toContain('reload');
  expect(roles(shortcutMenu({ platform: 'linux', packaged: false }))).toContain('toggleDevTools');
});
