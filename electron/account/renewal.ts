import type { Auth, TokenPair } from '../kitsu/auth.ts';
import type { PracticeStudio } from './identity.ts';
import type { Renewal } from './token-keeper.ts';

const REVOKE_MS = 3000;

/** A new access token by the refresh token, which stays. */
export async function renewTokens(auth: Auth, pair: TokenPair): Promise<Renewal> {
  if (pair.refresh === null) return 'expired';
  const answer = await auth.refresh(pair.refresh);
  if (answer === 'expired') return 'expired';
  return answer.ok ? { ...pair, access: answer.value } : 'unavailable';
}

/** The practice studio's password is no secret: a new session is simply begun. */
export async function signInAgain(auth: Auth, studio: PracticeStudio): Promise<Renewal> {
  const { email, password } = studio;
  const answer = await auth.login({ email, password });
  if (!answer.ok) return answer.code === 'wrong-credentials' ? 'expired' : 'unavailable';
  return answer.value.kind === 'signed-in' ? answer.value.tokens : 'expired';
}

/** With an expired access token Kitsu would leave the refresh token valid: renew it first. */
export async function revokeTokens(auth: Auth, pair: TokenPair): Promise<void> {
  if (await auth.logout(pair.access, REVOKE_MS)) return;
  if (pair.refresh === null) return;
  const renewed = await auth.refresh(pair.refresh, REVOKE_MS);
  if (renewed !== 'expired' && renewed.ok) await auth.logout(renewed.value, REVOKE_MS);
}
