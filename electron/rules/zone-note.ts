import { shortDay } from '../shared/day.ts';
import type { Settings } from '../shared/settings.ts';
import { workDayIn } from '../shared/work-day.ts';
import { offsetIn, offsetText, type Zone } from '../shared/zone.ts';

/** The zone that calendar days follow: the Kitsu profile's if that is chosen and known here. */
export const chosenZone = (boundary: Settings['dayBoundary'], kitsu: string | null): Zone =>
  boundary === 'kitsu' ? kitsu : null;

/**
 * A note if it is another day by this computer than by the Kitsu profile at an instant (epoch ms); it
 * names the zone that the days do not follow. `null` if the days agree or a zone is unknown.
 */
export function zoneNote(
  { dayBoundary: boundary, dayBeginsAt }: Pick<Settings, 'dayBoundary' | 'dayBeginsAt'>,
  kitsu: string | null,
  instant: number,
): string | null {
  if (kitsu === null) return null;
  const chosen = chosenZone(boundary, kitsu);
  const other: Zone = chosen === null ? kitsu : null;
  const today = workDayIn(chosen, instant, dayBeginsAt);
  const there = workDayIn(other, instant, dayBeginsAt);
  if (there === today) return null;
  const day = shortDay(there, today);
  const offset = offsetText(offsetIn(other, instant));
  return chosen === null
    ? `In your Kitsu profile’s zone, ${kitsu} (${offset}), it is ${day}.`
    : `Days go by ${kitsu}. On this computer (${offset}) it is ${day}.`;
}
