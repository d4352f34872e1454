/**
 * How HTTP requests leave the app. In the product this is Chromium's own network stack
 * (`net-transport.ts`), which knows the system's proxy and certificates; the rest of the app knows only
 * this file.
 */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  url: string;
  headers: Record<string, string>;
  body?: string | Buffer | StreamedBody;
  /** Tells how much of a streamed body has left, from time to time. */
  onProgress?: OnProgress;
  signal?: AbortSignal;
  /** How long nothing may move in either direction. A slow line that goes on moving bytes is no failure. */
  silenceMs: number;
  /** How long the server may think once a streamed body has left: Kitsu encodes a movie before it answers. */
  thinkingMs?: number;
  /** A larger body is cut off, and the failure is `too-large`. */
  maxBytes: number;
  /**
   * Takes the answer's body as it comes, instead of `HttpResponse.body`; `null` for an answer that is gathered all the
   * same, such as a refusal. Such a body may take as long as it moves.
   */
  into?: (status: number, headers: Readonly<Record<string, string>>) => BodySink | null;
}

/** A file on this computer that is to be sent. */
export interface FileOnDisk {
  /** As the server is to know it, with its extension. */
  name: string;
  /** Absolute. */
  path: string;
  /** Bytes. */
  size: number;
}

/** A body that is read from disk while it is sent, never whole into memory: files, and what stands around them, in order. */
export interface StreamedBody {
  parts: readonly (Buffer | FileOnDisk)[];
}

/** Bytes of the body that have left, and of the whole body. */
export interface Progress {
  sent: number;
  of: number;
}
export type OnProgress = (progress: Progress) => void;

/** Takes a body piece by piece: the next one comes only when the one before was taken. */
export interface BodySink {
  write(chunk: Buffer): Promise<void>;
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
    /** Whoever takes the body of the answer could not: a full disk. */
    | 'not-taken'
    /** The file that was to be sent cannot be read, or is shorter than it was. */
    | 'file'
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
