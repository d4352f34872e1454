import { sampleTables } from './tables.ts';
import type { Movie, Track } from './track.ts';

/** The track of the pictures. Cover pictures are tracks of one picture, so the one with the most counts; in fragments none has any. */
export function mainPicture(movie: Movie): Track | undefined {
  const pictures = movie.tracks.filter(({ handler }) => handler === 'vide');
  const counted = pictures.map((track) => ({ track, count: sampleTables(track.stbl).count }));
  return counted
    .filter(({ count }) => count > 0 || movie.fragmented)
    .sort((a, b) => b.count - a.count)[0]?.track;
}
