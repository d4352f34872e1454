/** Frames a second as a ratio of whole numbers: 24000/1001 is no decimal number. */
export interface Rate {
  num: number;
  den: number;
}

/** Whole frames that a second of timecode counts: 30 at 29.97. */
const nominal = ({ num, den }: Rate): number => Math.round(num / den);

export const rateWords = ({ num, den }: Rate): string =>
  den === 1 ? String(num) : String(Number((num / den).toFixed(3)));

export const sameRate = (a: Rate, b: Rate): boolean => a.num * b.den === b.num * a.den;

/**
 * A rate as programs write it: `24`, `23.976`, `23.98`, `29.97`, `30000/1001`. A decimal that is near a film rate of
 * video is that. `null` for anything else.
 */
export function readRate(text: string): Rate | null {
  const [, num = '', den = '1'] =
    /^(\d{1,6}(?:[.,]\d+)?)(?:\s*\/\s*(\d{1,5}))?(?:\s*fps)?$/i.exec(text.trim()) ?? [];
  const value = Number(num.replace(',', '.'));
  if (num === '' || value <= 0 || Number(den) <= 0) return null;
  if (Number(den) !== 1) return Number.isInteger(value) ? { num: value, den: Number(den) } : null;
  return rateOf(value);
}

/** The ratio that a floating number stands for. */
export function rateOf(value: number): Rate | null {
  if (!Number.isFinite(value) || value < 1 || value > 1000) return null;
  if (Number.isInteger(value)) return { num: value, den: 1 };
  const whole = Math.round(value);
  if (Math.abs(value - (whole * 1000) / 1001) < 0.006) return { num: whole * 1000, den: 1001 };
  const num = Math.round(value * 1000);
  return Math.abs(value * 1000 - num) < 0.01 ? { num, den: 1000 } : null;
}

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
