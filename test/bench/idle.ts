import type { BenchHarness } from './bench-harness.ts';
import { limited, type Figure } from './figures.ts';
import { cpuOf } from './processes.ts';
import { pause, settled } from './settled.ts';

const MINUTES = 4;
const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** Processor time of all processes while idle: the quietest minute, and what refreshes from Kitsu add. */
export async function idle(desk: BenchHarness, say: (line: string) => void): Promise<Figure[]> {
  const started = await desk.start(await desk.artist(5000));
  await pause(10_000);
  await settled(() => cpuOf(started.pid));
  const minutes: number[] = [];
  for (let minute = 1; minute <= MINUTES; minute += 1) {
    const before = cpuOf(started.pid);
    await pause(60_000);
    minutes.push((cpuOf(started.pid) - before) / 60);
    say(`idle ${minute}/${MINUTES}  ${percent(minutes.at(-1) ?? 0)}`);
  }
  await started.stop();
  const mean = minutes.reduce((sum, one) => sum + one, 0) / minutes.length;
  return [
    limited('idle', 'of a core, a minute with the list open', Math.min(...minutes), percent, 0.003),
    limited('idle', `of a core over ${MINUTES} minutes, refreshes included`, mean, percent, 0.003),
  ];
}
