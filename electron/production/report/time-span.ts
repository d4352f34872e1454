import { daysBetween, shiftDay, weekOf, type Day } from '../../shared/day.ts';
import type { TimeAsked, TimeColumn, TimeUnit } from '../../shared/time-figures.ts';

/** More columns than these nobody reads: longer times are shown by the next longer unit. */
const MOST_COLUMNS = 62;

/** The days of a period, seen from a day. `logged`: days with time. */
export function spanOf(
  period: TimeAsked['period'],
  today: Day,
  logged: Iterable<Day>,
): { first: Day; last: Day } {
  const [monday = today] = weekOf(today);
  switch (period) {
    case 'this-week':
      return { first: monday, last: shiftDay(monday, 6) };
    case 'last-week':
      return { first: shiftDay(monday, -7), last: shiftDay(monday, -1) };
    case 'month':
      return { first: monthOf(today), last: shiftDay(nextMonth(today), -1) };
    case 'all': {
      let [first, last] = [today, today];
      for (const day of logged) {
        if (day < first) first = day;
        if (day > last) last = day;
      }
      return { first, last };
    }
    default:
      return period.first <= period.last ? period : { first: period.last, last: period.first };
  }
}

const monthOf = (day: Day): Day => `${day.slice(0, 7)}-01`;
const nextMonth = (day: Day): Day => monthOf(shiftDay(monthOf(day), 31));

/** Where the unit that a day lies in begins: a week is an ISO week, whole at New Year. */
export function startOf(day: Day, unit: TimeUnit): Day {
  if (unit === 'day') return day;
  return unit === 'month' ? monthOf(day) : (weekOf(day)[0] ?? day);
}

const after = (start: Day, unit: TimeUnit): Day =>
  unit === 'day' ? shiftDay(start, 1) : unit === 'week' ? shiftDay(start, 7) : nextMonth(start);

const DAYS_OF: Readonly<Record<TimeUnit, number>> = { day: 1, week: 7, month: 30 };
const LONGER: Readonly<Record<TimeUnit, TimeUnit>> = { day: 'week', week: 'month', month: 'month' };

/** The columns of a time, cut to it, and the unit that they are of. */
export function columnsOf(
  { first, last }: { first: Day; last: Day },
  wanted: TimeUnit,
): { unit: TimeUnit; columns: TimeColumn[] } {
  let unit = wanted;
  while (unit !== LONGER[unit] && daysBetween(first, last) / DAYS_OF[unit] >= MOST_COLUMNS)
    unit = LONGER[unit];
  const columns: TimeColumn[] = [];
  for (let start = startOf(first, unit); start <= last; start = after(start, unit)) {
    const end = shiftDay(after(start, unit), -1);
    columns.push({ first: start < first ? first : start, last: end > last ? last : end });
  }
  return { unit, columns };
}
