import { describe, expect, it } from 'vitest';
import { gridCommand, leaveBox, type Keys } from '../../../../../renderer/parts/grid/grid-keys.ts';

const press = (key: string, held: Partial<Keys> = {}): Keys => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
});

describe('a key on a cell', () => {
  it.each<[string, Keys, unknown]>([
    ['an arrow', press('ArrowDown'), { kind: 'move', rows: 1, columns: 0, extend: false }],
    ['with Shift', press('ArrowLeft', { shiftKey: true }), { columns: -1, extend: true }],
    ['with Ctrl', press('ArrowDown', { ctrlKey: true }), { kind: 'jump', rows: 1, extend: false }],
    ['with Cmd', press('ArrowUp', { metaKey: true }), { kind: 'jump', rows: -1 }],
    ['Enter', press('Enter'), { kind: 'move', rows: 1, columns: 0 }],
    ['Shift+Enter', press('Enter', { shiftKey: true }), { kind: 'move', rows: -1 }],
    ['Tab', press('Tab'), { kind: 'tab', columns: 1 }],
    ['Home', press('Home'), { kind: 'edge', to: 'start', ofGrid: false }],
    ['Ctrl+End', press('End', { ctrlKey: true }), { kind: 'edge', to: 'end', ofGrid: true }],
    ['Page Down', press('PageDown', { shiftKey: true }), { kind: 'page', pages: 1, extend: true }],
    ['F2', press('F2'), { kind: 'edit' }],
    ['Delete', press('Delete'), { kind: 'clear' }],
    ['Escape', press('Escape'), { kind: 'take-back' }],
    ['a letter', press('x'), { kind: 'type' }],
    ['a sign', press('?', { shiftKey: true }), { kind: 'type' }],
    ['AltGr', press('@', { ctrlKey: true, altKey: true }), { kind: 'type' }],
    ['Ctrl+D', press('d', { ctrlKey: true }), { kind: 'fill', to: 'down' }],
    ['Ctrl+Z', press('z', { ctrlKey: true }), { kind: 'undo' }],
    ['Ctrl+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), { kind: 'redo' }],
    ['Ctrl+Y', press('y', { ctrlKey: true }), { kind: 'redo' }],
    ['Ctrl+A', press('a', { metaKey: true }), { kind: 'all' }],
    ['Shift+Space', press(' ', { shiftKey: true }), { kind: 'line', of: 'row' }],
  ])('%s', (_what, keys, command) => {
    expect(gridCommand(keys)).toMatchObject(command as object);
  });

  it.each([
    ['copy is the system’s', press('c', { ctrlKey: true })],
    ['the palette is the app’s', press('k', { ctrlKey: true })],
    ['back is the app’s', press('ArrowLeft', { altKey: true })],
    ['Shift alone', press('Shift', { shiftKey: true })],
    ['F1 is the app’s', press('F1')],
  ])('%s', (_what, keys) => {
    expect(gridCommand(keys)).toBeNull();
  });
});

describe('a key in the box of a cell', () => {
  it('leaves it by Enter and Tab, and by arrows where typing began it', () => {
    expect(leaveBox(press('Enter'), false)).toEqual({ rows: 1, columns: 0 });
    expect(leaveBox(press('Tab', { shiftKey: true }), false)).toEqual({ rows: 0, columns: -1 });
    expect(leaveBox(press('ArrowRight'), true)).toEqual({ rows: 0, columns: 1 });
    expect(leaveBox(press('ArrowRight'), false)).toBeNull();
    expect(leaveBox(press('a'), true)).toBeNull();
    expect(leaveBox(press('ArrowLeft', { altKey: true }), true)).toBeNull();
  });
});
