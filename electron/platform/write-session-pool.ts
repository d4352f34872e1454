import type { Session } from 'electron';

/**
 * Sessions for requests that change something at Kitsu, each used by one request at a time.
 *
 * Chromium repeats a request by itself, even a write, if a connection that was used before dies without
 * an answer. Kitsu has no idempotency key, so a start whose answer was cut off would become two
 * comments. On a fresh connection Chromium never does that.
 */
export interface WriteSessionPool {
  take(): Session;
  /** Closes its connections; after that the session can be used again. */
  release(session: Session): void;
}

/** `make` makes the session with that number, from 1; there are as many as simultaneous writes. */
export function createWriteSessionPool(make: (number: number) => Session): WriteSessionPool {
  const free: Session[] = [];
  let made = 0;
  return {
    take() {
      const known = free.pop();
      if (known) return known;
      made += 1;
      return make(made);
    },
    release(session) {
      session.closeAllConnections().then(
        () => free.push(session),
        // Its connection may still be open: the session is not used again.
        () => undefined,
      );
    },
  };
}
