/** Repeatable chance: the same seed gives the same numbers, on every machine. */
export interface Chance {
  /** A whole number from 0 to `below`, exclusive. */
  below(limit: number): number;
  /** True with this probability in percent. */
  percent(percent: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** One of the names, by their weights. */
  weighed<T extends string>(weights: Readonly<Record<T, number>>): T;
}

export function chanceOf(seed: number): Chance {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  /** mulberry32: 32 bits of state. */
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const chance: Chance = {
    below: (limit) => Math.floor(next() * limit),
    percent: (percent) => next() * 100 < percent,
    pick(from) {
      const picked = from[chance.below(from.length)];
      if (picked === undefined) throw new Error('There is nothing to pick from.');
      return picked;
    },
    weighed<T extends string>(weights: Readonly<Record<T, number>>): T {
      const names = Object.keys(weights) as T[];
      let left = next() * names.reduce((sum, name) => sum + weights[name], 0);
      for (const name of names) if ((left -= weights[name]) < 0) return name;
      return chance.pick(names);
    },
  };
  return chance;
}
