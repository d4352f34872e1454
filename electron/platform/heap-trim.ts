import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Quiet for so long: nobody waits for what is done now, and V8 believes that it may shrink what it
 * keeps for new things.
 */
const QUIET_MS = 6_000;
/** The first time finds what is empty, the second lets go of it: two short waits, not a long one. */
const SECOND_PASS_MS = 500;
/** Emptied memory worth the few milliseconds that giving it back takes. */
const MIN_GROWTH_BYTES = 16 * 1024 * 1024;

export interface HeapParts {
  /** What the JavaScript heap takes of the computer now, in bytes, used or not. */
  heapBytes(): number;
  /** Gives back what nothing uses. */
  collect(): void;
}

/** Gives memory back that big work has left behind. */
export interface HeapTrimmer {
  /** Something was done that may have taken much. */
  touch(): void;
}

/**
 * A list of 5,000 tasks that was read or shown leaves 50 MB of emptied pages in the main process,
 * which V8 keeps as long as nothing else asks for them: an app that stands beside a renderer all
 * day must not. Once it is quiet they are given back, and again when the heap has grown by as much.
 */
export function createHeapTrimmer(parts: HeapParts): HeapTrimmer {
  let least = parts.heapBytes();
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    const taken = parts.heapBytes();
    if (taken - least < MIN_GROWTH_BYTES) return;
    parts.collect();
    timer = setTimeout(() => {
      parts.collect();
      least = parts.heapBytes();
    }, SECOND_PASS_MS);
    timer.unref();
  };
  return {
    touch() {
      clearTimeout(timer);
      timer = setTimeout(look, QUIET_MS);
      timer.unref();
    },
  };
}

/** This process's own heap. Where V8 does not let itself be asked, nothing is given back. */
export const ownHeap: HeapParts = {
  heapBytes: () => getHeapStatistics().total_physical_size,
  collect() {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('globalThis.gc');
    setFlagsFromString('--no-expose-gc');
    if (typeof collect === 'function') collect();
  },
};
