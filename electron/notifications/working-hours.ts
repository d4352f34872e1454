import { dayOffOn } from '../rules/my-days-off.ts';
import { isoWeekday, type Day } from '../shared/day.ts';
import type { Settings } from '../shared/settings.ts';
import type { DayOffView } from '../shared/views.ts';

/**
 * Whether it is a working hour of the artist's.
 * @param clock `HH:MM` in their zone; `day`: their day
 */
export const isWorkingHour = (
  { day, clock }: { day: Day; clock: string },
  { workingDays, dayStart, dayEnd }: Pick<Settings, 'workingDays' | 'dayStart' | 'dayEnd'>,
  daysOff: readonly DayOffView[],
): boolean =>
  workingDays.includes(isoWeekday(day)) &&
  dayOffOn(daysOff, day) === null &&
  clock >= dayStart &&
  clock < dayEnd;
