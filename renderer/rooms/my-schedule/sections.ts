import { longDay, type Day } from '../../../electron/shared/day.ts';
import type { CalendarEntry } from '../../parts/calendar-layout.ts';

/** One row of a list of tasks; the first of a section has its heading. */
export interface SectionRow {
  /** `null` for a day with nothing but its heading. */
  entry: CalendarEntry | null;
  key: string;
  heading: Heading | null;
}

interface Heading {
  label: string;
  /** How many tasks are under it. */
  count: number;
  tone: 'late' | 'today' | 'plain';
  /** What else is to be said of the day: a day off. */
  note: string;
}

/** `SH9` before `SH10`; made once, since thousands of rows are sorted. */
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** By due day, then by priority, then by name. */
export const inOrder = (a: CalendarEntry, b: CalendarEntry): number =>
  order(a.task.dueDate, b.task.dueDate) ||
  b.task.priority - a.task.priority ||
  collator.compare(a.name, b.name);

const order = (a: Day | null, b: Day | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;

/** Whether a task is under way on a day: from its start, or on its due day alone, to its due day. */
export function isOn({ task }: CalendarEntry, day: Day): boolean {
  const { dueDate, startDate } = task;
  if (dueDate === null) return startDate === day;
  return day <= dueDate && (startDate === null ? day === dueDate : startDate <= day);
}

/** Rows under one heading. Without tasks there are none, unless the heading itself is to be seen. */
function section(
  id: string,
  heading: Omit<Heading, 'count'>,
  entries: readonly CalendarEntry[],
  always = false,
): SectionRow[] {
  const told: Heading = { ...heading, count: entries.length };
  if (entries.length === 0) return always ? [{ entry: null, key: id, heading: told }] : [];
  return entries.map((entry, at) => ({
    entry,
    key: `${id} ${entry.task.id}`,
    heading: at === 0 ? told : null,
  }));
}

interface Around {
  today: Day;
  isOff: (day: Day) => boolean;
}

const dayHeading = (day: Day, { today, isOff }: Around): Omit<Heading, 'count'> => ({
  label: day === today ? `Today, ${longDay(day)}` : longDay(day),
  tone: day === today ? 'today' : 'plain',
  note: isOff(day) ? 'Day off' : '',
});

/** What is beside a calendar: what is late, the day at hand, what has no date. Another day than today comes first. */
export function asideRows(
  entries: readonly CalendarEntry[],
  day: Day,
  around: Around,
): SectionRow[] {
  const own = section(
    'day',
    dayHeading(day, around),
    entries.filter((one) => isOn(one, day)),
    true,
  );
  const late = lateRows(entries, around.today);
  const first = day === around.today ? [...late, ...own] : [...own, ...late];
  return [...first, ...undatedRows(entries)];
}

/**
 * A narrow window's list by day: what is late, then each of these days on which something is due or which is off, and
 * what has no date.
 */
export function agendaRows(
  entries: readonly CalendarEntry[],
  days: readonly Day[],
  around: Around,
): SectionRow[] {
  const due = new Map<Day, CalendarEntry[]>();
  for (const entry of entries) {
    const { dueDate } = entry.task;
    if (dueDate === null || dueDate < around.today) continue;
    due.set(dueDate, [...(due.get(dueDate) ?? []), entry]);
  }
  return [
    ...lateRows(entries, around.today),
    ...days.flatMap((day) => {
      const shown = day === around.today || (around.isOff(day) && day > around.today);
      return section(day, dayHeading(day, around), due.get(day) ?? [], shown);
    }),
    ...undatedRows(entries),
  ];
}

const lateRows = (entries: readonly CalendarEntry[], today: Day): SectionRow[] =>
  section(
    'late',
    { label: 'Late', tone: 'late', note: '' },
    entries.filter(({ task }) => task.dueDate !== null && task.dueDate < today),
  );

const undatedRows = (entries: readonly CalendarEntry[]): SectionRow[] =>
  section(
    'undated',
    { label: 'No due date', tone: 'plain', note: '' },
    entries.filter(({ task }) => task.dueDate === null),
  );
