/** Whether credentials can be kept: in the OS keychain, or in memory until the app quits. */
export type KeychainState =
  { kind: 'ready' } | { kind: 'session-only'; reason: string; remedy: string };

/** Who is signed in, as the window may know it: never a token. */
export type Session =
  | {
      kind: 'signed-out';
      /** Address to fill in: of the last account, or of `--server`. */
      server: string;
      email: string;
      /** Why the artist is here again, and what is safe; `null` on a first start. */
      notice: string | null;
      keychain: KeychainState;
    }
  | {
      kind: 'signed-in';
      /** The Kitsu's address as people know it: `kitsu.mystudio.com`. */
      server: string;
      person: { id: string; name: string; email: string; role: string };
      organisation: string;
      practice: boolean;
      /** The session ended at the server: work goes on here, nothing is sent until signed in again. */
      expired: boolean;
      keychain: KeychainState;
    };

export type CodeKind = 'totp' | 'email' | 'recovery';

/** What `session.discover` found at an address. */
export interface ServerInfo {
  /** `kitsu.mystudio.com` or `kitsu.mystudio.com:8080`. */
  host: string;
  version: string;
  /** The site itself, for links that open in the browser. */
  site: string;
  /** Name of the studio's single sign-on, where it has one. */
  singleSignOn: string | null;
  /** Signing in through the browser (single sign-on, passkeys) is possible. */
  browserSignIn: boolean;
}

/** Where a sign-in stands after an attempt that was not refused. */
export type SignInStep =
  | { kind: 'signed-in' }
  /** The password was right; a code is asked for. */
  | { kind: 'code'; methods: CodeKind[]; preferred: CodeKind; wrong: boolean }
  /** The address is plain http to another machine: the artist must agree. */
  | { kind: 'confirm-http'; host: string }
  /** The account still has the default password: a new one must be chosen. */
  | { kind: 'new-password' }
  /** Too many tries: the right password is refused too until then. */
  | { kind: 'locked-out'; seconds: number }
  /** The studio enforces two-factor and the account has none yet: to be set up on Kitsu's pages. */
  | { kind: 'two-factor-setup'; url: string };
