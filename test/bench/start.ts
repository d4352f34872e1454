import { loadavg } from 'node:os';
import type { BenchHarness } from './bench-harness.ts';
import { limited, median, ms, ratioOf, type Figure } from './figures.ts';

const ROUNDS = 9;
const SIZES = [50, 500, 5000] as const;
/** Beside other work an empty window is slowed too, which hides what the app takes. */
const QUIET_LOAD = 0.3;
const LONGEST_WAIT_MS = 180_000;
const LOOK_MS = 5_000;

/** From the start of the process to the first frame with the list as it was last seen, alternating with an empty window. */
export async function start(desk: BenchHarness, say: (line: string) => void): Promise<Figure[]> {
  const drawn = new Map<number, number[]>([0, ...SIZES].map((size) => [size, []]));
  const cpu = new Map<number, number[]>([0, ...SIZES].map((size) => [size, []]));
  const artists = new Map<number, Awaited<ReturnType<BenchHarness['artist']>>>();
  for (const size of SIZES) artists.set(size, await desk.artist(size));
  const load = await quietLoad(say);
  // The first round warms the disk's cache and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const line: string[] = [];
    for (const size of [0, ...SIZES]) {
      const started = await desk.start(artists.get(size) ?? null);
      await started.stop();
      line.push(`${size}: ${Math.round(started.drawnMs)}`);
      if (round === 0) continue;
      drawn.get(size)?.push(started.drawnMs);
      cpu.get(size)?.push(started.cpuMs);
    }
    say(`start ${round}/${ROUNDS}  ${line.join('  ')} ms`);
  }
  const of = (values: Map<number, number[]>, size: number) => median(values.get(size) ?? []);
  return [
    limited('start', 'load before the first', load, (value) => value.toFixed(2), QUIET_LOAD),
    limited('start', 'an empty window', of(drawn, 0), ms, null),
    ...SIZES.map((size) =>
      ratioOf(
        'start',
        `${size} tasks drawn, as last seen / empty window`,
        [of(drawn, size), of(drawn, 0)],
        ms,
        1.15,
      ),
    ),
    ratioOf('start', '5000 tasks, processor time until then', [of(cpu, 5000), of(cpu, 0)], ms, 1.8),
  ];
}

/** Waits until nothing else keeps the machine busy; the load of the last minute by then. */
async function quietLoad(say: (line: string) => void): Promise<number> {
  for (let waited = 0; ; waited += LOOK_MS) {
    const [load = 0] = loadavg();
    if (load <= QUIET_LOAD || waited >= LONGEST_WAIT_MS) return load;
    say(`start: the machine's load is ${load.toFixed(2)}, waiting for ${QUIET_LOAD}`);
    await new Promise((goOn) => setTimeout(goOn, LOOK_MS));
  }
}
