import { Readable } from 'node:stream';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSchemes, type ProtocolParts } from '../../../electron/platform/app-protocol.ts';
import type { ReadableMedia } from '../../../electron/platform/media-files.ts';
import { HEADER_CSP } from '../../../electron/security/csp.ts';

interface Answer {
  status: number;
  type: string | undefined;
  csp: string | undefined;
  length: string | undefined;
  body: string;
}
type Ask = (method: string, url: string, range?: string) => Promise<Answer>;

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'companion-renderer-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'main.js'), 'let a;');
  writeFileSync(join(folder, 'assets', 'main.js.map'), '{}');
});
afterAll(() => rmSync(folder, { recursive: true }));

const film: ReadableMedia = {
  size: 10,
  type: 'video/mp4',
  async *read(from, to) {
    for (let at = from; at < to; at += 3)
      yield Buffer.from('0123456789'.slice(at, Math.min(to, at + 3)));
  },
};

const options = () => ({
  rendererFolder: folder,
  openFile: ({ kind, id }: { kind: string; id: string }) =>
    Promise.resolve(kind === 'movie' && id === 'there' ? film : null),
  findPicture: async (id: string) => {
    if (id === 'broken') throw new Error('disk');
    if (id === 'drawing') return { body: Buffer.from('<svg/>'), type: 'image/svg+xml' };
    return id === 'there' ? { body: png, type: 'image/png' } : null;
  },
});

/** Electron 45: `protocol.handle` with web requests and responses. */
function newer(): Ask {
  const handlers = new Map<string, (request: Request) => Promise<Response>>();
  const protocol = { handle: (scheme: string, handler: never) => handlers.set(scheme, handler) };
  serveSchemes(protocol as unknown as ProtocolParts, options());
  return async (method, url, range) => {
    const headers = new Headers(range === undefined ? {} : { Range: range });
    const request = { method, url, headers } as Request;
    const response = await handlers.get(url.split(':')[0] ?? '')?.(request);
    if (!response) throw new Error('not handled');
    if (response.type === 'error') throw new Error('refused');
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? undefined,
      csp: response.headers.get('content-security-policy') ?? undefined,
      length: response.headers.get('content-length') ?? undefined,
      body: Buffer.from(await response.arrayBuffer()).toString('latin1'),
    };
  };
}

/** Electron 22: buffers or streams, and a callback. */
function older(): Ask {
  type Whole = { statusCode: number; headers: Record<string, string>; data: Buffer | Readable };
  type Reply = Whole | { error: number };
  type Handler = (request: unknown, callback: (reply: Reply) => void) => void;
  const handlers = new Map<string, Handler>();
  const register = (scheme: string, handler: Handler) => handlers.set(scheme, handler);
  const protocol = {
    registerBufferProtocol: register,
    registerStreamProtocol: register,
    interceptBufferProtocol: (scheme: string, handler: Handler) =>
      handlers.set(`intercepted ${scheme}`, handler),
  };
  serveSchemes(protocol as unknown as ProtocolParts, options());
  return (method, url, range) =>
    new Promise((resolve, reject) => {
      const scheme = url.split(':')[0] ?? '';
      const handler = handlers.get(scheme === 'file' ? 'intercepted file' : scheme);
      if (!handler) return reject(new Error('not handled'));
      handler({ method, url, headers: range === undefined ? {} : { Range: range } }, (reply) => {
        if ('error' in reply) return reject(new Error('refused'));
        const answer = (body: Buffer): void =>
          resolve({
            status: reply.statusCode,
            type: reply.headers['Content-Type'],
            csp: reply.headers['Content-Security-Policy'],
            length: reply.headers['Content-Length'],
            body: body.toString('latin1'),
          });
        if (Buffer.isBuffer(reply.data)) return answer(reply.data);
        void allOf(reply.data).then(answer, reject);
      });
    });
}

async function allOf(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

describe.each([
  ['protocol.handle (Electron 25 and later)', newer],
  ['the older protocols (Electron 22)', older],
])('with %s', (_name, make) => {
  it('serves the built files with their types and the policy', async () => {
    const ask = make();
    expect(await ask('GET', 'app://companion/index.html')).toMatchObject({
      status: 200,
      type: 'text/html; charset=utf-8',
      csp: HEADER_CSP,
      body: '<!doctype html>',
    });
    expect((await ask('GET', 'app://companion/')).status).toBe(200);
    expect((await ask('GET', 'app://companion/assets/main.js?v=1#x')).type).toMatch(/javascript/);
  });

  it('refuses what is not built, and puts the policy on refusals too', async () => {
    const ask = make();
    expect(await ask('GET', 'app://companion/none.html')).toMatchObject({
      status: 404,
      csp: HEADER_CSP,
    });
    expect((await ask('GET', 'app://companion/assets/main.js.map')).status).toBe(404);
    expect((await ask('GET', 'app://companion/%E0%A4%A')).status).toBe(400);
  });

  it('serves pictures, and nothing but raster pictures', async () => {
    const ask = make();
    expect(await ask('GET', 'media://thumbnail/there')).toMatchObject({
      status: 200,
      type: 'image/png',
      body: png.toString('latin1'),
    });
    for (const id of ['missing', 'broken', 'drawing', '..%2f..%2fsecret', 'a/b', '']) {
      expect((await ask('GET', `media://thumbnail/${id}`)).status, id).toBe(404);
    }
    expect((await ask('GET', 'media://token/there')).status).toBe(404);
    expect((await ask('POST', 'media://thumbnail/there')).status).toBe(405);
  });

  it('streams movies, and the part that is asked for with its own length', async () => {
    const ask = make();
    expect(await ask('GET', 'media://movie/there')).toMatchObject({
      status: 200,
      type: 'video/mp4',
      length: '10',
      body: '0123456789',
    });
    expect(await ask('GET', 'media://movie/there', 'bytes=4-')).toMatchObject({
      status: 206,
      length: '6',
      body: '456789',
    });
    expect(await ask('GET', 'media://movie/none', 'bytes=4-')).toMatchObject({ status: 404 });
  });

  it('refuses files', async () => {
    await expect(make()('GET', 'file:///etc/hosts')).rejects.toThrow('refused');
  });
});
