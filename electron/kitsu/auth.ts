import { z } from 'zod';
import type { Transport } from '../platform/transport.ts';
import { failure, success, type Result } from '../shared/result.ts';
import {
  CODE_FIELD,
  inSignInWords,
  organisation,
  outcomeOf,
  readRefusal,
  signedIn,
  user,
  type Credentials,
  type LoginOutcome,
  type SignedInPerson,
} from './auth-answers.ts';
import { createHttp, type Http } from './http.ts';

export type { Credentials, LoginOutcome, SignedInPerson, TokenPair } from './auth-answers.ts';

export interface Auth {
  /** `POST /auth/login` */
  login(credentials: Credentials): Promise<Result<LoginOutcome>>;
  /** `GET /auth/email-otp`: valid 5 minutes; a new code replaces the old one. */
  sendEmailCode(email: string): Promise<Result<null>>;
  /** `PUT /auth/reset-password`, with the token of a `default-password` outcome. */
  resetPassword(email: string, token: string, password: string): Promise<Result<null>>;
  /** `POST /auth/app-login/token`: the code lives 60 s and works once. */
  exchangeCode(code: string, verifier: string): Promise<Result<LoginOutcome>>;
  /** `GET /auth/refresh-token`; `expired` if Kitsu itself says that the refresh token has expired. */
  refresh(refreshToken: string, silenceMs?: number): Promise<Result<string> | 'expired'>;
  /** `GET /auth/logout`: revokes both tokens. Returns false if Kitsu did not confirm it. */
  logout(access: string, silenceMs: number): Promise<boolean>;
  /** `GET /auth/authenticated`: who the token belongs to. */
  authenticated(access: string): Promise<Result<{ person: SignedInPerson; organisation: string }>>;
}

/** A studio's server may take 30 s on a bad day; the form stays usable, and the artist can cancel. */
const SILENCE_MS = 60_000;

/** The sign-in routes of one server; `host` is for the messages that the artist reads. */
export function createAuth(options: {
  api: string;
  host: string;
  transport: Transport;
  userAgent: string;
}): Auth {
  const { host } = options;
  const http = createHttp({ ...options, tokens: null });
  const open = { auth: false, silenceMs: SILENCE_MS } as const;
  /** A client that uses the given token and never refreshes it. */
  const as = (token: string): Http =>
    createHttp({
      ...options,
      tokens: { access: () => token, refresh: async () => 'expired', refused: () => undefined },
    });

  return {
    async login({ email, password, code }) {
      const body = { email, password, ...(code ? { [CODE_FIELD[code.kind]]: code.text } : {}) };
      const answer = await http.request({
        ...open,
        method: 'POST',
        path: '/auth/login',
        body,
        schema: signedIn,
      });
      return answer.ok ? success(outcomeOf(answer.value)) : readRefusal(answer, host);
    },
    async sendEmailCode(email) {
      const call = {
        ...open,
        method: 'GET' as const,
        path: '/auth/email-otp',
        query: { email },
        schema: z.unknown(),
      };
      const answer = await http.request(call);
      if (answer.ok) return success(null);
      // Before 1.0.64 Kitsu answered 404 or 400 if the account has no email codes.
      return answer.answer && (answer.code === 'not-found' || answer.code === 'refused')
        ? failure(
            'refused',
            'Kitsu did not send a code: email codes are not set up for this account.',
            'Use another kind of code.',
          )
        : inSignInWords(answer, host);
    },
    async resetPassword(email, token, password) {
      const body = { email, token, password, password2: password };
      const call = {
        ...open,
        method: 'PUT' as const,
        path: '/auth/reset-password',
        body,
        schema: z.unknown(),
      };
      const answer = await http.request(call);
      if (answer.ok) return success(null);
      if (answer.code !== 'refused') return inSignInWords(answer, host);
      return failure(
        'refused',
        answer.message,
        'Choose another password, or sign in again from the start.',
      );
    },
    async exchangeCode(code, verifier) {
      const body = { code, code_verifier: verifier };
      const answer = await http.request({
        ...open,
        method: 'POST',
        path: '/auth/app-login/token',
        body,
        schema: signedIn,
      });
      if (answer.ok) return success(outcomeOf(answer.value));
      return answer.code === 'refused'
        ? failure(
            'wrong-code',
            'Kitsu no longer takes the code from the browser.',
            'Sign in with the browser once more.',
          )
        : inSignInWords(answer, host);
    },
    async refresh(refreshToken, silenceMs = SILENCE_MS) {
      const schema = z.looseObject({ access_token: z.string().min(1) });
      const answer = await as(refreshToken).request({
        method: 'GET',
        path: '/auth/refresh-token',
        schema,
        silenceMs,
      });
      if (answer.ok) return success(answer.value.access_token);
      return answer.code === 'signed-out' ||
        answer.code === 'forbidden' ||
        answer.code === 'two-factor-setup'
        ? 'expired'
        : answer;
    },
    async logout(access, silenceMs) {
      const answer = await as(access).request({
        method: 'GET',
        path: '/auth/logout',
        schema: z.unknown(),
        silenceMs,
      });
      return answer.ok;
    },
    async authenticated(access) {
      const schema = z.looseObject({ user, organisation });
      const answer = await as(access).request({
        method: 'GET',
        path: '/auth/authenticated',
        schema,
      });
      return answer.ok
        ? success({ person: answer.value.user, organisation: answer.value.organisation })
        : answer;
    },
  };
}
