import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { FilePart, Refusal, serverFault, tooLarge } from './answer.ts';
import type { Answer } from './answer.ts';
import { borderOf, dropFiles, readForm } from './form.ts';
import type { SentForm } from './form.ts';

const MOST_BYTES = 20 * 1024 * 1024;
/** Zou's own limit, for forms with files. */
const MOST_FORM_BYTES = 10 * 1024 ** 3;

/** A request, as the site's handlers receive it. */
export interface Visit {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  /** Empty where the body is a form. */
  body: Buffer;
  form: SentForm | null;
}

export interface HttpServer {
  port: number;
  /** Handles upgrades (sockets), which it must check with `isOwn` like any request. */
  server: Server;
  close(): Promise<void>;
}

/** Headers that zou sends with every answer. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'content-security-policy': "frame-ancestors 'self'",
  'referrer-policy': 'strict-origin-when-cross-origin',
};

/**
 * Listens on 127.0.0.1 only. Pages of other sites cannot reach it: a name that points here (DNS
 * rebinding) is not our Host, and their requests carry a foreign Origin.
 */
export async function openHttpServer(
  port: number,
  /** Where the files of a form stay while its request is answered. */
  incoming: string,
  answer: (visit: Visit) => Promise<Answer>,
): Promise<HttpServer> {
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    serve(request, response, incoming, answer).catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const bound = await listen(server, port);
  return {
    port: bound,
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  incoming: string,
  answer: (visit: Visit) => Promise<Answer>,
): Promise<void> {
  const host = request.headers.host ?? '';
  if (!isOwnHost(request))
    return send(response, plain(421, 'This studio answers to 127.0.0.1 only.'));
  if (!isOwnPage(request))
    return send(response, plain(403, 'This studio answers to its own pages only.'));
  const { url = '/', method = 'GET', headers } = request;
  const border = borderOf(headers['content-type'] ?? '');
  let form: SentForm | null = null;
  try {
    if (Number(headers['content-length'] ?? 0) > MOST_FORM_BYTES) throw tooLarge();
    if (border !== null) form = await readForm(request, border, incoming);
    const body = form ? Buffer.alloc(0) : await read(request);
    if (body === null) return await send(response, plain(413, 'Request Entity Too Large'));
    const visit = { method, url: new URL(url, `http://${host}`), headers, body, form };
    await send(response, await answer(visit));
  } catch (error) {
    if (response.headersSent || response.destroyed) throw error;
    await send(response, error instanceof Refusal ? error.answer : serverFault().answer);
  } finally {
    if (form) await dropFiles(form);
  }
}

const ownHosts = ({ socket }: IncomingMessage): string[] => [
  `127.0.0.1:${socket.localPort}`,
  `localhost:${socket.localPort}`,
];

const isOwnHost = (request: IncomingMessage): boolean =>
  ownHosts(request).includes(request.headers.host ?? '');

/** Pages of other sites send their Origin; programs send none. */
function isOwnPage(request: IncomingMessage): boolean {
  const { origin } = request.headers;
  return origin === undefined || ownHosts(request).some((host) => origin === `http://${host}`);
}

export const isOwn = (request: IncomingMessage): boolean =>
  isOwnHost(request) && isOwnPage(request);

async function send(response: ServerResponse, answer: Answer): Promise<void> {
  const { status, body, headers = {} } = answer;
  if (body instanceof FilePart) {
    const { path, start, length } = body;
    response.writeHead(status, { ...HEADERS, 'content-length': length, ...headers });
    if (length === 0 || response.req.method === 'HEAD') response.end();
    else await pipeline(createReadStream(path, { start, end: start + length - 1 }), response);
    return;
  }
  const raw = Buffer.isBuffer(body);
  const bytes = raw ? body : Buffer.from(JSON.stringify(body));
  const type = raw ? {} : { 'content-type': 'application/json' };
  const length = status === 304 ? {} : { 'content-length': bytes.length };
  response.writeHead(status, { ...HEADERS, ...type, ...length, ...headers });
  response.end(bytes);
}

/** An HTML answer, like those of a proxy in front of Kitsu. */
export function plain(status: number, words: string): Answer {
  return {
    status,
    body: Buffer.from(
      `<html><head><title>${status}</title></head><body><h1>${words}</h1></body></html>`,
    ),
    headers: { 'content-type': 'text/html; charset=utf-8', connection: 'close' },
  };
}

/** The whole body; `null` if it is larger than a studio's proxy allows. */
async function read(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MOST_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
