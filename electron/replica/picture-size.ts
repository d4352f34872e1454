/** Pixels that a picture may unfold to in the window, at four bytes each: larger than any 4K frame or contact sheet. */
const MOST_PIXELS = 40_000_000;

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const JPEG = Buffer.from('ffd8ff', 'hex');

export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

interface Size {
  width: number;
  height: number;
}

/**
 * The type of a picture by its bytes, not by the server's header; `null` if it is none, does not say how large it is,
 * or is so large that a few kilobytes of it would fill the window's memory.
 */
export function pictureType(body: Buffer): PictureType | null {
  if (body.subarray(0, PNG.length).equals(PNG)) return fits(pngSize(body)) ? 'image/png' : null;
  if (body.subarray(0, JPEG.length).equals(JPEG)) return fits(jpegSize(body)) ? 'image/jpeg' : null;
  if (/^GIF8[79]a$/.test(body.toString('latin1', 0, 6)))
    return fits(gifSize(body)) ? 'image/gif' : null;
  if (body.toString('latin1', 0, 4) === 'RIFF' && body.toString('latin1', 8, 12) === 'WEBP')
    return fits(webpSize(body)) ? 'image/webp' : null;
  return null;
}

const fits = (size: Size | null): boolean =>
  size !== null && size.width > 0 && size.height > 0 && size.width * size.height <= MOST_PIXELS;

/** A PNG begins with its header: length, `IHDR`, width, height. */
function pngSize(body: Buffer): Size | null {
  if (body.length < 24 || body.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: body.readUInt32BE(16), height: body.readUInt32BE(20) };
}

/** The size of the whole picture, which each of its frames lies within. */
function gifSize(body: Buffer): Size | null {
  if (body.length < 10) return null;
  return { width: body.readUInt16LE(6), height: body.readUInt16LE(8) };
}

/** A WebP is lossy, lossless, or more than one picture can say; each has the size in another place. */
function webpSize(body: Buffer): Size | null {
  if (body.length < 30) return null;
  switch (body.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: body.readUInt16LE(26) & 0x3fff, height: body.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = body.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: body.readUIntLE(24, 3) + 1, height: body.readUIntLE(27, 3) + 1 };
    default:
      return null;
  }
}

/** A JPEG is a row of segments; the one that starts a frame has the height and the width. */
function jpegSize(body: Buffer): Size | null {
  for (let at = 2; at + 9 < body.length;) {
    if (body[at] !== 0xff) return null;
    const marker = body[at + 1] ?? 0;
    // Filling bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const startsFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (startsFrame) return { height: body.readUInt16BE(at + 5), width: body.readUInt16BE(at + 7) };
    // The pixels begin, and no frame was announced.
    if (marker === 0xda) return null;
    at += 2 + body.readUInt16BE(at + 2);
  }
  return null;
}
