import type { FileHandle } from 'node:fs/promises';
import { fileBoxes, readAt, readBox, type FileBox } from '../mp4/file.ts';
import { isMendable } from '../mp4/mendable.ts';
import { mainPicture } from '../mp4/picture-track.ts';
import { sampleTables } from '../mp4/tables.ts';
import { lastOf, shownTimes, tableSamples } from '../mp4/times.ts';
import { readMovie, type Movie } from '../mp4/track.ts';
import { SILENCE } from './aac-silence.ts';
import { newIndex } from './new-index.ts';
import { silentTrak } from './silent-trak.ts';

/** Offsets of 32 bits end here. */
const NARROW = 0xffff_ffff;

export interface Plan {
  /** Before the boxes of the old file: its type, the new index, the silence. */
  head: Buffer[];
  /** Packets. */
  silence: number;
  /** What follows, as it is in the old file. */
  rest: FileBox[];
}

/** What the new file will be; `null` if it cannot be made without touching the pictures. */
export async function planOf(file: FileHandle, size: number): Promise<Plan | null> {
  const { boxes, cut } = await fileBoxes(file, size);
  const index = boxes.find(({ type }) => type === 'moov');
  const moov = index === undefined ? null : await readBox(file, index, size);
  if (moov === null || cut) return null;
  const movie = readMovie(moov);
  if (!isMendable(moov, movie)) return null;
  const type = boxes.find((one) => one.type === 'ftyp');
  const ftyp = type === undefined ? Buffer.alloc(0) : await readAt(file, type.start, type.size);
  const quickTime = ftyp.length === 0 || ftyp.toString('latin1', 8, 12) === 'qt  ';
  const rest = boxes.filter((one) => one !== index && one !== type);
  return planned({ moov, movie, ftyp, quickTime, rest, size });
}

interface Parts {
  moov: Buffer;
  movie: Movie;
  ftyp: Buffer;
  quickTime: boolean;
  rest: FileBox[];
  size: number;
}

function planned({ moov, movie, ftyp, quickTime, rest, size }: Parts): Plan | null {
  const sound = soundLength(movie);
  if (sound === null) return null;
  const silence = sound.packets * SILENCE.packet.length;
  // Room for an index that grew to twice its size by wider offsets.
  const wide = size + moov.length + silence + 4096 > NARROW;
  const nextId = Math.max(...movie.tracks.map(({ id }) => id)) + 1;
  const indexAt = (start: number): Buffer | null => {
    const trak = silentTrak({ ...sound, id: nextId, at: start + 8, wide, quickTime });
    const moved = placesOf(rest, start + 8 + silence);
    return newIndex(moov, trak, { moved, wide, duration: sound.delay + sound.duration, nextId });
  };
  // The size of the index does not depend on where things lie, but where they lie depends on it.
  const length = indexAt(0)?.length;
  if (length === undefined) return null;
  const index = indexAt(ftyp.length + length);
  if (index === null) return null;
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + silence);
  head.write('mdat', 4, 'latin1');
  return { head: [ftyp, index, head], silence: sound.packets, rest };
}

/** Where an offset of the old file lies, when its boxes follow one another from `start` on. */
function placesOf(rest: readonly FileBox[], start: number): (offset: number) => number | null {
  let at = start;
  const moves = rest.map((one) => {
    const move = { from: one.start, until: one.start + one.size, by: at - one.start };
    at += one.size;
    return move;
  });
  return (offset) => {
    const move = moves.find(({ from, until }) => offset >= from && offset < until);
    return move === undefined ? null : offset + move.by;
  };
}

/** How long the pictures are shown, and when they begin; `null` if there are none. */
function soundLength(movie: Movie): { delay: number; duration: number; packets: number } | null {
  const track = mainPicture(movie);
  if (track === undefined) return null;
  const tables = sampleTables(track.stbl);
  const usual = lastOf(tables.durations);
  const { times, last } = shownTimes(track, tableSamples(tables), usual, movie.timescale);
  if (times.length === 0) return null;
  const first = (times[0] ?? 0) / track.timescale;
  const end = ((times[times.length - 1] ?? 0) + last) / track.timescale;
  const delay = Math.round(first * movie.timescale);
  const duration = Math.round(end * movie.timescale) - delay;
  const packets = Math.ceil(((end - first) * SILENCE.rate) / SILENCE.samples);
  if (delay + duration > NARROW || packets > NARROW / SILENCE.samples) return null;
  return { delay, duration, packets };
}
