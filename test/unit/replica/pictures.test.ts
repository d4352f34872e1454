import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deferred } from '../../fixtures/deferred.ts';
import { createPictures } from '../../../electron/replica/pictures.ts';

/** The header of a picture of 150 × 100, and some bytes. */
const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d494844520000009600000064', 'hex'),
  Buffer.from('pixels'),
]);
let folder: string;
let asked: string[];
let answer: Buffer | 'missing' | null;
let now: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-pictures-'));
  asked = [];
  answer = PNG;
  now = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () =>
  createPictures({
    folder,
    now: () => new Date(now),
    fetch: (size, id) => {
      asked.push(`${size}/${id}`);
      return Promise.resolve(answer);
    },
  });

describe('pictures', () => {
  it('are asked for once, however many rows show one, and then come from disk', async () => {
    const pictures = open();
    await Promise.all([pictures.get('thumbnail', 'a'), pictures.get('thumbnail', 'a')]);
    answer = null;
    expect(await open().get('thumbnail', 'a')).toEqual({ body: PNG, type: 'image/png' });
    expect(asked).toEqual(['thumbnail/a']);
  });

  it('that Kitsu does not have are not asked for again at once; unreachable ones are', async () => {
    const pictures = open();
    answer = 'missing';
    await pictures.get('thumbnail', 'a');
    await pictures.get('thumbnail', 'a');
    expect(asked).toHaveLength(1);
    answer = null;
    await pictures.get('thumbnail', 'b');
    answer = PNG;
    expect(await pictures.get('thumbnail', 'b')).not.toBeNull();
    now += 10 * 60_000;
    expect(await pictures.get('thumbnail', 'a')).not.toBeNull();
  });

  it('are not written any more once the account is closed: its folder may be gone', async () => {
    const slow = deferred();
    const pictures = createPictures({
      folder,
      now: () => new Date(now),
      fetch: () => slow.until.then(() => PNG),
    });
    const late = pictures.get('thumbnail', 'a');
    await pictures.close();
    slow.release();
    expect(await late).toBeNull();
    expect(existsSync(join(folder, 'thumbnail'))).toBe(false);
  });

  it('are pictures: a page or a cut file is neither kept nor shown', async () => {
    answer = Buffer.from('<!doctype html>');
    expect(await open().get('thumbnail', 'a')).toBeNull();
    expect(existsSync(join(folder, 'thumbnail', 'a'))).toBe(false);
    answer = PNG;
    await open().get('thumbnail', 'b');
    writeFileSync(join(folder, 'thumbnail', 'b'), 'damaged');
    expect(await open().get('thumbnail', 'b')).toEqual({ body: PNG, type: 'image/png' });
  });

  it('have no name that could lead out of their folder', async () => {
    for (const id of ['../secret', 'a/b', '', 'a'.repeat(65), '..']) {
      expect(await open().get('thumbnail', id)).toBeNull();
    }
    expect(asked).toEqual([]);
  });
});
