import type { Ratio } from '../../shared/file-look.ts';

/**
 * How many frames Kitsu shows of pictures that are shown at `times`, in seconds from the movie's beginning, when it
 * makes them steady at `rate`. These are the steps of ffmpeg 5.1 (`do_video_out`, constant rate), which it uses: a
 * picture is left out once it is 1.1 frames behind, and repeated where 1.1 are missing. So from 25 to 24 the result is
 * two frames longer than one would count.
 * @param last seconds for which a picture is shown
 */
export function kitsuFrames(times: readonly number[], last: number, { num, den }: Ratio): number {
  const fps = num / den;
  const usual = Math.min(1, last * fps);
  let next = 0;
  // How often the last three pictures made ffmpeg repeat the one before.
  let repeated: readonly [number, number, number] = [0, 0, 0];
  for (const time of times) {
    let ahead = roundedUp(time * fps) - next;
    const behind = ahead + usual;
    if (ahead < 0 && behind > 0) ahead = 0;
    let shown = 1;
    let before = 0;
    if (behind < -1.1) shown = 0;
    else if (behind > 1.1) {
      shown = toEven(behind);
      if (ahead > 1.1) before = toEven(ahead - 0.6);
    }
    repeated = [Math.min(before, shown), repeated[0], repeated[1]];
    next += shown;
  }
  return next + median(repeated);
}

/** ffmpeg moves times off the middle between two frames by so little. */
const roundedUp = (frames: number): number => frames + Math.sign(frames) / 2 ** 17;

/** As C rounds: halves to the even one. */
function toEven(value: number): number {
  const down = Math.floor(value);
  if (value - down !== 0.5) return Math.round(value);
  return down % 2 === 0 ? down : down + 1;
}

const median = (three: readonly number[]): number => [...three].sort((a, b) => a - b)[1] ?? 0;
