import { failure, success, type Result } from '../../../shared/result.ts';
import type { SetupClip, SetupCutOptions, SetupTried } from '../../../shared/setup.ts';
import { likelyPattern, nameReader } from '../cut/clip-names.ts';
import { countedClips, type Cut } from '../cut/cut.ts';
import { namesIn } from '../cut/sheet-of-cut.ts';

/** Clips that are shown of each. */
const MOST_SHOWN = 300;

/** What the clips of a cut would be by a pattern, as it is typed. */
export function triedPattern(
  { clips: all }: Cut,
  { pattern: wanted, frameIn, handles, episode }: SetupCutOptions,
): Result<SetupTried> {
  const pattern = wanted ?? likelyPattern(namesIn(all)).pattern;
  const reader = nameReader(pattern);
  if (!reader)
    return failure(
      'bad-input',
      `“${pattern}” has no {sequence} and {shot}.`,
      'Write it like {sequence}_{shot}, with {any} for what does not matter.',
    );
  const clips = countedClips(all, (name) => reader(name) !== null).filter(({ enabled }) => enabled);
  const read: SetupClip[] = [];
  const unmatched: SetupClip[] = [];
  const shots = new Set<string>();
  for (const { name, row, recordIn, recordOut, sourceIn } of clips) {
    const named = reader(name);
    const shot = named && { ...named, episode: named.episode ?? episode };
    const frames = recordOut - recordIn + 2 * handles;
    const first = frameIn === 'source' ? sourceIn - handles : frameIn;
    const frameOut = first === null ? null : first + frames - 1;
    if (shot) shots.add(JSON.stringify([shot.episode, shot.sequence, shot.shot]));
    (shot ? read : unmatched).push({ row, name, shot, frames, frameIn: first, frameOut });
  }
  return success({
    ...{ pattern, clips: clips.length, shots: shots.size },
    read: read.slice(0, MOST_SHOWN),
    unmatched: unmatched.slice(0, MOST_SHOWN),
  });
}
