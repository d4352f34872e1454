import { dayIn, instantOf } from './ledger.ts';
import type { Artist } from './artist.ts';
import { check } from './judge.ts';
import { chanceOf, type Chance } from '../chance.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const STEPS = 40;

/** Some days around Europe's clock change. */
export const BEGIN = instantOf('2025-03-28', '08:00');

const ROUNDINGS = [
  { step: 0, way: 'nearest' },
  { step: 5, way: 'up' },
  { step: 15, way: 'nearest' },
  { step: 30, way: 'up' },
] as const;
const KINDS = ['keep', 'drop', 'give', 'split'] as const;

const WEIGHTS = {
  ...{ work: 20, start: 22, stop: 8, undo: 5, type: 7, edit: 18, answer: 12 },
  ...{ short: 6, long: 8, asleep: 8, night: 4, crash: 6, quit: 3, sync: 4 },
};

/** In half of the runs somebody also sets this computer's clock. */
export const setsClock = (seed: number): boolean => seed % 2 === 0;

/** Runs some days from a seed, and checks everything after every step. */
export async function playRandom(artist: Artist, seed: number): Promise<void> {
  const chance = chanceOf(seed);
  const weights = { ...WEIGHTS, clock: setsClock(seed) ? 8 : 0 };
  await artist.setRounding(chance.pick(ROUNDINGS));
  for (let step = 1; step <= STEPS; step += 1) {
    const kind = chance.weighed(weights);
    artist.place.note(`${step} ${kind} at ${new Date(artist.now).toISOString()}`);
    await STEP[kind](artist, chance);
    await check(artist);
  }
  await artist.stop();
  await check(artist);
  await artist.sync();
}

/** Seconds between two ticks. */
const anyMs = (chance: Chance, most: number): number => 1 + chance.below(most);
/** Clearly too short to be asked about, or clearly long enough. */
const shortMs = (chance: Chance): number => 3 * SECOND + chance.below(4 * MINUTE);
const longMs = (chance: Chance): number =>
  6 * MINUTE + chance.below(chance.percent(20) ? 9 * HOUR : 2 * HOUR);

const STEP: {
  [K in keyof typeof WEIGHTS | 'clock']: (artist: Artist, chance: Chance) => Promise<void>;
} = {
  work: (artist, chance) => artist.work(anyMs(chance, chance.percent(30) ? 3 * HOUR : 40 * MINUTE)),
  async start(artist, chance) {
    await artist.start(chance.pick(artist.place.tasks));
    await artist.work(anyMs(chance, 20 * MINUTE));
  },
  stop: (artist) => artist.stop(),
  async undo(artist, chance) {
    const other = artist.place.tasks.filter((task) => task !== artist.running?.task);
    if (artist.running && chance.percent(50)) await artist.stop();
    else await artist.start(chance.pick(other));
    await artist.work(anyMs(chance, 9 * SECOND));
    // At midnight it belongs to another day, and is too late.
    if (dayIn(artist.now) === dayIn(artist.now - 10 * SECOND)) await artist.undo();
  },
  type: (artist, chance) =>
    artist.type(chance.pick(artist.place.tasks), dayIn(artist.now), 1 + chance.below(40)),
  edit,
  answer: (artist, chance) => artist.answer(chance.pick(KINDS), chance.pick(artist.place.tasks)),
  short: (artist, chance) => artist.leave('lock', shortMs(chance)),
  async long(artist, chance) {
    if (chance.percent(50)) return artist.leave('lock', longMs(chance));
    return artist.leave('idle', longMs(chance), 5 * MINUTE);
  },
  asleep: (artist, chance) =>
    artist.sleep(
      chance.percent(25) ? shortMs(chance) : longMs(chance),
      chance.percent(50),
      chance.percent(50),
    ),
  async night(artist, chance) {
    const until = instantOf(dayIn(artist.now + 24 * HOUR), '09:00');
    await artist.sleep(until - artist.now, chance.percent(50), chance.percent(50));
  },
  async crash(artist, chance) {
    await artist.work(anyMs(chance, MINUTE));
    await artist.crash(chance.percent(50) ? shortMs(chance) : longMs(chance));
  },
  quit: (artist, chance) =>
    artist.crash(chance.percent(50) ? shortMs(chance) : longMs(chance), true),
  sync: (artist) => artist.sync(),
  clock(artist, chance) {
    const most = chance.pick([MINUTE, HOUR, 6 * HOUR, 26 * HOUR]);
    const by = 10 * SECOND + chance.below(most);
    return artist.setClock(chance.percent(50) ? by : -by);
  },
};

async function edit(artist: Artist, chance: Chance): Promise<void> {
  const { tasks } = artist.place;
  const day = dayIn(artist.now);
  const over = (await artist.over(day)).filter(({ end, start }) => end - start > 2 * MINUTE);
  if (over.length === 0 || chance.percent(15)) {
    const start = artist.now - longMs(chance);
    const end = start + anyMs(chance, HOUR);
    const task = chance.pick(tasks);
    const added = { taskId: task, start, end };
    await artist.edit('add', added, () => artist.gives(task, start, end));
    return;
  }
  const { id, taskId, start, end } = chance.pick(over);
  const at = start + 1 + chance.below(end - start - 2);
  switch (chance.pick(['shorten', 'lengthen', 'split', 'move', 'remove'] as const)) {
    case 'shorten':
      await artist.edit('set', { id, start: at, end }, () => artist.takes(taskId, start, at));
      return;
    case 'lengthen': {
      const more = end + anyMs(chance, 20 * MINUTE);
      await artist.edit('set', { id, start, end: more }, () => artist.gives(taskId, end, more));
      return;
    }
    case 'split':
      await artist.edit('split', { id, at }, () => undefined);
      return;
    case 'move': {
      const other = chance.pick(tasks);
      await artist.edit('move', { id, taskId: other }, () => {
        artist.takes(taskId, start, end);
        artist.gives(other, start, end);
      });
      return;
    }
    case 'remove':
      await artist.edit('remove', { id }, () => artist.takes(taskId, start, end));
  }
}
