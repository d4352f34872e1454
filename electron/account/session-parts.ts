import type { Auth } from '../kitsu/auth.ts';
import type { Transport } from '../platform/transport.ts';
import type { SavedAccount } from './account-file.ts';
import type { CurrentAccount } from './current-account.ts';
import type { Keychain } from './keychain.ts';
import type { TokenKeeper } from './token-keeper.ts';

export interface SessionDeps {
  /** Folder of the app's data. */
  profile: string;
  transport: Transport;
  userAgent: string;
  keychain: Keychain;
  now(): Date;
  /** Never gets a token, a password or a code. */
  log: { warn(message: string): void };
  /** Does what the first frame of a window need not wait for; at once where nobody says when. */
  later?(work: () => void): void;
  /** Address to fill in instead of the last one, from `--server`. */
  server?: string;
}

/** What the steps of a session work on. */
export interface SessionParts {
  deps: SessionDeps;
  held: CurrentAccount;
  keeper: TokenKeeper;
  authOf(server: Pick<SavedAccount, 'api' | 'host'>): Auth;
  /** Tells everybody who listens. */
  changed(): void;
}
