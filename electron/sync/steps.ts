export interface Progress {
  done: number;
  total: number;
}

/** Counts the parts of a long reading, so that the artist sees how far it is. */
export interface Steps {
  /** So many parts more are to come. */
  plan(parts: number): void;
  /** One is over, well or not. */
  over(): void;
}

/** `report` gets the counts after each move. */
export function createSteps(report: (progress: Progress) => void): Steps {
  let done = 0;
  let total = 0;
  return {
    plan(parts) {
      total += parts;
      report({ done, total });
    },
    over() {
      done += 1;
      report({ done, total });
    },
  };
}
