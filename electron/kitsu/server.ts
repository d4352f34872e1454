import { z } from 'zod';
import type { Transport, TransportAnswer, TransportFailure } from '../platform/transport.ts';
import { failure, success, type Failure, type Result } from '../shared/result.ts';
import type { ServerInfo } from '../shared/session.ts';
import { certificateWords } from './certificate-words.ts';
import { parseJson } from './error-mapping.ts';
import { text } from './field-readers.ts';
import { createHttp, type Http } from './http.ts';
import { type KitsuAnswer } from './answer-types.ts';

/** Older versions lack routes that the app needs (kitsu-api 3). */
export const OLDEST_KITSU = '0.17.0';
/** Since this version Kitsu can hand a browser's sign-in to an app (kitsu-api 2.2). */
export const BROWSER_SIGN_IN_SINCE = '1.0.95';

/** An address where Kitsu's API may be. */
export interface ApiRoot {
  /** `https://kitsu.mystudio.com/api`, without a trailing slash. */
  api: string;
  /** `https://kitsu.mystudio.com`: the pages for people. */
  site: string;
  /** `kitsu.mystudio.com` or `kitsu.mystudio.com:8080`. */
  host: string;
  /** Plain http to another machine: nothing is sent there unless the artist agreed. */
  needsConsent: boolean;
}

export interface FoundServer extends ServerInfo {
  api: string;
}

export interface Discovery {
  transport: Transport;
  userAgent: string;
  /** The artist agreed to plain http. */
  allowHttp: boolean;
  /** For each request; a slow server is told apart from a missing one. */
  silenceMs?: number;
}

/** Longer than the 30 s that a studio's server takes on a bad day. */
const SILENCE_MS = 40_000;
const MAX_BYTES = 1024 * 1024;
const root = z.looseObject({ api: z.string(), version: z.string() });
const config = z.looseObject({
  saml_enabled: z.boolean().nullish(),
  saml_idp_name: z.string().nullish(),
  oidc_enabled: z.boolean().nullish(),
  oidc_idp_name: z.string().nullish(),
});

/** While Kitsu is away only this request is made, so it must fail soon. */
const PROBE_SILENCE_MS = 10_000;

/** Asks a known server whether Kitsu is there (`GET /`, public). */
export const probeKitsu = (http: Http): Promise<KitsuAnswer<unknown>> =>
  http.request({
    method: 'GET',
    path: '/',
    schema: root,
    auth: false,
    silenceMs: PROBE_SILENCE_MS,
  });

/** Tries each address in order (`GET /`, then `GET /config`); returns the first Kitsu. */
export async function discoverServer(
  candidates: ApiRoot[],
  options: Discovery,
): Promise<Result<FoundServer>> {
  const places = [...candidates];
  const silent = new Set<string>();
  let worst: Failure | null = null;
  // The list grows by at most one entry, the https variant of an http address.
  for (let at = 0; at < places.length && at < 12; at += 1) {
    const place = places[at] as ApiRoot;
    const origin = new URL(place.api).origin;
    if (silent.has(origin)) continue;
    if (place.needsConsent && !options.allowHttp) return plainHttp(place.host);
    const answer = await ask(place, options);
    const upgrade = answer.ok ? null : httpsTwin(place, answer.failure);
    if (upgrade && !places.some(({ api }) => api === upgrade.api)) {
      places.splice(at + 1, 0, upgrade);
      continue;
    }
    if (!answer.ok && answer.failure.kind !== 'redirected') silent.add(origin);
    const found = await understand(place, answer, options);
    if (found.ok || found.code === 'too-old') return found;
    worst = graver(worst, found);
  }
  return worst ?? notAKitsu(candidates[0]?.host ?? 'this address');
}

function ask(
  place: ApiRoot,
  { transport, userAgent, silenceMs }: Discovery,
): Promise<TransportAnswer> {
  return transport.send({
    method: 'GET',
    url: `${place.api}/`,
    headers: { accept: 'application/json', 'user-agent': userAgent },
    silenceMs: silenceMs ?? SILENCE_MS,
    maxBytes: MAX_BYTES,
  });
}

