import type { Transport } from '../platform/transport.ts';
import { createAuth, type LoginOutcome, type TokenPair } from '../kitsu/auth.ts';
import type { TokenSource } from '../kitsu/http.ts';
import type { FoundServer } from '../kitsu/server.ts';
import { failure, type Result } from '../shared/result.ts';
import type { Session, SignInStep } from '../shared/session.ts';
import {
  readAccountFile,
  writeAccountFile,
  type AccountFile,
  type SavedAccount,
} from './account-file.ts';
import { accountKey, PRACTICE_KEY, type AccountIdentity, type PracticeStudio } from './identity.ts';
import type { Keychain } from './keychain.ts';
import { displayAddress } from './server-address.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import { createTokenKeeper, type Renewal } from './token-keeper.ts';

export type { AccountIdentity, PracticeStudio } from './identity.ts';

export interface SessionManager extends Omit<SignIn, 'find'> {
  /** The state that the window may see; replaced, never mutated. */
  session(): Session;
  /** `null` when signed out. */
  identity(): AccountIdentity | null;
  tokens: TokenSource;
  onChange(listener: () => void): () => void;
  /** At start: signs in from disk and keychain, without network. */
  restore(): Promise<void>;
  /** Signs in to the practice studio at every start, with the password that the app knows. */
  enterPractice(studio: PracticeStudio): Promise<Result<SignInStep>>;
  /** Revokes the tokens at Kitsu if it can be reached, and forgets them here in any case. */
  signOut(): Promise<void>;
}

export interface SessionDeps {
  /** Folder of the app's data. */
  profile: string;
  transport: Transport;
  userAgent: string;
  keychain: Keychain;
  now(): Date;
  /** Never gets a token, a password or a code. */
  log: { warn(message: string): void };
  /** Address to fill in instead of the last one, from `--server`. */
  server?: string;
}

const REVOKE_MS = 3000;
const SAFE = 'Your work on this computer is safe.';

