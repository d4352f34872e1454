import type { Transport } from '../platform/transport.ts';
import { createAuth, type Auth, type LoginOutcome } from '../kitsu/auth.ts';
import type { TokenSource } from '../kitsu/http.ts';
import type { FoundServer } from '../kitsu/server.ts';
import { failure, success, type Result } from '../shared/result.ts';
import type { Session, SignInStep } from '../shared/session.ts';
import type { SavedAccount } from './account-file.ts';
import { CurrentAccount } from './current-account.ts';
import { accountKey, PRACTICE_KEY, type AccountIdentity, type PracticeStudio } from './identity.ts';
import type { Keychain } from './keychain.ts';
import { renewTokens, revokeTokens, signInAgain } from './renewal.ts';
import { displayAddress } from './server-address.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import { createTokenKeeper, type TokenKeeper } from './token-keeper.ts';

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
  /** Has the locked keychain ask for its password. Refused with why it is still locked. */
  unlock(): Promise<Result<null>>;
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

/** What the steps below work on. */
interface Parts {
  deps: SessionDeps;
  held: CurrentAccount;
  keeper: TokenKeeper;
  authOf(server: Pick<SavedAccount, 'api' | 'host'>): Auth;
  /** Tells everybody who listens. */
  changed(): void;
}

/** A sign-in that Kitsu accepted; `practice` where the practice studio did. */
interface Accepted {
  found: FoundServer;
  email: string;
  outcome: Extract<LoginOutcome, { kind: 'signed-in' }>;
  practice: PracticeStudio | null;
}

/** Owns who is signed in, where, and with which tokens. */
export function createSessionManager(deps: SessionDeps): SessionManager {
  const { transport, userAgent, keychain } = deps;
  const listeners = new Set<() => void>();
  const held = new CurrentAccount(deps);
  const changed = (): void => listeners.forEach((listener) => listener());
  const authOf: Parts['authOf'] = ({ api, host }) =>
    createAuth({ api, host, transport, userAgent });
  const keeper = createKeeper({ deps, held, authOf, changed });
  const parts: Parts = { deps, held, keeper, authOf, changed };
  const { find, ...signIn } = createSignIn({
    transport,
    userAgent,
    accept: (found, email, outcome) => accept(parts, { found, email, outcome, practice: null }),
  });

  // Unlocked while the sign-in page is shown: then there is no need to sign in.
  keychain.onChange(() => {
    const unlocked = keychain.state().kind === 'ready';
    const isMissing = !held.account || held.locked;
    if (isMissing && held.file.account && unlocked) void adopt(parts).then(changed);
    else changed();
  });

  return {
    ...signIn,
    session: () => held.session(keychain.state(), deps.server),
    identity: () => held.identity(),
    tokens: {
      access: keeper.access,
      refresh: keeper.refresh,
      refused(access) {
        if (held.isPractice()) void keeper.refresh(access);
        else keeper.refused(access);
      },
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    restore: () => restore(parts),
    enterPractice(studio) {
      signIn.cancel();
      held.studio = studio;
      return enterPractice(parts, find, studio);
    },
    async unlock() {
      if (!held.account || !held.locked) return success(null);
      const state = await keychain.unlock(held.account.key);
      if (state.kind === 'ready') {
        await adopt(parts);
        changed();
      }
      return state.kind === 'ready' ? success(null) : failure('rule', state.reason, state.remedy);
    },
    async signOut() {
      if (!held.account) return;
      signIn.cancel();
      await signOut(parts, held.account);
    },
  };
}

/** Renews the tokens of whichever account is held, and keeps them where a password is secret. */
function createKeeper({ deps, held, authOf, changed }: Omit<Parts, 'keeper'>): TokenKeeper {
  return createTokenKeeper({
    async renew(pair) {
      const { account, studio } = held;
      if (!account) return 'expired';
      if (!held.isPractice()) return renewTokens(authOf(account), pair);
      return studio ? signInAgain(authOf(account), studio) : 'unavailable';
    },
    onRenewed(pair) {
      if (held.account && !held.isPractice()) void deps.keychain.write(held.account.key, pair);
    },
    onExpired() {
      if (held.expire()) changed();
    },
  });
}

async function accept(
  { deps: { keychain }, held, keeper, changed }: Parts,
  { found, email, outcome, practice }: Accepted,
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
  const before = held.file.account;
  if (!practice) {
    await keychain.probe();
    await keychain.write(account.key, tokens);
  }
  keeper.set(tokens);
  held.adopt(account);
  const server = displayAddress(found.site);
  if (practice) held.save({ practice: account });
  else held.save({ account, practice: null, forget: null, server, email });
  changed();
  if (!practice && before && before.key !== account.key) await keychain.forget(before.key);
}

/** Takes the account of the file, if the keychain still has its tokens. */
async function adopt({ deps: { keychain }, held, keeper }: Parts): Promise<void> {
  const { account } = held.file;
  const isHeld = (): boolean => held.account !== null && !held.locked;
  if (!account || isHeld()) return;
  const tokens = await keychain.read(account.key);
  // Somebody signed in meanwhile.
  if (isHeld()) return;
  if (!tokens) return missTokens({ keychain, held }, account);
  keeper.set(tokens);
  if (account.expired) keeper.expire();
  held.adopt(account);
}

/** Locked is not lost: the artist goes on with what is on the disk. */
async function missTokens(
  { keychain, held }: { keychain: Keychain; held: CurrentAccount },
  account: SavedAccount,
): Promise<void> {
  const state = keychain.state();
  if (state.kind === 'session-only' && state.locked) return held.adopt(account, { locked: true });
  if (held.locked) {
    // The keychain is open, and the entry has gone: as if Kitsu had ended the session.
    held.locked = false;
    held.expire();
    return;
  }
  held.missTokens(await keychain.probe());
}

async function restore(parts: Parts): Promise<void> {
  const { deps, held, changed } = parts;
  held.read(deps.now());
  const { practice, forget } = held.file;
  if (practice) held.account = practice;
  else await adopt(parts);
  if (forget) {
    void deps.keychain.forget(forget).then((gone) => gone && held.save({ forget: null }));
  }
  // A locked keychain would ask for its password once more.
  if (deps.keychain.state().kind === 'ready') void deps.keychain.probe();
  changed();
}

async function enterPractice(
  parts: Parts,
  find: SignIn['find'],
  studio: PracticeStudio,
): Promise<Result<SignInStep>> {
  const found = await find(studio.url);
  if (!found.ok) return found;
  const answer = await parts.authOf(found.value).login(studio);
  if (!answer.ok) return answer;
  if (answer.value.kind !== 'signed-in') {
    return failure('unexpected', 'The practice studio does not let anybody in.', 'Start it over.');
  }
  const { email } = studio;
  await accept(parts, { found: found.value, email, outcome: answer.value, practice: studio });
  return success({ kind: 'signed-in' });
}

async function signOut(parts: Parts, leaving: SavedAccount): Promise<void> {
  const { deps, held, keeper, authOf, changed } = parts;
  const pair = keeper.pair();
  keeper.set(null);
  held.account = null;
  held.notice = null;
  if (held.isPractice(leaving)) {
    held.studio = null;
    held.save({ practice: null });
    await adopt(parts);
    held.notice = null;
    changed();
    return;
  }
  held.save({ account: null, forget: leaving.key });
  changed();
  const [gone] = await Promise.all([
    deps.keychain.forget(leaving.key),
    pair ? revokeTokens(authOf(leaving), pair) : null,
  ]);
  if (gone && held.file.forget === leaving.key) held.save({ forget: null });
}
