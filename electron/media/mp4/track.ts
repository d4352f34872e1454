import { boxAt, boxesIn } from './boxes.ts';

/** An edit of a track: what of it is shown, in the order in which it is shown. */
export interface Edit {
  /** In ticks of the movie. */
  duration: number;
  /** In ticks of the track; -1: nothing is shown for so long. */
  from: number;
}

export interface Track {
  /** The body of `trak`. */
  body: Buffer;
  id: number;
  /** `vide`, `soun`, `tmcd` … */
  handler: string;
  /** Ticks a second. */
  timescale: number;
  edits: Edit[];
  /** Of the first entry of `stsd`: its four letters, then its body. */
  format: string;
  entry: Buffer;
  stbl: Buffer;
  /** From the track's header: 3 × 3 numbers, of which the first two rows turn the picture. */
  matrix: readonly [number, number, number, number];
}

export interface Movie {
  /** Ticks a second. */
  timescale: number;
  tracks: Track[];
  /** Samples are in fragments, beside those of the index. */
  fragmented: boolean;
}

const MOST_TRACKS = 100;

/** @param moov its body. @throws {Error} if it is none */
export function readMovie(moov: Buffer): Movie {
  const mvhd = boxAt(moov, 'mvhd');
  if (mvhd === null) throw new Error('The index has no head.');
  const timescale = mvhd.readUInt32BE(mvhd[0] === 1 ? 20 : 12);
  if (timescale === 0) throw new Error('The index has no time.');
  const boxes = boxesIn(moov);
  const tracks = boxes
    .filter(({ type }) => type === 'trak')
    .slice(0, MOST_TRACKS)
    .flatMap(({ body }) => readTrack(body) ?? []);
  return { timescale, tracks, fragmented: boxes.some(({ type }) => type === 'mvex') };
}

function readTrack(body: Buffer): Track | null {
  const tkhd = boxAt(body, 'tkhd');
  const mdhd = boxAt(body, 'mdia', 'mdhd');
  const hdlr = boxAt(body, 'mdia', 'hdlr');
  const stbl = boxAt(body, 'mdia', 'minf', 'stbl');
  const first = stbl === null ? undefined : firstEntry(stbl);
  if (tkhd === null || mdhd === null || hdlr === null || stbl === null || !first) return null;
  const matrix = tkhd[0] === 1 ? 52 : 40;
  return {
    body,
    stbl,
    id: tkhd.readUInt32BE(tkhd[0] === 1 ? 20 : 12),
    handler: hdlr.toString('latin1', 8, 12),
    timescale: Math.max(1, mdhd.readUInt32BE(mdhd[0] === 1 ? 20 : 12)),
    edits: editsOf(boxAt(body, 'edts', 'elst')),
    format: first.type,
    entry: first.body,
    matrix: [
      tkhd.readInt32BE(matrix),
      tkhd.readInt32BE(matrix + 4),
      tkhd.readInt32BE(matrix + 12),
      tkhd.readInt32BE(matrix + 16),
    ],
  };
}

function firstEntry(stbl: Buffer) {
  const stsd = boxAt(stbl, 'stsd');
  return stsd === null ? undefined : boxesIn(stsd.subarray(8))[0];
}

function editsOf(elst: Buffer | null): Edit[] {
  if (elst === null || elst.length < 8) return [];
  const long = elst[0] === 1;
  const width = long ? 20 : 12;
  const count = Math.min(elst.readUInt32BE(4), Math.floor((elst.length - 8) / width));
  return Array.from({ length: count }, (_, index) => {
    const at = 8 + index * width;
    return long
      ? { duration: Number(elst.readBigUInt64BE(at)), from: Number(elst.readBigInt64BE(at + 8)) }
      : { duration: elst.readUInt32BE(at), from: elst.readInt32BE(at + 4) };
  });
}
