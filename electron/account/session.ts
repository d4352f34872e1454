import { createAuth, type LoginOutcome } from '../kitsu/auth.ts';
import type { TokenSource } from '../kitsu/http.ts';
import type { FoundServer } from '../kitsu/server.ts';
import { failure, success, type Result } from '../shared/result.ts';
import type { Session, SignInStep } from '../shared/session.ts';
import type { SavedAccount } from './account-file.ts';
import { bindingOf } from './bound-server.ts';
import { CurrentAccount } from './current-account.ts';
import { PRACTICE_KEY } from './account-key.ts';
import { accountKey, type AccountIdentity, type PracticeStudio } from './identity.ts';
import { forgetAccount, forgetByKey, forgetRest, leave, signOut } from './leave-account.ts';
import { renewTokens, signInAgain } from './renewal.ts';
import { displayAddress } from './server-address.ts';
import type { Keychain } from './keychain.ts';
import type { SessionDeps, SessionParts } from './session-parts.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import { createTokenKeeper, type TokenKeeper } from './token-keeper.ts';

export type { AccountIdentity, PracticeStudio } from './identity.ts';
export type { SessionDeps } from './session-parts.ts';

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
  /** The same for an account that is not signed in. */
  forget(key: string): Promise<void>;
  /** A newer version of the app remembers who is signed in: this one does not know. */
  isNewer(): boolean;
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
  const authOf: SessionParts['authOf'] = ({ api, host }) =>
    createAuth({ api, host, transport, userAgent });
  const keeper = createKeeper({ deps, held, authOf, changed });
  const parts: SessionParts = { deps, held, keeper, authOf, changed };
  const { find, ...signIn } = createSignIn({
    transport,
    userAgent,
    last: () => held.file.email,
    accept: (found, email, outcome) => accept(parts, { found, email, outcome, practice: null }),
  });

  // Unlocked while the sign-in page is shown: then there is no need to sign in.
  keychain.onChange(() => {
    const unlocked = keychain.state().kind === 'ready';
    if (unlocked && held.file.toForget.length > 0) void forgetRest(parts);
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
    forget: (key) => forgetByKey(parts, key),
    isNewer: () => held.isNewer,
    async signOut() {
      if (!held.account) return;
      signIn.cancel();
      await signOut(parts, held.account, () => adopt(parts));
    },
  };
}

/** Renews the tokens of whichever account is held, and keeps them where a password is secret. */
function createKeeper({ deps, held, authOf, changed }: Omit<SessionParts, 'keeper'>): TokenKeeper {
  return createTokenKeeper({
    async renew(pair) {
      const { account, studio } = held;
      if (!account) return 'expired';
      if (!held.isPractice()) return renewTokens(authOf(account), pair);
      return studio ? signInAgain(authOf(account), studio) : 'unavailable';
    },
    onRenewed(pair) {
      const { account } = held;
      if (!account || held.isPractice()) return;
      void deps.keychain.write(account.key, { ...pair, server: account.api });
    },
    onExpired() {
      if (held.expire()) changed();
    },
  });
}

async function accept(
  parts: SessionParts,
  { found, email, outcome, practice }: Accepted,
): Promise<void> {
  const { held, keeper, changed } = parts;
  const { keychain } = parts.deps;
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
    await keychain.write(account.key, { ...tokens, server: account.api });
  }
  const left =
    practice || !before || before.key === account.key ? null : await leave(parts, before);
  keeper.set(tokens);
  held.adopt(account);
  const server = displayAddress(found.site);
  if (practice) held.save({ practice: account });
  else {
    const toForget = held.file.toForget.filter((key) => key !== account.key);
    held.save({ account, practice: null, toForget, server, email });
  }
  if (left) held.save({ toForget: [...held.file.toForget, left.key] });
  changed();
  // Nobody waits for the former account's server.
  if (left) void forgetAccount(parts, left, left.pair);
}

/** Takes the account of the file, if the keychain still has its tokens. */
async function adopt({ deps: { keychain }, held, keeper }: SessionParts): Promise<void> {
  const { account } = held.file;
  const isHeld = (): boolean => held.account !== null && !held.locked;
  if (!account || isHeld()) return;
  const kept = await keychain.read(account.key);
  // Somebody signed in meanwhile.
  if (isHeld()) return;
  if (!kept) return missTokens({ keychain, held }, account);
  const binding = bindingOf(account, kept);
  if (binding.kind === 'elsewhere') return held.refuseServer(account, binding.server);
  if (binding.kind === 'unsure') return held.refuseUnsure(account);
  if (binding.kind === 'to-bind') {
    void keychain.write(account.key, { ...kept, server: account.api });
  }
  keeper.set(kept);
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

async function restore(parts: SessionParts): Promise<void> {
  const { deps, held, changed } = parts;
  held.read(deps.now());
  const { practice, toForget } = held.file;
  if (practice) held.account = practice;
  else await adopt(parts);
  if (toForget.length > 0) void forgetRest(parts);
  (deps.later ?? atOnce)(() => {
    // A locked keychain would ask for its password once more.
    if (deps.keychain.state().kind === 'ready') void deps.keychain.probe();
  });
  changed();
}

const atOnce = (work: () => void): void => work();

async function enterPractice(
  parts: SessionParts,
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
