import { describe, expect, it } from 'vitest';
import { pictureType } from '../../../electron/shared/picture-size.ts';

const gif = (width: number, height: number): Buffer => {
  const body = Buffer.alloc(32);
  body.write('GIF89a', 'latin1');
  body.writeUInt16LE(width, 6);
  body.writeUInt16LE(height, 8);
  return body;
};
function webp(form: string, write: (body: Buffer) => void): Buffer {
  const body = Buffer.alloc(40);
  body.write('RIFF', 0, 'latin1');
  body.write(`WEBP${form}`, 8, 'latin1');
  write(body);
  return body;
}
const lossy = (width: number, height: number) =>
  webp('VP8 ', (body) => {
    body.writeUInt16LE(width, 26);
    body.writeUInt16LE(height, 28);
  });
const lossless = (width: number, height: number) =>
  webp('VP8L', (body) => body.writeUInt32LE(((height - 1) << 14) | (width - 1), 21));
const extended = (width: number, height: number) =>
  webp('VP8X', (body) => {
    body.writeUIntLE(width - 1, 24, 3);
    body.writeUIntLE(height - 1, 27, 3);
  });

describe('a picture by its bytes', () => {
  it.each([
    ['GIF', gif(640, 360), 'image/gif'],
    ['lossy WebP', lossy(640, 360), 'image/webp'],
    ['lossless WebP', lossless(640, 360), 'image/webp'],
    ['extended WebP', extended(640, 360), 'image/webp'],
    ['no picture', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), null],
    ['a WebP of a kind that nobody knows', webp('VP9 ', () => undefined), null],
  ])('is %s', (_what, body, type) => expect(pictureType(body)).toBe(type));

  it.each([
    ['GIF', gif(60_000, 60_000)],
    ['lossy WebP', lossy(16_000, 16_000)],
    ['lossless WebP', lossless(16_000, 16_000)],
    ['extended WebP', extended(1_000_000, 1_000_000)],
    ['empty GIF', gif(0, 10)],
  ])('is none where it would fill the memory: %s', (_what, body) =>
    expect(pictureType(body)).toBeNull(),
  );
});
