import type { Freshness } from '../../electron/shared/productions.ts';
import { clockTime, dataAge } from './sync-text.ts';

/** How old what is shown of productions is: `read 14:03`, `reading 3 of 9`, `3 days old`. */
export function freshnessText({ readAt, reading, problem }: Freshness, now: Date): string {
  const age =
    readAt === null
      ? ''
      : problem === null
        ? `read ${clockTime(readAt, now)}`
        : dataAge(readAt, now);
  if (reading === null) return age || 'not read yet';
  const { done, of } = reading;
  return [age, of > 1 ? `reading ${done} of ${of}` : 'reading…'].filter(Boolean).join(', ');
}
