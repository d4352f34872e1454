import { boxAt, boxesIn } from './boxes.ts';
import type { Movie } from './track.ts';

/**
 * Whether a sound track can be put beside the pictures without touching them: all samples are in this file and found
 * by the tables of the index alone. Not so in fragments, in movies that point to other files, and in encrypted ones.
 */
export function isMendable(moov: Buffer, movie: Movie): boolean {
  if (movie.fragmented || movie.tracks.length === 0) return false;
  const traks = boxesIn(moov).filter(({ type }) => type === 'trak').length;
  if (traks !== movie.tracks.length) return false;
  return movie.tracks.every(
    ({ body, stbl }) =>
      boxAt(stbl, 'saio') === null &&
      (boxAt(stbl, 'stco') ?? boxAt(stbl, 'co64')) !== null &&
      isInThisFile(boxAt(body, 'mdia', 'minf', 'dinf', 'dref')),
  );
}

/** Each reference has a flag that says: in this very file. */
function isInThisFile(dref: Buffer | null): boolean {
  if (dref === null) return true;
  return boxesIn(dref.subarray(8)).every(({ body }) => ((body[3] ?? 0) & 1) === 1);
}
