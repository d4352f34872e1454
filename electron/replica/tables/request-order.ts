/**
 * Two readings of the same thing can arrive in the wrong order: a refresh asked before a write
 * would bring the old value back after the write was read back. Each reading takes a number when
 * it is asked, and what a later-asked one has stored is left alone.
 */
export function createRequestOrder() {
  let asked = 0;
  const stored = new Map<string, number>();
  return {
    /** Take this before sending the request. */
    ticket: (): number => ++asked,
    /** True when this reading may be stored under `key`; from then on older ones may not. */
    accept(key: string, reading: number): boolean {
      if ((stored.get(key) ?? 0) > reading) return false;
      stored.set(key, reading);
      return true;
    },
  };
}
