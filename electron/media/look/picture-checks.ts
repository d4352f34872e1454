import type { FileHandle } from 'node:fs/promises';
import type { FileCheck } from '../../shared/file-look.ts';
import { ByteReader } from './byte-reader.ts';
import { lookAtJpeg } from './jpeg.ts';
import { lookAtPng } from './png.ts';
import type { Format } from './sniff.ts';

/** What zou reads although the name says another format: its reader goes by the bytes. */
const READ_ANYWAY: readonly Format[] = ['GIF', 'WebP', 'TIFF', 'AVIF', 'BMP', 'TGA', 'JPEG 2000'];

/** A picture as Kitsu would make a PNG of it: read to its very end, for Kitsu takes half a picture as a whole one. */
export async function pictureChecks(
  file: FileHandle,
  extension: string,
  format: Format,
  signal?: AbortSignal,
): Promise<FileCheck[]> {
  if (format !== null && READ_ANYWAY.includes(format)) {
    return [{ level: 'warning', code: 'another-format', extension, really: format }];
  }
  if (format !== 'png' && format !== 'jpeg') return [notAPicture(extension, format)];
  const bytes = new ByteReader(file, signal);
  const found = await (format === 'png' ? lookAtPng(bytes) : lookAtJpeg(bytes));
  if (found === null) return [notAPicture(extension, null)];
  const checks: FileCheck[] = [];
  if (found.cut) checks.push({ level: 'warning', code: 'picture-cut' });
  if (found.why.length > 0) {
    checks.push({ level: 'note', code: 'picture-converted', why: found.why });
  }
  return checks;
}

function notAPicture(extension: string, format: Format): FileCheck {
  const really = format === null ? null : (MOVIES[format] ?? format);
  return { level: 'refused', code: 'not-a-picture', extension, really };
}

const MOVIES: Readonly<Record<string, string>> = {
  mp4: 'an MP4 or MOV movie',
  matroska: 'an MKV movie',
  webm: 'a WebM movie',
  AVI: 'an AVI movie',
  WMV: 'a WMV movie',
};
