import { deflateSync } from 'node:zlib';
import { crcOver } from '../../../../electron/media/look/crc.ts';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

export function chunk(type: string, body: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(~crcOver(named, -1) >>> 0);
  return Buffer.concat([length, named, crc]);
}

/**
 * A PNG of noise, 40 × 30 as colour with alpha, with `more` chunks before its pixels. Each row has a byte before it;
 * interlaced it has 57 rows.
 */
export function png({
  depth = 8,
  interlaced = false,
  lacking = 0,
  more = [],
}: { depth?: number; interlaced?: boolean; lacking?: number; more?: Buffer[] } = {}): Buffer {
  const bytes = 40 * 30 * 4 * (depth / 8) + (interlaced ? 57 : 30) - lacking;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(40, 0);
  head.writeUInt32BE(30, 4);
  head.set([depth, 6, 0, 0, interlaced ? 1 : 0], 8);
  const noise = Uint8Array.from({ length: bytes }, (_, at) => (at * 2_654_435_761) >>> 13);
  const pixels = deflateSync(noise);
  const half = pixels.length >> 1;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    ...more,
    chunk('IDAT', pixels.subarray(0, half)),
    chunk('IDAT', pixels.subarray(half)),
    chunk('IEND'),
  ]);
}

/** EXIF data that says how a picture is turned. */
export function turned(orientation: number): Buffer {
  const exif = Buffer.alloc(26);
  exif.write('MM', 0, 'latin1');
  exif.writeUInt16BE(42, 2);
  exif.writeUInt32BE(8, 4);
  exif.writeUInt16BE(1, 8);
  exif.writeUInt16BE(0x0112, 10);
  exif.writeUInt16BE(3, 12);
  exif.writeUInt32BE(1, 14);
  exif.writeUInt16BE(orientation, 18);
  return exif;
}

export function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** The frame of a JPEG with segments before its pixels: enough to walk through, not to see. */
export function jpeg({
  channels = 3,
  more = [],
}: { channels?: number; more?: Buffer[] } = {}): Buffer {
  const frame = Buffer.from([8, 0, 30, 0, 40, channels, ...Array<number>(channels * 3).fill(1)]);
  const pixels = Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 5, ...Array<number>(600).fill(7)]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...more,
    segment(0xc0, frame),
    segment(0xda, Buffer.from([channels, ...Array<number>(channels * 2 + 3).fill(1)])),
    pixels,
    Buffer.from([0xff, 0xff, 0xd9]),
  ]);
}
