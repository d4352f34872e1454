import { perSecond, rateText } from '../../../../electron/shared/frame-time.ts';
import type { MovieFacts } from '../frames/frame-messages.ts';

type Movie = Pick<MovieFacts, 'rate' | 'times' | 'width' | 'height'>;

/**
 * What two movies do not have in common, and what becomes of it; `null` if they are alike. `first`: the number of the first
 * frame, as the studio counts.
 */
export function unlikeText([a, b]: readonly [Movie, Movie], first: number): string | null {
  const said: string[] = [];
  if (perSecond(a.rate) !== perSecond(b.rate))
    said.push(
      `A has ${rateText(a.rate)} fps, B ${rateText(b.rate)}: compared by frame number, played at A’s.`,
    );
  const [of, end] = a.times.length < b.times.length ? ['A', a.times.length] : ['B', b.times.length];
  if (a.times.length !== b.times.length)
    said.push(`${of} ends at ${end - 1 + first}: its last frame stays.`);
  if (a.width !== b.width || a.height !== b.height)
    said.push(`A is ${a.width} × ${a.height}, B is ${b.width} × ${b.height}.`);
  return said.length === 0 ? null : said.join(' ');
}
