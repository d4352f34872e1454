import type { Rate } from '../../../shared/frame-rate.ts';

/** Whole frames that a second of timecode counts: 30 at 29.97. */
const nominal = ({ num, den }: Rate): number => Math.round(num / den);

export const sameRate = (a: Rate, b: Rate): boolean => a.num * b.den === b.num * a.den;

/**
 * The frame number of a timecode. Drop-frame leaves out the first two numbers of each minute but every tenth (four at
 * 59.94), so that the clock keeps up; it only exists at 29.97 and 59.94. `null` where the timecode has frames that the
 * rate does not.
 */
export function framesOfTimecode(text: string, rate: Rate, drop: boolean): number | null {
  const [, hours, minutes, seconds, frames] =
    /^(\d{1,2})[:;.](\d{2})[:;.](\d{2})[:;.](\d{2,3})$/.exec(text.trim())?.map(Number) ?? [];
  if (frames === undefined) return null;
  const [h = 0, m = 0, s = 0] = [hours, minutes, seconds];
  const base = nominal(rate);
  if (frames >= base || m > 59 || s > 59) return null;
  const counted = ((h * 60 + m) * 60 + s) * base + frames;
  if (!drop || !canDrop(rate)) return counted;
  const dropped = base / 15;
  const all = h * 60 + m;
  return counted - dropped * (all - Math.floor(all / 10));
}

export const canDrop = (rate: Rate): boolean =>
  rate.den === 1001 && (nominal(rate) === 30 || nominal(rate) === 60);
