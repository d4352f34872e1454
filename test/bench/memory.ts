import type { BenchHarness } from './bench-harness.ts';
import { median, ratioOf, type Figure } from './figures.ts';
import { cpuOf, memoryOf } from './processes.ts';
import { pause, settled } from './settled.ts';

const ROUNDS = 3;
const TASKS = 5000;
const MB = (value: number): string => `${value.toFixed(0)} MB`;

/** Memory of all processes with the list open and refreshed, alternating with an empty window. */
export async function memory(desk: BenchHarness, say: (line: string) => void): Promise<Figure[]> {
  const found = { ours: [] as number[], empty: [] as number[] };
  const artist = await desk.artist(TASKS);
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const [kind, who] of [['empty', null] as const, ['ours', artist] as const]) {
      const started = await desk.start(who);
      // Chromium releases the memory of its start within some seconds.
      await pause(10_000);
      await settled(() => cpuOf(started.pid));
      found[kind].push(memoryOf(started.pid));
      await started.stop();
    }
    say(
      `memory ${round}/${ROUNDS}  empty ${MB(found.empty.at(-1) ?? 0)}  ours ${MB(found.ours.at(-1) ?? 0)}`,
    );
  }
  return [
    ratioOf(
      'memory',
      `${TASKS} tasks open / empty window`,
      [median(found.ours), median(found.empty)],
      MB,
      1.15,
    ),
  ];
}
