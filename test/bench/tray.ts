import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { unprivileged } from '../fixtures/child.ts';
import { startTrayHost } from '../fixtures/tray-host.ts';
import type { Artist, BenchHarness } from './bench-harness.ts';
import { limited, median, ratioOf, type Figure } from './figures.ts';
import { cpuOf, memoryOf } from './processes.ts';
import { pause, settled } from './settled.ts';

const ROUNDS = 5;
const TASKS = 500;
const MB = (value: number): string => `${value.toFixed(0)} MB`;
const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
/** `--hidden`: no window was ever opened. `--bench-close`: one was opened and closed. */
const WAYS = ['--hidden', '--bench-close'] as const;

/** Asks the app on that profile by its command, as a shelf button does; returns the output. */
function ask(desk: BenchHarness, { place }: Artist, ...words: string[]): string {
  const script = join(desk.desktop.app, 'out', 'electron', 'command.cjs');
  const line = [process.execPath, script, '--profile', place.profile, ...words];
  const [program = '', ...args] = unprivileged(line);
  return spawnSync(program, args, { encoding: 'utf8' }).stdout;
}

/** An app that was just started first opens the artist's data. */
async function startTimer(desk: BenchHarness, artist: Artist): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (ask(desk, artist, 'start', artist.known).startsWith('Started')) return;
    await pause(100);
  }
  throw new Error('The timer did not start.');
}

/**
 * With the window closed and the timer running: processor time over a minute, and memory of all
 * processes, compared with an Electron app that never opened a window and one whose only window is gone.
 */
export async function tray(desk: BenchHarness, say: (line: string) => void): Promise<Figure[]> {
  const host = await startTrayHost(desk.desktop);
  if (!host)
    throw new Error('Nobody shows tray icons here: python3-gi or a session bus is missing.');
  try {
    const artist = await desk.artist(TASKS);
    const found = new Map<string, number[]>();
    const cpu: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const way of WAYS) {
        for (const who of [null, artist]) {
          const name = `${who ? 'ours' : 'empty'} ${way}`;
          const started = await desk.start(who, way);
          if (who) await startTimer(desk, who);
          await pause(15_000);
          await settled(() => cpuOf(started.pid));
          found.set(name, [...(found.get(name) ?? []), memoryOf(started.pid)]);
          if (who && round <= 2) {
            const before = cpuOf(started.pid);
            await pause(60_000);
            cpu.push((cpuOf(started.pid) - before) / 60);
          }
          if (who) ask(desk, who, 'stop');
          await started.stop();
          say(`tray ${round}/${ROUNDS}  ${name}  ${MB(found.get(name)?.at(-1) ?? 0)}`);
        }
      }
    }
    const pair = (way: string): [number, number] => [
      median(found.get(`ours ${way}`) ?? []),
      median(found.get(`empty ${way}`) ?? []),
    ];
    return [
      ratioOf('tray', 'started hidden, timer on / no window ever', pair('--hidden'), MB, 1.08),
      ratioOf('tray', 'window gone, timer on / window gone', pair('--bench-close'), MB, 1.1),
      limited('tray', 'of a core, a minute with the timer on', median(cpu), percent, 0.005),
    ];
  } finally {
    await host.stop();
  }
}
