import { deflate } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const TRUECOLOUR = 2;
/** PNG's line filter: each byte minus that of the pixel to its left, which compresses gradients well. */
const SUB = 1;
const CHANNELS = 3;

/** Packs 8-bit RGB pixels, line by line from the top, as a PNG; off the main thread. */
export async function encodePng(width: number, height: number, pixels: Buffer): Promise<Buffer> {
  const line = width * CHANNELS;
  const filtered = Buffer.alloc((line + 1) * height);
  for (let y = 0; y < height; y++) {
    const from = y * line;
    const to = y * (line + 1);
    filtered[to] = SUB;
    for (let x = 0; x < line; x++) {
      const left = x < CHANNELS ? 0 : (pixels[from + x - CHANNELS] ?? 0);
      filtered[to + 1 + x] = (pixels[from + x] ?? 0) - left;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  header.writeUInt8(TRUECOLOUR, 9);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', await packed(filtered)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const packed = (bytes: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    deflate(bytes, { level: 6 }, (error, result) => (error ? reject(error) : resolve(result)));
  });

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 255] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
