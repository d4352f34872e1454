import { diskFailure } from '../../replica/durability/disk-failure.ts';
import { failure, type Failure, type Result } from '../../shared/result.ts';

/** The answer where nothing at all of what the artist did with the timer can be stored. */
export const CANNOT_STORE: Failure = failure(
  'unexpected',
  'The timer’s time cannot be stored on this computer. What was logged before is safe.',
  'Restart the app, then try again.',
);

/**
 * Logs what the database refused: one value that it cannot store, for example.
 * @throws the error itself if it is the disk's, which the artist has to know
 */
export function logNotStored(log: (message: string) => void, what: string, error: unknown): void {
  if (diskFailure(error)) throw error;
  log(`${what} could not be stored: ${String(error)}`);
}

/** Does it; if the database refuses it, that is logged, and the answer is `null`. Throws the disk's error. */
export function stored<Value>(
  log: (message: string) => void,
  what: string,
  write: () => Value,
): Value | null {
  try {
    return write();
  } catch (error) {
    logNotStored(log, what, error);
    return null;
  }
}

/** What the artist did, with an answer whatever the database refuses. Throws the disk's error. */
export const answered = <Value>(
  log: (message: string) => void,
  work: () => Result<Value>,
): Result<Value> => stored(log, 'What was done with the timer', work) ?? CANNOT_STORE;
