import type { ClientRequest, IncomingMessage, Net, Session, session as sessions } from 'electron';
import { createAlarm } from '../shared/concurrency.ts';
import { transportFailureOf, joinHeaders, missingBytes, sameOrigin } from './net-errors.ts';
import { createAnswerBody, type AnswerBody, type Pausable } from './answer-body.ts';
import { isStreamed, sendStreamed, type Sending } from './streamed-body.ts';
import type {
  HttpRequest,
  StreamedBody,
  Transport,
  TransportAnswer,
  TransportFailure,
} from './transport.ts';
import { createWriteSessionPool } from './write-session-pool.ts';

/** The parts of Electron that the transport needs. */
export interface NetParts {
  net: Pick<Net, 'request'>;
  session: Pick<typeof sessions, 'fromPartition'>;
  /** Chromium's verdict on a certificate, or a wider one (certificate-check.ts). */
  verify?: NonNullable<Parameters<Session['setCertificateVerifyProc']>[0]>;
  /** Fixed, and never a browser's: Kitsu answers a browser's refresh without a token (kitsu-api fact 7). */
  userAgent: string;
}

const MOST_REDIRECTS = 5;
/** How often within the allowed silence it is looked whether bytes have moved. */
const LOOKS = 4;
/** How many times the allowed silence an answer may take in all: one that drips would hold its lane for ever. */
const MOST_SILENCES = 20;

/** The network stack sets these itself; Electron refuses to set them. */
const NOT_OURS = new Set(['content-length', 'host', 'connection', 'user-agent']);
/** The only cookie that may be sent: the one that an older Kitsu needs beside the token. */
const SESSION_COOKIE = /^session=[\w.-]+$/;

function maySend(name: string, value: string): boolean {
  if (name.toLowerCase() === 'cookie') return SESSION_COOKIE.test(value);
  return !NOT_OURS.has(name.toLowerCase());
}

/**
 * Chromium's network stack as the app's transport: it knows the system's proxy and certificates. A
 * separate in-memory session keeps it apart from the window, without a cookie jar (Kitsu reads cookies
 * before the header, kitsu-api 2.2) and without an HTTP cache. Writes go through sessions of their own
 * (write-session-pool.ts).
 */
export function createNetTransport(parts: NetParts): Transport {
  let reading: Session | null = null;
  const make = (name: string): Session => {
    // No `persist:` in the name: nothing of the session is written to disk.
    const session = parts.session.fromPartition(name, { cache: false });
    session.setUserAgent(parts.userAgent);
    if (parts.verify) session.setCertificateVerifyProc(parts.verify);
    return session;
  };
  const writing = createWriteSessionPool((number) => make(`kitsu-write-${number}`));
  return {
    send(request) {
      if (request.method === 'GET' || request.method === 'HEAD') {
        reading ??= make('kitsu-api');
        return new Exchange(parts, reading, request).run();
      }
      const session = writing.take();
      return new Exchange(parts, session, request).run().finally(() => writing.release(session));
    },
  };
}

/**
 * What is written to a chunked request goes into a stream of Electron's own, whose error nobody hears: a line that was cut
 * while a piece was on its way then ends in a dialog of a JavaScript error, and nothing else happens any more.
 */
function hearInnerStream(client: ClientRequest): void {
  const { _body: inner } = client as unknown as { _body?: Pick<NodeJS.WritableStream, 'on'> };
  inner?.on('error', () => undefined);
}

/** One request and its answer. Settles once; afterwards it has no listeners left. */
class Exchange {
  private settle: (answer: TransportAnswer) => void = () => undefined;
  private settled = false;
  private client: ClientRequest | null = null;
  private sending: Sending | null = null;
  private readonly silence = createAlarm();
  private body: AnswerBody | null = null;
  private received = 0;
  private redirects = 0;
  private url: string;

  constructor(
    private readonly parts: NetParts,
    private readonly session: Session,
    private readonly request: HttpRequest,
  ) {
    this.url = request.url;
  }

  run(): Promise<TransportAnswer> {
    return new Promise((resolve) => {
      this.settle = resolve;
      if (this.request.signal?.aborted)
        return this.fail({ kind: 'cancelled', detail: 'cancelled' });
      if (!/^https?:\/\//i.test(this.url)) {
        return this.fail({ kind: 'unreachable', detail: 'not an address of http or https' });
      }
      try {
        this.start();
      } catch (error) {
        // An address or header that the stack refuses outright.
        this.fail(transportFailureOf(error, false));
      }
    });
  }

  private start(): void {
    const { method, url, headers, body, signal } = this.request;
    const client = this.parts.net.request({
      method,
      url,
      session: this.session,
      credentials: 'omit',
      redirect: 'manual',
    });
    this.client = client;
    for (const [name, value] of Object.entries(headers)) {
      if (maySend(name, value)) client.setHeader(name, value);
    }
    client.setHeader('User-Agent', this.parts.userAgent);
    this.hearSilence();
    signal?.addEventListener('abort', this.cancel);
    client.on('redirect', (_status, nextMethod, target) => this.redirect(nextMethod, target));
    client.on('response', (response) => this.read(response));
    client.on('error', (error) => this.fail(transportFailureOf(error, this.answered)));
    if (body === undefined) client.end();
    else if (isStreamed(body)) this.stream(client, body);
    else client.end(typeof body === 'string' ? Buffer.from(body, 'utf8') : body);
  }

