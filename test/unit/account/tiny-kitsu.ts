import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

export interface Received {
  method: string;
  path: string;
  authorization: string;
  body: Record<string, unknown>;
}
/** Answers one request; a body that is a string goes out as HTML. */
export type Route = (received: Received) => Told | Promise<Told>;
export interface Told {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

export interface TinyKitsu {
  url: string;
  port: number;
  routes: Record<string, Route>;
  received: Received[];
  count(path: string): number;
  close(): Promise<void>;
}

/** A web server on loopback with a test's own answers; everything else is 404. */
export async function tinyKitsu(
  routes: Record<string, Route> = {},
  tls = false,
): Promise<TinyKitsu> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const table = { ...KITSU, ...routes };
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const [path = '/'] = (request.url ?? '/').split('?');
      const one: Received = {
        method: request.method ?? '',
        path,
        authorization: request.headers.authorization ?? '',
        body: text ? (JSON.parse(text) as Record<string, unknown>) : {},
      };
      received.push(one);
      const told = table[path]?.(one) ?? { status: 404, body: { message: 'Not found' } };
      void Promise.resolve(told).then((answer) => tell(response, answer));
    });
  };
  const server = tls ? createTlsServer({ key: KEY, cert: CERT }, listener) : createServer(listener);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? 'https' : 'http'}://localhost:${port}`,
    port,
    routes: table,
    received,
    count: (path) => received.filter((one) => one.path === path).length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function tell(response: ServerResponse, answer: Told): void {
  if (answer === SILENCE) return;
  const html = typeof answer.body === 'string';
  response.writeHead(answer.status, {
    'content-type': html ? 'text/html' : 'application/json',
    ...answer.headers,
  });
  response.end(html ? answer.body : JSON.stringify(answer.body));
}

/** A request that is accepted and never answered. */
export const SILENCE = { status: 0, body: null };

export const MAREK = {
  id: 'b1f3',
  email: 'marek@example.com',
  full_name: 'Marek Novák',
  role: 'user',
};
export const STUDIO = { name: 'Fox Films' };
export const LET_IN = {
  login: true,
  user: MAREK,
  organisation: STUDIO,
  access_token: 'access-token-one',
  refresh_token: 'refresh-token-one',
};
export const ok = (body: unknown): Told => ({ status: 200, body });
export const EXPIRED = { status: 401, body: { error: true, message: 'Signature has expired' } };

const KITSU: Record<string, Route> = {
  '/api/': () => ok({ api: 'Zou', version: '1.0.97' }),
  '/api/config': () => ok({ saml_enabled: false, oidc_enabled: false, is_self_hosted: true }),
  '/api/auth/login': () => ok(LET_IN),
  '/api/auth/logout': () => ok({ logout: true }),
};

/** Self-signed, so trusted nowhere; useless outside of these tests. */
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgF5C73PysJc7fjBkN
q9V+vbq11q+ABZnz0BFMJsRdbAyhRANCAASIUrhX0r+OF06Zw/8qBuyw3BCeJGMk
nC7tMfnZoyR71RTDCrfauUcIzBKKft3NBaxKrvmjLqptHfKRHRly4hGo
-----END PRIVATE KEY-----`;
const CERT = `-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIUd+JYoRFbC+co5opLpA3kwj8ykWUwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTAyMjA1NFoYDzIxMjYxMDI4
MDIyMDU0WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASIUrhX0r+OF06Zw/8qBuyw3BCeJGMknC7tMfnZoyR71RTDCrfauUcI
zBKKft3NBaxKrvmjLqptHfKRHRly4hGoo2kwZzAdBgNVHQ4EFgQUEkU1at+NYR3e
rg14DglDbJerJx0wHwYDVR0jBBgwFoAUEkU1at+NYR3erg14DglDbJerJx0wDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SAAwRQIhANL7m0TL4vZ0wYirK+qM2g1nihzcSLVw6QWk3+6xZXkDAiBZMoLJOcOI
MBNxZls3oBe5vO3HZxh18D8g3SFtaHAnFA==
-----END CERTIFICATE-----`;
