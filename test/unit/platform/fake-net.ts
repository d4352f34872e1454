import { EventEmitter } from 'node:events';
import type { NetParts } from '../../../electron/platform/net-transport.ts';

/** A request of Electron's `net`, controlled by the test. */
export class FakeRequest extends EventEmitter {
  readonly headers: Record<string, string> = {};
  aborted = false;
  followed = 0;
  body: Buffer | undefined;
  chunkedEncoding = false;
  /** The stream that Electron hands a chunked body to. */
  readonly _body = new EventEmitter();
  ended = false;
  /** Takes no more until `drain()`. */
  isFull = false;
  readonly written: Buffer[] = [];
  private held: (() => void) | null = null;
  /** Bytes of the body that have left. */
  sent = 0;

  constructor(readonly options: Record<string, unknown>) {
    super();
  }
  setHeader(name: string, value: string): void {
    this.headers[name.toLowerCase()] = value;
  }
  write(chunk: Buffer, taken?: () => void): void {
    // Whoever wrote it may use its memory again once it is taken.
    this.written.push(Buffer.from(chunk));
    if (this.isFull) this.held = taken ?? null;
    else taken?.();
  }
  drain(): void {
    this.isFull = false;
    this.held?.();
  }
  end(body?: Buffer): void {
    this.ended = true;
    this.body = body;
  }
  abort(): void {
    this.aborted = true;
  }
  getUploadProgress(): { active: boolean; current: number } {
    return { active: this.body !== undefined, current: this.chunkedEncoding ? 0 : this.sent };
  }
  followRedirect(): void {
    this.followed += 1;
  }

  /** The response headers arrive; the returned message accepts `data`, `end` and so on. */
  respond(status: number, headers: Record<string, string | string[]> = {}): EventEmitter {
    const message = Object.assign(new EventEmitter(), { statusCode: status, headers });
    this.emit('response', message);
    return message;
  }
}

/** Electron's `net` and `session` for the transport, which record their requests. */
export function fakeNet(): { parts: NetParts; requests: FakeRequest[]; partitions: unknown[][] } {
  const requests: FakeRequest[] = [];
  const partitions: unknown[][] = [];
  const parts = {
    userAgent: 'kitsu-companion/9.9.9',
    net: {
      request: (options: Record<string, unknown>) => {
        const request = new FakeRequest(options);
        requests.push(request);
        return request;
      },
    },
    session: {
      fromPartition: (...args: unknown[]) => {
        partitions.push(args);
        return { setUserAgent: () => undefined, closeAllConnections: () => Promise.resolve() };
      },
    },
  };
  return { parts: parts as unknown as NetParts, requests, partitions };
}
