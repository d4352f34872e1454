import { FURTHEST_OFFSET } from '../calendar.ts';
import { DRAWS } from './believable.ts';
import type { Doer } from './cells.ts';
import { dayWith } from './free-days.ts';
import { chanceFrom } from './random.ts';

/** What the runs need to know. */
export interface Plan {
  doers: readonly Doer[];
  typeIds: readonly string[];
}

/** In how many runs all was done on each day, by its offset; the last is never. */
export interface Runs {
  days: Int32Array;
  runs: number;
  /** By doer: in how many runs they were the last. */
  last: Int32Array;
}

/** A part of the work that is done faster or slower than foretold. */
export type Scale = (doer: number, type: number) => number;

/** The same seed gives the same days. */
export function simulate({ doers }: Plan, runs: number, seed: number, scale?: Scale): Runs {
  const chance = chanceFrom(seed);
  const days = new Int32Array(FURTHEST_OFFSET + 2);
  const last = new Int32Array(doers.length);
  const scales = doers.map(({ cells }, at) =>
    Float64Array.from(cells, ({ type }) => scale?.(at, type) ?? 1),
  );
  for (let run = 0; run < runs; run += 1) {
    const draw = run % DRAWS;
    let latest = 0;
    let who = -1;
    for (let at = 0; at < doers.length; at += 1) {
      const { cells, free, waits } = doers[at] as Doer;
      const own = scales[at] as Float64Array;
      let minutes = 0;
      for (let cell = 0; cell < cells.length; cell += 1) {
        const one = cells[cell] as Doer['cells'][number];
        const way = one.ways[Math.floor(chance() * one.ways.length)] as number;
        minutes += way * (one.paces[draw] as number) * (own[cell] as number);
      }
      // Only who ends later than all before them is looked up.
      const from = waits === null ? 0 : waits.before + minutes * waits.part;
      const needed = Math.max(minutes, from);
      if (who >= 0 && latest < free.length && (free[latest] as number) >= needed) continue;
      latest = dayWith(free, needed);
      who = at;
    }
    days[latest] = (days[latest] as number) + 1;
    if (who >= 0) last[who] = (last[who] as number) + 1;
  }
  return { days, runs, last };
}

/** The first day by which that part of the runs is over; past the last day if never. */
export function dayOfPart({ days, runs }: Runs, part: number): number {
  let count = 0;
  for (let day = 0; day < days.length; day += 1) {
    count += days[day] as number;
    if (count >= part * runs) return day;
  }
  return days.length;
}
