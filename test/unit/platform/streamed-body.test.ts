import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNetTransport } from '../../../electron/platform/net-transport.ts';
import type {
  HttpRequest,
  Progress,
  StreamedBody,
  TransportAnswer,
} from '../../../electron/platform/transport.ts';
import { createNodeTransport } from '../../fixtures/node-transport.ts';
import { fakeNet } from './fake-net.ts';

const SIZE = 4 * 1024 * 1024 + 7;
const content = Buffer.alloc(SIZE, 'frames ');
let folder = '';
let path = '';
let server: Server;
let onRequest: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'companion-streamed-'));
  path = join(folder, 'shot.mov');
  writeFileSync(path, content);
  server = createServer((request, response) => onRequest(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const bodyOf = (size = SIZE): StreamedBody => ({
  parts: [Buffer.from('before '), { name: 'shot.mov', path, size }, Buffer.from(' after')],
});
const requestOf = (given: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'POST',
  url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
  headers: {},
  body: bodyOf(),
  silenceMs: 5000,
  maxBytes: 1000,
  ...given,
});
const send = (given: Partial<HttpRequest> = {}): Promise<TransportAnswer> =>
  createNodeTransport().send(requestOf(given));
const failureOf = (answer: TransportAnswer): string =>
  answer.ok ? `status ${answer.response.status}` : answer.failure.kind;

describe('a body from disk', () => {
  it('arrives whole, with what stands around it, and tells how much has left', async () => {
    const arrived: Buffer[] = [];
    onRequest = (request, response) => {
      request.on('data', (chunk: Buffer) => arrived.push(chunk));
      request.on('end', () => response.end('stored'));
    };
    const told: Progress[] = [];
    expect(failureOf(await send({ onProgress: (one) => told.push(one) }))).toBe('status 200');
    const whole = Buffer.concat([Buffer.from('before '), content, Buffer.from(' after')]);
    expect(Buffer.concat(arrived).equals(whole)).toBe(true);
    expect(told.at(-1)).toEqual({ sent: whole.length, of: whole.length });
    expect(told.length).toBeGreaterThan(2);
    expect(told.map(({ sent }) => sent)).toEqual(
      told.map(({ sent }) => sent).sort((a, b) => a - b),
    );
  });

  it('may have several files, one after the other', async () => {
    let arrived = '';
    onRequest = (request, response) => {
      request.on('data', (chunk: Buffer) => (arrived += chunk.toString()));
      request.on('end', () => response.end());
    };
    writeFileSync(path, 'frames');
    const file = { name: 'shot.mov', path, size: 6 };
    const parts = [file, Buffer.from(' and '), file, Buffer.from('.')];
    const told: Progress[] = [];
    const body = { parts };
    expect(failureOf(await send({ body, onProgress: (one) => told.push(one) }))).toBe('status 200');
    expect(arrived).toBe('frames and frames.');
    expect(told).toEqual([{ sent: 18, of: 18 }]);
  });

  it('may be an empty file', async () => {
    writeFileSync(path, '');
    let arrived = '';
    onRequest = (request, response) => {
      request.on('data', (chunk: Buffer) => (arrived += chunk.toString()));
      request.on('end', () => response.end());
    };
    expect(failureOf(await send({ body: bodyOf(0) }))).toBe('status 200');
    expect(arrived).toBe('before  after');
  });

  it.each([10, 50, 99])('fails when the connection is cut at %i %', async (percent) => {
    let received = 0;
    let isWhole = false;
    onRequest = (request) => {
      request.on('data', (chunk: Buffer) => {
        received += chunk.length;
        if (received >= (SIZE * percent) / 100) request.socket.destroy();
      });
      request.on('end', () => (isWhole = true));
      request.on('error', () => undefined);
    };
    expect(failureOf(await send())).toBe('unreachable');
    expect(isWhole).toBe(false);
  });

  it.each([
    ['longer', SIZE - 1],
    ['shorter', SIZE + 1],
  ])('is never taken for whole where the file is %s than it was', async (_what, size) => {
    let isWhole = false;
    onRequest = (request) => {
      request.on('data', () => undefined);
      request.on('end', () => (isWhole = true));
      request.on('error', () => undefined);
    };
    expect(failureOf(await send({ body: bodyOf(size) }))).toBe('file');
    expect(isWhole).toBe(false);
  });

  it('fails where the file is gone', async () => {
    rmSync(path);
    onRequest = (request) => void request.on('error', () => undefined);
    expect(failureOf(await send())).toBe('file');
  });

  it('can be cancelled on its way', async () => {
    const stop = new AbortController();
    let ended = false;
    onRequest = (request) => {
      request.once('data', () => stop.abort());
      request.on('close', () => (ended = true));
      request.on('error', () => undefined);
    };
    expect(failureOf(await send({ signal: stop.signal }))).toBe('cancelled');
    await expect.poll(() => ended).toBe(true);
  });

  it('takes an answer that comes before the whole body', async () => {
    onRequest = (request, response) => {
      request.once('data', () => {
        // Not ended: Node's server would reset the connection, and the answer with it.
        response.writeHead(413, { 'content-length': '4' });
        response.write('full');
      });
      request.on('error', () => undefined);
    };
    expect(failureOf(await send())).toBe('status 413');
  });

  it('gives up on a server that takes nothing any more', async () => {
    onRequest = (request) => void request.on('error', () => undefined);
    writeFileSync(path, Buffer.alloc(32 * 1024 * 1024));
    const body = bodyOf(32 * 1024 * 1024);
    expect(failureOf(await send({ body, silenceMs: 300 }))).toBe('timeout');
  });

  it('lets the server think about a body that it has', async () => {
    onRequest = (request, response) => {
      request.on('data', () => undefined);
      request.on('end', () => setTimeout(() => response.end(), 400));
    };
    expect(failureOf(await send({ silenceMs: 150, thinkingMs: 5000 }))).toBe('status 200');
  });
});

describe('a body from disk, by Chromium', () => {
  function began(given: Partial<HttpRequest> = {}) {
    const { parts, requests } = fakeNet();
    const answer = createNetTransport(parts).send(requestOf({ url: 'https://k.test/', ...given }));
    const [request] = requests;
    if (!request) throw new Error('nothing was requested');
    return { answer, request };
  }

  it('goes in chunks, which alone are not gathered in memory, and no faster than they leave', async () => {
    const { answer, request } = began();
    request.isFull = true;
    expect(request.chunkedEncoding).toBe(true);
    await expect.poll(() => request.written.length).toBe(1);
    request.drain();
    await expect.poll(() => request.ended).toBe(true);
    const whole = Buffer.concat([Buffer.from('before '), content, Buffer.from(' after')]);
    expect(Buffer.concat(request.written).equals(whole)).toBe(true);
    request.respond(201).emit('end');
    expect(failureOf(await answer)).toBe('status 201');
    expect(request.aborted).toBe(false);
  });

  it('hears the stream inside the request, whose error would stop the app', async () => {
    const { answer, request } = began();
    request.isFull = true;
    await expect.poll(() => request.written.length).toBe(1);
    request.emit('error', new Error('net::ERR_CONNECTION_RESET'));
    expect(() => request._body.emit('error', new Error('net::ERR_FAILED'))).not.toThrow();
    expect(failureOf(await answer)).toBe('unreachable');
  });

  it('is aborted, not ended, where the file became shorter', async () => {
    truncateSync(path, 100);
    const { answer, request } = began();
    expect(failureOf(await answer)).toBe('file');
    expect(request).toMatchObject({ ended: false, aborted: true });
  });

  it('is aborted where the file becomes shorter on its way', async () => {
    const { answer, request } = began();
    request.isFull = true;
    await expect.poll(() => request.written.length).toBe(1);
    request.drain();
    truncateSync(path, 100);
    const outcome = failureOf(await answer);
    expect(outcome).toBe('file');
    expect(request).toMatchObject({ ended: false, aborted: true });
  });

  it('stops where the server has answered before', async () => {
    const { answer, request } = began();
    request.isFull = true;
    request.respond(413).emit('end');
    expect(failureOf(await answer)).toBe('status 413');
    expect(request).toMatchObject({ ended: false, aborted: true });
  });

  it('is not sent to where a redirect leads: it was read once', async () => {
    const { answer, request } = began();
    request.emit('redirect', 307, 'POST', 'https://k.test/there', {});
    expect(failureOf(await answer)).toBe('redirected');
    expect(request.followed).toBe(0);
  });

  it('fails once nothing leaves any more, long before a server would be given up', async () => {
    const { answer, request } = began({ silenceMs: 80, thinkingMs: 60_000 });
    request.isFull = true;
    expect(failureOf(await answer)).toBe('timeout');
    expect(request.aborted).toBe(true);
  });
});
