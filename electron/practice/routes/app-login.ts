import { createHash, randomBytes } from 'node:crypto';
import { Refusal } from '../server/answer.ts';
import { open } from '../server/router.ts';
import type { Route } from '../server/router.ts';
import { PERSON } from '../store/person-model.ts';
import type { StudioServices } from '../studio.ts';
import { signedInAnswer } from './auth.ts';

const CODE_SECONDS = 60;

/** Issues a code to a program that listens on this machine, bound to its challenge (PKCE). */
export function mintCode(
  { expiring: kept }: StudioServices,
  person: string,
  challenge: string,
): string {
  const code = randomBytes(32).toString('base64url');
  kept.put(`app-login-${code}`, JSON.stringify([person, challenge]), CODE_SECONDS);
  return code;
}

/** The browser sign-in of zou 1.0.95 and newer; its page is in site-pages.ts. */
export const appLoginRoutes: Route[] = [
  open('POST', '/auth/app-login/token', ({ studio, fields }) => {
    const code = fields.text('code');
    const verifier = fields.matching('code_verifier', /^[A-Za-z0-9._~-]{43,128}$/);
    const kept = studio.expiring.take(`app-login-${code}`);
    const [id = '', challenge] = kept ? (JSON.parse(kept) as string[]) : [];
    const person = studio.store.find(PERSON, id);
    const proof = createHash('sha256').update(verifier).digest('base64url');
    if (!person?.active || proof !== challenge) {
      throw new Refusal(400, { login: false, message: 'Wrong or expired code.' });
    }
    return signedInAnswer(studio, person);
  }),
];
