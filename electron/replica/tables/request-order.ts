/**
 * Two requests for the same data can be answered in the wrong order: a refresh requested before a write
 * would restore the old value after the write was read back. Each request takes a number when it is
 * made, and data from a later request is never replaced by an earlier one.
 */
export function createRequestOrder() {
  let asked = 0;
  const stored = new Map<string, number>();
  return {
    /** Call it before sending the request. */
    ticket: (): number => ++asked,
    /** True if this result may be stored under `key`; from then on older ones may not. */
    accept(key: string, reading: number): boolean {
      if ((stored.get(key) ?? 0) > reading) return false;
      stored.set(key, reading);
      return true;
    },
  };
}

export type RequestOrder = ReturnType<typeof createRequestOrder>;
