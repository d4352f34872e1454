import type { LoginOutcome } from '../kitsu/auth.ts';
import type { FoundServer } from '../kitsu/server.ts';
import type { CodeKind, SignInStep } from '../shared/session.ts';

type Unfinished = Exclude<LoginOutcome, { kind: 'signed-in' }>;

const ALL_CODES: CodeKind[] = ['totp', 'email', 'recovery'];
/** Kitsu counts a minute from the last failure (kitsu-api 2.2) and sends no Retry-After. */
const LOCKED_SECONDS = 60;

/** What Kitsu asked for so far in a sign-in, and the artist's next step by it. */
export class SignInSteps {
  private asked: {
    server: string;
    email: string;
    methods: CodeKind[];
    preferred: CodeKind;
  } | null = null;
  /** A password that Kitsu wants changed, with the token that may do it. */
  reset: { server: FoundServer; email: string; token: string } | null = null;

  /** Signed in: nothing of the attempt counts any more. */
  clear(): void {
    this.asked = null;
    this.reset = null;
  }

  /** The kind of code that this account is asked for first. */
  preferred(found: FoundServer, email: string): CodeKind {
    return this.askedOf(found, email)?.preferred ?? 'totp';
  }

  /** `usedKind` is the kind of the code that was sent; `null` for none. */
  next(
    found: FoundServer,
    email: string,
    outcome: Unfinished,
    usedKind: CodeKind | null,
  ): SignInStep {
    switch (outcome.kind) {
      case 'two-factor-setup':
        // The restricted token goes no further than here; the set-up is done on Kitsu's own pages.
        return { kind: 'two-factor-setup', url: `${found.site}/login` };
      case 'code': {
        const { methods, preferred } = outcome;
        this.asked = { server: found.api, email, methods, preferred };
        return { kind: 'code', methods, preferred, wrong: false };
      }
      case 'wrong-code': {
        // This answer no longer names the methods.
        const methods = this.askedOf(found, email)?.methods ?? ALL_CODES;
        return { kind: 'code', methods, preferred: usedKind ?? methods[0] ?? 'totp', wrong: true };
      }
      case 'locked-out':
        return { kind: 'locked-out', seconds: LOCKED_SECONDS };
      case 'default-password':
        this.reset = { server: found, email, token: outcome.token };
        return { kind: 'new-password' };
    }
  }

  private askedOf(found: FoundServer, email: string) {
    return this.asked?.server === found.api && this.asked.email === email ? this.asked : null;
  }
}
