import type { Conversion } from '../../shared/file-look.ts';
import type { ByteReader } from './byte-reader.ts';
import { isSrgb, orientationOf, type PictureFile } from './picture-facts.ts';

const END = 0xd9;
const SCAN = 0xda;

/**
 * Walks through a JPEG from marker to marker to the one that ends it. `null` if there is none of the markers that any
 * JPEG has, so that nothing could read it.
 */
export async function lookAtJpeg(bytes: ByteReader): Promise<PictureFile | null> {
  await bytes.take(2);
  const why = new Set<Conversion>();
  let scans = 0;
  for (;;) {
    const marker = await nextMarker(bytes);
    if (marker === null) return { cut: true, why: [...why] };
    if (marker === END) return scans === 0 ? null : { cut: false, why: [...why] };
    if (isAlone(marker)) continue;
    const length = await bytes.take(2);
    if (length === null) return { cut: true, why: [...why] };
    const body = await segment(bytes, Math.max(0, length.readUInt16BE(0) - 2));
    if (body === null) return { cut: true, why: [...why] };
    for (const one of conversions(marker, body)) why.add(one);
    if (marker === SCAN) scans += 1;
  }
}

/** A segment has 64 KB at most, which is less than the window. */
const segment = (bytes: ByteReader, length: number): Promise<Buffer | null> => bytes.take(length);

/** Goes past the pixels: in them, 255 is followed by 0, or by the number of a restart. */
async function nextMarker(bytes: ByteReader): Promise<number | null> {
  for (;;) {
    const some = await bytes.some(64 * 1024);
    if (some.length === 0) return null;
    const at = some.indexOf(0xff);
    // Back to what was not looked at.
    if (at < 0) continue;
    bytes.at -= some.length - at - 1;
    const after = await bytes.take(1);
    if (after === null) return null;
    const marker = after[0] ?? 0;
    // Filling bytes may stand before a marker.
    if (marker === 0xff) bytes.at -= 1;
    else if (marker !== 0) return marker;
  }
}

/** Restarts, and the beginning: nothing belongs to them. */
const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

function conversions(marker: number, body: Buffer): Conversion[] {
  if (marker === 0xe1 && body.toString('latin1', 0, 6) === 'Exif\0\0') {
    return orientationOf(body.subarray(6)) > 1 ? ['turned'] : [];
  }
  // A profile may be cut into several segments; its name is in the first.
  if (marker === 0xe2 && body.toString('latin1', 0, 12) === 'ICC_PROFILE\0' && body[12] === 1) {
    return isSrgb(body.subarray(14)) ? [] : ['profile'];
  }
  const startsFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
  if (!startsFrame) return [];
  return [
    ...(body[5] === 4 ? (['cmyk'] as const) : []),
    ...((body[0] ?? 8) > 8 ? (['deep'] as const) : []),
  ];
}
