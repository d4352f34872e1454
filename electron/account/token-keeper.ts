import type { TokenPair } from '../kitsu/auth.ts';
import type { TokenSource } from '../kitsu/http.ts';

/** How a pair is renewed: a new one, `expired` when the server said no, else `unavailable`. */
export type Renewal = TokenPair | 'expired' | 'unavailable';

export interface TokenKeeper extends TokenSource {
  pair(): TokenPair | null;
  /** A sign-in, or `null` for a sign-out. What is being renewed meanwhile is dropped. */
  set(pair: TokenPair | null): void;
  /** No token is given out any more until the next `set`. */
  expire(): void;
}

/**
 * Holds the session's tokens in memory and renews them: one renewal at a time, however many
 * calls wait and whichever token they were refused with.
 */
export function createTokenKeeper(deps: {
  renew(pair: TokenPair): Promise<Renewal>;
  onRenewed(pair: TokenPair): void;
  onExpired(): void;
}): TokenKeeper {
  let pair: TokenPair | null = null;
  let expired = false;
  let running: Promise<'refreshed' | 'expired' | 'unavailable'> | null = null;

  async function renew(mine: TokenPair): Promise<'refreshed' | 'expired' | 'unavailable'> {
    const renewal = await deps.renew(mine).catch((): Renewal => 'unavailable');
    // Signed in or out meanwhile: the answer belongs to nobody.
    if (pair !== mine) return pair && !expired ? 'refreshed' : 'expired';
    if (renewal === 'unavailable') return renewal;
    if (renewal === 'expired') {
      expired = true;
      deps.onExpired();
      return renewal;
    }
    pair = renewal;
    deps.onRenewed(renewal);
    return 'refreshed';
  }

  return {
    pair: () => pair,
    access: () => (expired ? null : (pair?.access ?? null)),
    set(next) {
      pair = next;
      expired = false;
      running = null;
    },
    expire() {
      expired = true;
    },
    refused(access) {
      // The answer to a call of the former session, come late: the new one is not over.
      if (expired || pair?.access !== access) return;
      expired = true;
      deps.onExpired();
    },
    refresh(staleAccess) {
      if (running) return running;
      if (!pair || expired) return Promise.resolve('expired');
      if (pair.access !== staleAccess) return Promise.resolve('refreshed');
      const mine = renew(pair);
      running = mine;
      void mine.finally(() => {
        if (running === mine) running = null;
      });
      return mine;
    },
  };
}
