// @ts-check
import { Buffer } from 'node:buffer';
import { openAsBlob } from 'node:fs';

/** @typedef {import('../../electron/platform/transport.ts').TransportAnswer} Answer */

/**
 * The transport by Node's own `fetch`, for a program without Electron.
 * @returns {import('../../electron/platform/transport.ts').Transport}
 */
export function createFetchTransport() {
  return { send };
}

/** @param {import('../../electron/platform/transport.ts').HttpRequest} request @returns {Promise<Answer>} */
async function send(request) {
  // `fetch` tells of no progress: the whole request has the limit.
  const limit = AbortSignal.timeout(request.silenceMs);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: await bodyOf(request.body),
      redirect: 'manual',
      signal: request.signal ? AbortSignal.any([limit, request.signal]) : limit,
    });
    const body = Buffer.from(await response.arrayBuffer());
    const { status, url } = response;
    if (status >= 300 && status < 400 && status !== 304) {
      return failed('redirected', `to ${response.headers.get('location') ?? 'nowhere'}`);
    }
    if (body.length > request.maxBytes) return failed('too-large', `${body.length} bytes`);
    return {
      ok: true,
      response: { status, headers: Object.fromEntries(response.headers), body, url },
    };
  } catch (error) {
    if (request.signal?.aborted) return failed('cancelled', 'cancelled');
    if (limit.aborted) return failed('timeout', 'no whole answer in time');
    const cause = error instanceof Error ? String(error.cause ?? error) : String(error);
    return failed(/CERT|SELF_SIGNED/i.test(cause) ? 'tls' : 'unreachable', cause);
  }
}

/**
 * @param {import('../../electron/platform/transport.ts').TransportFailure['kind']} kind
 * @param {string} detail
 * @returns {Answer}
 */
const failed = (kind, detail) => ({ ok: false, failure: { kind, detail } });

/**
 * @param {import('../../electron/platform/transport.ts').HttpRequest['body']} body
 * @returns {Promise<string | Uint8Array<ArrayBuffer> | Blob | null>}
 */
async function bodyOf(body) {
  if (body === undefined) return null;
  if (typeof body === 'string') return body;
  if (!('parts' in body)) return new Uint8Array(body);
  const parts = body.parts.map(async (part) => {
    if (Buffer.isBuffer(part)) return new Uint8Array(part);
    // Node's type of a blob and the web's are one.
    return /** @type {Blob} */ (/** @type {unknown} */ (await openAsBlob(part.path)));
  });
  return new Blob(await Promise.all(parts));
}
