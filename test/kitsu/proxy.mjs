// @ts-check
import { createServer, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { listen } from './mail.mjs';
import { answerAppLogin, singlePage } from './web-page.mjs';

/**
 * Looks like a studio's nginx: the API under `/api`, the event stream under `/socket.io`, and for
 * any other path the one page of a single page app, with status 200.
 *
 * @param {{ api: number, events: number }} ports on loopback
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function startProxy({ api, events }) {
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/api' || path.startsWith('/api/') || path.startsWith('/api?')) {
      forward(request, response, api, path.slice('/api'.length).replace(/^(?!\/)/, '/'));
    } else if (path.startsWith('/socket.io')) {
      forward(request, response, events, path);
    } else if (path.startsWith('/app-login')) {
      void answerAppLogin(request, response, api);
    } else {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(request.method === 'HEAD' ? undefined : singlePage());
    }
  });
  // Zou's own limits apply, not Node's: large uploads and slow answers pass.
  server.requestTimeout = 0;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (request, socket, head) => upgrade(request, socket, head, events));
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {number} port
 * @param {string} path
 */
function forward(request, response, port, path) {
  const upstream = httpRequest(
    { host: '127.0.0.1', port, path, method: request.method, headers: forwarded(request) },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.headers);
      answer.pipe(response);
      answer.once('error', () => response.destroy());
    },
  );
  upstream.once('error', () => {
    if (response.headersSent) response.destroy();
    else badGateway(response);
  });
  response.once('close', () => upstream.destroy());
  request.pipe(upstream);
}

/** @param {import('node:http').IncomingMessage} request */
function forwarded(request) {
  const client = request.socket.remoteAddress ?? '127.0.0.1';
  return {
    ...request.headers,
    'x-real-ip': client,
    'x-forwarded-for': client,
    'x-forwarded-proto': 'http',
  };
}

/** @param {import('node:http').ServerResponse} response */
function badGateway(response) {
  response.writeHead(502, { 'content-type': 'text/html' });
  response.end('<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>\n');
}

/**
 * A websocket: forwards the request unchanged, then joins both ends.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:stream').Duplex} socket
 * @param {Buffer} head
 * @param {number} port
 */
function upgrade(request, socket, head, port) {
  if (!(request.url ?? '').startsWith('/socket.io')) {
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    return;
  }
  const upstream = connect(port, '127.0.0.1', () => {
    const lines = [`${request.method} ${request.url} HTTP/1.1`];
    for (let i = 0; i + 1 < request.rawHeaders.length; i += 2) {
      lines.push(`${request.rawHeaders[i]}: ${request.rawHeaders[i + 1]}`);
    }
    upstream.write(`${lines.join('\r\n')}\r\n\r\n`);
    upstream.write(head);
    upstream.pipe(socket);
    socket.pipe(upstream);
  });
  upstream.once('error', () => socket.destroy());
  upstream.once('close', () => socket.destroy());
  socket.once('error', () => upstream.destroy());
  socket.once('close', () => upstream.destroy());
}
