import { expect, it } from 'vitest';
import { kitsuFrames } from '../../../../electron/media/look/kitsu-frames.ts';
import type { Ratio } from '../../../../electron/shared/file-look.ts';

/** Rate, frames, rate of the production, and the frames that ffmpeg 5.1.9 made with the command of zou 1.0.97. */
const MEASURED = [
  ['30000/1001', 300, '25', 252],
  ['25', 250, '24', 242],
  ['24', 100, '25', 104],
  ['24', 48, '25', 50],
  ['24000/1001', 240, '24', 240],
  ['24', 240, '24000/1001', 240],
  ['25', 100, '24', 98],
  ['30', 300, '24', 242],
  ['30', 30, '25', 27],
  ['12', 120, '24', 239],
  ['12', 48, '25', 99],
  ['50', 100, '25', 52],
  ['30', 301, '25', 252],
  ['30', 302, '25', 253],
  ['30', 303, '25', 254],
  ['25', 7, '24', 7],
  ['25', 13, '24', 13],
  ['15', 30, '25', 49],
  ['24', 7, '25', 7],
  ['24', 30, '30', 37],
  ['24', 31, '30', 39],
  ['24', 32, '30', 40],
  ['8', 17, '24', 50],
] as const;

it.each(MEASURED)('shows of %s, %i frames, at %s: %i', (from, frames, to, shown) => {
  const { num, den } = ratio(from);
  const times = Array.from({ length: frames }, (_, frame) => (frame * den) / num);
  expect(kitsuFrames(times, den / num, ratio(to))).toBe(shown);
});

function ratio(text: string): Ratio {
  const [num, den = '1'] = text.split('/');
  return { num: Number(num), den: Number(den) };
}
