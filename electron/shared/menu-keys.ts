/** A key of the application's own menu: `Mod` is Cmd on macOS and Ctrl elsewhere. */
interface MenuKey {
  does: 'close' | 'quit' | 'zoomIn' | 'zoomOut' | 'resetZoom';
  title: string;
  keys: readonly string[];
}

/** The keys that the menu takes before any room: no command of the window may have one of them. */
export const MENU_KEYS: readonly MenuKey[] = [
  { does: 'zoomIn', title: 'Larger', keys: ['Mod+Plus'] },
  { does: 'zoomOut', title: 'Smaller', keys: ['Mod+-'] },
  { does: 'resetZoom', title: 'Actual size', keys: ['Mod+0'] },
  { does: 'close', title: 'Close the window; the timer runs on', keys: ['Mod+W'] },
  { does: 'quit', title: 'Quit', keys: ['Mod+Q'] },
];

/** A key of `MENU_KEYS` as Electron spells it. */
export const acceleratorOf = (does: MenuKey['does']): string =>
  (MENU_KEYS.find((one) => one.does === does)?.keys[0] ?? '').replace('Mod', 'CommandOrControl');
