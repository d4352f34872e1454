import type { Session } from 'electron';

/**
 * Sessions for requests that change something at Kitsu, each lent to one request at a time.
 *
 * Chromium sends a request again by itself, a write too, when a connection that had served before
 * dies without an answer. Kitsu has no key against doing a thing twice, so a start whose answer was
 * cut off would be two comments. On a connection of its own Chromium never does that.
 */
export interface WriteSessionPool {
  take(): Session;
  /** Closes its connections; after that it can be lent again. */
  release(session: Session): void;
}

/** `make` makes the session with that number, from 1; there are as many as writes at one time. */
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
        // Its connection may still be there: it is not used again.
        () => undefined,
      );
    },
  };
}
