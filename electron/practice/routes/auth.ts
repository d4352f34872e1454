import { sixDigits } from '../accounts/one-time-codes.ts';
import { hashPassword } from '../accounts/passwords.ts';
import { proveIdentity } from '../accounts/sign-in.ts';
import { mintAccess, mintPair, revoke } from '../accounts/tokens.ts';
import { organisationFor, personWithDepartments } from '../rules/people.ts';
import { ok, Refusal } from '../server/answer.ts';
import type { Answer } from '../server/answer.ts';
import { get, open } from '../server/router.ts';
import type { ApiRequest, Route } from '../server/router.ts';
import { CREDENTIALS, PERSON } from '../store/person-model.ts';
import type { Person } from '../store/person-model.ts';
import type { StudioServices } from '../studio.ts';

const CODE_SECONDS = 5 * 60;
const SHORTEST_PASSWORD = 8;

/** The final answer of every kind of sign-in. */
export const signedInAnswer = (studio: StudioServices, person: Person): Answer =>
  ok({
    user: personWithDepartments(studio, person),
    organisation: organisationFor(studio, person),
    login: true,
    ...mintPair(studio, person.id),
  });

/** Signing in, staying signed in and signing out (kitsu-api 2.2). */
export const authRoutes: Route[] = [
  open('POST', '/auth/login', async ({ studio, fields }) =>
    signedInAnswer(studio, await proveIdentity(studio, fields)),
  ),
  get('/auth/authenticated', ({ studio, me }) =>
    ok({
      authenticated: true,
      user: { ...personWithDepartments(studio, me), fido_devices: [] },
      organisation: organisationFor(studio, me),
    }),
  ),
  get('/auth/logout', ({ studio, claims }) => {
    revoke(studio, claims);
    return ok({ logout: true });
  }),
  {
    method: 'GET',
    path: '/auth/refresh-token',
    token: 'refresh',
    answer: ({ studio, me, claims, userAgent }) =>
      isBrowser(userAgent)
        ? { ...ok({ refresh: true }), headers: { 'set-cookie': FORGET_REFRESH } }
        : ok({ access_token: mintAccess(studio, me.id, claims.jti) }),
  },
  open('GET', '/auth/email-otp', ({ studio, query }) => {
    sendCode(studio, query.get('email') ?? '');
    return ok({ success: true });
  }),
  open('PUT', '/auth/reset-password', resetPassword),
];

const FORGET_REFRESH =
  'refresh_token_cookie=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Path=/auth/refresh-token; SameSite=Lax';

/** A browser gets its new token only as a cookie; the body is of no use to a program. */
const isBrowser = (userAgent: string): boolean =>
  /(Chrome|Firefox|Safari|Edg|OPR)\//.test(userAgent) && !userAgent.includes('Electron/');

/** Answers the same whether or not the account exists. */
function sendCode({ store, expiring: kept, mailbox }: StudioServices, email: string): void {
  const [person] = store.list(PERSON, { email });
  if (!person?.email_otp_enabled) return;
  const code = sixDigits();
  kept.put(`email-otp-${person.id}`, code, CODE_SECONDS);
  mailbox.send({
    to: email,
    subject: `Kitsu: your verification code`,
    text: `Your verification code is: ${code}`,
  });
}

function resetPassword({ studio, fields }: ApiRequest): Answer {
  const refuse = (message: string) => new Refusal(400, { error: true, message });
  const email = fields.text('email');
  const token = fields.text('token');
  const password = fields.text('password');
  const again = fields.text('password2');
  const [person] = studio.store.list(PERSON, { email });
  if (!person || studio.expiring.get(`reset-${email}`) !== token)
    throw refuse('Wrong or expired token.');
  if (password.length < SHORTEST_PASSWORD) throw refuse('Password is too short.');
  if (password !== again) throw refuse("Confirmation password doesn't match.");
  studio.expiring.take(`reset-${email}`);
  studio.store.update(CREDENTIALS, person.id, { password: hashPassword(password) });
  return ok({ success: true });
}
