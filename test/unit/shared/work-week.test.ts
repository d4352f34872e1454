import { expect, it } from 'vitest';
import { firstWeekday, weekFrom } from '../../../electron/shared/work-week.ts';

it.each([
  ['Monday to Friday', [1, 2, 3, 4, 5], 1],
  ['Monday to Saturday', [1, 2, 3, 4, 5, 6], 1],
  ['Tuesday to Saturday', [2, 3, 4, 5, 6], 1],
  ['Sunday to Thursday', [1, 2, 3, 4, 7], 7],
  ['Saturday to Wednesday', [1, 2, 3, 6, 7], 6],
  ['every day', [1, 2, 3, 4, 5, 6, 7], 1],
  ['no day', [], 1],
])('the week of a studio that works %s', (_days, working, first) =>
  expect(firstWeekday(working)).toBe(first),
);

it('is seven days from there', () => {
  expect(weekFrom('2026-11-20', 7)[0]).toBe('2026-11-15');
  expect(weekFrom('2026-11-15', 7)[0]).toBe('2026-11-15');
  expect(weekFrom('2026-11-20', 6)).toEqual([
    '2026-11-14',
    '2026-11-15',
    '2026-11-16',
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
    '2026-11-20',
  ]);
  expect(weekFrom('2026-11-16', 1)[0]).toBe('2026-11-16');
});
