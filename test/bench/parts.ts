import { openBenchHarness, type BenchHarness } from './bench-harness.ts';
import { tableOf, type Figure } from './figures.ts';
import { day } from './day.ts';
import { grid } from './grid.ts';
import { growth } from './growth.ts';
import { idle } from './idle.ts';
import { log } from './log.ts';
import { lanes } from './lanes.ts';
import { look } from './look.ts';
import { memory } from './memory.ts';
import { packageSize } from './package.ts';
import { production } from './production.ts';
import { productions } from './productions.ts';
import { quick } from './quick.ts';
import { radar } from './radar.ts';
import { refresh } from './refresh.ts';
import { room, thread } from './room.ts';
import { rooms } from './rooms.ts';
import { schedule } from './schedule.ts';
import { search } from './search.ts';
import { segments } from './segments.ts';
import { setup } from './setup.ts';
import { sheetFiles } from './sheet-files.ts';
import { start } from './start.ts';
import { profileStart } from './start-profile.ts';
import { tracking } from './tracking.ts';
import { tray } from './tray.ts';
import { upload } from './upload.ts';
import { usable } from './usable.ts';
import { viewer } from './viewer.ts';

type Say = (line: string) => void;

/** The parts by name: those that need a desktop share one, the others set up what they need. */
const ON_A_DESKTOP: Record<string, (desk: BenchHarness, say: Say) => Promise<Figure[]>> = {
  log,
  search,
  start,
  memory,
  idle,
  tray,
  quick,
  viewer,
  room,
  thread,
  productions,
  schedule,
  grid,
  usable,
  growth,
  rooms,
  day,
};
const ALONE: Record<string, (say: Say) => Promise<Figure[]>> = {
  refresh,
  lanes,
  production,
  setup,
  'sheet-files': sheetFiles,
  upload,
  look,
  radar,
  tracking,
  package: packageSize,
  segments,
};

/** Runs the named parts, or all; with `--profile` no figures, but what a start spends its time on. Returns the exit code. */
export async function bench(words: string[]): Promise<number> {
  const isProfile = words.includes('--profile');
  const wanted = words.filter((word) => word !== '--profile');
  const known = [...Object.keys(ON_A_DESKTOP), ...Object.keys(ALONE)];
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no part ${unknown.join(', ')}. Parts: ${known.join(', ')}.`);
    return 2;
  }
  const say: Say = (line) => void process.stderr.write(`${line}\n`);
  if (isProfile) return profile(say);
  const names = wanted.length > 0 ? known.filter((name) => wanted.includes(name)) : known;
  const figures: Figure[] = [];
  let desk: BenchHarness | null = null;
  try {
    for (const name of names) {
      const alone = ALONE[name];
      const shared = ON_A_DESKTOP[name];
      if (alone) figures.push(...(await alone(say)));
      else if (shared) figures.push(...(await shared((desk ??= await openBenchHarness(say)), say)));
    }
  } finally {
    await desk?.stop();
    if (figures.length > 0) console.log(`\n${tableOf(figures)}`);
  }
  return 0;
}

async function profile(say: Say): Promise<number> {
  const desk = await openBenchHarness(say);
  try {
    await profileStart(desk, say);
  } finally {
    await desk.stop();
  }
  return 0;
}
