export interface Progress {
  done: number;
  total: number;
}

/** Counts the parts of a long refresh, so that the artist sees its progress. */
export interface ProgressCounter {
  /** Adds this many parts. */
  add(parts: number): void;
  /** One part has ended, successfully or not. */
  done(): void;
}

/** `report` gets the counts after each step. */
export function createProgressCounter(report: (progress: Progress) => void): ProgressCounter {
  let done = 0;
  let total = 0;
  return {
    add(parts) {
      total += parts;
      report({ done, total });
    },
    done() {
      done += 1;
      report({ done, total });
    },
  };
}