/** Owns who is signed in, where, and with which tokens. */
export function createSessionManager(deps: SessionDeps): SessionManager {
  const { profile, transport, userAgent, keychain, now, log } = deps;
  const listeners = new Set<() => void>();
  let file: AccountFile = {
    version: 1,
    server: '',
    email: '',
    account: null,
    practice: null,
    forget: null,
  };
  /** The account whose tokens are held; `null` while signed out. */
  let current: SavedAccount | null = null;
  let notice: string | null = null;
  let studio: PracticeStudio | null = null;

  const changed = (): void => listeners.forEach((listener) => listener());
  const isPractice = (account: SavedAccount): boolean => account.key === PRACTICE_KEY;
  const authOf = ({ api, host }: Pick<SavedAccount, 'api' | 'host'>) =>
    createAuth({ api, host, transport, userAgent });

  function save(next: Partial<AccountFile>): void {
    file = { ...file, ...next };
    try {
      writeAccountFile(profile, file);
    } catch (error) {
      log.warn(
        `account.json could not be written: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  const keeper = createTokenKeeper({
    renew: (pair) => (current && isPractice(current) ? signInAgain() : renew(pair)),
    onRenewed(pair) {
      if (current && !isPractice(current)) void keychain.write(current.key, pair);
    },
    onExpired: expire,
  });

  async function renew(pair: TokenPair): Promise<Renewal> {
    if (!current || pair.refresh === null) return 'expired';
    const answer = await authOf(current).refresh(pair.refresh);
    if (answer === 'expired') return 'expired';
    return answer.ok ? { ...pair, access: answer.value } : 'unavailable';
  }

  /** The practice studio's password is no secret: a new session is simply begun. */
  async function signInAgain(): Promise<Renewal> {
    if (!current || !studio) return 'unavailable';
    const { email, password } = studio;
    const answer = await authOf(current).login({ email, password });
    if (!answer.ok) return answer.code === 'wrong-credentials' ? 'expired' : 'unavailable';
    return answer.value.kind === 'signed-in' ? answer.value.tokens : 'expired';
  }

  function expire(): void {
    if (!current || current.expired) return;
    current = { ...current, expired: true };
    save(isPractice(current) ? { practice: current } : { account: current });
    changed();
  }

  async function accept(
    found: FoundServer,
    email: string,
    outcome: Extract<LoginOutcome, { kind: 'signed-in' }>,
    practice: PracticeStudio | null = null,
  ): Promise<void> {
    const { person, organisation, tokens } = outcome;
    const account: SavedAccount = {
      key: practice ? PRACTICE_KEY : accountKey(found.host, person.id),
      api: found.api,
      site: found.site,
      host: found.host,
      label: practice?.name ?? displayAddress(found.site),
      person,
      organisation,
      expired: false,
    };
    const before = file.account;
    if (!practice) {
      await keychain.probe();
      await keychain.write(account.key, tokens);
    }
    keeper.set(tokens);
    current = account;
    notice = null;
    if (practice) save({ practice: account });
    else save({ account, practice: null, forget: null, server: displayAddress(found.site), email });
    changed();
    if (!practice && before && before.key !== account.key) await keychain.forget(before.key);
  }

  const { find, ...signIn } = createSignIn({ transport, userAgent, accept });

  /** Takes the account of the file if the keychain still has its tokens. */
  async function adopt(): Promise<void> {
    const account = file.account;
    if (!account || current) return;
    const tokens = await keychain.read(account.key);
    if (current) return;
    if (tokens) {
      keeper.set(tokens);
      if (account.expired) keeper.expire();
      current = account;
      notice = null;
    } else {
      const state = await keychain.probe();
      notice =
        state.kind === 'ready'
          ? `Your sign-in is no longer in the keychain. ${SAFE}`
          : `Your sign-in could not be kept, for the reason below. ${SAFE}`;
    }
  }

  // If the keychain is unlocked while the sign-in page is shown, there is no need to sign in.
  keychain.onChange(() => {
    if (!current && file.account && keychain.state().kind === 'ready') void adopt().then(changed);
    else changed();
  });

  return {
    ...signIn,
    session() {
      const state = keychain.state();
      if (!current) {
        return {
          kind: 'signed-out',
          server: deps.server || file.server,
          email: file.email,
          notice,
          keychain: state,
        };
      }
      const { label, person, organisation, expired } = current;
      return {
        kind: 'signed-in',
        server: label,
        person,
        organisation,
        practice: isPractice(current),
        expired,
        keychain: state,
      };
    },
    identity() {
      if (!current) return null;
      const { key, api, site, host, person, organisation } = current;
      return { key, api, site, host, person, organisation, practice: isPractice(current) };
    },
    tokens: {
      access: keeper.access,
      refresh: keeper.refresh,
      refused(access) {
        if (current && isPractice(current)) void keeper.refresh(access);
        else keeper.refused(access);
      },
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async restore() {
      const read = readAccountFile(profile, now());
      file = read.file;
      if (read.setAside) {
        notice = `The file that remembers your account could not be read and was set aside. ${SAFE}`;
      }
      if (file.practice) current = file.practice;
      else await adopt();
      if (file.forget) {
        void keychain.forget(file.forget).then((gone) => gone && save({ forget: null }));
      }
      void keychain.probe();
      changed();
    },
    async enterPractice(running) {
      signIn.cancel();
      studio = running;
      const found = await find(running.url);
      if (!found.ok) return found;
      const answer = await authOf(found.value).login(running);
      if (!answer.ok) return answer;
      if (answer.value.kind !== 'signed-in') {
        return failure(
          'unexpected',
          'The practice studio does not let anybody in.',
          'Start it over.',
        );
      }
      await accept(found.value, running.email, answer.value, running);
      return { ok: true, value: { kind: 'signed-in' } };
    },
    async signOut() {
      const leaving = current;
      const pair = keeper.pair();
      if (!leaving) return;
      signIn.cancel();
      const practice = isPractice(leaving);
      keeper.set(null);
      current = null;
      notice = null;
      if (practice) {
        studio = null;
        save({ practice: null });
        await adopt();
        notice = null;
        changed();
        return;
      }
      save({ account: null, forget: leaving.key });
      changed();
      const [gone] = await Promise.all([
        keychain.forget(leaving.key),
        pair ? revoke(leaving, pair) : null,
      ]);
      if (gone && file.forget === leaving.key) save({ forget: null });
    },
  };

  /** With an expired access token Kitsu would leave the refresh token valid: renew it first. */
  async function revoke(account: SavedAccount, pair: TokenPair): Promise<void> {
    const auth = authOf(account);
    if (await auth.logout(pair.access, REVOKE_MS)) return;
    if (pair.refresh === null) return;
    const renewed = await auth.refresh(pair.refresh, REVOKE_MS);
    if (renewed !== 'expired' && renewed.ok) await auth.logout(renewed.value, REVOKE_MS);
  }
}
