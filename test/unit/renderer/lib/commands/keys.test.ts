import { expect, it } from 'vitest';
import { isPressed, keyText } from '../../../../../renderer/lib/commands/keys.ts';

const press = (key: string, held: object = {}) => ({
  ...{ key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false },
  ...held,
});

it('reads a plus as a key, and as what joins two', () => {
  expect(isPressed('+', press('+'), false)).toBe(true);
  expect(isPressed('+', press('+', { shiftKey: true }), false)).toBe(true);
  expect(isPressed('Mod++', press('+', { ctrlKey: true }), false)).toBe(true);
  expect(isPressed('Mod+K', press('k', { ctrlKey: true }), false)).toBe(true);
  expect(isPressed('Mod+K', press('+', { ctrlKey: true }), false)).toBe(false);
  expect([keyText('+', false), keyText('Mod++', false)]).toEqual(['+', 'Ctrl++']);
});
