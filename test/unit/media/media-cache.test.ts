import { randomBytes } from 'node:crypto';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { downloadFile } from '../../../electron/kitsu/files.ts';
import { createHttp } from '../../../electron/kitsu/http.ts';
import { createMediaCache, type MediaCache } from '../../../electron/media/media-cache.ts';
import type { MediaItem } from '../../../electron/media/media-item.ts';
import type { Transport } from '../../../electron/platform/transport.ts';
import { createNodeTransport } from '../../fixtures/node-transport.ts';
import { mediaServer, type MediaServer } from './a-media-server.ts';

const MEBI = 1024 * 1024;
const movie = randomBytes(6 * MEBI + 123);
const ITEM: MediaItem = { kind: 'movie', id: 'a1', name: null };

let folder = '';
let server: MediaServer;
let cache: MediaCache;
let space = 1024 * MEBI;
let now = 1_000_000;

function open(transport: Transport = createNodeTransport()): MediaCache {
  const http = createHttp({
    api: `${server.url}/api`,
    transport: {
      send: (request) =>
        transport.send({ ...request, silenceMs: Math.min(request.silenceMs, 400) }),
    },
    userAgent: 'test',
    tokens: {
      access: () => 'token',
      refresh: () => Promise.resolve('expired'),
      refused: () => undefined,
    },
  });
  return createMediaCache({
    folder: join(folder, 'media'),
    fetch: (request) => downloadFile(http, request),
    space: () => space,
    now: () => new Date((now += 1000)),
    pause: () => Promise.resolve(),
    log: () => undefined,
  });
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'companion-media-'));
  space = 1024 * MEBI;
  server = await mediaServer(movie);
  cache = open();
});
afterEach(async () => {
  await cache.close();
  server.close();
  rmSync(folder, { recursive: true });
});

async function bytes(from = 0, to = movie.length, item = ITEM): Promise<Buffer> {
  const opened = await cache.open(item);
  if (opened.kind !== 'file') throw new Error(JSON.stringify(opened));
  const pieces: Buffer[] = [];
  for await (const piece of opened.read(from, to)) pieces.push(piece);
  return Buffer.concat(pieces);
}
const isPart = (part: Buffer, from: number, to: number, of = movie): boolean =>
  part.equals(of.subarray(from, to));

