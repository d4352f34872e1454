import type { Artist, BenchHarness } from './bench-harness.ts';
import { median, ms, ratioOf, type Figure } from './figures.ts';
import { cpuOf, memoryOf } from './processes.ts';
import { pause, settled } from './settled.ts';

const ROUNDS = 5;
const FEW = 500;
const MANY = 20_000;
const MB = (value: number): string => `${value.toFixed(0)} MB`;

/** What a list 40 times as long adds to a start and to the memory of the open window. */
export async function growth(desk: BenchHarness, say: (line: string) => void): Promise<Figure[]> {
  const found = new Map<number, { drawn: number[]; memory: number[] }>();
  for (const size of [FEW, MANY]) found.set(size, { drawn: [], memory: [] });
  const artists = new Map<number, Artist>();
  for (const size of found.keys()) artists.set(size, await desk.artist(size));
  // The first round warms the disk's cache and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [size, { drawn, memory }] of found) {
      const started = await desk.start(artists.get(size) ?? null);
      if (round > 0) {
        drawn.push(started.drawnMs);
        // Chromium releases the memory of its start within some seconds.
        await pause(10_000);
        await settled(() => cpuOf(started.pid));
        memory.push(memoryOf(started.pid));
        say(
          `growth ${round}/${ROUNDS}  ${size}: ${ms(started.drawnMs)}, ${MB(memory.at(-1) ?? 0)}`,
        );
      }
      await started.stop();
    }
  }
  const pair = (what: 'drawn' | 'memory'): [number, number] => [
    median(found.get(MANY)?.[what] ?? []),
    median(found.get(FEW)?.[what] ?? []),
  ];
  return [
    ratioOf('growth', `start, ${MANY} tasks / ${FEW}`, pair('drawn'), ms, 1.1),
    ratioOf('growth', `memory, ${MANY} tasks open / ${FEW}`, pair('memory'), MB, 1.1),
  ];
}
