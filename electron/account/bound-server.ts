import type { SavedAccount } from './account-file.ts';
import type { KeptSignIn } from './keychain.ts';
import { isLoopback } from './server-address.ts';

/** Whether the tokens of a keychain entry may be sent to the server that `account.json` names. */
export type Binding =
  | { kind: 'bound' }
  /** An entry of a version that did not keep the server: it fits, and is to be written with it. */
  | { kind: 'to-bind' }
  /** `server`: the host that the entry was made for. */
  | { kind: 'elsewhere'; server: string }
  /** An entry of such a version, for a server without encryption: nothing shows that it is the right one. */
  | { kind: 'unsure' };

/**
 * A file in a home on a server, or in a roaming profile, is written by others more easily than a keychain is read:
 * what it says of the server decides nothing. An entry without a server is kept under its account's key, which is made
 * of the host: it may be taken over for that host, and by an encrypted connection only.
 */
export function bindingOf(account: SavedAccount, kept: KeptSignIn): Binding {
  const api = urlOf(account.api);
  const site = urlOf(account.site);
  const isOneOrigin = api !== null && site !== null && api.origin === site.origin;
  if (kept.server !== null) {
    if (isOneOrigin && kept.server === account.api) return { kind: 'bound' };
    return { kind: 'elsewhere', server: urlOf(kept.server)?.host ?? kept.server };
  }
  if (!isOneOrigin || api.host !== account.host) return { kind: 'elsewhere', server: account.host };
  const isSafe = api.protocol === 'https:' || isLoopback(api.hostname);
  return { kind: isSafe ? 'to-bind' : 'unsure' };
}

function urlOf(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
