import { z } from 'zod';

const claims = z.looseObject({ exp: z.number() });

/**
 * Epoch ms at which a token says it expires; `null` if it does not say. It proves nothing: it only
 * saves requests with an expired token.
 */
export function endOfToken(token: string): number | null {
  const [, body] = token.split('.');
  try {
    const read = claims.safeParse(JSON.parse(Buffer.from(body ?? '', 'base64url').toString()));
    return read.success ? read.data.exp * 1000 : null;
  } catch {
    return null;
  }
}
