import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { tokenExpired, tokenRefused } from '../server/answer.ts';
import type { StudioServices } from '../studio.ts';

const DAY = 24 * 60 * 60;
/** Seconds. */
const LIFE = Object.freeze({ access: 7 * DAY, refresh: 15 * DAY });

/** The claims of a token, named as in zou; instants are seconds since 1970. */
export interface Claims {
  fresh: false;
  iat: number;
  nbf: number;
  exp: number;
  jti: string;
  type: 'access' | 'refresh';
  /** Id of the person. */
  sub: string;
  identity_type: 'person';
  /** The refresh token that signing out revokes with this one. */
  refresh_jti?: string;
}

type Signer = Pick<StudioServices, 'key' | 'now'>;

export function mintAccess(studio: Signer, person: string, refreshJti: string): string {
  return mint(studio, 'access', person, { refresh_jti: refreshJti }).token;
}

/** The pair of tokens that every kind of sign-in returns. */
export function mintPair(
  studio: Signer,
  person: string,
): { access_token: string; refresh_token: string } {
  const refresh = mint(studio, 'refresh', person, {});
  return {
    access_token: mintAccess(studio, person, refresh.claims.jti),
    refresh_token: refresh.token,
  };
}

/**
 * Reads the `Authorization` header, or refuses in the words of zou's token library: 401 without a
 * token and for an expired or revoked one, 422 for one that was never valid.
 */
export function readToken(
  studio: StudioServices,
  header: string | undefined,
  type: 'access' | 'refresh',
): Claims {
  if (header === undefined) {
    throw tokenRefused(
      401,
      `Missing JWT in cookies or headers (Missing cookie "${type}_token_cookie"; Missing Authorization Header)`,
    );
  }
  const [scheme, token, ...more] = header.split(' ');
  if (scheme !== 'Bearer') {
    throw tokenRefused(
      401,
      `Missing JWT in cookies or headers (Missing cookie "${type}_token_cookie"; Missing 'Bearer' type in 'Authorization' header. Expected 'Authorization: Bearer <JWT>')`,
    );
  }
  if (!token || more.length > 0) {
    throw tokenRefused(422, "Bad Authorization header. Expected 'Authorization: Bearer <JWT>'");
  }
  const claims = verified(studio, token);
  if (claims.type !== type) {
    throw tokenRefused(
      422,
      type === 'access' ? 'Only non-refresh tokens are allowed' : 'Only refresh tokens are allowed',
    );
  }
  if (studio.expiring.get(`revoked-${claims.jti}`))
    throw tokenRefused(401, 'Token has been revoked');
  return claims;
}

/** Revokes a token of this sign-in, and its refresh token. */
export function revoke({ expiring: kept }: StudioServices, claims: Claims): void {
  kept.put(`revoked-${claims.jti}`, 'true', LIFE.access);
  if (claims.refresh_jti) kept.put(`revoked-${claims.refresh_jti}`, 'true', LIFE.refresh);
}

function verified({ key, now }: Signer, token: string): Claims {
  const [head, body, mark, ...more] = token.split('.');
  if (!head || !body || mark === undefined) throw tokenRefused(422, 'Not enough segments');
  if (more.length > 0) throw tokenRefused(422, 'Too many segments');
  const made = Buffer.from(signature(key, `${head}.${body}`));
  const given = Buffer.from(mark);
  if (made.length !== given.length || !timingSafeEqual(made, given)) {
    throw tokenRefused(422, 'Signature verification failed');
  }
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Claims;
  if (claims.exp <= now().getTime() / 1000) throw tokenExpired();
  return claims;
}

function mint(
  { key, now }: Signer,
  type: 'access' | 'refresh',
  person: string,
  more: { refresh_jti?: string },
): { token: string; claims: Claims } {
  const iat = Math.floor(now().getTime() / 1000);
  const claims: Claims = {
    fresh: false,
    iat,
    jti: randomUUID(),
    type,
    sub: person,
    nbf: iat,
    exp: iat + LIFE[type],
    identity_type: 'person',
    ...more,
  };
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return { token: `${signed}.${signature(key, signed)}`, claims };
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const signature = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');
