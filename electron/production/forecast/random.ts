/** Numbers that look like chance and are the same each time: mulberry32, from 0 up to 1. */
export function chanceFrom(seed: number): () => number {
  // A typed cell: a plain variable would be a new object with every number.
  const state = Int32Array.of(seed);
  return () => {
    const at = ((state[0] as number) + 0x6d2b79f5) | 0;
    state[0] = at;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Of the normal distribution with mean 0 and deviation 1, by Box and Muller: two at a time. */
export function normalsFrom(chance: () => number): () => number {
  const state = Float64Array.of(0, 0);
  return () => {
    if (state[0] === 1) {
      state[0] = 0;
      return state[1] as number;
    }
    const far = Math.sqrt(-2 * Math.log(1 - chance()));
    const angle = 2 * Math.PI * chance();
    state[0] = 1;
    state[1] = far * Math.sin(angle);
    return far * Math.cos(angle);
  };
}

/** A seed of a text: the same production has the same numbers every time. */
export function seedOf(text: string): number {
  let seed = 2166136261;
  for (let at = 0; at < text.length; at += 1)
    seed = Math.imul(seed ^ text.charCodeAt(at), 16777619) >>> 0;
  return seed;
}

/** The normal distribution as so many values that are equally likely, the smallest first. */
export const bellCurve = (count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, at) => quantile((at + 0.5) / count));

/** As near as Tukey's lambda comes to it: within a hundredth. */
const quantile = (part: number): number => (part ** 0.135 - (1 - part) ** 0.135) / 0.1975;
