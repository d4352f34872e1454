import { daysBetween, longDay } from '../../../electron/shared/day.ts';
import type { Day } from '../../../electron/shared/day.ts';
import { formatMinutes } from '../../../electron/shared/minutes.ts';
import type { DayView } from '../../../electron/shared/views.ts';

/** The day's name in bold: `Today`, `Yesterday`, else its weekday. */
export function dayName(day: Day, today: Day): string {
  const ahead = daysBetween(today, day);
  if (ahead === 0) return 'Today';
  if (ahead === -1) return 'Yesterday';
  if (ahead === 1) return 'Tomorrow';
  return longDay(day).split(' ')[0] ?? '';
}

/** A time box's accessible name. */
export const timeBoxName = (day: Day, today: Day): string =>
  day === today ? 'Time today' : `Time on ${longDay(day)}`;

/** What the day still lacks. Days without work, days off and future days lack nothing. */
export function dayBalance(
  view: Pick<DayView, 'day' | 'today' | 'total' | 'target' | 'isWorkday'> & {
    dayOff?: DayView['dayOff'];
  },
): {
  text: string;
  tone: 'good' | 'quiet';
} {
  const { day, today, total, target, isWorkday } = view;
  if (total > target) return { text: `${formatMinutes(total - target)} over`, tone: 'quiet' };
  if (total === target && target > 0) return { text: 'A full day', tone: 'good' };
  if (!isWorkday || day > today || view.dayOff) return { text: '', tone: 'quiet' };
  const missing = formatMinutes(target - total);
  return { text: day === today ? `${missing} to log` : `${missing} missing`, tone: 'quiet' };
}
