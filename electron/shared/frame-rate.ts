/** Frames a second as a ratio of whole numbers: 24000/1001 is no decimal number. */
export interface Rate {
  num: number;
  den: number;
}

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

/** `24`, `23.976`: as Kitsu keeps it, in at most ten signs. */
export const rateWords = ({ num, den }: Rate): string =>
  den === 1 ? String(num) : String(Number((num / den).toFixed(3)));