async function understand(
  place: ApiRoot,
  answer: TransportAnswer,
  options: Discovery,
): Promise<Result<FoundServer>> {
  const { host } = place;
  if (!answer.ok) return noAnswer(host, answer.failure);
  const { status, body } = answer.response;
  if (status >= 500) {
    const action = 'Try again in a moment, or ask whoever runs your Kitsu.';
    return failure('server-fault', `${host} answers, but with a fault (${status}).`, action);
  }
  if (status === 401 || status === 407) {
    const action = 'Ask your IT how desktop apps reach Kitsu past it.';
    return failure('not-a-kitsu', `${host} asks for a sign-in of its own, before Kitsu.`, action);
  }
  const parsed = root.safeParse(parseJson(body));
  if (status >= 300 || !parsed.success || parsed.data.api.toLowerCase() !== 'zou')
    return notAKitsu(host);
  const { version } = parsed.data;
  if (isOlder(version, OLDEST_KITSU)) {
    return failure(
      'too-old',
      `The Kitsu at ${host} is version ${version}. Kitsu Companion needs ${OLDEST_KITSU} or newer.`,
      'Ask whoever runs your Kitsu to update it.',
    );
  }
  return success({
    api: place.api,
    host,
    site: place.site,
    version,
    singleSignOn: await singleSignOn(place, options),
    browserSignIn: !isOlder(version, BROWSER_SIGN_IN_SINCE),
  });
}

/** Name of the studio's identity provider, or `null`; old servers have no `/config`. */
async function singleSignOn(place: ApiRoot, options: Discovery): Promise<string | null> {
  const { transport, userAgent, silenceMs = SILENCE_MS } = options;
  const http = createHttp({ api: place.api, transport, userAgent, tokens: null });
  const answer = await http.request({
    method: 'GET',
    path: '/config',
    schema: config,
    auth: false,
    silenceMs,
  });
  if (!answer.ok) return null;
  const { saml_enabled: saml, oidc_enabled: oidc } = answer.value;
  if (saml) return text(answer.value.saml_idp_name) || 'single sign-on';
  return oidc ? text(answer.value.oidc_idp_name) || 'single sign-on' : null;
}

/** `true` only if both are versions and the first is lower: `dev` counts as new. */
export function isOlder(version: string, than: string): boolean {
  const parts = (text: string): number[] =>
    (/^v?\d+(\.\d+)*/.exec(text)?.[0] ?? '').replace('v', '').split('.').map(Number);
  if (!/^v?\d/.test(version)) return false;
  const [one, other] = [parts(version), parts(than)];
  for (let at = 0; at < 3; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** Only an upgrade from http to https on the same machine is followed, and only in discovery. */
function httpsTwin(place: ApiRoot, { kind, detail }: TransportFailure): ApiRoot | null {
  const target = /https:\/\/\S+/.exec(detail)?.[0];
  if (kind !== 'redirected' || !place.api.startsWith('http:') || !target) return null;
  const [from, to] = [new URL(place.api), new URL(target)];
  if (to.hostname !== from.hostname) return null;
  const moved = (url: string): string => `${to.origin}${new URL(url).pathname}`.replace(/\/$/, '');
  return { api: moved(place.api), site: moved(place.site), host: to.host, needsConsent: false };
}

function noAnswer(host: string, { kind, detail }: TransportFailure): Failure {
  switch (kind) {
    case 'unreachable':
      return failure(
        'unreachable',
        `${host} cannot be reached.`,
        'Check the address, and your network or VPN.',
      );
    case 'timeout':
      return failure(
        'timeout',
        `${host} took too long to answer.`,
        'Try again, and check your network or VPN.',
      );
    case 'tls': {
      const { message, action } = certificateWords(detail, host);
      return failure('tls-not-trusted', `${message} Nothing was sent.`, action);
    }
    case 'redirected': {
      const target = /https?:\/\/[^/\s]+/.exec(detail)?.[0];
      const action = target
        ? `If your Kitsu is at ${target}, type that.`
        : 'Open the address in a browser and see where it leads.';
      return failure('not-a-kitsu', `${host} sends us on to another address.`, action);
    }
    case 'cut':
      return failure(
        'unreachable',
        `The answer of ${host} was cut off.`,
        'Check your network or VPN and try again.',
      );
    case 'too-large':
      return notAKitsu(host);
    case 'file':
    case 'not-taken':
    case 'cancelled':
      return failure('cancelled', 'Cancelled.');
  }
}

const notAKitsu = (host: string): Failure =>
  failure(
    'not-a-kitsu',
    `There is no Kitsu at ${host}.`,
    'Type the address that you open Kitsu with in the browser.',
  );

const plainHttp = (host: string): Failure =>
  failure(
    'plain-http',
    `${host} is not encrypted: your password could be read on the way.`,
    'Use https, or agree to send it anyway.',
  );

/** The failure that says more about what to do; the first one if both say the same. */
function graver(one: Failure | null, other: Failure): Failure {
  const order = [
    'cancelled',
    'tls-not-trusted',
    'server-fault',
    'timeout',
    'unreachable',
    'not-a-kitsu',
  ];
  if (!one) return other;
  return order.indexOf(other.code) < order.indexOf(one.code) ? other : one;
}
