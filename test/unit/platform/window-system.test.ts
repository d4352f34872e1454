import { expect, it } from 'vitest';
import {
  cannotKeepAbove,
  inWayland,
  minimisesWindows,
  placesWindows,
  windowSystem,
} from '../../../electron/platform/window-system.ts';

const WAYLAND = { WAYLAND_DISPLAY: 'wayland-0', XDG_SESSION_TYPE: 'wayland' };
const chosen = (platform: string) => ({
  getSwitchValue: (name: string) => (name === 'ozone-platform' ? platform : ''),
});

it.each([
  ['an older Electron on X', '', {}, 'x11'],
  ['an older Electron in a Wayland session', '', WAYLAND, 'xwayland'],
  ['a newer one, which chose Wayland itself', 'wayland', WAYLAND, 'wayland'],
  ['one that was told to take X there', 'x11', WAYLAND, 'xwayland'],
  ['one whose session says Wayland and has none', 'x11', { XDG_SESSION_TYPE: 'wayland' }, 'x11'],
  ['one whose variable is missing', 'wayland', {}, 'wayland'],
])('knows what draws the windows of %s', (_what, platform, env, system) => {
  expect(windowSystem('linux', chosen(platform), env)).toBe(system);
  expect(windowSystem('win32', chosen(platform), env)).toBe('own');
});

it('places windows everywhere but natively on Wayland', () => {
  expect(placesWindows('wayland')).toBe(false);
  for (const system of ['xwayland', 'x11', 'own'] as const)
    expect(placesWindows(system)).toBe(true);
});

it('counts guests of X as in the session that they are in', () => {
  expect([inWayland('wayland'), inWayland('xwayland')]).toEqual([true, true]);
  expect([inWayland('x11'), inWayland('own')]).toEqual([false, false]);
});

it('minimises on Wayland where GNOME or KDE does it', () => {
  expect(minimisesWindows('x11', {})).toBe(true);
  expect(minimisesWindows('wayland', { XDG_CURRENT_DESKTOP: 'sway' })).toBe(false);
  expect(minimisesWindows('wayland', { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' })).toBe(true);
});

it('says where no window is kept above others: in Wayland, but for guests of X on GNOME and KDE', () => {
  const gnome = { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' };
  expect(cannotKeepAbove('x11', {})).toBeNull();
  expect(cannotKeepAbove('own', {})).toBeNull();
  expect(cannotKeepAbove('xwayland', gnome)).toBeNull();
  expect(cannotKeepAbove('xwayland', { XDG_CURRENT_DESKTOP: 'sway' })).toMatchObject({
    ok: false,
    code: 'rule',
    action: expect.stringContaining('own menu') as string,
  });
  expect(cannotKeepAbove('wayland', gnome)).not.toBeNull();
});
