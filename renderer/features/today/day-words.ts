import { daysBetween, longDay, weekday } from '../../../electron/shared/day.ts';
import type { Day } from '../../../electron/shared/day.ts';
import { formatMinutes } from '../../../electron/shared/minutes.ts';
import type { Minutes } from '../../../electron/shared/minutes.ts';
import type { DayView, SavedMark } from '../../../electron/shared/views.ts';

/** The day's bold name: `Today`, `Yesterday`, else its weekday. */
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

/** `1:30` where a column is too narrow for `1 h 30`; nothing for nothing. */
export const clockMinutes = (minutes: Minutes): string =>
  minutes === 0 ? '' : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** Where a value is, as said beside it; empty when there is nothing to say. */
export function markWords(mark: SavedMark): string {
  switch (mark) {
    case 'none':
      return '';
    case 'here':
      return 'Saved here, not yet in Kitsu';
    case 'kitsu':
      return 'In Kitsu';
    case 'parked':
      return 'Kitsu refused this; it is safe here';
    case 'conflict':
      return 'Changed in Kitsu meanwhile';
    case 'changed':
      return 'Not what Kitsu was read back to hold';
  }
}

/** What the day still lacks. Weekends, days off and days to come ask for nothing. */
export function dayBalance(
  view: Pick<DayView, 'day' | 'today' | 'total' | 'target'> & { dayOff?: DayView['dayOff'] },
): {
  text: string;
  tone: 'good' | 'warn' | 'quiet';
} {
  const { day, today, total, target } = view;
  if (total > target) return { text: `${formatMinutes(total - target)} over`, tone: 'quiet' };
  if (total === target && target > 0) return { text: 'A full day', tone: 'good' };
  const isWeekend = ['Sat', 'Sun'].includes(weekday(day));
  if (isWeekend || day > today || view.dayOff) return { text: '', tone: 'quiet' };
  const missing = formatMinutes(target - total);
  return day === today
    ? { text: `${missing} to log`, tone: total === 0 ? 'quiet' : 'warn' }
    : { text: `${missing} missing`, tone: 'warn' };
}
