import { expect, it } from 'vitest';
import { gridCommand } from '../../../../../renderer/rooms/timesheet/grid-keys.ts';

const NONE = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const press = (key: string, more: Partial<typeof NONE> = {}) =>
  gridCommand({ key, ...NONE, ...more });

it.each(['0', '7', '.', ',', ':'])('%s begins a duration', (key) => {
  expect(press(key)).toEqual({ kind: 'type' });
});

it.each(['t', 'm', 'a', 'w', '[', ']', '/'])('%s is the room’s, and begins nothing', (key) => {
  expect(press(key)).toBeNull();
});

it('moves, and with Shift takes along what it goes over', () => {
  expect(press('ArrowRight')).toEqual({ kind: 'move', rows: 0, days: 1, extend: false });
  expect(press('ArrowUp', { shiftKey: true })).toMatchObject({ rows: -1, extend: true });
  expect(press('Enter')).toMatchObject({ rows: 1, extend: false });
  expect(press('Enter', { shiftKey: true })).toMatchObject({ rows: -1, extend: false });
  expect(press('End', { shiftKey: true })).toMatchObject({
    to: 'end',
    ofGrid: false,
    extend: true,
  });
  expect(press('Home', { ctrlKey: true })).toMatchObject({ to: 'start', ofGrid: true });
});

it('clears with Delete, and takes a row away only with Shift', () => {
  expect(press('Delete')).toEqual({ kind: 'clear' });
  expect(press('Delete', { shiftKey: true })).toEqual({ kind: 'remove-row' });
});

it('leaves undo to the room and the clipboard to the page, with the keys of either system', () => {
  expect(press('z', { ctrlKey: true })).toBeNull();
  expect(press('z', { metaKey: true })).toBeNull();
  expect(press('c', { ctrlKey: true })).toBeNull();
  expect(press('v', { metaKey: true })).toBeNull();
});

it('leaves keys with Alt to the room', () => {
  expect(press('ArrowLeft', { altKey: true })).toBeNull();
});