describe('a movie from Kitsu', () => {
  it('is read while it comes, and once it is here without the network', async () => {
    expect(isPart(await bytes(), 0, movie.length)).toBe(true);
    const requests = server.asked.length;
    expect(isPart(await bytes(5000, 9000), 5000, 9000)).toBe(true);
    expect(server.asked).toHaveLength(requests);
    expect(server.asked[0]).toMatchObject({
      authorization: 'Bearer token',
      accept: 'application/json',
      range: 'bytes=0-',
      path: '/api/movies/originals/preview-files/a1.mp4',
    });
  });

  it('is there after a restart, each byte asked for once', async () => {
    await bytes(0, 2 * MEBI);
    await cache.close();
    cache = open();
    const before = server.asked.length;
    expect(isPart(await bytes(), 0, movie.length)).toBe(true);
    const later = server.asked.slice(before);
    expect(later.every(({ range, ifRange }) => range !== 'bytes=0-' && ifRange === '"one"')).toBe(
      true,
    );
  });

  it('gives its end at once, as a player wants it, and what lies between afterwards', async () => {
    // The beginning comes, then nothing more.
    server.spoil(server.silentAfter(MEBI));
    const opened = await cache.open(ITEM);
    if (opened.kind !== 'file') throw new Error('not there');
    const start = opened.read(0, movie.length);
    await start.next();
    const end = await bytes(movie.length - 1000);
    expect(isPart(end, movie.length - 1000, movie.length)).toBe(true);
    expect(server.asked.map(({ range }) => range)).toContain(
      `bytes=${movie.length - 1000}-${movie.length - 1}`,
    );
    await start.return(undefined);
    expect(isPart(await bytes(), 0, movie.length)).toBe(true);
  });

  it.each([10, 50, 99])('goes on where it was cut at %i %', async (percent) => {
    const cut = Math.floor((movie.length * percent) / 100);
    server.spoil(server.cutAfter(cut), server.cutAfter(10));
    expect(isPart(await bytes(), 0, movie.length)).toBe(true);
    expect(server.asked.length).toBeGreaterThan(2);
    expect(server.asked.slice(1).every(({ ifRange }) => ifRange === '"one"')).toBe(true);
    expect(server.asked.every(({ range }) => !range?.includes(','))).toBe(true);
  });

  it('goes on after silence', async () => {
    server.spoil(server.silentAfter(MEBI));
    expect(isPart(await bytes(), 0, movie.length)).toBe(true);
  });

  it('is given up where nothing comes any more, and can be read again later', async () => {
    const refuse = server.cutAfter(0);
    server.spoil(server.cutAfter(MEBI), ...Array<typeof refuse>(12).fill(refuse));
    await expect(bytes()).rejects.toThrow('cut off');
    await expect.poll(() => bytes().then((all) => isPart(all, 0, movie.length))).toBe(true);
  });

  it('is never put together of two: a changed file begins anew', async () => {
    await bytes(0, MEBI);
    await cache.close();
    const other = randomBytes(3 * MEBI);
    server.change(other, '"two"');
    cache = open();
    await expect(bytes()).rejects.toThrow('another one');
    const whole = await bytes(0, other.length);
    expect(isPart(whole, 0, other.length, other)).toBe(true);
  });

  it('is not taken from a server that sends a part of another file in spite of If-Range', async () => {
    await bytes(0, MEBI);
    await cache.close();
    const other = randomBytes(movie.length);
    server.spoil((request, response) => {
      server.change(other, '"two"');
      delete request.headers['if-range'];
      const { status, headers, body } = server.partOf(request);
      response.writeHead(status, headers);
      response.end(body);
    });
    cache = open();
    await expect(bytes()).rejects.toThrow('another one');
    expect(isPart(await bytes(0, other.length), 0, other.length, other)).toBe(true);
  });

  it.each([
    ['416', 416, { 'content-type': 'application/json' }, '{}'],
    ['a page of the network', 200, { 'content-type': 'text/html' }, '<html>'],
    ['a part that was not asked for', 206, { 'content-range': 'bytes 5-9/10' }, 'wrong'],
    ['a length that nobody knows', 200, { 'transfer-encoding': 'chunked' }, 'bytes'],
    ['404', 404, { 'content-type': 'application/json' }, '{"message":"gone"}'],
  ])('is none where the answer is %s', async (_what, status, headers, body) => {
    const spoil = (_: unknown, response: import('node:http').ServerResponse): void => {
      response.writeHead(status, headers);
      response.end(body);
    };
    server.spoil(...Array<typeof spoil>(20).fill(spoil));
    expect(await cache.open(ITEM)).toMatchObject({ kind: 'failed' });
    await cache.close();
    expect(readdirSync(join(folder, 'media'))).toEqual([]);
  });

  it('is waited for while Kitsu makes it', async () => {
    server.spoil((_request, response) => {
      response.writeHead(202, { 'retry-after': '7', 'content-type': 'application/json' });
      response.end('{"status":"processing"}');
    });
    expect(await cache.open(ITEM)).toEqual({ kind: 'processing', afterSeconds: 7 });
    expect(await cache.open(ITEM)).toMatchObject({ kind: 'file', type: 'video/mp4' });
  });

  it('is read anew where the disk lost some of it', async () => {
    await bytes();
    await cache.close();
    truncateSync(join(folder, 'media', 'movie-a1.bytes'), 100);
    cache = open();
    expect(isPart(await bytes(), 0, movie.length)).toBe(true);
    await cache.close();
    writeFileSync(join(folder, 'media', 'movie-a1.json'), '{"size":-1}');
    cache = open();
    expect(isPart(await bytes(), 0, movie.length)).toBe(true);
  });

  it('serves two who read far apart, whole', async () => {
    const half = movie.length / 2 + 0.5;
    const [one, two] = await Promise.all([bytes(0, half), bytes(half)]);
    expect(isPart(one, 0, half) && isPart(two, half, movie.length)).toBe(true);
  });

  it('ends at once when the account is left', async () => {
    server.spoil(server.silentAfter(MEBI));
    const opened = await cache.open(ITEM);
    if (opened.kind !== 'file') throw new Error('not there');
    const reading = opened.read(0, movie.length);
    await reading.next();
    const rest = (async () => {
      for await (const piece of reading) void piece;
    })();
    const outcome = expect(rest).rejects.toThrow('Cancelled');
    await cache.close();
    await outcome;
    expect(await cache.open(ITEM)).toMatchObject({ kind: 'failed' });
  });
});

