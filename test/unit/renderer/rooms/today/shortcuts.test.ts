import { describe, expect, it } from 'vitest';
import { commandOf } from '../../../../../renderer/rooms/today/shortcuts.ts';

const key = (
  name: string,
  held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey', boolean>> = {},
) => ({
  key: name,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
});

describe('keys in Today', () => {
  it('leaves letters to whoever is typing', () => {
    for (const name of ['s', 't', '/', '[', 'ArrowDown', 'Enter']) {
      expect(commandOf(key(name), 'text')).toBeNull();
    }
  });

  it('changes the day even while typing, with Alt', () => {
    expect(commandOf(key('ArrowLeft', { altKey: true }), 'text')).toEqual({ kind: 'day', by: -1 });
    expect(commandOf(key('ArrowRight', { altKey: true }), 'elsewhere')).toEqual({
      kind: 'day',
      by: 1,
    });
  });

  it('knows keys that a layout makes with Shift or AltGr', () => {
    expect(commandOf(key('/', { shiftKey: true }), 'elsewhere')).toEqual({ kind: 'search' });
    expect(commandOf(key('[', { altKey: true, ctrlKey: true }), 'elsewhere')).toEqual({
      kind: 'day',
      by: -1,
    });
  });

  it('lets Enter press a button that has the focus', () => {
    expect(commandOf(key('Enter'), 'button')).toBeNull();
    expect(commandOf(key('Enter'), 'elsewhere')).toEqual({ kind: 'open' });
  });

  it("does not take the desktop's own combinations", () => {
    expect(commandOf(key('s', { ctrlKey: true }), 'elsewhere')).toBeNull();
    expect(commandOf(key('t', { metaKey: true }), 'elsewhere')).toBeNull();
    expect(commandOf(key('S', { shiftKey: true }), 'elsewhere')).toBeNull();
  });
});
