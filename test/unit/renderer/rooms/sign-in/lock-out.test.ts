import { expect, test } from 'vitest';
import { lockOutText, secondsLeft } from '../../../../../renderer/rooms/sign-in/lock-out.ts';

test('the countdown never says 0 while Kitsu still refuses', () => {
  expect(secondsLeft(60_000, 0)).toBe(60);
  expect(secondsLeft(60_000, 59_001)).toBe(1);
  expect(secondsLeft(60_000, 59_999)).toBe(1);
  expect(secondsLeft(60_000, 60_000)).toBe(0);
  expect(secondsLeft(60_000, 99_000)).toBe(0);
});

test('says that the right password does not help either', () => {
  expect(lockOutText(43)).toContain('43 s');
  expect(lockOutText(43)).toContain('not even the right one');
});
