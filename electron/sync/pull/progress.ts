export interface Progress {
  done: number;
  total: number;
}

/** Counts the parts of a long reading, so that the artist sees how far it is. */
export interface ProgressCounter {
  /** So many parts more are to come. */
  add(parts: number): void;
  /** One is over, well or not. */
  done(): void;
}

/** `report` gets the counts after each move. */
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
