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

/** One of them put before another, or last (`null`); as it was where one of both is not there. */
export function moved(ids: readonly string[], id: string, before: string | null): string[] {
  const rest = ids.filter((one) => one !== id);
  const at = before === null ? rest.length : rest.indexOf(before);
  return at < 0 || rest.length === ids.length
    ? [...ids]
    : [...rest.slice(0, at), id, ...rest.slice(at)];
}
