import { isDay, shiftDay, shortDay, weekOf, type Day } from '../day.ts';
import { failure, type Failure } from '../result.ts';
import { monthNamed, weekdayNamed, WITHIN_A_DATE } from './day-words.ts';

/** A day in one or more words of a line. */
export interface ParsedDay {
  /** Number of words. */
  words: number;
  day: Day;
  isWeekday: boolean;
  /** The word that could also be a name, such as `sam` or `may`. */
  couldBeName: string | null;
}

/** Why words that are meant as a day are not one that time can be logged on. */
export interface DayProblem {
  words: number;
  couldBeName: string | null;
  problem: Failure;
}

/** A date without a year is the last such date: one of last year if it is at most this long ago. */
const DAYS_WITHOUT_YEAR = 183;
const MOST_DAYS_BACK = 366;

const ORDINAL = /^(\d{1,2})(?:st|nd|rd|th|er|\.)$/;
const DAY_NUMBER = /^\d{1,2}$/;
const YEAR = /^20\d\d$/;

/** A date in numbers, or with its month written out, in the usual orders. */
export function parseDate(
  words: readonly string[],
  today: Day,
  before: string,
): ParsedDay | DayProblem | null {
  return (
    numericDate(words[0] ?? '', today, before) ??
    dayThenMonth(words, today, before) ??
    monthThenDay(words, today) ??
    ordinalDay(words[0] ?? '', today)
  );
}

/** Accepts a day that time may be logged on; for another it says why not. */
export function inThePast(day: Day, today: Day, words: number): ParsedDay | DayProblem {
  const no = (message: string, action: string | null = null): DayProblem => ({
    words,
    couldBeName: null,
    problem: failure('rule', message, action),
  });
  if (day < shiftDay(today, -MOST_DAYS_BACK)) {
    return no(`${shortDay(day, today)} is too long ago to be logged in a line.`);
  }
  if (day <= today) return { words, day, isWeekday: false, couldBeName: null };
  const name = day === shiftDay(today, 1) ? 'Tomorrow' : shortDay(day, today);
  return no(`${name} is still to come.`, 'You can’t log time in the future.');
}

/** The problem that the words could mean two days: nothing is guessed. */
export function eitherDay(
  typed: string,
  days: readonly [Day, Day],
  today: Day,
  words: number,
): DayProblem {
  const [one, other] = days.map((day) => shortDay(day, today));
  const problem = failure('ambiguous', `“${typed}” is ${one} or ${other}: write the one you mean.`);
  return { words, couldBeName: null, problem };
}

function numericDate(text: string, today: Day, before: string): ParsedDay | DayProblem | null {
  const iso = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso) return dated(text, 1, { day: iso[4], month: iso[3], year: iso[1] }, today);
  const dots = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?$/.exec(text);
  if (dots) return dated(text, 1, { day: dots[1], month: dots[2], year: dots[3] }, today);
  const signs = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$|^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(
    text,
  );
  if (!signs) return null;
  const [first, second, year] = [signs[1] ?? signs[4], signs[2] ?? signs[5], signs[3] ?? signs[6]];
  return eitherOrder(text, { first, second, year }, today, before);
}

/** `11/5` is the 11th of May to some and the 5th of November to others. */
function eitherOrder(
  typed: string,
  { first, second, year }: Record<'first' | 'second' | 'year', string | undefined>,
  today: Day,
  before: string,
): ParsedDay | DayProblem {
  const dayFirst = dated(typed, 1, { day: first, month: second, year }, today);
  const monthFirst = dated(typed, 1, { day: second, month: first, year }, today);
  if (!('day' in monthFirst)) return dayFirst;
  // Only in the other order it is a day that time can be logged on.
  if (!('day' in dayFirst)) return Number(second) > 12 ? monthFirst : dayFirst;
  if (dayFirst.day === monthFirst.day) return dayFirst;
  const said = weekdayNamed(before);
  if (said) {
    const fitting = [dayFirst, monthFirst].filter(({ day }) => weekOf(day)[said.place] === day);
    if (fitting.length === 1 && fitting[0]) return fitting[0];
  }
  const [late, early] = [dayFirst.day, monthFirst.day].sort().reverse() as [Day, Day];
  return eitherDay(typed, [late, early], today, 1);
}

