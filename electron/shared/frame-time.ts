/**
 * The one place for frame and time. A frame is an integer from 0, a rate a ratio of integers, for 23.976 is 24000/1001 and
 * no decimal number.
 */
export interface FrameRate {
  num: number;
  den: number;
}

const USUAL: readonly FrameRate[] = [
  ...[12, 15, 24, 25, 30, 48, 50, 60, 100, 120].map((num) => ({ num, den: 1 })),
  ...[24_000, 30_000, 48_000, 60_000, 120_000].map((num) => ({ num, den: 1001 })),
];
/** Between 23.976 and 24 lie 0.024. */
const NEAR = 0.004;

/** The rate that a number of frames a second means: the nearest usual one, else to the thousandth. */
export function rateOf(framesPerSecond: number): FrameRate {
  if (!Number.isFinite(framesPerSecond) || framesPerSecond <= 0) return { num: 24, den: 1 };
  const far = (rate: FrameRate): number => Math.abs(perSecond(rate) - framesPerSecond);
  const nearest = USUAL.reduce((best, one) => (far(one) < far(best) ? one : best));
  if (far(nearest) <= NEAR) return nearest;
  return { num: Math.max(1, Math.round(framesPerSecond * 1000)), den: 1000 };
}

export const perSecond = ({ num, den }: FrameRate): number => num / den;

/** When a frame begins, in seconds. */
export const timeOf = (frame: number, { num, den }: FrameRate): number => (frame * den) / num;

/** `23.976`, `25`. */
export const rateText = (rate: FrameRate): string =>
  String(Math.round(perSecond(rate) * 1000) / 1000);

/** Frames a second as a timecode counts them: 30 for 29.97. */
const counted = (rate: FrameRate): number => Math.max(1, Math.round(perSecond(rate)));

/** Drop-frame timecode is for 29.97 and 59.94: there a timecode that counts on is 3.6 s late after an hour. */
export const canDropFrames = (rate: FrameRate): boolean =>
  rate.den === 1001 && counted(rate) % 30 === 0;

/**
 * `01:02:03:04`; with `dropFrame`, where the rate has it, `01:02:03;04`: the first two numbers (at 59.94: four) of each
 * minute are left out, but for each tenth minute (SMPTE 12M).
 */
export function timecode(frame: number, rate: FrameRate, dropFrame = false): string {
  const base = counted(rate);
  const drops = dropFrame && canDropFrames(rate);
  const n = drops ? frame + leftOut(frame, base) : frame;
  const parts = [n / (base * 3600), (n / (base * 60)) % 60, (n / base) % 60].map((part) =>
    String(Math.floor(part)).padStart(2, '0'),
  );
  const digits = base > 100 ? 3 : 2;
  return `${parts.join(':')}${drops ? ';' : ':'}${String(n % base).padStart(digits, '0')}`;
}

/** How many numbers a drop-frame timecode has left out up to a frame. */
function leftOut(frame: number, base: number): number {
  const each = base / 15;
  const minute = base * 60 - each;
  const ten = minute * 10 + each;
  const tens = Math.floor(frame / ten);
  const rest = frame % ten;
  // The first minute of ten leaves none out.
  const minutes = rest < base * 60 ? 0 : 1 + Math.floor((rest - base * 60) / minute);
  return each * (9 * tens + minutes);
}

export const FRAME_NUMBERS = ['zero', 'one', 'shot'] as const;
/** From where frames are counted where they are shown; nothing is stored so. */
export type FrameNumbers = (typeof FRAME_NUMBERS)[number];

/** The number of the first frame. `frameIn`: of the shot; `null` where there is none. */
export function firstNumber(numbers: FrameNumbers, frameIn: number | null): number {
  if (numbers === 'shot' && frameIn !== null) return frameIn;
  return numbers === 'zero' ? 0 : 1;
}
