/** Ids by their place; those without one last, and two in one place as they were. */
export const ranked = (
  ids: readonly string[],
  ranks: Readonly<Record<string, number>>,
): string[] => {
  const placeOf = (id: string): number => ranks[id] ?? Number.MAX_SAFE_INTEGER;
  return [...ids].sort((a, b) => placeOf(a) - placeOf(b));
};

export const isSameOrder = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, at) => id === other[at]);

/** One of them a place further up (-1) or down (1), or as it was where it cannot go. */
export function moved(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const at = ids.indexOf(id);
  const to = at + by;
  const other = ids[to];
  if (at < 0 || other === undefined) return [...ids];
  return ids.map((one, place) => (place === at ? other : place === to ? id : one));
}
