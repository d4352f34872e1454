import { daysBetween, shiftDay, type Day } from '../shared/day.ts';
import type { Minutes } from '../shared/minutes.ts';
import type { DayOff } from '../shared/production.ts';

/** The moment that all figures refer to; nothing in this folder reads the machine's clock. */
export interface Clock {
  today: Day;
  /** Minutes of today's working day that are left; the whole day if not given. */
  leftToday?: Minutes;
}

/** How the studio works. */
export interface WorkWeek {
  /** The organisation's `hours_by_day`, for instance 7.5; 8, Kitsu's own default, if it is unusable. */
  hoursByDay: number;
  /** Weekdays without work, 1 Monday to 7 Sunday; Saturday and Sunday if not given. */
  weekend?: number[];
}

/**
 * No plan looks further ahead than three years. A due date in the year 9999 is a typing mistake: it
 * must neither hang the app nor add years of free time.
 */
export const FURTHEST_OFFSET = 1100;

/** Working days and days off, counted from one day. An offset is whole days from it: 0 is today. */
export interface WorkCalendar {
  today: Day;
  /** Minutes of a working day. */
  dayLength: Minutes;
  dayAt(offset: number): Day;
  /** Negative for past days. */
  offsetOf(day: Day): number;
  /** Whether the studio works that day. */
  isWorkday(offset: number): boolean;
  /** Whether the person has that day off, working day or not. */
  isOff(personId: string | null, offset: number): boolean;
  /** Minutes that a person can work that day; `null` means anybody, who never has a day off. */
  capacity(personId: string | null, offset: number): Minutes;
  /** The same from today to the furthest offset: worked out once, not to be changed. */
  capacities(personId: string | null): Float64Array;
  /** The working days from today on that are no day off of the person, as offsets: worked out once too. */
  workdays(personId: string | null): Int32Array;
}

const A_MONDAY: Day = '2024-01-01';
const SATURDAY_AND_SUNDAY = [6, 7];
const USUAL_HOURS = 8;
const HOURS_IN_A_DAY = 24;

/** Combines a studio's week, its people's days off and the clock. */
export function workCalendar(
  week: WorkWeek,
  daysOff: readonly DayOff[],
  clock: Clock,
): WorkCalendar {
  const usable = week.hoursByDay > 0 && week.hoursByDay <= HOURS_IN_A_DAY;
  const dayLength = Math.round((usable ? week.hoursByDay : USUAL_HOURS) * 60);
  const weekend = new Set(week.weekend ?? SATURDAY_AND_SUNDAY);
  const leftToday = Math.min(dayLength, Math.max(0, clock.leftToday ?? dayLength));
  const days = new Map<number, Day>();
  const offsets = new Map<Day, number>();
  const todayFromMonday = daysBetween(A_MONDAY, clock.today);

  const dayAt = (offset: number): Day => {
    const day = days.get(offset) ?? shiftDay(clock.today, offset);
    days.set(offset, day);
    return day;
  };
  const offsetOf = (day: Day): number => {
    const offset = offsets.get(day) ?? daysBetween(clock.today, day);
    offsets.set(day, offset);
    return offset;
  };
  const isWorkday = (offset: number): boolean => {
    const fromMonday = (((todayFromMonday + offset) % 7) + 7) % 7;
    return !weekend.has(fromMonday + 1);
  };
  const off = offsetsOff(daysOff, offsetOf);
  const isOff = (personId: string | null, offset: number): boolean =>
    personId !== null && (off.get(personId)?.has(offset) ?? false);
  const capacity = (personId: string | null, offset: number): Minutes => {
    if (offset < 0 || !isWorkday(offset) || isOff(personId, offset)) return 0;
    return offset === 0 ? leftToday : dayLength;
  };
  /** Whoever has no day off has the same days as anybody. */
  const onceFor = <T>(make: (personId: string | null) => T): ((personId: string | null) => T) => {
    const known = new Map<string | null, T>();
    return (personId) => {
      const same = personId !== null && off.has(personId) ? personId : null;
      const found = known.get(same) ?? make(same);
      known.set(same, found);
      return found;
    };
  };
  return {
    ...{ today: clock.today, dayLength, dayAt, offsetOf, isWorkday, isOff, capacity },
    capacities: onceFor((id) => {
      const minutes = new Float64Array(FURTHEST_OFFSET + 1);
      for (let at = 0; at <= FURTHEST_OFFSET; at += 1) minutes[at] = capacity(id, at);
      return minutes;
    }),
    workdays: onceFor((id) => {
      const found = new Int32Array(FURTHEST_OFFSET + 1);
      let count = 0;
      for (let at = 0; at <= FURTHEST_OFFSET; at += 1)
        if (isWorkday(at) && !isOff(id, at)) found[count++] = at;
      return found.slice(0, count);
    }),
  };
}

/**
 * Days off by person; past days and those beyond all plans are left out. A range entered backwards is
 * turned round.
 */
function offsetsOff(
  daysOff: readonly DayOff[],
  offsetOf: (day: Day) => number,
): Map<string, Set<number>> {
  const byPerson = new Map<string, Set<number>>();
  for (const span of daysOff) {
    const { personId } = span;
    const [first, last] = [offsetOf(span.first), offsetOf(span.last)].sort((a, b) => a - b);
    const set = byPerson.get(personId) ?? new Set<number>();
    byPerson.set(personId, set);
    const end = Math.min(last ?? 0, FURTHEST_OFFSET);
    for (let offset = Math.max(0, first ?? 0); offset <= end; offset += 1) set.add(offset);
  }
  return byPerson;
}
