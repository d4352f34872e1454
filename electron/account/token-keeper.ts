import type { TokenPair } from '../kitsu/auth.ts';
import type { TokenSource } from '../kitsu/http.ts';
import { createSharedRuns } from '../shared/concurrency.ts';

/** The result of a renewal: a new pair, `expired` if the server refused, else `unavailable`. */
export type Renewal = TokenPair | 'expired' | 'unavailable';

type Renewed = Awaited<ReturnType<TokenSource['refresh']>>;

export interface TokenKeeper extends TokenSource {
  pair(): TokenPair | null;
  /** Sets the pair of a sign-in, or `null` for a sign-out. A renewal under way is dropped. */
  set(pair: TokenPair | null): void;
  /** Gives out no token until the next `set`. */
  expire(): void;
}

/**
 * Holds the session's tokens in memory and renews them: one renewal at a time, however many calls wait
 * and whichever token was refused.
 */
export function createTokenKeeper(deps: {
  renew(pair: TokenPair): Promise<Renewal>;
  onRenewed(pair: TokenPair): void;
  onExpired(): void;
}): TokenKeeper {
  let pair: TokenPair | null = null;
  let expired = false;
  const renewals = createSharedRuns<Renewed>();

  async function renew(mine: TokenPair): Promise<Renewed> {
    const renewal = await deps.renew(mine).catch((): Renewal => 'unavailable');
    // Signed in or out meanwhile: this answer belongs to no current session.
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
      renewals.forget('');
    },
    expire() {
      expired = true;
    },
    refused(access) {
      // A late answer to a call of the former session: the new token has not expired.
      if (expired || pair?.access !== access) return;
      expired = true;
      deps.onExpired();
    },
    refresh(staleAccess) {
      const mine = pair;
      if (!renewals.isRunning('')) {
        if (!mine || expired) return Promise.resolve('expired');
        if (mine.access !== staleAccess) return Promise.resolve('refreshed');
      }
      return renewals.run('', async () => (mine ? renew(mine) : 'expired'));
    },
  };
}
