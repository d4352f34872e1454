import type { Conversion } from '../../shared/file-look.ts';

/** What was read of a picture. */
export interface PictureFile {
  /** It does not hold all the pixels that it says it has, or they are damaged. */
  cut: boolean;
  /** What Kitsu's own PNG of it does not keep. */
  why: Conversion[];
}

/** How a picture is turned to be shown, of the EXIF data that both formats carry; 1 is upright. */
export function orientationOf(exif: Buffer): number {
  const little = exif.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? exif.readUInt16LE(at) : exif.readUInt16BE(at));
  const long = (at: number) => (little ? exif.readUInt32LE(at) : exif.readUInt32BE(at));
  if (exif.length < 14) return 1;
  const table = long(4);
  if (table + 2 > exif.length) return 1;
  for (let entry = 0; entry < Math.min(short(table), 200); entry += 1) {
    const at = table + 2 + entry * 12;
    if (at + 12 > exif.length) return 1;
    if (short(at) === 0x0112) return short(at + 8);
  }
  return 1;
}

/** The profile that everything without one is taken to have: converting from it changes nothing. */
export const isSrgb = (profile: Buffer): boolean =>
  /s\0?R\0?G\0?B/i.test(profile.toString('latin1', 0, 4096));
