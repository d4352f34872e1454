import type { TokenPair } from '../kitsu/auth.ts';
import type { SavedAccount } from './account-file.ts';
import { bindingOf } from './bound-server.ts';
import { revokeTokens } from './renewal.ts';
import type { SessionParts } from './session-parts.ts';

/** The account that another one takes the place of, with its tokens. */
export async function leave(
  { deps: { keychain }, held, keeper }: SessionParts,
  before: SavedAccount,
): Promise<SavedAccount & { pair: TokenPair | null }> {
  if (held.account?.key === before.key && !held.locked) return { ...before, pair: keeper.pair() };
  const kept = await keychain.read(before.key);
  const binding = kept && bindingOf(before, kept).kind;
  return { ...before, pair: binding === 'bound' || binding === 'to-bind' ? kept : null };
}

/**
 * Revokes the tokens of an account that was left, and deletes them from the keychain. What the keychain does not
 * delete now stays noted, and is deleted when it opens, or at the next start.
 */
export async function forgetAccount(
  parts: Pick<SessionParts, 'deps' | 'held' | 'authOf'>,
  account: SavedAccount,
  pair: TokenPair | null,
): Promise<void> {
  const { deps, held, authOf } = parts;
  const [gone] = await Promise.all([
    deps.keychain.forget(account.key),
    pair ? revokeTokens(authOf(account), pair) : null,
  ]);
  if (gone) held.forgot(account.key);
}

/** Forgets an account that is not signed in. Its tokens are revoked where they were made, whatever a file says. */
export async function forgetByKey(parts: SessionParts, key: string): Promise<void> {
  const { deps, held, authOf } = parts;
  const { account } = held.file;
  if (account?.key === key) held.save({ account: null });
  const kept = await deps.keychain.read(key);
  held.save({ toForget: [...held.file.toForget.filter((one) => one !== key), key] });
  const api = kept?.server ?? null;
  const [gone] = await Promise.all([
    deps.keychain.forget(key),
    kept && api !== null ? revokeTokens(authOf({ api, host: new URL(api).host }), kept) : null,
  ]);
  if (gone) held.forgot(key);
}

/** Deletes what the keychain did not delete before. */
export async function forgetRest({ deps, held, changed }: SessionParts): Promise<void> {
  for (const key of held.file.toForget) {
    if (!(await deps.keychain.forget(key))) return;
    held.forgot(key);
  }
  if (held.file.toForget.length === 0) changed();
}

/** Signs out here in any case, and at Kitsu if it can be reached. `takeUp`: goes on with the account of the file. */
export async function signOut(
  parts: SessionParts,
  leaving: SavedAccount,
  takeUp: () => Promise<void>,
): Promise<void> {
  const { deps, held, keeper, changed } = parts;
  const pair = keeper.pair();
  keeper.set(null);
  held.account = null;
  held.notice = null;
  if (held.isPractice(leaving)) {
    held.studio = null;
    held.save({ practice: null });
    await takeUp();
    held.notice = null;
    changed();
    return;
  }
  held.save({ account: null, toForget: [...held.file.toForget, leaving.key] });
  changed();
  await forgetAccount(parts, leaving, pair);
  if (held.file.toForget.includes(leaving.key)) {
    held.missDeletion(deps.keychain.state());
    changed();
  }
}
