import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createAlarm } from '../shared/concurrency.ts';

/**
 * Wait until the app has been quiet this long: nobody is delayed by the collection, and V8 is then
 * willing to shrink its young generation.
 */
const QUIET_MS = 6_000;
/** The first pass finds the garbage, the second returns the memory: two short pauses, not one long. */
const SECOND_PASS_MS = 500;
/** Growth of the heap that is worth the few milliseconds of a collection. */
const MIN_GROWTH_BYTES = 4 * 1024 * 1024;

export interface HeapParts {
  /** The size of the JavaScript heap, in bytes, used or not. */
  heapBytes(): number;
  /** Collects garbage and returns free memory to the system. */
  collect(): void;
}

/** Returns the memory that large work left behind. */
export interface HeapTrimmer {
  /** Something was done that may have used much memory. */
  touch(): void;
}

/**
 * Reading or showing a list of 5,000 tasks leaves 50 MB of empty pages in the main process, which V8
 * keeps as long as nothing else needs them. An app that stands beside a renderer all day must not hold
 * them. They are returned once the app is quiet, and again when the heap has grown by as much.
 */
export function createHeapTrimmer(parts: HeapParts): HeapTrimmer {
  let least = parts.heapBytes();
  const alarm = createAlarm({ keepsAlive: false });
  const look = (): void => {
    const taken = parts.heapBytes();
    if (taken - least < MIN_GROWTH_BYTES) return;
    parts.collect();
    alarm.set(SECOND_PASS_MS, () => {
      parts.collect();
      least = parts.heapBytes();
    });
  };
  return {
    touch: () => alarm.set(QUIET_MS, look),
  };
}

/** This process's own heap. If V8 does not expose its collector, nothing is collected. */
export const ownHeap: HeapParts = {
  heapBytes: () => getHeapStatistics().total_physical_size,
  collect() {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('globalThis.gc');
    setFlagsFromString('--no-expose-gc');
    if (typeof collect === 'function') collect();
  },
};
