import { expect, it } from 'vitest';
import { FrameCache } from '../../../../../renderer/rooms/viewer/frames/frame-cache.ts';

it('keeps what is near within its bytes, and gives back what goes', () => {
  const gone: number[] = [];
  const cache = new FrameCache<{ bytes: number; at: number }>(30, ({ at }) => gone.push(at));
  for (const at of [1, 2, 3, 9]) cache.put(at, { bytes: 10, at }, at, 1);
  expect(gone).toEqual([1]);
  // What lies the way that is gone stays longer than what was passed.
  cache.put(4, { bytes: 10, at: 4 }, 4, -1);
  expect(gone).toEqual([1, 9]);
  // One that is larger than all that may be kept is kept alone.
  cache.put(50, { bytes: 100, at: 50 }, 50, 1);
  expect([...gone].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 9]);
  expect(cache.has(50)).toBe(true);
  cache.put(50, { bytes: 5, at: 51 }, 50, 1);
  expect(gone.at(-1)).toBe(50);
  cache.clear();
  expect(gone.at(-1)).toBe(51);
});
