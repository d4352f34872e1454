import { expect, it } from 'vitest';
import { recycled } from '../../../../../renderer/parts/grid/recycled.ts';

const keys = (before: number[], now: number[]): number[] =>
  recycled(
    before.map((at, key) => ({ at, key })),
    now,
  ).map(({ key }) => key);

it('keeps what stays, in its order, and draws what came by what left', () => {
  expect(keys([], [4, 5, 6])).toEqual([0, 1, 2]);
  expect(keys([4, 5, 6], [5, 6, 7])).toEqual([1, 2, 0]);
  expect(keys([4, 5, 6], [3, 4, 5])).toEqual([2, 0, 1]);
  expect(keys([4, 5, 6], [30, 31, 32])).toEqual([0, 1, 2]);
});

it('makes what is missing, and gives the same key to no two', () => {
  expect(keys([4, 5], [5, 6, 7])).toEqual([1, 0, 2]);
  expect(keys([4, 5, 6], [6])).toEqual([2]);
  expect(recycled([{ at: 6, key: 2 }], [6, 7, 8])).toEqual([
    { at: 6, key: 2 },
    { at: 7, key: 3 },
    { at: 8, key: 4 },
  ]);
});
