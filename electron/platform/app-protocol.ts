import type { CustomScheme, Protocol } from 'electron';
import { MEDIA_HEADERS, PAGE_HEADERS } from '../security/csp.ts';
import { APP_SCHEME, MEDIA_SCHEME } from '../security/app-address.ts';
import { listBuiltFiles, serveAppFile, type Served } from './app-files.ts';
import { serveMedia, type FindMedia } from './media-files.ts';

type Answerer = (request: { method: string; url: string }) => Promise<Served> | Served;

/**
 * The parts of a session's `protocol` that are used. Electron 22 has only the buffer calls, 45 has
 * `handle`.
 */
export interface ProtocolParts {
  handle?: Protocol['handle'];
  registerBufferProtocol?: Protocol['registerBufferProtocol'];
  interceptBufferProtocol?: Protocol['interceptBufferProtocol'];
}

const SCHEMES: CustomScheme[] = [
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  { scheme: MEDIA_SCHEME, privileges: { standard: true, secure: true } },
];

/** Must be called before the app is ready. */
export function declareSchemes(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged(SCHEMES);
}

/**
 * Serves the built page on `app:` and pictures on `media:`, and refuses `file:`. Call it once, when the
 * app is ready.
 */
export function serveSchemes(
  protocol: ProtocolParts,
  options: { rendererFolder: string; findMedia: FindMedia },
): void {
  const files = listBuiltFiles(options.rendererFolder);
  answer(protocol, APP_SCHEME, (request) => serveAppFile(request, files, PAGE_HEADERS));
  answer(protocol, MEDIA_SCHEME, (request) =>
    serveMedia(request, options.findMedia, MEDIA_HEADERS),
  );
  refuseFiles(protocol);
}

function answer(protocol: ProtocolParts, scheme: string, answerer: Answerer): void {
  if (protocol.handle) {
    protocol.handle(scheme, async (request) => {
      const { status, headers, body } = await answerer(request);
      return new Response(body.length > 0 ? new Uint8Array(body) : null, { status, headers });
    });
    return;
  }
  protocol.registerBufferProtocol?.(scheme, (request, callback) => {
    void Promise.resolve(answerer(request)).then(({ status, headers, body }) => {
      const mimeType = headers['Content-Type']?.split(';')[0] ?? 'text/plain';
      callback({ statusCode: status, headers, mimeType, data: body });
    });
  });
}

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
