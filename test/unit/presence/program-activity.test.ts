import { expect, it } from 'vitest';
import type { RunningProcess } from '../../../electron/platform/processes.ts';
import {
  createProgramActivity,
  programShares,
} from '../../../electron/presence/program-activity.ts';

const one = (pid: number, parent: number, name: string, cpuMs: number): RunningProcess => ({
  pid,
  parent,
  names: [name],
  cpuMs,
});
const LIST = ['Blender', 'Maya'];

it('counts what a program started as its own, and nobody else’s', () => {
  const before = [
    one(1, 0, 'init', 9_000),
    one(2, 1, '/opt/blender', 1_000),
    one(4, 1, 'chrome', 0),
  ];
  const after = [
    one(1, 0, 'init', 9_500),
    one(2, 1, '/opt/blender', 1_200),
    one(3, 2, 'ffmpeg', 5_800),
    one(4, 1, 'chrome', 20_000),
  ];
  expect(programShares(before, after, 10_000, LIST)).toEqual([
    { pids: new Set([2, 3]), share: 0.6 },
  ]);
});

/** Checks a program twice, ten seconds apart, with this processor time in between. */
async function looks(
  name: string,
  usedMs: number,
  focused: number | null = null,
): Promise<boolean[]> {
  let now = 0;
  const work = createProgramActivity({
    processes: () => Promise.resolve([one(7, 1, name, (now / 10_000) * usedMs)]),
    focused: () => Promise.resolve(focused),
    monotonic: () => now,
  });
  const first = await work.look(LIST);
  now = 10_000;
  const second = await work.look(LIST);
  work.rest();
  return [first, second, await work.look(LIST)];
}

it('finds a render at work, from one look to the next', async () => {
  expect(await looks('/opt/blender', 10_000)).toEqual([false, true, false]);
});

it('finds no work in a program that is merely open, even in front', async () => {
  expect(await looks('/opt/blender', 200, 7)).toEqual([false, false, false]);
});

it('asks for less of the program in front: somebody may draw in it', async () => {
  expect(await looks('Maya.exe', 1_500)).toEqual([false, false, false]);
  expect(await looks('Maya.exe', 1_500, 7)).toEqual([false, true, false]);
});

it('is not moved by other programs', async () => {
  expect(await looks('firefox', 10_000, 7)).toEqual([false, false, false]);
});
