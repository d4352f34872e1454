import { describe, expect, it } from 'vitest';
import {
  serveMedia,
  type OpenFile,
  type ReadableMedia,
} from '../../../electron/platform/media-files.ts';

const file = (type: string | null): ReadableMedia => ({
  size: 1000,
  type,
  async *read(from, to) {
    yield Buffer.alloc(to - from);
  },
});
const ask = (url: string, openFile: OpenFile, range?: string) =>
  serveMedia(
    { method: 'GET', url, range },
    { openFile, findPicture: () => Promise.resolve(null) },
    { 'X-Content-Type-Options': 'nosniff' },
  );
const movie = () => Promise.resolve(file('video/mp4'));

describe('a file of media:', () => {
  it.each([
    [undefined, 200, '1000', undefined],
    ['bytes=0-', 206, '1000', 'bytes 0-999/1000'],
    ['bytes=900-', 206, '100', 'bytes 900-999/1000'],
    ['bytes=-5', 206, '5', 'bytes 995-999/1000'],
    ['bytes=5-9', 206, '5', 'bytes 5-9/1000'],
    ['bytes=1000-', 416, '0', 'bytes */1000'],
    ['bytes=0-1,3-4', 416, '0', 'bytes */1000'],
  ])('answers the range %s with %i and its length', async (range, status, length, where) => {
    const { headers, ...answer } = await ask('media://movie/a1', movie, range);
    expect(answer.status).toBe(status);
    expect(headers['Content-Length']).toBe(length);
    expect(headers['Content-Range']).toBe(where);
    expect(headers['X-Content-Type-Options']).toBe('nosniff');
  });

  it('is opened by its kind, its id and its name', async () => {
    const opened: unknown[] = [];
    const openFile: OpenFile = (item) => (opened.push(item), Promise.resolve(file('image/png')));
    await ask('media://attachment/a1/r%C3%A9f%20..%2F1.png', openFile);
    await ask('media://original/a1', openFile);
    expect(opened).toEqual([
      { kind: 'attachment', id: 'a1', name: 'réf ../1.png' },
      { kind: 'original', id: 'a1', name: null },
    ]);
  });

  it.each(['text/html', 'application/xhtml+xml', 'application/pdf', null])(
    'is none where it is %s: a document is drawn by our page, and never opened as one',
    async (type) => {
      const answer = await ask('media://original/a1', () => Promise.resolve(file(type)));
      expect(answer).toMatchObject({ status: 415, body: Buffer.alloc(0) });
    },
  );

  it('says how long to wait for one that Kitsu still makes', async () => {
    const answer = await ask('media://movie/a1', () => Promise.resolve({ afterSeconds: 7 }));
    expect(answer).toMatchObject({ status: 503, headers: { 'Retry-After': '7' } });
  });

  it('counts as missing where it fails', async () => {
    expect(await ask('media://movie/a1', () => Promise.reject(new Error('disk')))).toMatchObject({
      status: 404,
    });
    expect(await ask('media://attachment/a1/%E0%A4%A', movie)).toMatchObject({ status: 404 });
  });
});
