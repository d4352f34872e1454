import { z } from 'zod';
import { failure, success, type Failure, type Result } from '../shared/result.ts';
import type { CodeKind } from '../shared/session.ts';
import { wordsOf } from './error-mapping.ts';
import { text } from './field-readers.ts';
import type { KitsuFailure } from './answer-types.ts';

/** A token pair from Kitsu: access lasts 7 days, refresh 15 days and is never renewed (kitsu-api 2.2). */
export interface TokenPair {
  access: string;
  /** `null` if the server gave none: the session then ends with the access token. */
  refresh: string | null;
}

export interface SignedInPerson {
  id: string;
  name: string;
  email: string;
  role: string;
}

export interface Credentials {
  email: string;
  password: string;
  code?: { kind: CodeKind; text: string };
}

/** How Kitsu may answer a sign-in, apart from plain failures. */
export type LoginOutcome =
  | { kind: 'signed-in'; tokens: TokenPair; person: SignedInPerson; organisation: string }
  /** Two-factor is enforced and not set up: the token allows nothing but the set-up. */
  | { kind: 'two-factor-setup' }
  | { kind: 'code'; methods: CodeKind[]; preferred: CodeKind }
  | { kind: 'wrong-code' }
  | { kind: 'locked-out' }
  | { kind: 'default-password'; token: string };

/** What names a person or a studio is shown in titles and menus. */
const name = z.string().nullish().transform(text);
const word = z.string().nullish();
/** The person as sign-in answers contain it. */
export const user = z
  .looseObject({
    id: z.string(),
    email: name,
    full_name: name,
    first_name: name,
    last_name: name,
    role: name,
  })
  .transform((raw) => ({
    id: raw.id,
    name:
      raw.full_name.trim() ||
      [raw.first_name, raw.last_name].filter(Boolean).join(' ') ||
      raw.email ||
      'Artist',
    email: raw.email,
    role: raw.role || 'user',
  }));
/** The studio's name; some answers have none. */
export const organisation = z
  .looseObject({ name })
  .nullish()
  .transform((raw) => raw?.name ?? '');
/** A successful sign-in, by password or by the browser's code. */
export const signedIn = z.looseObject({
  user,
  organisation,
  access_token: z.string().min(1),
  refresh_token: word,
  two_factor_authentication_required: z.boolean().nullish(),
});
const refusal = z.looseObject({
  login: z.boolean().nullish(),
  missing_OTP: z.boolean().nullish(),
  wrong_OTP: z.boolean().nullish(),
  // Kitsu's own spelling.
  too_many_failed_login_attemps: z.boolean().nullish(),
  default_password: z.boolean().nullish(),
  unactive: z.boolean().nullish(),
  token: word,
  preferred_two_factor_authentication: word,
  two_factor_authentication_enabled: z.array(z.string()).nullish(),
});

/** The field names of the codes in request bodies. */
export const CODE_FIELD = { totp: 'totp', email: 'email_otp', recovery: 'recovery_code' } as const;
const CODE_KINDS = Object.keys(CODE_FIELD) as CodeKind[];

/** A restricted token (two-factor enforced, none set up) never leaves this function. */
export function outcomeOf(value: z.infer<typeof signedIn>): LoginOutcome {
  if (value.two_factor_authentication_required) return { kind: 'two-factor-setup' };
  const tokens = { access: value.access_token, refresh: value.refresh_token || null };
  return { kind: 'signed-in', tokens, person: value.user, organisation: value.organisation };
}

/** The special answers of kitsu-api 2.2: the flags in the body decide, not the status. */
export function readRefusal(answer: KitsuFailure, host: string): Result<LoginOutcome> {
  const parsed = refusal.safeParse(answer.answer?.body);
  const status = answer.answer?.status ?? 0;
  if (!parsed.success || status < 400) return inSignInWords(answer, host);
  const said = parsed.data;
  if (said.too_many_failed_login_attemps) return success({ kind: 'locked-out' });
  if (said.wrong_OTP) return success({ kind: 'wrong-code' });
  if (said.missing_OTP) return codeAskedFor(said);
  if (said.default_password && said.token)
    return success({ kind: 'default-password', token: said.token });
  if (said.unactive) {
    return failure(
      'deactivated',
      'This account is deactivated.',
      'Ask whoever runs your Kitsu to activate it.',
    );
  }
  if (said.login !== false) return inSignInWords(answer, host);
  if (status >= 500) {
    const words = wordsOf(said) || 'It cannot check passwords just now.';
    return failure(
      'server-fault',
      `Kitsu has a fault. ${words}`,
      'Try again in a moment, or ask whoever runs your Kitsu.',
    );
  }
  if (status === 409) {
    const action = 'Ask whoever runs your Kitsu.';
    return failure('server-fault', 'This Kitsu is not set up to check passwords.', action);
  }
  return failure('wrong-credentials', 'Wrong email or password.', 'Check both and try again.');
}

function codeAskedFor(said: z.infer<typeof refusal>): Result<LoginOutcome> {
  const names = said.two_factor_authentication_enabled ?? [];
  const known = CODE_KINDS.filter((kind) => names.includes(CODE_FIELD[kind]));
  // A server that names no method still wants one of them; only a passkey needs the browser.
  const methods = names.length === 0 ? CODE_KINDS : known;
  const wanted = said.preferred_two_factor_authentication ?? '';
  const preferred = methods.find((kind) => CODE_FIELD[kind] === wanted) ?? methods[0];
  if (!preferred) {
    return failure(
      'two-factor-setup',
      'This account signs in with a passkey.',
      'Sign in with the browser.',
    );
  }
  return success({ kind: 'code', methods, preferred });
}

/** The messages of `http.ts` are for background work; this one is for a person in front of a form. */
export function inSignInWords(answer: KitsuFailure, host: string): Failure {
  const again = 'Check your network or VPN and try again.';
  switch (answer.code) {
    case 'offline':
      return failure('offline', 'This computer has no network.', again);
    case 'unreachable':
      return failure('unreachable', `${host} cannot be reached.`, again);
    case 'timeout':
      return failure('timeout', `${host} took too long to answer.`, again);
    case 'server-fault':
      return failure(
        'server-fault',
        `${host} has a fault (${answer.answer?.status ?? 500}).`,
        'Try again in a moment.',
      );
    case 'throttled':
      return failure(
        'throttled',
        `${host} asks us to slow down.`,
        'Wait a moment, then try again.',
        answer.retryAfter,
      );
    case 'not-a-kitsu':
    case 'not-understood':
      return failure('not-understood', `${host} gave an answer that could not be read.`, again);
    case 'signed-out':
      return failure(
        'refused',
        `${host} refused the sign-in. ${wordsOf(answer.answer?.body)}`.trim(),
        'Try again, or ask whoever runs your Kitsu.',
      );
    default: {
      const { code, message, action, retryAfter } = answer;
      return failure(code, message, action, retryAfter);
    }
  }
}
