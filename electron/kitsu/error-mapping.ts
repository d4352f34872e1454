import { certificateWords } from './certificate-words.ts';
import { causeOf, type HttpResponse, type TransportFailure } from '../platform/transport.ts';
import { oneLine } from '../shared/plain-text.ts';
import type { FailureCode } from '../shared/result.ts';
import type { KitsuFailure } from './answer-types.ts';

const SAFE = 'Your work is safe on this computer.';
const RETRYING = 'Retrying automatically.';

/** The artist's message for a request that brought no whole answer. */
export function transportFailure(failure: TransportFailure): KitsuFailure {
  const make = (code: FailureCode, message: string, action: string | null): KitsuFailure => ({
    ok: false,
    code,
    message,
    action,
  });
  switch (failure.kind) {
    case 'unreachable':
      return unreachable(failure.detail);
    case 'timeout':
      return make('timeout', `Kitsu took too long to answer. ${SAFE}`, RETRYING);
    case 'cut':
      return make('unreachable', `Kitsu's answer was cut off. ${SAFE}`, RETRYING);
    case 'tls': {
      const { message, action } = certificateWords(failure.detail, 'your Kitsu');
      return make('tls-not-trusted', `${message} ${SAFE}`, action);
    }
    case 'redirected':
      return networkPage();
    case 'too-large':
      return make('not-understood', `Kitsu's answer was too large to be true. ${SAFE}`, RETRYING);
    case 'not-taken':
      return make(
        'disk',
        `The file could not be written to this disk (${failure.detail}). It is safe in Kitsu.`,
        'Free some space on the disk.',
      );
    case 'file':
      return make(
        'disk',
        'The file could not be read from this disk, or was changed while it was sent. Nothing was published of it.',
        'Look at the file, and try again.',
      );
    case 'cancelled':
      return make('cancelled', 'Cancelled.', null);
  }
}

function unreachable(detail: string): KitsuFailure {
  const make = (message: string, action: string | null): KitsuFailure => ({
    ok: false,
    code: 'unreachable',
    message: `${message} ${SAFE}`,
    action,
  });
  switch (causeOf(detail)) {
    case 'no-network':
      return { ...make('This computer has no network.', RETRYING), code: 'offline' };
    case 'no-name':
      return make(
        'Kitsu cannot be reached: this network does not know its name.',
        'If your studio has a VPN, connect it.',
      );
    case 'refused':
      return make('Kitsu cannot be reached: nothing answers at its address.', RETRYING);
    case null:
      return make('Kitsu cannot be reached.', RETRYING);
  }
}

/** Hotels, airports and guest networks answer in place of every server until somebody signs in. */
export const networkPage = (answer?: KitsuFailure['answer']): KitsuFailure => ({
  ok: false,
  code: 'not-a-kitsu',
  message: `This network asks you to sign in first: a web page answered in place of Kitsu. ${SAFE}`,
  action: 'Open any web page in your browser and sign in there.',
  ...(answer ? { answer } : {}),
});

const NETWORK_SIGN_IN = 511;
/** A server or proxy ended a request that took too long to arrive. */
const REQUEST_TIMEOUT = 408;

/** A failure from an answer other than 2xx, with Kitsu's own message if it has one (kitsu-api 2.11). */
export function answerFailure(response: HttpResponse): KitsuFailure {
  const { status, headers } = response;
  const body = parseJson(response.body);
  const retryAfter = retryAfterOf(headers['retry-after']);
  const make = (code: FailureCode, message: string, action: string | null): KitsuFailure => ({
    ok: false,
    code,
    message,
    action,
    answer: { status, body: body ?? null },
    ...(retryAfter === null ? {} : { retryAfter }),
  });

  if (status === NETWORK_SIGN_IN) return networkPage({ status, body: null });
  if (status === REQUEST_TIMEOUT)
    return make('timeout', `Kitsu took too long to answer. ${SAFE}`, RETRYING);
  if (status >= 500)
    return make('server-fault', `Kitsu has a fault (${status}). ${SAFE}`, RETRYING);
  if (status === 429) return make('throttled', `Kitsu asks us to slow down. ${SAFE}`, RETRYING);
  if (status === 413) {
    return make(
      'too-large',
      'The server refused this as too large.',
      'Ask whoever runs your Kitsu.',
    );
  }
  // Kitsu sends its errors as JSON. A page comes from a proxy or a captive portal and decides nothing.
  if (body === undefined) {
    return make(
      'not-understood',
      `Something between here and Kitsu answered with a page (${status}). ${SAFE}`,
      'If your network has a sign-in page, open it in a browser first.',
    );
  }
  const words = wordsOf(body);
  const fields = fieldsOf(body);
  const fieldWords = fields.map(({ field, message }) => `${field}: ${message}`).join('; ');
  const said = [words, fieldWords].filter(Boolean).join(' ');
  if (status === 405) {
    const action = 'Ask whoever runs your Kitsu to update it.';
    return make('not-supported', 'This Kitsu is too old for this.', action);
  }
  if (status === 401 || (status === 422 && typeof fieldOf(body, 'msg') === 'string')) {
    return make('signed-out', `Your session at Kitsu has ended. ${SAFE}`, 'Sign in again.');
  }
  if (status === 403) {
    const twoFactor = fieldOf(body, 'two_factor_authentication_required') === true;
    return twoFactor
      ? make(
          'two-factor-setup',
          'Your studio asks for two-factor sign-in.',
          'Set it up on Kitsu’s pages.',
        )
      : make('forbidden', said || 'Kitsu does not allow this.', null);
  }
  if (status === 404) return make('not-found', said || 'Kitsu no longer has this.', null);
  if (status === 409) return make('conflict', said || 'Kitsu has something else there.', null);
  const refused = make('refused', said || `Kitsu refused this (${status}).`, null);
  return fields.length === 0 ? refused : { ...refused, fields };
}

function fieldOf(body: unknown, key: string): unknown {
  return typeof body === 'object' && body !== null && key in body
    ? (body as Record<string, unknown>)[key]
    : undefined;
}

/** Kitsu's message, which is in `message`, `error` or `msg` depending on the route. */
export function wordsOf(body: unknown): string {
  for (const key of ['message', 'error', 'msg']) {
    const words = fieldOf(body, key);
    const said = typeof words === 'string' ? shortened(words) : '';
    if (said !== '') return said;
  }
  return '';
}

/** A longer text is cut: a person reads it, and some servers send a whole log. */
const MOST_WORDS = 400;
const shortened = (words: string): string => {
  const trimmed = oneLine(words).trim();
  return trimmed.length > MOST_WORDS ? `${trimmed.slice(0, MOST_WORDS)}…` : trimmed;
};

const MOST_FIELDS = 20;

/** The fields that a validation error names, such as `duration`, with the problem of each. */
function fieldsOf(body: unknown): NonNullable<KitsuFailure['fields']> {
  const errors = fieldOf(fieldOf(body, 'data'), 'errors');
  if (!Array.isArray(errors)) return [];
  const words = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'number' ? shortened(String(value)) : '';
  return errors.slice(0, MOST_FIELDS).map((error: unknown) => ({
    field: words(fieldOf(error, 'field')),
    message: words(fieldOf(error, 'message')),
  }));
}

/** Seconds; `null` for a header with a date or nonsense: our own back-off applies. */
function retryAfterOf(header: string | undefined): number | null {
  const seconds = Number(header);
  return header !== undefined && Number.isFinite(seconds) && seconds >= 0
    ? Math.min(seconds, 3600)
    : null;
}

/** `undefined` if it is not JSON: an HTML page of a proxy, half a body. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
