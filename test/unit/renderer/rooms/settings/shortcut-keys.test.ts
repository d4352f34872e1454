import { describe, expect, it } from 'vitest';
import {
  shortcutOf,
  shortcutTrouble,
  shortcutText,
} from '../../../../../renderer/rooms/settings/shortcut-keys.ts';

const keys = (key: string, held: string[] = [], code = '') => ({
  key,
  code,
  ctrlKey: held.includes('ctrl'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
  metaKey: held.includes('meta'),
});

describe('a shortcut that is pressed', () => {
  it.each([
    [keys('l', ['ctrl', 'alt']), 'CommandOrControl+Alt+L'],
    [keys(' ', ['alt']), 'Alt+Space'],
    [keys('ArrowUp', ['ctrl', 'shift']), 'CommandOrControl+Shift+Up'],
    [keys('k', ['meta']), 'Super+K'],
    [keys('F9', ['ctrl']), 'CommandOrControl+F9'],
  ])('is spelled as Electron does: %j', (pressed, spelled) => {
    expect(shortcutOf(pressed, false)).toBe(spelled);
  });

  it('is the letter on the key, where a modifier made a sign of it', () => {
    expect(shortcutOf(keys('¬', ['meta', 'alt'], 'KeyL'), true)).toBe('CommandOrControl+Alt+L');
    expect(shortcutOf(keys('@', ['ctrl', 'alt'], 'Digit0'), false)).toBe('CommandOrControl+Alt+0');
  });

  it('is none while only modifiers are held, or none are', () => {
    expect(shortcutOf(keys('Control', ['ctrl']), false)).toBeNull();
    expect(shortcutOf(keys('l'), false)).toBeNull();
    expect(shortcutOf(keys('L', ['shift']), false)).toBeNull();
  });

  it('says why it does not work, and nothing where it does', () => {
    expect(shortcutTrouble('taken')).toContain('Another program has it');
    expect(shortcutTrouble('unsupported')).toContain('keyboard settings');
    expect([shortcutTrouble('registered'), shortcutTrouble('off')]).toEqual([null, null]);
  });

  it('is written as on the keys', () => {
    expect(shortcutText('CommandOrControl+Alt+L', false)).toBe('Ctrl+Alt+L');
    expect(shortcutText('CommandOrControl+Alt+L', true)).toBe('Cmd+Option+L');
  });
});