  /**
   * Chunked, since Electron gathers any other body in memory before it sends the first byte. A body that is cut off
   * lacks its last chunk: no server takes it for a whole one.
   */
  private stream(client: ClientRequest, body: StreamedBody): void {
    client.chunkedEncoding = true;
    hearInnerStream(client);
    // Its types leave out that it is a stream, which calls back when the network has taken a piece.
    const sink = client as unknown as NodeJS.WritableStream;
    this.sending = sendStreamed(sink, body, this.request.onProgress, (detail) =>
      this.fail({ kind: 'file', detail }),
    );
  }

  /**
   * Fails once nothing has moved for so long, or the answer drips in for `MOST_SILENCES` times that.
   * Nobody tells of an upload's progress, so it is asked for.
   */
  private hearSilence(before = { sent: 0, received: 0 }, quiet = 1, answering = 1): void {
    const { silenceMs } = this.request;
    this.silence.set(silenceMs / LOOKS, () => {
      const now = { sent: this.sent(), received: this.received };
      const isSending = now.sent !== before.sent;
      const hasMoved = isSending || now.received !== before.received;
      const allowedMs = this.allowedSilence();
      if (!hasMoved && quiet * silenceMs >= LOOKS * allowedMs)
        return this.fail({ kind: 'timeout', detail: `nothing moved for ${allowedMs} ms` });
      if (answering === LOOKS * MOST_SILENCES)
        return this.fail({ kind: 'timeout', detail: 'the answer did not end' });
      const isAnswering = this.answered && !isSending && !this.body?.isTakenAsItComes;
      this.hearSilence(now, hasMoved ? 1 : quiet + 1, isAnswering ? answering + 1 : 1);
    });
  }

  /** A server that has the whole body may think about it. */
  private allowedSilence(): number {
    const { silenceMs, thinkingMs } = this.request;
    const isThinking = this.sending?.isOver() === true && !this.answered;
    return isThinking && thinkingMs !== undefined ? thinkingMs : silenceMs;
  }

  /** Bytes that have left: Chromium tells none of a chunked body. */
  private sent(): number {
    return this.sending?.sent() ?? this.client?.getUploadProgress().current ?? 0;
  }

  private answered = false;
  private readonly cancel = (): void => this.fail({ kind: 'cancelled', detail: 'cancelled' });

  /** The token travels in a header, and Chromium would carry it along to any other origin. */
  private redirect(nextMethod: string, target: string): void {
    if (this.settled) return;
    const stays = sameOrigin(this.request.url, target);
    // A write that a redirect turned into a read would look done although nothing was written; and what was streamed
    // from disk is gone.
    const sameMeaning = nextMethod === this.request.method && !this.sending;
    this.redirects += 1;
    if (stays && sameMeaning && this.redirects <= MOST_REDIRECTS) {
      this.url = target;
      this.client?.followRedirect();
      return;
    }
    this.fail({ kind: 'redirected', detail: `to ${target}` });
  }

  private read(response: IncomingMessage): void {
    if (this.settled) return;
    this.answered = true;
    const headers = joinHeaders(response.headers);
    const body = createAnswerBody(this.request.into?.(response.statusCode, headers) ?? null, {
      // Its types leave out that it is a stream.
      source: response as unknown as Pausable,
      onFault: (detail) => this.fail({ kind: 'not-taken', detail }),
    });
    this.body = body;
    response.on('data', (chunk: Buffer) => {
      if (this.settled) return;
      this.received += chunk.length;
      body.take(chunk);
      if (this.received > this.request.maxBytes) {
        this.fail({ kind: 'too-large', detail: `more than ${this.request.maxBytes} bytes` });
      }
    });
    response.on('error', (error: unknown) => this.fail(transportFailureOf(error, true)));
    response.on('aborted', () => this.fail({ kind: 'cut', detail: 'the connection ended early' }));
    response.on('end', () => void body.whole().then((whole) => this.finish(response, whole)));
  }

  private finish(message: IncomingMessage, body: Buffer): void {
    if (this.settled) return;
    const response = {
      status: message.statusCode,
      headers: joinHeaders(message.headers),
      body,
      url: this.url,
    };
    const missing = missingBytes(this.request.method, response, this.received);
    if (missing > 0) this.fail({ kind: 'cut', detail: `${missing} bytes are missing` });
    else this.end({ ok: true, response });
  }

  private fail(failure: TransportFailure): void {
    if (this.settled) return;
    this.end({ ok: false, failure });
    // The listeners above receive its late `error` after this; it tells nothing new.
    this.client?.abort();
  }

  private end(answer: TransportAnswer): void {
    if (this.settled) return;
    this.settled = true;
    this.silence.clear();
    this.sending?.stop();
    // The server answered before it had the whole body: the rest of it has nowhere to go.
    if (this.sending?.isOver() === false) this.client?.abort();
    this.request.signal?.removeEventListener('abort', this.cancel);
    this.body?.stop();
    this.settle(answer);
  }
}
