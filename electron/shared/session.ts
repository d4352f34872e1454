/** Where credentials are kept: in the OS keychain, or in memory until the app quits. */
export type KeychainState =
  | { kind: 'ready' }
  /** `locked`: what it holds is there and can be read once its owner opens it. */
  | { kind: 'session-only'; locked: boolean; reason: string; remedy: string };

/** The signed-in person as the window may see them: never a token. */
export type Session =
  | {
      kind: 'signed-out';
      /** Address to fill in: that of the last account, or of `--server`. */
      server: string;
      email: string;
      /** Why the artist has to sign in again, and what is safe; `null` on a first start. */
      notice: string | null;
      keychain: KeychainState;
    }
  | {
      kind: 'signed-in';
      /** The Kitsu's address without a scheme: `kitsu.mystudio.com`. */
      server: string;
      person: { id: string; name: string; email: string; role: string };
      organisation: string;
      practice: boolean;
      /** The session ended at the server: work continues here, nothing is sent until the next sign-in. */
      expired: boolean;
      /** The sign-in lies in a locked keychain: work continues here, nothing is sent until it is open. */
      locked: boolean;
      keychain: KeychainState;
    };

/** Why nothing is sent though somebody is signed in. */
export type SessionTrouble = 'expired' | 'locked';

export function sessionTrouble(session: Session | null): SessionTrouble | null {
  if (session?.kind !== 'signed-in') return null;
  if (session.expired) return 'expired';
  return session.locked ? 'locked' : null;
}

export type CodeKind = 'totp' | 'email' | 'recovery';

/** What `session.discover` found at an address. */
export interface ServerInfo {
  /** `kitsu.mystudio.com` or `kitsu.mystudio.com:8080`. */
  host: string;
  version: string;
  /** The site itself, for links that open in the browser. */
  site: string;
  /** Name of the studio's single sign-on, if it has one. */
  singleSignOn: string | null;
  /** Signing in through the browser (single sign-on, passkeys) is possible. */
  browserSignIn: boolean;
}

/** The next step of a sign-in after an attempt that was not refused. */
export type SignInStep =
  | { kind: 'signed-in' }
  /** The browser was signed in as somebody else than the last one here: the artist must agree. */
  | { kind: 'confirm-person'; name: string; email: string; last: string }
  /** The password was right; a code is needed. */
  | { kind: 'code'; methods: CodeKind[]; preferred: CodeKind; wrong: boolean }
  /** The address is plain http to another machine: the artist must agree. */
  | { kind: 'confirm-http'; host: string }
  /** The account still has the default password: a new one must be chosen. */
  | { kind: 'new-password' }
  /** Too many attempts: until then even the right password is refused. */
  | { kind: 'locked-out'; seconds: number }
  /** The studio enforces two-factor and the account has none yet: it is set up on Kitsu's pages. */
  | { kind: 'two-factor-setup'; url: string };
