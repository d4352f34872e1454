import { isoWeekday, type Day } from '../shared/day.ts';
import type { Minutes } from '../shared/minutes.ts';
import type { Settings } from '../shared/settings.ts';
import type { DayOffView } from '../shared/views.ts';
import { dayOffOn } from './my-days-off.ts';
import type { StudioConfig } from './studio-rules.ts';

const DEFAULT_DAY_LENGTH = 8 * 60;

/** Minutes of a working day as the studio set them. */
export const dayLength = (studio: StudioConfig): Minutes =>
  Math.round((studio.rules?.hoursByDay ?? DEFAULT_DAY_LENGTH / 60) * 60);

/** The artist's working days, and their length. */
export type WorkPlan = Pick<Settings, 'workingDays' | 'hoursADay'>;

/** Minutes of one working day. */
export const workingDayLength = (studio: StudioConfig, plan: WorkPlan): Minutes =>
  plan.hoursADay ?? dayLength(studio);

/** The expected minutes of a day: none on a day off, nor on a weekday without work. */
export function expectedMinutes(
  day: Day,
  studio: StudioConfig,
  plan: WorkPlan,
  daysOff: readonly DayOffView[],
): Minutes {
  if (!plan.workingDays.includes(isoWeekday(day)) || dayOffOn(daysOff, day)) return 0;
  return workingDayLength(studio, plan);
}
