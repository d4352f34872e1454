import { expect, it } from 'vitest';
import { atOnce, inTurns, type Steps } from '../../../electron/shared/in-turns.ts';

/** Each step takes a millisecond. */
function* counting(to: number, work: { at: number }): Steps<number> {
  for (let step = 0; step < to; step += 1) {
    work.at += 1;
    yield;
  }
  return to;
}

it('lets others go on after so many milliseconds, and comes to the same', async () => {
  const work = { at: 0 };
  const turns: number[] = [];
  const yieldTo = async () => void turns.push(work.at);
  expect(await inTurns(counting(20, work), { ms: 8, now: () => work.at, yieldTo })).toBe(20);
  expect(turns).toEqual([8, 16]);
  expect(atOnce(counting(20, { at: 0 }))).toBe(20);
});
