import type { Preview } from '../../kitsu/previews.ts';

/**
 * Nothing has arrived in it: Kitsu makes a row as a movie that is being processed, without a name, and it
 * stays so until a whole file is there. Such a row takes the next upload.
 */
export const isEmptyRow = ({ status, extension, originalName }: Preview): boolean =>
  status === 'processing' && extension === 'mp4' && (originalName ?? '') === '';

const MOVIES = new Set(['avi', 'm4v', 'mkv', 'mov', 'mp4', 'webm', 'wmv']);

const LEAST_CONVERTING_MS = 20_000;
const MOST_CONVERTING_MS = 10 * 60_000;

/**
 * How long Kitsu may be at work on a file that has wholly arrived while its row still looks empty: a movie
 * is converted before Kitsu answers. A second upload would be converted a second time.
 */
export function convertingMs({ name, size }: { name: string; size: number }): number {
  const isMovie = MOVIES.has((name.split('.').at(-1) ?? '').toLowerCase());
  if (!isMovie) return LEAST_CONVERTING_MS;
  return Math.min(LEAST_CONVERTING_MS + size / 1000, MOST_CONVERTING_MS);
}
