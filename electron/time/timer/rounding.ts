import type { Minutes } from '../../shared/minutes.ts';
import type { Rounding } from '../../shared/settings.ts';

const MINUTE_MS = 60_000;

/**
 * The whole minutes that are sent for timed milliseconds of one task's day. What is kept is never
 * rounded. Any time at all rounds up to a whole step; the nearest may be none.
 */
export function roundedMinutes(ms: number, { step, way }: Rounding): Minutes {
  const minutes = ms / MINUTE_MS;
  if (step === 0) return Math.round(minutes);
  return way === 'up' ? Math.ceil(minutes / step) * step : Math.round(minutes / step) * step;
}
