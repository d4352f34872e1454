/**
 * How HTTP requests leave the app. The product's transport is Chromium's own network stack
 * (`net-transport.ts`), which knows the system's proxy and certificates; this file is what
 * everything else may know about it.
 */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  url: string;
  headers: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
  /** For the whole request, headers and body. */
  timeoutMs: number;
  /** A larger body is cut off and answered as `too-large`. */
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
    /** The server pointed to another origin: never followed, the token would travel with it. */
    | 'redirected';
  detail: string;
};

export type TransportAnswer =
  { ok: true; response: HttpResponse } | { ok: false; failure: TransportFailure };

export interface Transport {
  /** Never throws. */
  send(request: HttpRequest): Promise<TransportAnswer>;
}
