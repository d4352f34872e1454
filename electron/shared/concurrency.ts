/**
 * One helper for each way in which work that is under way concerns work that comes: it waits, joins,
 * runs once more, or is given up. What needs another way says so where it is written.
 */

type Work<T> = () => Promise<T>;

/** Works with the same key run one after another, in the order they came; a failed one stops none. */
export function createQueues() {
  const last = new Map<string, Promise<unknown>>();
  return async function inOrder<T>(key: string, work: Work<T>): Promise<T> {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}

/** One queue: works run one after another, in the order they came; a failed one stops none. */
export function createQueue() {
  const inOrder = createQueues();
  return <T>(work: Work<T>): Promise<T> => inOrder('', work);
}

/** At most `most` works run at a time; the others wait for a place, in the order they came. */
export function createLimit(most: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async function limited<T>(work: Work<T>): Promise<T> {
    if (running < most) running += 1;
    // Whoever ends hands over its place, so nobody who comes meanwhile can take it.
    else await new Promise<void>((start) => waiting.push(start));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

export interface SharedRuns<T> {
  /** Joins the run under way, else begins one. */
  run(key: string, work: Work<T>): Promise<T>;
  isRunning(key: string): boolean;
  /** The run under way is not joined any more: its result would be out of date. */
  forget(key: string): void;
  /** Resolves when what runs now is over, however it ends. */
  settled(): Promise<unknown>;
}

/** One run at a time for each key: whoever asks meanwhile gets the result of that run. */
export function createSharedRuns<T>(): SharedRuns<T> {
  const running = new Map<string, Promise<T>>();
  return {
    run(key, work) {
      const known = running.get(key);
      if (known) return known;
      const mine = work().finally(() => {
        if (running.get(key) === mine) running.delete(key);
      });
      running.set(key, mine);
      return mine;
    },
    isRunning: (key) => running.has(key),
    forget: (key) => void running.delete(key),
    settled: () => Promise.allSettled(running.values()),
  };
}

export interface Rerun {
  /** Begins a run, or has one more follow the run under way. Resolves when no run is left. */
  run(): Promise<void>;
  /** Resolves when what runs now is over, however it ends. */
  settled(): Promise<unknown>;
}

/**
 * One run at a time, and one more after it if somebody asked meanwhile: what they ask for may have
 * come too late for the run under way.
 */
export function createRerun(work: Work<void>): Rerun {
  let running: Promise<void> | null = null;
  let isWanted = false;
  async function untilDone(): Promise<void> {
    while (isWanted) {
      isWanted = false;
      await work();
    }
  }
  return {
    run() {
      isWanted = true;
      running ??= untilDone().finally(() => {
        running = null;
      });
      return running;
    },
    settled: () => Promise.allSettled([running]),
  };
}

/** The result, or `late` after so many milliseconds; the work itself goes on. */
export async function within<T, Late>(
  work: Promise<T>,
  limitMs: number,
  late: Late,
): Promise<T | Late> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<Late>((resolve) => {
    timer = setTimeout(() => resolve(late), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** One call that is due later. */
export interface Alarm {
  /** Calls `ring` after so many milliseconds, instead of what was set before. */
  set(ms: number, ring: () => void): void;
  clear(): void;
  isSet(): boolean;
}

/** `keepsAlive: false`: the process may end before it rings. */
export function createAlarm({ keepsAlive = true } = {}): Alarm {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const clear = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    set(ms, ring) {
      clear();
      timer = setTimeout(() => {
        timer = null;
        ring();
      }, ms);
      if (!keepsAlive) timer.unref();
    },
    clear,
    isSet: () => timer !== null,
  };
}

/**
 * How long to wait after `failures` (1 or more) in a row: `first`, doubled after each, at most
 * `longest`, in the unit of the two. The callers spread it, so that a studio's machines do not all
 * come back at once.
 */
export const doubled = (first: number, failures: number, longest: number): number =>
  Math.min(longest, first * 2 ** Math.min(failures - 1, 10));
