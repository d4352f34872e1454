import { isDay, shiftDay, shortDay, weekday, weekOf, type Day } from '../day.ts';

/**
 * A day in one or more words of a line. `words` is their number. `maybeName`: it is an abbreviation
 * that could also be a person's name, such as `sam`.
 */
export interface ParsedDay {
  words: number;
  day: Day;
  isWeekday: boolean;
  maybeName: boolean;
}

/** Why words that are meant as a day are not one that time can be logged on. */
export interface DayProblem {
  words: number;
  maybeName: boolean;
  problem: string;
}

/** Monday is 0. Folded; the abbreviations of both languages come last. */
const WEEKDAYS: readonly (readonly string[])[] = [
  ['monday', 'lundi', 'mon', 'lun'],
  ['tuesday', 'mardi', 'tues', 'tue', 'mar'],
  ['wednesday', 'mercredi', 'weds', 'wed', 'mer'],
  ['thursday', 'jeudi', 'thurs', 'thur', 'thu', 'jeu'],
  ['friday', 'vendredi', 'fri', 'ven'],
  ['saturday', 'samedi', 'sat', 'sam'],
  ['sunday', 'dimanche', 'sun', 'dim'],
];
const FULL_NAMES = 2;

/** January first. `mar` is Tuesday in French: it means March only after a weekday and a number. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'january', 'janv', 'janvier'],
  ['feb', 'february', 'fev', 'fevr', 'fevrier'],
  ['march', 'mars'],
  ['apr', 'april', 'avr', 'avril'],
  ['may', 'mai'],
  ['jun', 'june', 'juin'],
  ['jul', 'july', 'juil', 'juillet'],
  ['aug', 'august', 'aout'],
  ['sep', 'sept', 'september', 'septembre'],
  ['oct', 'october', 'octobre'],
  ['nov', 'november', 'novembre'],
  ['dec', 'december', 'decembre'],
];

/** Days from today. */
const RELATIVE: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ["aujourd'hui", 0],
  ['aujourdhui', 0],
  ['yesterday', -1],
  ['hier', -1],
  ['avant-hier', -2],
  ['tomorrow', 1],
  ['demain', 1],
]);

/** A date without a year is the last such date: one of last year if it is at most this long ago. */
const DAYS_WITHOUT_YEAR = 183;
const MOST_DAYS_BACK = 366;

/**
 * Parses a day at the beginning of `words` (folded, without punctuation around them); `null` if they do
 * not begin with one. A weekday is the last such day, today included; never a future day.
 */
export function parseDay(
  words: readonly string[],
  today: Day,
  before: string,
): ParsedDay | DayProblem | null {
  const [first = ''] = words;
  const relative = RELATIVE.get(first.replace(/[’`´]/g, "'"));
  if (relative !== undefined) return inThePast(shiftDay(today, relative), today, 1);
  const back = /^[-−–](\d{1,4})$/.exec(first);
  if (back) {
    const days = Number(back[1]);
    return inThePast(shiftDay(today, -days), today, 1);
  }
  const place = WEEKDAYS.findIndex((names) => names.includes(first));
  if (place >= 0) {
    const day = weekOf(today)[place] ?? today;
    return {
      words: 1,
      day: day > today ? shiftDay(day, -7) : day,
      isWeekday: true,
      maybeName: (WEEKDAYS[place]?.indexOf(first) ?? 0) >= FULL_NAMES,
    };
  }
  return parseDate(words, today, before);
}

function parseDate(
  words: readonly string[],
  today: Day,
  before: string,
): ParsedDay | DayProblem | null {
  const [first = '', second = '', third = ''] = words;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(first);
  if (iso) return dated(first, 1, [iso[3], iso[2], iso[1]], today);
  const slashes = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$/.exec(first);
  if (slashes) return dated(first, 1, [slashes[1], slashes[2], slashes[3]], today);
  const whole = /^(\d{1,2})([.-])(\d{1,2})\2(\d{4})$/.exec(first);
  if (whole) return dated(first, 1, [whole[1], whole[3], whole[4]], today);
  if (!/^\d{1,2}$/.test(first)) return null;
  const afterWeekday = WEEKDAYS.some((names) => names.includes(before));
  const march = afterWeekday && second === 'mar';
  const month = march ? 2 : MONTHS.findIndex((names) => names.includes(second));
  if (month < 0) return null;
  const year = /^20\d\d$/.test(third) ? third : undefined;
  const read = dated(`${first} ${second}`, year ? 3 : 2, [first, `${month + 1}`, year], today);
  return { ...read, maybeName: !afterWeekday };
}

/** A date in numbers: day, month, and a year of four or two digits or none. */
function dated(
  typed: string,
  words: number,
  [day = '', month = '', year]: readonly (string | undefined)[],
  today: Day,
): ParsedDay | DayProblem {
  const inYear = (full: number): Day =>
    `${String(full).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const thisYear = Number(today.slice(0, 4));
  if (year !== undefined) {
    const full = inYear(year.length === 2 ? 2000 + Number(year) : Number(year));
    return isDay(full) ? inThePast(full, today, words) : noSuch(typed, words, month);
  }
  const [now, last] = [inYear(thisYear), inYear(thisYear - 1)];
  if (isDay(now) && now <= today) return inThePast(now, today, words);
  if (isDay(last) && last >= shiftDay(today, -DAYS_WITHOUT_YEAR)) {
    return inThePast(last, today, words);
  }
  return isDay(now) ? inThePast(now, today, words) : noSuch(typed, words, month);
}

const noSuch = (typed: string, words: number, month: string): DayProblem => ({
  words,
  maybeName: false,
  problem:
    Number(month) > 12
      ? `There is no ${typed}: write the day first, as in 20/11.`
      : `There is no ${typed}.`,
});

function inThePast(day: Day, today: Day, words: number): ParsedDay | DayProblem {
  const no = (problem: string): DayProblem => ({ words, maybeName: false, problem });
  if (day < shiftDay(today, -MOST_DAYS_BACK)) {
    return no(`${shortDay(day, today)} is too long ago to be logged in a line.`);
  }
  if (day <= today) return { words, day, isWeekday: false, maybeName: false };
  const name = day === shiftDay(today, 1) ? 'Tomorrow' : shortDay(day, today);
  return no(`${name} is still to come. You can’t log time in the future.`);
}

/** Whether two days are the same day of the week. */
export const sameWeekday = (a: Day, b: Day): boolean => weekday(a) === weekday(b);

/** A day in a sentence, which `parseDay` reads back: `today`, `Mon 16 Nov`. */
export function dayPhrase(day: Day, today: Day): string {
  if (day === today) return 'today';
  return day === shiftDay(today, -1) ? 'yesterday' : shortDay(day, today);
}