describe('the space', () => {
  it('is kept: who was used longest ago goes', async () => {
    space = 2 * movie.length + 5000;
    for (const id of ['a1', 'a2', 'a3']) await bytes(0, movie.length, { ...ITEM, id });
    await cache.close();
    cache = open();
    await bytes(0, 10, { ...ITEM, id: 'a1' });
    await cache.close();
    cache = open();
    await cache.tidy();
    const left = readdirSync(join(folder, 'media')).filter((name) => name.endsWith('.bytes'));
    expect(left).toHaveLength(2);
    expect(left).toContain('movie-a1.bytes');
  });
});

describe('saving a file', () => {
  it('writes it whole to where the artist wants it, from Kitsu or from here', async () => {
    const to = join(folder, 'saved.mp4');
    const told: number[] = [];
    const first = await cache.saveAs(ITEM, to, { onProgress: ({ sent }) => told.push(sent) });
    expect(first).toEqual({ ok: true, value: null });
    expect(readFileSync(to).equals(movie)).toBe(true);
    expect(told.at(-1)).toBe(movie.length);
    expect(await cache.saveAs(ITEM, to)).toEqual({ ok: true, value: null });
    expect(readFileSync(to).equals(movie)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['media', 'saved.mp4']);
  });

  it('leaves nothing half, and what was there before', async () => {
    const to = join(folder, 'saved.mp4');
    writeFileSync(to, 'before');
    const stop = new AbortController();
    const outcome = await cache.saveAs(ITEM, to, {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(outcome).toMatchObject({ ok: false, code: 'cancelled' });
    expect(readFileSync(to, 'utf8')).toBe('before');
    expect(readdirSync(folder).sort()).toEqual(['media', 'saved.mp4']);
    expect(await cache.saveAs(ITEM, join(folder, 'none', 'x'))).toMatchObject({ code: 'disk' });
  });
});

it('asks for nothing that is no id, and encodes a name', async () => {
  for (const id of ['../x', 'a/b', '', 'a%2f'])
    expect(await cache.open({ ...ITEM, id })).toMatchObject({ kind: 'failed' });
  expect(server.asked).toHaveLength(0);
  const attachment: MediaItem = { kind: 'attachment', id: 'f1', name: '../réf 1.png' };
  expect(await cache.open(attachment)).toMatchObject({ kind: 'file', type: null });
  expect(server.asked[0]?.path).toBe('/api/data/attachment-files/f1/file/..%2Fr%C3%A9f%201.png');
});

it.each([
  ['attachment-thumbnail', 1],
  ['original', 2],
] as const)('asks for %s that Kitsu does not have so often: %d', async (kind, often) => {
  const none = (_: unknown, response: import('node:http').ServerResponse): void => {
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end('{"message":"gone"}');
  };
  server.spoil(...Array<typeof none>(2).fill(none));
  for (let time = 0; time < 2; time++) {
    const opened = await cache.open({ kind, id: 'b2', name: null });
    expect(opened).toMatchObject({ failure: { code: 'not-found' } });
  }
  expect(server.asked).toHaveLength(often);
});
