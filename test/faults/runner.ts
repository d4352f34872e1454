import { fork, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../../build/steps.mjs';
import type { Played } from './worker.ts';

export interface Totals {
  schedules: number;
  actions: number;
  kills: number;
  faults: number;
  minutesLost: number;
  minutesDoubled: number;
  commentsLost: number;
  commentsDoubled: number;
}

/** App and fixture as plain programs; the app is built like the main process, without Electron. */
const PARTS = { app: 'test/faults/app/app.ts', worker: 'test/faults/worker.ts' };

/**
 * Runs `schedules` schedules from the seed `seedBase` on, several at once; each is passed to `onPlayed` with the totals so far.
 * @throws {Error} if a fixture cannot be opened
 */
export async function playAll(options: {
  schedules: number;
  seedBase: number;
  atOnce: number;
  onPlayed: (played: Played, sofar: Totals) => void;
  /** Ends it after the running schedules. */
  signal?: AbortSignal;
}): Promise<Totals> {
  const { schedules, seedBase, atOnce, onPlayed, signal } = options;
  const folder = join(root, 'node_modules', '.cache', `kitsu-companion-faults-${process.pid}`);
  const totals: Totals = {
    schedules: 0,
    actions: 0,
    kills: 0,
    faults: 0,
    minutesLost: 0,
    minutesDoubled: 0,
    commentsLost: 0,
    commentsDoubled: 0,
  };
  try {
    for (const [name, entry] of Object.entries(PARTS)) await bundle(name, entry, folder);
    let next = seedBase;
    const take = (): number | null =>
      !signal?.aborted && next < seedBase + schedules ? next++ : null;
    const stages = Math.min(atOnce, schedules);
    await Promise.all(
      Array.from({ length: stages }, () =>
        playOn(folder, take, (played) => {
          add(totals, played);
          onPlayed(played, totals);
        }),
      ),
    );
    return totals;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function add(totals: Totals, { actions, kills, faults, toll }: Played): void {
  totals.schedules += 1;
  totals.actions += actions;
  totals.kills += kills;
  totals.faults += faults;
  totals.minutesLost += toll.minutesLost;
  totals.minutesDoubled += toll.minutesDoubled;
  totals.commentsLost += toll.commentsLost;
  totals.commentsDoubled += toll.commentsDoubled;
}

/** One fixture, until no seed is left. */
function playOn(
  folder: string,
  take: () => number | null,
  onPlayed: (played: Played) => void,
): Promise<void> {
  const child: ChildProcess = fork(join(folder, 'worker.mjs'), [join(folder, 'app.mjs')]);
  return new Promise((done, failed) => {
    const goOn = (): void => {
      const seed = take();
      if (seed === null) child.disconnect();
      else child.send(seed);
    };
    child.on('message', (message: Played | 'ready') => {
      if (message !== 'ready') onPlayed(message);
      goOn();
    });
    child.once('error', failed);
    child.once('exit', (code) => {
      if (code === 0) done();
      else failed(new Error(`A stage ended with ${code}.`));
    });
  });
}

/** Compiles one part to `NAME.mjs` in a folder, for plain Node. */
export async function bundle(name: string, entry: string, outDir: string): Promise<void> {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['libsql', 'keytar'] },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: false,
      target: 'node20',
      sourcemap: 'inline',
      minify: false,
      rolldownOptions: {
        output: { entryFileNames: `${name}.mjs`, codeSplitting: false },
      },
    },
  });
}

/** The one line that a run ends with. */
export const totalsLine = (totals: Totals): string =>
  [
    `schedules ${totals.schedules}`,
    `actions ${totals.actions}`,
    `kills ${totals.kills}`,
    `faults ${totals.faults}`,
    `minutes lost ${totals.minutesLost}`,
    `minutes doubled ${totals.minutesDoubled}`,
    `comments lost ${totals.commentsLost}`,
    `comments doubled ${totals.commentsDoubled}`,
  ].join(', ');

export const isClean = (totals: Totals): boolean =>
  totals.minutesLost + totals.minutesDoubled + totals.commentsLost + totals.commentsDoubled === 0;

/** A failed schedule: what is wrong, everything that happened, and how to repeat it. */
export const reportOf = ({ seed, toll, log }: Played): string =>
  [
    `Schedule ${seed} failed:`,
    ...toll.complaints.map((complaint) => `  ${complaint}`),
    ...log.map((line) => `  | ${line}`),
    `  Again: npm run faults -- --schedules 1 --seed-base ${seed}`,
  ].join('\n');
