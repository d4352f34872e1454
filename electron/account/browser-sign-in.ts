import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { http } from '../platform/late-modules.ts';
import { createAlarm } from '../shared/concurrency.ts';
import { failure, success, type Result } from '../shared/result.ts';

/** What the browser brought back: to be exchanged for tokens at `POST /auth/app-login/token`. */
export type BrowserAnswer = Result<{ code: string; verifier: string }>;

export interface BrowserSignIn {
  answer: Promise<BrowserAnswer>;
  cancel(): void;
}

export interface BrowserSignInOptions {
  /** Kitsu's site, whose `/app-login` page asks for consent (kitsu-api 2.2). */
  site: string;
  openBrowser(url: string): unknown;
  /** Milliseconds until the attempt is given up. */
  limitMs?: number;
}

const FIVE_MINUTES = 5 * 60_000;
const APP_NAME = 'Kitsu Companion';

/**
 * Signs in through the system's browser, which supports single sign-on and passkeys. The browser
 * returns to a listener on this computer alone, with a code that is worthless without the verifier,
 * which never leaves this process (PKCE, RFC 7636 and 8252).
 */
export function startBrowserSignIn(options: BrowserSignInOptions): BrowserSignIn {
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const sockets = new Set<Socket>();
  let finish: (answer: BrowserAnswer) => void = () => undefined;
  let port = 0;
  let over = false;

  const server = http().createServer((request, response) => {
    const read = readReturn(request, port, state);
    if (read === null) return page(response, 404, 'There is nothing here.');
    page(response, 200, 'You can go back to Kitsu Companion.', () => {
      finish(
        'code' in read
          ? success({ code: read.code, verifier })
          : failure(
              'refused',
              'The sign-in was denied in the browser.',
              'Sign in with the browser once more, or with your password.',
            ),
      );
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  const answer = new Promise<BrowserAnswer>((resolve) => {
    const limit = createAlarm();
    limit.set(options.limitMs ?? FIVE_MINUTES, () =>
      finish(
        failure(
          'timeout',
          'The browser did not come back within 5 minutes.',
          'Sign in with the browser once more.',
        ),
      ),
    );
    finish = (value) => {
      over = true;
      limit.clear();
      resolve(value);
      server.close();
      for (const socket of sockets) socket.destroySoon();
    };
  });

  server.on('error', () => {
    finish(
      failure(
        'unexpected',
        'This computer does not let the browser come back to the app.',
        'Sign in with your password instead.',
      ),
    );
  });
  server.listen(0, '127.0.0.1', () => {
    if (over) return;
    port = (server.address() as AddressInfo).port;
    const url = consentUrl(options.site, port, verifier, state);
    Promise.resolve()
      .then(() => options.openBrowser(url))
      .catch(() =>
        finish(
          failure(
            'unexpected',
            'The browser could not be opened.',
            'Choose a default browser in your system’s settings, or sign in with your password.',
          ),
        ),
      );
  });
  return { answer, cancel: () => finish(failure('cancelled', 'Cancelled.')) };
}

function consentUrl(site: string, port: number, verifier: string, state: string): string {
  const query = new URLSearchParams({
    port: String(port),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    state,
    app_name: APP_NAME,
  });
  return `${site}/app-login?${query.toString()}`;
}

/**
 * `null` for everything but the expected navigation. The Host check keeps out pages whose own name was
 * made to point here (DNS rebinding); the state keeps out all others.
 */
function readReturn(
  request: IncomingMessage,
  port: number,
  state: string,
): { code: string } | { denied: true } | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (request.method !== 'GET' || !hosts.includes(request.headers.host ?? '')) return null;
  const target = request.url ?? '';
  if (!/^\/\?/.test(target)) return null;
  const query = new URLSearchParams(target.slice(2));
  if (!sameText(query.get('state') ?? '', state)) return null;
  const code = query.get('code') ?? '';
  if (query.has('error')) return { denied: true };
  return code !== '' && code.length <= 1000 ? { code } : null;
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function page(response: ServerResponse, status: number, text: string, sent?: () => void): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Kitsu Companion</title><p>${text}</p></html>`;
  response.end(html, sent);
}
