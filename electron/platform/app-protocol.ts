import type { CustomScheme, Protocol } from 'electron';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { MEDIA_HEADERS, PAGE_HEADERS } from '../security/csp.ts';
import { APP_SCHEME, MEDIA_SCHEME } from '../security/app-address.ts';
import { listBuiltFiles, serveAppFile, type Served } from './app-files.ts';
import {
  serveMedia,
  type MediaRequest,
  type MediaSources,
  type ServedMedia,
} from './media-files.ts';

type Answerer = (request: MediaRequest) => Promise<ServedMedia> | ServedMedia;

/**
 * The parts of a session's `protocol` that are used. Electron 22 has only the buffer and stream calls, 45 has
 * `handle`.
 */
export interface ProtocolParts {
  handle?: Protocol['handle'];
  registerBufferProtocol?: Protocol['registerBufferProtocol'];
  registerStreamProtocol?: Protocol['registerStreamProtocol'];
  interceptBufferProtocol?: Protocol['interceptBufferProtocol'];
}

const SCHEMES: CustomScheme[] = [
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  // `stream`: a movie is played from parts of it, as they come. The others: our page reads pixels and bytes of it.
  {
    scheme: MEDIA_SCHEME,
    privileges: {
      standard: true,
      secure: true,
      stream: true,
      supportFetchAPI: true,
      corsEnabled: true,
    },
  },
];

/** Must be called before the app is ready. */
export function declareSchemes(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged(SCHEMES);
}

/**
 * Serves the built page on `app:`, pictures and movies on `media:`, and refuses `file:`. Call it once, when the
 * app is ready. `onServed` hears of each file of a page that is asked for.
 */
export function serveSchemes(
  protocol: ProtocolParts,
  options: {
    rendererFolder: string;
    onServed?: (url: string) => void;
    /** Answers in place of a file, or with what it makes of it. */
    instead?: (url: string, file: () => Served) => Served;
  } & MediaSources,
): void {
  let files: ReadonlyMap<string, string> | null = null;
  answer(protocol, APP_SCHEME, (request) => {
    options.onServed?.(request.url);
    // With the first request: the window is on its way by then.
    const known = (files ??= listBuiltFiles(options.rendererFolder));
    const file = (): Served => serveAppFile(request, known, PAGE_HEADERS);
    return options.instead?.(request.url, file) ?? file();
  });
  answer(protocol, MEDIA_SCHEME, (request) => serveMedia(request, options, MEDIA_HEADERS));
  refuseFiles(protocol);
}

function answer(protocol: ProtocolParts, scheme: string, answerer: Answerer): void {
  if (protocol.handle) return answerByHandle({ handle: protocol.handle }, scheme, answerer);
  // Streams alone are not held whole; the page's own files need none.
  if (scheme === MEDIA_SCHEME) return answerByStream(protocol, answerer);
  protocol.registerBufferProtocol?.(scheme, (request, callback) => {
    void ask(answerer, request).then(({ status, headers, body }) => {
      const data = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      callback({ statusCode: status, headers, mimeType: mimeTypeOf(headers), data });
    });
  });
}

function answerByHandle(
  protocol: Required<Pick<ProtocolParts, 'handle'>>,
  scheme: string,
  answerer: Answerer,
): void {
  protocol.handle(scheme, async ({ method, url, headers: asked }) => {
    const range = asked.get('range') ?? undefined;
    const { status, headers, body } = await answerer({ method, url, range });
    return new Response(webBodyOf(body), { status, headers });
  });
}

function webBodyOf(body: ServedMedia['body']): BodyInit | null {
  if (Buffer.isBuffer(body)) return body.length > 0 ? new Uint8Array(body) : null;
  const stream: NodeReadableStream = Readable.toWeb(streamOf(body));
  // One and the same in Electron, two to the types.
  return stream as unknown as BodyInit;
}

function answerByStream(protocol: ProtocolParts, answerer: Answerer): void {
  protocol.registerStreamProtocol?.(MEDIA_SCHEME, (request, callback) => {
    void ask(answerer, request).then(({ status, headers, body }) => {
      const data = Buffer.isBuffer(body) ? Readable.from([body]) : streamOf(body);
      callback({ statusCode: status, headers, mimeType: mimeTypeOf(headers), data });
    });
  });
}

/** One piece ahead of whoever reads. Ending it ends what it is read from. */
function streamOf(body: AsyncGenerator<Buffer>): Readable {
  const stream = Readable.from(body, { highWaterMark: 1 });
  // Whoever reads hears of it; nobody else has to.
  stream.on('error', () => undefined);
  return stream;
}

const ask = (
  answerer: Answerer,
  { method, url, headers }: { method: string; url: string; headers?: Record<string, string> },
): Promise<ServedMedia> => {
  const [, range] =
    Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'range') ?? [];
  return Promise.resolve(answerer({ method, url, range }));
};

const mimeTypeOf = (headers: Readonly<Record<string, string>>): string =>
  headers['Content-Type']?.split(';')[0] ?? 'text/plain';

/** net::ERR_ACCESS_DENIED. */
const ACCESS_DENIED = -10;

/** Chromium has its own handler for `file:`; one that always fails replaces it. */
function refuseFiles(protocol: ProtocolParts): void {
  if (protocol.handle) protocol.handle('file', () => Response.error());
  else {
    protocol.interceptBufferProtocol?.('file', (_request, callback) =>
      callback({ error: ACCESS_DENIED }),
    );
  }
}
