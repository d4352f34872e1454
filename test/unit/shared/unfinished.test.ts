import { expect, it } from 'vitest';
import { isUnfinished } from '../../../electron/shared/unfinished.ts';

const TODAY = '2026-11-20';
const yesterday = { day: '2026-11-19', today: TODAY, total: 0, expected: 480, isRead: true };

it('marks a working day that is over and not full, an empty one as much as a nearly full one', () => {
  expect(isUnfinished(yesterday)).toBe(true);
  expect(isUnfinished({ ...yesterday, total: 465 })).toBe(true);
  expect(isUnfinished({ ...yesterday, total: 480 })).toBe(false);
});

it('marks neither today nor what is to come, no day without work, and none that is not known', () => {
  expect(isUnfinished({ ...yesterday, day: TODAY, total: 60 })).toBe(false);
  expect(isUnfinished({ ...yesterday, day: '2026-11-23' })).toBe(false);
  expect(isUnfinished({ ...yesterday, expected: 0 })).toBe(false);
  expect(isUnfinished({ ...yesterday, isRead: false })).toBe(false);
  expect(isUnfinished({ ...yesterday, isRead: false, total: 60 })).toBe(true);
});
