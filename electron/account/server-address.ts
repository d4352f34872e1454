import type { ApiRoot } from '../kitsu/server.ts';
import { failure, success, type Failure, type Result } from '../shared/result.ts';

export interface ServerAddress {
  host: string;
  /** In the order in which to try them. */
  candidates: ApiRoot[];
}

const EXAMPLE = 'Type it like kitsu.mystudio.com.';
const bad = (message: string, action: string = EXAMPLE): Failure =>
  failure('bad-input', message, action);

/**
 * Reads the address of a Kitsu as people type or paste it: with or without scheme, port, `/api`, or the
 * address of a whole page. https comes first, except for this computer itself. Plain http to another
 * machine is a candidate only if it was typed, and then it needs consent.
 */
export function parseServerAddress(typed: string): Result<ServerAddress> {
  const text = typed.trim().replace(/^[<"']+|[>"']+$/g, '');
  if (text === '') return bad('Type the address of your Kitsu.');
  const scheme = /^(https?):\/*/i.exec(text);
  if (!scheme && isOtherScheme(text)) return bad(`“${text}” is not a web address.`);
  const rest = bracketed(scheme ? text.slice(scheme[0].length) : text);
  const authority = rest.split(/[/?#\\]/)[0] ?? '';
  if (authority.includes('@')) {
    return scheme || /:.*@/.test(authority)
      ? bad(
          'An address with a name or password in it is not used: others could read it.',
          'Leave out what stands before the @.',
        )
      : bad(`“${text}” looks like an email address.`);
  }
  if (authority === '' || /\s/.test(authority)) return bad(`“${text}” is not a web address.`);

  const typedScheme = scheme?.[1]?.toLowerCase();
  const url = parseUrl(`${typedScheme ?? 'https'}://${rest}`);
  if (!url || url.hostname === '') return bad(`“${text}” is not a web address.`);
  const schemes = schemesFor(typedScheme, /:\d+$/.test(authority), isLoopback(url.hostname));
  const candidates = schemes.flatMap((name) => {
    // Parsed again: the default port of one scheme is not that of the other.
    const base = parseUrl(`${name}://${rest}`);
    return base ? rootsOf(base) : [];
  });
  return success({ host: url.host, candidates });
}

/** This computer itself: what is sent there never leaves it. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

/** The address as the form shows it: with the scheme only if it must be typed. */
export function displayAddress(site: string): string {
  const url = parseUrl(site);
  if (!url) return site;
  const bare = `${url.host}${url.pathname.replace(/\/$/, '')}`;
  return url.protocol === 'https:' || isLoopback(url.hostname) ? bare : `http://${bare}`;
}

/**
 * A typed http address is tried as https first, unless its port belongs to one protocol: if it works,
 * nobody needs to consent. An address without a scheme never falls back to plain http.
 */
function schemesFor(typed: string | undefined, hasPort: boolean, loopback: boolean): string[] {
  if (typed === 'https') return ['https'];
  if (typed === 'http') return loopback || hasPort ? ['http'] : ['https', 'http'];
  return loopback ? ['http', 'https'] : ['https'];
}

/** Behind a studio's web server the API is under `/api`; Kitsu's own server has it at the root. */
function rootsOf(url: URL): ApiRoot[] {
  const needsConsent = url.protocol === 'http:' && !isLoopback(url.hostname);
  const segments = url.pathname.split('/').filter(Boolean);
  const apiAt = segments.indexOf('api');
  const folder =
    apiAt > 0 ? segments.slice(0, apiAt).join('/') : apiAt === 0 ? '' : (segments[0] ?? '');
  const folders = apiAt > 0 ? [folder, ''] : ['', folder];
  const roots = folders.map((path) => (path ? `${url.origin}/${path}` : url.origin));
  const sites = [...new Set(roots)];
  const behind = sites.map((site) => ({ api: `${site}/api`, site }));
  return [...behind, { api: url.origin, site: url.origin }].map((place) => ({
    ...place,
    host: url.host,
    needsConsent,
  }));
}

/** `mailto:x`, `ftp://x`, `javascript:x`; but `studio:8080` is a host with a port. */
function isOtherScheme(text: string): boolean {
  const match = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(text);
  if (!match || /^\d+([/?#]|$)/.test(match[2] ?? '') || (match[2] ?? '').includes('@'))
    return false;
  return match[2]?.startsWith('//') === true || !(match[1] ?? '').includes('.');
}

/** `::1` and `fe80::1/api` are meant as hosts: the URL syntax requires brackets. */
function bracketed(rest: string): string {
  const bare = /^([0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*)(.*)$/i.exec(rest);
  return bare ? `[${bare[1] ?? ''}]${bare[2] ?? ''}` : rest;
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
