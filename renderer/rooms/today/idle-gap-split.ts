import type { Gap } from '../../../electron/shared/timer.ts';
import { clockIn } from '../../../electron/shared/zone.ts';

const MINUTE_MS = 60_000;
const READ = /^(\d{1,2})[:.h]?(\d{2})$/;

/**
 * The first moment within a gap at which this computer's clock shows the typed time, `12:30`, epoch
 * milliseconds; or why there is none.
 */
export function splitAt(
  { from, to }: Pick<Gap, 'from' | 'to'>,
  typed: string,
): { at: number } | { error: string } {
  const parts = READ.exec(typed.trim());
  if (!parts) return { error: 'Type a time like 13:20.' };
  const wanted = `${parts[1]?.padStart(2, '0')}:${parts[2]}`;
  for (let at = Math.ceil(from / MINUTE_MS) * MINUTE_MS; at < to; at += MINUTE_MS) {
    if (clockIn(null, at) === wanted && at > from) return { at };
  }
  return { error: `Type a time between ${clockIn(null, from)} and ${clockIn(null, to)}.` };
}
