import type { ShortcutState } from '../../../electron/shared/quick/types.ts';
import { assertNever } from '../../../electron/shared/result.ts';
import { isShortcut } from '../../../electron/shared/settings.ts';

type Keys = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

const NAMED: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/** The key by its letter; if a modifier turned that into a symbol, by its position on the keyboard. */
function keyOf({ key, code }: Keys): string {
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  const placed = /^(?:Key|Digit)([A-Z0-9])$/.exec(code);
  return placed?.[1] ?? NAMED[key] ?? key;
}

/** The pressed keys in Electron's spelling of shortcuts; `null` while they are not one yet. */
export function shortcutOf(keys: Keys, mac: boolean): string | null {
  const parts = [
    (mac ? keys.metaKey : keys.ctrlKey) && 'CommandOrControl',
    mac && keys.ctrlKey && 'Control',
    keys.altKey && 'Alt',
    keys.shiftKey && 'Shift',
    !mac && keys.metaKey && 'Super',
    keyOf(keys),
  ];
  const text = parts.filter((part) => part !== false).join('+');
  return isShortcut(text) ? text : null;
}

const ON_MAC: Readonly<Record<string, string>> = {
  CommandOrControl: 'Cmd',
  Command: 'Cmd',
  Control: 'Ctrl',
  Alt: 'Option',
};
const ELSEWHERE: Readonly<Record<string, string>> = { CommandOrControl: 'Ctrl', Control: 'Ctrl' };

/** A shortcut as printed on the keys: `Ctrl+Alt+L`. */
export const shortcutText = (shortcut: string, mac: boolean): string =>
  shortcut
    .split('+')
    .map((part) => (mac ? ON_MAC : ELSEWHERE)[part] ?? part)
    .join('+');

/** Why the shortcut does not work, or `null`. */
export function shortcutTrouble(state: ShortcutState['state']): string | null {
  switch (state) {
    case 'taken':
      return 'Another program has it, or it is none on this system. Press another one.';
    case 'unsupported':
      return 'This desktop (Wayland) gives no program keys of its own. In its keyboard settings, bind keys to this command:';
    case 'registered':
    case 'off':
      return null;
    default:
      return assertNever(state);
  }
}
