import type { HttpResponse, TransportFailure } from './transport.ts';

/** Same scheme, host and port. Anything that is not an absolute URL has no origin. */
export function sameOrigin(one: string, other: string): boolean {
  try {
    const origin = new URL(one).origin;
    return origin !== 'null' && origin === new URL(other).origin;
  } catch {
    return false;
  }
}

/**
 * Maps a network error of Chromium. `answered`: the server's headers had arrived, so a failure after
 * that is a cut answer, not an unreachable server.
 */
export function transportFailureOf(error: unknown, answered: boolean): TransportFailure {
  const detail = error instanceof Error ? error.message : String(error);
  // A port that speaks no TLS at all is unreachable; it is not a matter of an untrusted certificate.
  const untrusted = /ERR_CERT_|ERR_SSL_|ERR_BAD_SSL_/.test(detail);
  if (untrusted && !detail.includes('ERR_SSL_PROTOCOL_ERROR')) return { kind: 'tls', detail };
  if (detail.includes('ERR_TIMED_OUT') || detail.includes('ERR_CONNECTION_TIMED_OUT')) {
    return { kind: 'timeout', detail };
  }
  return { kind: answered ? 'cut' : 'unreachable', detail };
}

/**
 * What is wrong with a certificate, by Chromium's name or Node's: it is for another host, its time is
 * over or has not begun, or nobody that this computer knows stands behind it (`authority`).
 */
export function certificateFaultOf(detail: string): 'name' | 'date' | 'authority' {
  if (/COMMON_NAME_INVALID|ALTNAME_INVALID/.test(detail)) return 'name';
  return /CERT_DATE_INVALID|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/.test(detail)
    ? 'date'
    : 'authority';
}

/** Electron gives repeated headers as lists; HTTP means one string for each. */
export function joinHeaders(headers: Record<string, string | string[]>): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    joined[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return joined;
}

/**
 * How many bytes of the announced length are missing; 0 if the answer is whole or announced none. A
 * compressed body (`content-encoding`) is already decompressed here, so its announced length says
 * nothing.
 */
export function missingBytes(
  method: string,
  response: Pick<HttpResponse, 'status' | 'headers'>,
  received: number,
): number {
  const announced = Number(response.headers['content-length']);
  const packed = response.headers['content-encoding'] !== undefined;
  const bodiless = method === 'HEAD' || response.status === 204 || response.status === 304;
  if (packed || bodiless || !Number.isFinite(announced)) return 0;
  return Math.max(0, announced - received);
}
