import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lookAtFile } from '../../../../electron/media/look/look.ts';
import type { FileCheck } from '../../../../electron/shared/file-look.ts';
import { chunk, jpeg, png, segment, turned } from './a-picture.ts';
import { PRODUCTION } from './fixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'look-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function checksOf(bytes: Buffer, name = 'a.png'): Promise<FileCheck[]> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return (await lookAtFile(path, name, PRODUCTION)).checks;
}

const CUT: FileCheck[] = [{ level: 'warning', code: 'picture-cut' }];
const converted = (...why: string[]) => [{ level: 'note', code: 'picture-converted', why }];

describe('a PNG', () => {
  it('that is whole has nothing to be said of', async () => {
    expect(await checksOf(png())).toEqual([]);
    expect(await checksOf(png({ interlaced: true }))).toEqual([]);
    expect(await checksOf(png(), 'a.jpg')).toEqual([]);
  });

  it('is found wherever it is cut', async () => {
    const whole = png();
    // Its head alone is no picture at all: see below.
    for (let end = 40; end < whole.length; end += 7) {
      expect(await checksOf(whole.subarray(0, end)), `at ${end}`).toEqual(CUT);
    }
    expect(await checksOf(whole.subarray(0, -1))).toEqual(CUT);
  });

  it('is found where a byte was changed, or pixels are missing', async () => {
    const damaged = png();
    damaged[400] = (damaged[400] ?? 0) ^ 1;
    expect(await checksOf(damaged)).toEqual(CUT);
    expect(await checksOf(png({ lacking: 1 }))).toEqual(CUT);
    expect(await checksOf(png({ interlaced: true, lacking: 1 }))).toEqual(CUT);
  });

  it('that Kitsu converts is said to be', async () => {
    expect(await checksOf(png({ depth: 16 }))).toEqual(converted('deep'));
    const profile = chunk('iCCP', Buffer.from('ProPhoto RGB\0\0...', 'latin1'));
    expect(await checksOf(png({ depth: 16, more: [profile] }))).toEqual(
      converted('deep', 'profile'),
    );
    const usual = chunk('iCCP', Buffer.from('sRGB IEC61966-2.1\0\0...', 'latin1'));
    expect(await checksOf(png({ more: [usual] }))).toEqual([]);
    expect(await checksOf(png({ more: [chunk('acTL', Buffer.alloc(8))] }))).toEqual(
      converted('animated'),
    );
    expect(await checksOf(png({ more: [chunk('eXIf', turned(6))] }))).toEqual(converted('turned'));
  });
});

describe('a JPEG', () => {
  it('that is whole has nothing to be said of', async () => {
    expect(await checksOf(jpeg(), 'a.jpg')).toEqual([]);
    expect(await checksOf(Buffer.concat([jpeg(), Buffer.alloc(9)]), 'a.jpeg')).toEqual([]);
  });

  it('is found wherever it is cut', async () => {
    const whole = jpeg();
    for (let end = 3; end < whole.length; end += 5) {
      expect(await checksOf(whole.subarray(0, end), 'a.jpg'), `at ${end}`).toEqual(CUT);
    }
    expect(await checksOf(whole.subarray(0, -1), 'a.jpg')).toEqual(CUT);
  });

  it('is not taken for whole by the preview inside it', async () => {
    const preview = segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), jpeg()]));
    expect(await checksOf(jpeg({ more: [preview] }).subarray(0, -9), 'a.jpg')).toEqual(CUT);
  });

  it('that Kitsu converts is said to be', async () => {
    const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), turned(6)]);
    expect(await checksOf(jpeg({ more: [segment(0xe1, exif)] }), 'a.jpg')).toEqual(
      converted('turned'),
    );
    const profile = Buffer.from('ICC_PROFILE\0\x01\x01 Adobe RGB', 'latin1');
    expect(await checksOf(jpeg({ more: [segment(0xe2, profile)] }), 'a.jpg')).toEqual(
      converted('profile'),
    );
    expect(await checksOf(jpeg({ channels: 4 }), 'a.jpg')).toEqual(converted('cmyk'));
  });
});

describe('bytes of another format', () => {
  it.each([
    ['WebP', 'RIFF\0\0\0\0WEBPVP8 '],
    ['GIF', 'GIF89a'],
    ['TIFF', 'II*\0'],
    ['AVIF', '\0\0\0\x1cftypavif\0\0\0\0'],
    ['BMP', 'BM\0\0'],
    ['TGA', '\0\0\x02\0\0\0\0\0\0\0\0\0\x40\0\x24\0\x18\0\0\0'],
    ['JPEG 2000', '\0\0\0\x0cjP  \r\n'],
  ])('are named where Kitsu makes a picture of them: %s', async (really, text) => {
    expect(await checksOf(Buffer.from(text, 'latin1'))).toEqual([
      { level: 'warning', code: 'another-format', extension: 'png', really },
    ]);
  });

  it.each([
    ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0'],
    ['PDF', '%PDF-1.4'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    [null, 'nothing that anybody knows'],
    [null, '\x89PNG\r\n\x1a\n'],
  ])('are refused where it cannot: %s', async (really, text) => {
    expect(await checksOf(Buffer.from(text, 'latin1'))).toEqual([
      { level: 'refused', code: 'not-a-picture', extension: 'png', really },
    ]);
  });
});