/** `5 nov`, `5. November`, `5th of November 2026`, `5 de noviembre de 2026`. */
function dayThenMonth(
  words: readonly string[],
  today: Day,
  before: string,
): ParsedDay | DayProblem | null {
  const [first = ''] = words;
  const day = ORDINAL.exec(first)?.[1] ?? (DAY_NUMBER.test(first) ? first : null);
  if (day === null) return null;
  const at = WITHIN_A_DATE.has(words[1] ?? '') ? 2 : 1;
  const word = words[at] ?? '';
  const afterWeekday = weekdayNamed(before) !== null;
  const isMarch = word === 'mar' && (afterWeekday || first !== day || at > 1);
  const month = isMarch ? 3 : monthNamed(word);
  if (month === null) return null;
  const { year, used } = yearAt(words, at + 1);
  const typed = words.slice(0, at + 1).join(' ');
  const read = dated(typed, at + 1 + used, { day, month: `${month}`, year }, today);
  return { ...read, couldBeName: afterWeekday ? null : word };
}

/** `nov 5`, `November 5th, 2026`. */
function monthThenDay(words: readonly string[], today: Day): ParsedDay | DayProblem | null {
  const [first = '', second = ''] = words;
  const month = monthNamed(first);
  const day = ORDINAL.exec(second)?.[1] ?? (DAY_NUMBER.test(second) ? second : null);
  if (month === null || day === null) return null;
  const { year, used } = yearAt(words, 2);
  const read = dated(`${first} ${second}`, 2 + used, { day, month: `${month}`, year }, today);
  return { ...read, couldBeName: first };
}

function ordinalDay(text: string, today: Day): ParsedDay | null {
  const number = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(text)?.[1];
  return number === undefined ? null : dayOfMonth(number, today, text);
}

/**
 * A day of this month by its number, or of the one before if it is still to come. `typed` could also
 * be a name.
 */
export function dayOfMonth(number: string, today: Day, typed: string | null): ParsedDay | null {
  const day = number.padStart(2, '0');
  for (let back = 0, month = today.slice(0, 7); back < 3; back += 1) {
    const found = `${month}-${day}`;
    if (isDay(found) && found <= today) {
      return { words: 1, day: found, isWeekday: false, couldBeName: typed };
    }
    month = shiftDay(`${month}-01`, -1).slice(0, 7);
  }
  return null;
}

function yearAt(words: readonly string[], at: number): { year: string | undefined; used: number } {
  const between = WITHIN_A_DATE.has(words[at] ?? '') ? 1 : 0;
  const year = words[at + between] ?? '';
  return YEAR.test(year) ? { year, used: between + 1 } : { year: undefined, used: 0 };
}

/** A date in numbers; the year has four or two digits, or is missing. */
function dated(
  typed: string,
  words: number,
  { day = '', month = '', year }: Partial<Record<'day' | 'month' | 'year', string | undefined>>,
  today: Day,
): ParsedDay | DayProblem {
  const inYear = (full: number): Day =>
    `${String(full).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year !== undefined) {
    const full = inYear(year.length === 2 ? 2000 + Number(year) : Number(year));
    return isDay(full) ? inThePast(full, today, words) : noSuch(typed, words);
  }
  const thisYear = Number(today.slice(0, 4));
  const [now, last] = [inYear(thisYear), inYear(thisYear - 1)];
  if (isDay(now) && now <= today) return inThePast(now, today, words);
  if (isDay(last) && last >= shiftDay(today, -DAYS_WITHOUT_YEAR)) {
    return inThePast(last, today, words);
  }
  return isDay(now) ? inThePast(now, today, words) : noSuch(typed, words);
}

const noSuch = (typed: string, words: number): DayProblem => ({
  words,
  couldBeName: null,
  problem: failure('bad-input', `There is no ${typed.replace(/\.$/, '')}.`),
});
