import type { Keychain } from '../../account/keychain.ts';
import { parseServerAddress } from '../../account/server-address.ts';
import { createSessionManager } from '../../account/session.ts';
import { createAuth } from '../../kitsu/auth.ts';
import { createHttp, type Http, type TokenSource } from '../../kitsu/http.ts';
import { discoverServer } from '../../kitsu/server.ts';
import type { Transport } from '../../platform/transport.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { SignInWish } from './option-words.ts';

export interface SignInDeps {
  transport: Transport;
  userAgent: string;
  profile: string;
  keychain: Keychain;
  /** Where the password is read from, up to its first line's end. */
  stdin: AsyncIterable<Buffer | string>;
  now(): Date;
}

/** How a command reaches Kitsu. */
export interface WayToKitsu {
  /** In the name of whoever is signed in; `null`: nobody is, and no sign-in was given. */
  http(wish: { signIn: SignInWish | null }): Promise<Result<Http> | null>;
  /** Has the running app do it where there is no sign-in here: the exit code; `null`: no app runs. */
  byApp?(): Promise<number | null>;
}

/** Where `signedIn` is `null`. */
export const NO_SIGN_IN = failure(
  'signed-out',
  'Nobody is signed in on this computer, and no sign-in was given. Nothing was done.',
  'Sign in with the app, or give --server, --email and --password-stdin.',
);

/** `null`: nobody is signed in, and no sign-in was given. */
export async function signedIn(
  { signIn }: { signIn: SignInWish | null },
  deps: SignInDeps,
): Promise<Result<Http> | null> {
  return signIn ? byPassword(signIn, deps) : byKeychain(deps);
}

async function byPassword(
  { server, email }: SignInWish,
  { transport, userAgent, stdin }: SignInDeps,
): Promise<Result<Http>> {
  const address = parseServerAddress(server);
  if (!address.ok) return address;
  const { candidates } = address.value;
  const found = await discoverServer(candidates, { transport, userAgent, allowHttp: false });
  if (!found.ok) return found;
  const { api, host } = found.value;
  const password = await firstLine(stdin);
  if (password === '') return failure('bad-input', 'No password came on the standard input.');
  const auth = createAuth({ api, host, transport, userAgent });
  const answer = await auth.login({ email, password });
  if (!answer.ok) return answer;
  if (answer.value.kind !== 'signed-in')
    return failure(
      'rule',
      `${email} cannot sign in by a password alone.`,
      'Use an account without a second factor, or sign in with the app.',
    );
  const { tokens } = answer.value;
  let access = tokens.access;
  const source: TokenSource = {
    access: () => access,
    async refresh() {
      const renewed = tokens.refresh === null ? 'expired' : await auth.refresh(tokens.refresh);
      if (renewed === 'expired') return 'expired';
      if (!renewed.ok) return 'unavailable';
      access = renewed.value;
      return 'refreshed';
    },
    refused: () => undefined,
  };
  return success(createHttp({ api, transport, tokens: source, userAgent }));
}

/** The app's own sign-in, whether it runs or not: both use the same tokens. */
async function byKeychain(deps: SignInDeps): Promise<Result<Http> | null> {
  const { transport, userAgent } = deps;
  const sessions = createSessionManager({ ...deps, log: { warn: () => undefined } });
  await sessions.restore();
  const identity = sessions.identity();
  // The practice studio has no entry: its address is new at each start.
  if (!identity || identity.practice || sessions.tokens.access() === null) return null;
  return success(createHttp({ api: identity.api, transport, tokens: sessions.tokens, userAgent }));
}

async function firstLine(stdin: AsyncIterable<Buffer | string>): Promise<string> {
  let text = '';
  for await (const chunk of stdin) {
    text += chunk.toString();
    if (text.includes('\n')) break;
  }
  return text.split(/\r?\n/)[0] ?? '';
}
