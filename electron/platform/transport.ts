/**
 * How HTTP requests leave the app. In the product this is Chromium's own network stack
 * (`net-transport.ts`), which knows the system's proxy and certificates; the rest of the app knows only
 * this file.
 */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  url: string;
  headers: Record<string, string>;
  body?: string | Buffer;
  signal?: AbortSignal;
  /** How long nothing may move in either direction. A slow line that goes on moving bytes is no failure. */
  silenceMs: number;
  /** A larger body is cut off, and the failure is `too-large`. */
  maxBytes: number;
}

export interface HttpResponse {
  status: number;
  /** Lower-case names; repeated headers are joined by `, `. */
  headers: Record<string, string>;
  body: Buffer;
  /** Where the answer came from, after redirects within the same origin. */
  url: string;
}

export type TransportFailure = {
  kind:
    | 'unreachable'
    | 'timeout'
    | 'tls'
    /** The connection ended before the announced body did. */
    | 'cut'
    | 'cancelled'
    | 'too-large'
    /** The server redirected to another origin: never followed, since the token would travel with it. */
    | 'redirected';
  detail: string;
};

/** Why the server was not reached, as far as the network stack tells (Chromium's names, and Node's). */
export function causeOf(detail: string): 'no-network' | 'no-name' | 'refused' | null {
  if (/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_IO_SUSPENDED|ENETUNREACH|ENETDOWN/.test(detail))
    return 'no-network';
  if (/ERR_NAME_(NOT_RESOLVED|RESOLUTION_FAILED)|ERR_DNS_|ENOTFOUND|EAI_AGAIN/.test(detail))
    return 'no-name';
  return /ERR_CONNECTION_REFUSED|ECONNREFUSED/.test(detail) ? 'refused' : null;
}

export type TransportAnswer =
  { ok: true; response: HttpResponse } | { ok: false; failure: TransportFailure };

export interface Transport {
  /** Never throws. */
  send(request: HttpRequest): Promise<TransportAnswer>;
}
