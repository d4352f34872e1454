import type { Minutes } from '../../shared/minutes.ts';
import type { Rounding } from '../../shared/settings.ts';

const MINUTE_MS = 60_000;

/**
 * The whole minutes to send for the timed milliseconds of one task's day. Stored data is never rounded.
 * With `up` any time at all becomes a whole step; the nearest step may be 0.
 */
export function roundedMinutes(ms: number, { step, way }: Rounding): Minutes {
  const minutes = ms / MINUTE_MS;
  if (step === 0) return Math.round(minutes);
  return way === 'up' ? Math.ceil(minutes / step) * step : Math.round(minutes / step) * step;
}
