import type { FileHandle } from 'node:fs/promises';
import { boxAt, boxesIn } from '../mp4/boxes.ts';
import { fileBoxes, readBox } from '../mp4/file.ts';
import { fragmentSamples, type Fragments } from '../mp4/fragments.ts';
import { isMendable } from '../mp4/mendable.ts';
import { mainPicture } from '../mp4/picture-track.ts';
import { sampleTables, samplesEnd } from '../mp4/tables.ts';
import { lastOf, shownTimes, tableSamples, type ShownTimes } from '../mp4/times.ts';
import { readMovie, type Movie, type Track } from '../mp4/track.ts';
import { codecName, soundCodec } from './codecs.ts';
import { colourName } from './colours.ts';
import type { MovieFacts, PictureFacts, SoundFacts } from './facts.ts';

/**
 * Reads the index of an MP4 or MOV, wherever in the file it lies, and those of its fragments.
 * @returns `no-index`: the file was never finished. @throws {Error} if it makes no sense
 */
export async function mp4Facts(file: FileHandle, size: number): Promise<MovieFacts | 'no-index'> {
  const { boxes, cut } = await fileBoxes(file, size);
  const index = boxes.find(({ type }) => type === 'moov');
  if (index === undefined || index.start + index.size > size) return 'no-index';
  const moov = await readBox(file, index, size);
  if (moov === null) throw new Error('The index is too large.');
  const movie = readMovie(moov);
  const track = mainPicture(movie);
  const found = track === undefined ? null : await pictures(file, size, { moov, movie, track });
  return {
    container: 'mp4',
    picture: track && found ? pictureFacts(track, found.shown) : null,
    sounds: movie.tracks
      .filter(({ handler }) => handler === 'soun')
      .map((one) => sound(one, movie)),
    cut: cut || (found?.cut ?? false),
    mendable: isMendable(moov, movie),
  };
}

interface Found {
  shown: ShownTimes;
  cut: boolean;
}

async function pictures(
  file: FileHandle,
  size: number,
  { moov, movie, track }: { moov: Buffer; movie: Movie; track: Track },
): Promise<Found> {
  const tables = sampleTables(track.stbl);
  const inIndex = tableSamples(tables);
  const more: Fragments = movie.fragmented
    ? await fragmentSamples(file, size, moov, track.id)
    : { samples: [], last: lastOf(tables.durations), cut: false };
  const all = [...inIndex, ...more.samples];
  return {
    shown: shownTimes(track, all, more.last, movie.timescale),
    cut: more.cut || samplesEnd(tables) > size,
  };
}

function pictureFacts(track: Track, shown: ShownTimes): PictureFacts {
  const { entry } = track;
  // A visual entry has 78 bytes before the boxes inside it.
  const inside = entry.subarray(78);
  return {
    ...shown,
    codec: codecName(track.format),
    timescale: track.timescale,
    width: entry.readUInt16BE(24),
    height: entry.readUInt16BE(26),
    pixelAspect: aspectOf(boxAt(inside, 'pasp')),
    rotation: rotationOf(track.matrix),
    colour: colourOf(inside),
  };
}
function sound(track: Track, movie: Movie): SoundFacts {
  const delay = track.edits[0]?.from === -1 ? track.edits[0].duration : 0;
  return { codec: soundCodec(track.format, track.entry), start: delay / movie.timescale };
}

function aspectOf(pasp: Buffer | null): number {
  if (pasp === null || pasp.length < 8) return 1;
  const ratio = pasp.readUInt32BE(0) / pasp.readUInt32BE(4);
  return Number.isFinite(ratio) && ratio > 0 ? ratio : 1;
}

function rotationOf([a, b, c, d]: Track['matrix']): PictureFacts['rotation'] {
  if (a > 0 && d > 0) return 0;
  if (a < 0 && d < 0) return 180;
  if (b > 0 && c < 0) return 90;
  return b < 0 && c > 0 ? 270 : 0;
}

/** Primaries, transfer and matrix by their numbers in ISO 23091-2; 2 says that it is not known. */
function colourOf(inside: Buffer): string | null {
  const colr = boxesIn(inside).find(({ type }) => type === 'colr')?.body;
  if (colr === undefined || colr.length < 10) return null;
  if (!['nclx', 'nclc'].includes(colr.toString('latin1', 0, 4))) return 'profile';
  const codes = [colr.readUInt16BE(4), colr.readUInt16BE(6), colr.readUInt16BE(8)];
  return colourName(codes);
}
