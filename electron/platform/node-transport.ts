import { request as http, type IncomingMessage } from 'node:http';
import { request as https } from 'node:https';
import { createAnswerBody } from './answer-body.ts';
import { isStreamed, sendStreamed, type Sending } from './streamed-body.ts';
import type {
  HttpRequest,
  HttpResponse,
  Transport,
  TransportAnswer,
  TransportFailure,
} from './transport.ts';

const MOST_REDIRECTS = 5;
const fail = (kind: TransportFailure['kind'], detail: string): TransportAnswer => ({
  ok: false,
  failure: { kind, detail },
});

/**
 * The transport by Node's own HTTP, for the command that works without Electron's: it needs no display, and takes more
 * certificates from the variable NODE_EXTRA_CA_CERTS.
 */
export function createNodeTransport(): Transport {
  return { send: (request) => send(request, request.url, MOST_REDIRECTS) };
}

async function send(
  request: HttpRequest,
  url: string,
  redirects: number,
): Promise<TransportAnswer> {
  const answer = await exchange(request, url);
  if (!answer.ok) return answer;
  const { status, headers } = answer.response;
  if (status < 300 || status >= 400 || !headers['location']) return answer;
  const target = new URL(headers['location'], url);
  const follow = target.origin === new URL(request.url).origin && redirects > 0;
  return follow
    ? send(request, target.href, redirects - 1)
    : fail('redirected', `to ${target.href}`);
}

function exchange(request: HttpRequest, url: string): Promise<TransportAnswer> {
  return new Promise((resolve) => {
    if (request.signal?.aborted) return resolve(fail('cancelled', 'cancelled'));
    const { body } = request;
    let settled = false;
    let sending: Sending | null = null;
    const client = (url.startsWith('https:') ? https : http)(url, {
      method: request.method,
      headers: { ...request.headers, ...bodyHeaders(body) },
      agent: false,
    });
    const settle = (answer: TransportAnswer): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      sending?.stop();
      request.signal?.removeEventListener('abort', cancel);
      resolve(answer);
      client.destroy();
    };
    const cancel = (): void => settle(fail('cancelled', 'cancelled'));
    const silence = (milliseconds: number): NodeJS.Timeout =>
      setTimeout(() => settle(fail('timeout', 'no whole answer in time')), milliseconds);
    let timer = silence(request.silenceMs);
    const moved = (): void => {
      clearTimeout(timer);
      const isThinking = sending?.isOver() === true;
      timer = silence(isThinking ? (request.thinkingMs ?? request.silenceMs) : request.silenceMs);
    };
    const onProgress: HttpRequest['onProgress'] = (progress) => {
      moved();
      request.onProgress?.(progress);
    };
    request.signal?.addEventListener('abort', cancel);
    client.on('error', (error: NodeJS.ErrnoException) => settle(failureOf(error)));
    client.on('response', (response) => read(response, request, url, moved, settle));
    if (isStreamed(body))
      sending = sendStreamed(client, body, onProgress, (detail) => settle(fail('file', detail)));
    else client.end(body);
  });
}

/** What is read from disk goes in chunks, as in the product. */
function bodyHeaders(body: HttpRequest['body']): Record<string, string> {
  if (body === undefined) return {};
  return isStreamed(body)
    ? { 'transfer-encoding': 'chunked' }
    : { 'content-length': String(Buffer.byteLength(body)) };
}

function read(
  response: IncomingMessage,
  { maxBytes, into }: HttpRequest,
  url: string,
  moved: () => void,
  settle: (answer: TransportAnswer) => void,
): void {
  const headers: HttpResponse['headers'] = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const status = response.statusCode ?? 0;
  const taken = createAnswerBody(into?.(status, headers) ?? null, {
    source: response,
    onFault: (detail) => settle(fail('not-taken', detail)),
  });
  let received = 0;
  response.on('data', (chunk: Buffer) => {
    moved();
    taken.take(chunk);
    received += chunk.length;
    if (received > maxBytes) settle(fail('too-large', `more than ${maxBytes} bytes`));
  });
  response.on('error', (error) => settle(fail('cut', error.message)));
  response.on('aborted', () => settle(fail('cut', 'the connection ended early')));
  response.on(
    'end',
    () =>
      void taken
        .whole()
        .then((body) => settle({ ok: true, response: { status, headers, body, url } })),
  );
}

function failureOf(error: NodeJS.ErrnoException): TransportAnswer {
  const code = error.code ?? '';
  const untrusted = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code);
  return fail(untrusted ? 'tls' : 'unreachable', `${code} ${error.message}`);
}
