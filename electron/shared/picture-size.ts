/** Pixels that a picture may unfold to in the window, at four bytes each: larger than any 4K frame or contact sheet. */
const MOST_PIXELS = 40_000_000;

export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

interface Size {
  width: number;
  height: number;
}

/**
 * The type of a picture by its bytes, not by its name or a server's header; `null` if it is none, does not say how large
 * it is, or is so large that a few kilobytes of it would fill the window's memory. The beginning of it is enough.
 */
export function pictureType(body: Uint8Array, most = MOST_PIXELS): PictureType | null {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const [type, size] = read(view);
  const fits = size !== null && size.width > 0 && size.height > 0;
  return fits && size.width * size.height <= most ? type : null;
}

function read(view: DataView): [PictureType | null, Size | null] {
  if (long(view, 0) === 0x89504e47 && long(view, 4) === 0x0d0a1a0a)
    return ['image/png', pngSize(view)];
  if (long(view, 0) >>> 8 === 0xffd8ff) return ['image/jpeg', jpegSize(view)];
  if (/^GIF8[79]a$/.test(text(view, 0, 6))) return ['image/gif', gifSize(view)];
  if (text(view, 0, 4) === 'RIFF' && text(view, 8, 12) === 'WEBP')
    return ['image/webp', webpSize(view)];
  return [null, null];
}

/** Nothing past the end. */
const long = (view: DataView, at: number): number =>
  at + 4 <= view.byteLength ? view.getUint32(at) : 0;

function text(view: DataView, from: number, to: number): string {
  let word = '';
  for (let at = from; at < Math.min(to, view.byteLength); at += 1)
    word += String.fromCharCode(view.getUint8(at));
  return word;
}

/** A PNG begins with its header: length, `IHDR`, width, height. */
function pngSize(view: DataView): Size | null {
  if (view.byteLength < 24 || text(view, 12, 16) !== 'IHDR') return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** The size of the whole picture, which each of its frames lies within. */
function gifSize(view: DataView): Size | null {
  if (view.byteLength < 10) return null;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** A WebP is lossy, lossless, or more than one picture can say; each has the size in another place. */
function webpSize(view: DataView): Size | null {
  if (view.byteLength < 30) return null;
  switch (text(view, 12, 16)) {
    case 'VP8 ':
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X': {
      const triple = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
      return { width: triple(24) + 1, height: triple(27) + 1 };
    }
    default:
      return null;
  }
}

/** A JPEG is a row of segments; the one that starts a frame has the height and the width. */
function jpegSize(view: DataView): Size | null {
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // Filling bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const startsFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (startsFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // The pixels begin, and no frame was announced.
    if (marker === 0xda) return null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
