import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { root } from '../../build/steps.mjs';
import { openPublisher, type Publisher } from '../fixtures/publisher.ts';

const studio = inject('studio');
/** Encoding takes zou seconds, and minutes on a busy machine. */
const ENCODING = { timeout: 240_000 };

const movie = (name: string): Buffer =>
  readFileSync(join(root, 'test', 'fixtures', 'movies', name));

/** Publishing movies: what zou makes of each, and how it serves them (kitsu-media P2, P3, P8). */
describe.skipIf(studio === null)('a published movie', () => {
  let at: Publisher;
  beforeAll(async () => {
    at = await openPublisher(studio);
    await at.newTask();
  });
  afterAll(() => at.close());

  it.each([
    ['sound.mp4', 0.5],
    ['silent-without-b-frames.mov', 0.5],
    // Its picture starts later than its sound: the first frame is there twice.
    ['sound.mkv', 0.541667],
    ['silent.webm', 0.5],
  ])('has the size and rate of its production: %s', ENCODING, async (name, duration) => {
    const { id, answer } = await at.publish(name, movie(name));
    expect(answer.status).toBe(201);
    const expected = { status: 'ready', extension: 'mp4', width: 320, height: 180 };
    expect(answer.body).toMatchObject({ ...expected, original_name: name.replace(/\..*/, '') });
    expect(answer.body.duration).toBeCloseTo(duration, 4);
    const prefixes = { movie_prefixes: ['previews', 'lowdef'] };
    const original = { original_width: 160, original_height: 90, original_duration: 0.5 };
    const told = name.endsWith('mp4') || name.endsWith('mov');
    const data = (await at.row(id)).body.data;
    expect(data).toMatchObject(told ? { ...prefixes, ...original } : prefixes);
    expect(data !== null && 'original_width' in data).toBe(told);
    expect((await at.ask('GET', at.thumbnail(id))).status).toBe(200);
  });

  it.each([
    ['silent-b-frames.mp4', { original_width: 160, original_height: 90 }],
    ['silent-b-frames.mkv', null],
    ['sound-only.mp4', { original_width: 1, original_height: 1, original_duration: 0 }],
  ])('is broken, and stays so: %s', ENCODING, async (name, data) => {
    const { id, answer } = await at.publish(name, movie(name));
    expect(answer).toMatchObject({
      status: 201,
      body: { status: 'broken', extension: 'mp4', width: 0, height: 0, duration: 0 },
    });
    if (data) expect(answer.body.data).toMatchObject(data);
    else expect(answer.body.data).toBeNull();
    expect((await at.ask('GET', at.thumbnail(id))).status).toBe(404);
    expect((await at.ask('GET', `/movies/originals/preview-files/${id}.mp4`)).status).toBe(404);
    expect((await at.ask('POST', `/pictures/preview-files/${id}`, {})).status).toBe(400);
  });

  it('that is cut off or empty is broken or refused', ENCODING, async () => {
    const whole = movie('sound.mp4');
    const cut = await at.publish('cut.mp4', whole.subarray(0, whole.length / 2));
    expect(cut.answer.body).toMatchObject({ status: 'broken', data: null });
    const empty = await at.publish('empty.mp4', '');
    expect(empty.answer.status).toBe(400);
    expect((await at.row(empty.id)).status).toBe(404);
  });

  it('is kept as it is where the sender says so, and served by ranges', ENCODING, async () => {
    const bytes = movie('silent-b-frames.mp4');
    const { id, answer } = await at.publish('raw.mp4', bytes, '?normalize=false');
    expect(answer.body).toMatchObject({ status: 'ready', width: 160, height: 90 });
    const path = `/movies/originals/preview-files/${id}.mp4`;
    const get = (range?: string, more: Record<string, string> = {}) =>
      at.ask('GET', path, undefined, { ...(range ? { range } : {}), ...more });
    const whole = await get();
    expect(whole.bytes.equals(bytes)).toBe(true);
    const said = (name: string) => whole.headers.get(name) ?? '';
    expect(said('content-type')).toBe('video/mp4');
    expect(said('accept-ranges')).toBe('bytes');
    expect(said('cache-control')).toBe('max-age=604800, private');
    expect(said('content-disposition')).toBe('inline; filename=""');
    const part = await get('bytes=10-19');
    expect([part.status, part.bytes.equals(bytes.subarray(10, 20))]).toEqual([206, true]);
    expect(part.headers.get('content-range')).toBe(`bytes 10-19/${bytes.length}`);
    expect((await get('bytes=-5')).bytes.equals(bytes.subarray(-5))).toBe(true);
    expect((await get('bytes=10-99999999')).bytes.equals(bytes.subarray(10))).toBe(true);
    for (const range of ['bytes=0-1,5-6', 'bytes=9-2', 'bytes=99999999-', 'items=0-1', 'bytes=x']) {
      const refused = await get(range);
      const message = 'The server cannot provide the requested range.';
      expect([range, refused.status, refused.body['message']]).toEqual([range, 416, message]);
    }
    expect((await get(undefined, { 'if-none-match': said('etag') })).status).toBe(304);
    const since = { 'if-modified-since': said('last-modified') };
    expect((await get(undefined, since)).status).toBe(304);
    const same = await get('bytes=0-9', { 'if-range': said('etag') });
    expect(same.status).toBe(206);
    const other = await get('bytes=0-9', { 'if-range': '"another"' });
    expect([other.status, other.bytes.length]).toEqual([200, bytes.length]);
    const head = await at.ask('HEAD', path);
    expect(head.headers.get('content-length')).toBe(String(bytes.length));
    const low = await at.ask('GET', `/movies/low/preview-files/${id}.mp4`);
    expect(low.bytes.equals(bytes)).toBe(true);
    const tiles = await at.ask('GET', `/movies/tiles/preview-files/${id}.png`);
    // Eight in a line, 178 x 100 each: twelve frames take two lines.
    expect([tiles.bytes.readUInt32BE(16), tiles.bytes.readUInt32BE(20)]).toEqual([1424, 200]);
    const download = await at.ask('GET', `/movies/originals/preview-files/${id}/download`);
    expect(download.headers.get('content-disposition')).toMatch(/^attachment; filename=.*\.mp4$/);
    expect((await at.ask('GET', `/pictures/originals/preview-files/${id}.mp4`)).status).toBe(400);
    expect((await at.ask('GET', `/movies/source/preview-files/${id}.mp4`)).status).toBe(404);
  });
});
