import type { z } from 'zod';
import type { HttpRequest, HttpResponse, OnProgress, Transport } from '../platform/transport.ts';
import { success } from '../shared/result.ts';
import { longestAnswer } from './answer-size.ts';
import type { KitsuAnswer, KitsuFailure, Tagged } from './answer-types.ts';
import {
  answerFailure,
  networkPage,
  parseJson,
  transportFailure,
  wordsOf,
} from './error-mapping.ts';
import type { Form } from './form.ts';
import { createSessionCookie, wantsSession } from './session-cookie.ts';

/** Provides the access token and renews it; the session manager implements it. */
export interface TokenSource {
  access(): string | null;
  /** `staleAccess` is the token that was refused: if it was renewed meanwhile, no request is made. */
  refresh(staleAccess: string): Promise<'refreshed' | 'expired' | 'unavailable'>;
  /** Kitsu no longer accepts this token, and no refresh helps. A late answer may name an older token. */
  refused(access: string): void;
}

export interface HttpOptions {
  /** Root of the API without a trailing slash: `https://kitsu.mystudio.com/api`. */
  api: string;
  transport: Transport;
  tokens: TokenSource | null;
  userAgent: string;
}

export interface Call<T> {
  method: HttpRequest['method'];
  /** Begins with `/`, without the API's root; parts that are data must already be encoded. */
  path: string;
  query?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent instead of JSON. */
  form?: Form;
  /** Validates Kitsu's answer: unknown fields pass, wrong ones give `not-understood`. */
  schema: z.ZodType<T>;
  /**
   * Reads the answer's bytes if they are not one JSON text; `undefined`, or a promise of it, if they
   * cannot be read.
   */
  parse?: (body: Buffer) => unknown;
  /** False for the public sign-in routes. */
  auth?: boolean;
  silenceMs?: number;
  /** How long Kitsu may take for its answer once it has the whole form. */
  thinkingMs?: number;
  /** How much of the form has left. */
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

export interface Http {
  request<T>(call: Call<T>): Promise<KitsuAnswer<T>>;
  /**
   * A GET that may be answered by "unchanged" (304) if the ETag of an earlier answer is given. An ETag
   * is valid for the very same path and query only: Kitsu gives one ETag to all pages of a list.
   */
  tagged<T>(call: Call<T>, etag: string | null): Promise<KitsuAnswer<Tagged<T>>>;
  /** Downloads a file, such as a thumbnail: its bytes and its type as the server names it. */
  bytes(path: string, signal?: AbortSignal): Promise<KitsuAnswer<{ body: Buffer; type: string }>>;
  /** A GET whose body is taken as it comes (`HttpRequest.into`). Any status below 300 is a success. */
  stream(call: StreamCall): Promise<KitsuAnswer<HttpResponse>>;
}

export interface StreamCall {
  /** As in `Call`. */
  path: string;
  /** Beside those that every request has. */
  headers: Record<string, string>;
  into: NonNullable<HttpRequest['into']>;
  maxBytes: number;
  signal?: AbortSignal;
}

/** The part of a call that is sent: everything but how its answer is read. */
type Sent = Omit<Call<unknown>, 'schema' | 'parse'> &
  Partial<Pick<StreamCall, 'headers' | 'into'>> & { ifNoneMatch?: string };

const DEFAULT_SILENCE_MS = 60_000;
const MAX_FILE_BYTES = 16 * 1024 * 1024;
const EXPIRED = 'Signature has expired';

/** The one way a request reaches Kitsu: token, one refresh, checks, errors as values. */
export function createHttp({ api, transport, tokens, userAgent }: HttpOptions): Http {
  const identity = { method: 'GET', path: '/auth/authenticated' } as const;
  const session = createSessionCookie((access) =>
    send(identity, longestAnswer(identity.path), 'application/json', access),
  );

  async function send(
    call: Sent,
    maxBytes: number,
    accept: string,
    access: string | null,
    cookie: string | null = null,
  ): Promise<KitsuAnswer<HttpResponse>> {
    const content = contentOf(call);
    const answer = await transport.send({
      method: call.method,
      url: `${api}${call.path}${call.query ? `?${new URLSearchParams(call.query)}` : ''}`,
      headers: {
        accept,
        'user-agent': userAgent,
        ...(access ? { authorization: `Bearer ${access}` } : {}),
        ...(cookie ? { cookie } : {}),
        ...(content ? { 'content-type': content.type } : {}),
        ...(call.ifNoneMatch ? { 'if-none-match': call.ifNoneMatch } : {}),
        ...call.headers,
      },
      ...(call.into ? { into: call.into } : {}),
      ...(content ? { body: content.body } : {}),
      ...(call.signal ? { signal: call.signal } : {}),
      ...(call.onProgress ? { onProgress: call.onProgress } : {}),
      ...(call.thinkingMs === undefined ? {} : { thinkingMs: call.thinkingMs }),
      silenceMs: call.silenceMs ?? DEFAULT_SILENCE_MS,
      maxBytes,
    });
    if (!answer.ok) return transportFailure(answer.failure);
    const { response } = answer;
    const unchanged = response.status === 304 && call.ifNoneMatch !== undefined;
    if (response.status < 300 || unchanged) return success(response);
    return answerFailure(response);
  }

  /** Sends with the token, and with the cookie that an older Kitsu needs (session-cookie.ts). */
  async function sendAs(
    call: Sent,
    maxBytes: number,
    accept: string,
    access: string,
  ): Promise<KitsuAnswer<HttpResponse>> {
    const cookie = session.headerFor(call.path);
    const answer = await send(call, maxBytes, accept, access, cookie);
    if (answer.ok || answer.code !== 'forbidden' || !wantsSession(call.path)) return answer;
    if (!(await session.renewed(access, cookie))) return answer;
    return send(call, maxBytes, accept, access, session.headerFor(call.path));
  }

  /** Only "Signature has expired" is worth a refresh (kitsu-api 2.2); then the request is repeated once. */
  async function sendSignedIn(
    call: Sent,
    maxBytes: number,
    accept: string,
  ): Promise<KitsuAnswer<HttpResponse>> {
    if (!tokens || call.auth === false) return send(call, maxBytes, accept, null);
    const access = tokens.access();
    if (!access) return signedOut();
    const first = await sendAs(call, maxBytes, accept, access);
    if (!isOver(first)) return first;
    if (!hasExpired(first)) {
      tokens.refused(access);
      return first;
    }
    switch (await tokens.refresh(access)) {
      case 'refreshed': {
        const renewed = tokens.access();
        if (!renewed) return signedOut();
        const again = await sendAs(call, maxBytes, accept, renewed);
        if (isOver(again)) tokens.refused(renewed);
        return again;
      }
      case 'expired':
        return signedOut();
      case 'unavailable':
        return transportFailure({ kind: 'unreachable', detail: 'while renewing the session' });
    }
  }

  async function read<T>(
    { status, body, headers }: HttpResponse,
    { schema, parse = parseJson }: Pick<Call<T>, 'schema' | 'parse'>,
  ): Promise<KitsuAnswer<T>> {
    const json = status === 204 || body.length === 0 ? null : await parse(body);
    const isPage = (headers['content-type'] ?? '').toLowerCase().includes('html');
    if (json === undefined && isPage) return networkPage({ status, body: null });
    if (json === undefined) return notUnderstood(status, null);
    const parsed = schema.safeParse(json);
    return parsed.success ? success(parsed.data) : notUnderstood(status, json);
  }

  return {
    async request<T>(call: Call<T>): Promise<KitsuAnswer<T>> {
      const answer = await sendSignedIn(call, longestAnswer(call.path), 'application/json');
      return answer.ok ? read(answer.value, call) : answer;
    },
    async tagged<T>(call: Call<T>, etag: string | null): Promise<KitsuAnswer<Tagged<T>>> {
      const sent = etag === null ? call : { ...call, ifNoneMatch: etag };
      const answer = await sendSignedIn(sent, longestAnswer(call.path), 'application/json');
      if (!answer.ok) return answer;
      if (answer.value.status === 304) return success({ kind: 'unchanged' });
      const value = await read(answer.value, call);
      if (!value.ok) return value;
      return success({
        kind: 'fresh',
        value: value.value,
        etag: answer.value.headers['etag'] ?? null,
      });
    },
    async bytes(path, signal) {
      const call = { method: 'GET' as const, path, ...(signal ? { signal } : {}) };
      const answer = await sendSignedIn(call, MAX_FILE_BYTES, '*/*');
      if (!answer.ok) return answer;
      const type = (answer.value.headers['content-type'] ?? '').split(';')[0] ?? '';
      return success({ body: answer.value.body, type: type.trim().toLowerCase() });
    },
    // Kitsu answers 202 for what it still makes only to who prefers JSON (kitsu-api 2.7).
    stream: ({ maxBytes, ...call }) =>
      sendSignedIn({ method: 'GET', ...call }, maxBytes, 'application/json'),
  };
}

function contentOf({
  body,
  form,
}: Sent): { type: string; body: NonNullable<HttpRequest['body']> } | null {
  if (form) return form;
  return body === undefined ? null : { type: 'application/json', body: JSON.stringify(body) };
}

function isOver(answer: KitsuAnswer<HttpResponse>): answer is KitsuFailure {
  return !answer.ok && answer.code === 'signed-out';
}

function hasExpired(failure: KitsuFailure): boolean {
  return failure.answer?.status === 401 && wordsOf(failure.answer.body) === EXPIRED;
}

function signedOut(): KitsuFailure {
  return {
    ok: false,
    code: 'signed-out',
    message: 'Your session at Kitsu has ended. Your work is safe on this computer.',
    action: 'Sign in again.',
  };
}

function notUnderstood(status: number, body: unknown): KitsuFailure {
  return {
    ok: false,
    code: 'not-understood',
    message: 'Kitsu gave an answer that could not be read. Your work is safe on this computer.',
    action: 'Retrying automatically.',
    answer: { status, body },
  };
}
