/** A row or column in sight, and what draws it. */
export interface Drawn {
  at: number;
  key: number;
}

/**
 * What draws each of the rows (or columns) now in sight: those that stay keep theirs, and what drew one that left
 * draws one that came. To make a cell anew takes many times as long as to write another text into it. They stay in
 * their order, for a screen reader goes by it.
 */
export function recycled(before: readonly Drawn[], now: readonly number[]): Drawn[] {
  const kept = new Map(before.map(({ at, key }) => [at, key]));
  const wanted = new Set(now);
  const free = before.filter(({ at }) => !wanted.has(at)).map(({ key }) => key);
  let next = 1 + before.reduce((most, { key }) => Math.max(most, key), -1);
  return now.map((at) => ({ at, key: kept.get(at) ?? free.shift() ?? next++ }));
}
