import { shiftDay, shortDay, weekday, weekOf, type Day } from '../day.ts';
import { failure } from '../result.ts';
import {
  AGO_BEFORE,
  BEFORE_A_BARE_DAY,
  BEFORE_A_DATE,
  BEFORE_A_GERMAN_DAY,
  LAST,
  NEXT,
  RELATIVE,
  THIS,
  TWO_DAYS_AGO,
  UNIT_DAYS,
  weekdayNamed,
} from './day-words.ts';
import {
  dayOfMonth,
  eitherDay,
  inThePast,
  parseDate,
  type DayProblem,
  type ParsedDay,
} from './parse-date.ts';

/** `5 de noviembre de 2026`. */
export const MOST_WORDS_OF_A_DAY = 6;

/**
 * Parses a day at the beginning of `words` (folded, without punctuation around them); `null` if they do
 * not begin with one. A weekday is the last such day, today included; never a future day. If the words
 * could mean two possible days, that is the problem: nothing is guessed.
 */
export function parseDay(
  words: readonly string[],
  today: Day,
  before: string,
): ParsedDay | DayProblem | null {
  const [first = ''] = words;
  if (BEFORE_A_DATE.has(first)) {
    const rest = words.slice(1);
    const read =
      agoPhrase(rest, today) ??
      weekdayPhrase(rest, today) ??
      parseDate(rest, today, '') ??
      numberAfter(first, rest[0] ?? '', today);
    if (read) return { ...read, words: read.words + 1 };
  }
  const relative = RELATIVE.get(first.replace(/[’`´]/g, "'"));
  if (relative !== undefined) return inThePast(shiftDay(today, relative), today, 1);
  const long = TWO_DAYS_AGO.find((some) => some.every((word, at) => words[at] === word));
  if (long) {
    const read = inThePast(shiftDay(today, -2), today, long.length);
    return { ...read, couldBeName: first };
  }
  const back = /^[-−–](\d{1,4})$/.exec(first);
  if (back) return inThePast(shiftDay(today, -Number(back[1])), today, 1);
  return agoPhrase(words, today) ?? weekdayPhrase(words, today) ?? parseDate(words, today, before);
}

/**
 * `am 5.` is the 5th. `le 5` is it too in French and Spanish, or a shot's number: nothing is guessed.
 */
function numberAfter(before: string, text: string, today: Day): ParsedDay | DayProblem | null {
  const [, number = '', dot] = /^(\d{1,2})(\.?)$/.exec(text) ?? [];
  if (number === '' || Number(number) < 1 || Number(number) > 31) return null;
  if (dot && BEFORE_A_GERMAN_DAY.has(before)) return dayOfMonth(number, today, null);
  if (dot || !BEFORE_A_BARE_DAY.has(before)) return null;
  const problem = failure(
    'ambiguous',
    `“${before} ${text}” may be a day: write its month too, or put the ${text} in quotes.`,
  );
  return { words: 1, couldBeName: null, problem };
}

/** `friday`, `last friday`, `vendredi dernier`, `this monday`. */
function weekdayPhrase(words: readonly string[], today: Day): ParsedDay | DayProblem | null {
  const [first = '', second = '', third = ''] = words;
  const ofLastWeek = weekdayOfLastWeek([first, second, third], today);
  if (ofLastWeek) return ofLastWeek;
  const leading = weekdayNamed(first);
  if (leading) {
    if (LAST.has(second)) return lastWeekday(words.slice(0, 2), leading.place, today);
    if (NEXT.has(second)) return nextWeekday(leading.place, today);
    if (first === 'mar' && isDayNumber(second) && !/^(?:h|hr|hrs|m|mn|min)$/.test(third)) {
      const problem = failure(
        'ambiguous',
        `“${first} ${second}” is a Tuesday or a day in March: write it out.`,
      );
      return { words: 2, couldBeName: first, problem };
    }
    const day = thisWeeks(leading.place, today);
    return {
      words: 1,
      day: day > today ? shiftDay(day, -7) : day,
      isWeekday: true,
      couldBeName: leading.isShort ? first : null,
    };
  }
  const named = weekdayNamed(second);
  if (!named) return null;
  if (LAST.has(first)) return lastWeekday(words.slice(0, 2), named.place, today);
  if (NEXT.has(first)) return nextWeekday(named.place, today);
  if (THIS.has(first)) return inThePast(thisWeeks(named.place, today), today, 2);
  return null;
}

/** `friday last week`, `last week friday`, `Freitag letzter Woche`: it can only be the one. */
function weekdayOfLastWeek(words: readonly string[], today: Day): ParsedDay | DayProblem | null {
  const at = words.findIndex((word) => weekdayNamed(word) !== null);
  const named = weekdayNamed(words[at] ?? '');
  const [one = '', other = ''] = words.filter((_, place) => place !== at);
  const isWeek = (word: string): boolean => UNIT_DAYS.get(word) === 7;
  const isLast = (LAST.has(one) && isWeek(other)) || (isWeek(one) && LAST.has(other));
  if (!named || at === 1 || !isLast) return null;
  return inThePast(shiftDay(thisWeeks(named.place, today), -7), today, 3);
}

const thisWeeks = (place: number, today: Day): Day => weekOf(today)[place] ?? today;

const isDayNumber = (word: string): boolean => /^\d{1,2}$/.test(word) && Number(word) <= 31;

/** On a Saturday some people mean yesterday by "last Friday", and others the one before. */
function lastWeekday(typed: readonly string[], place: number, today: Day): ParsedDay | DayProblem {
  const here = thisWeeks(place, today);
  const weekBefore = shiftDay(here, -7);
  if (here < today) return eitherDay(typed.join(' '), [here, weekBefore], today, 2);
  return inThePast(weekBefore, today, 2);
}

function nextWeekday(place: number, today: Day): ParsedDay | DayProblem {
  const here = thisWeeks(place, today);
  return inThePast(here > today ? here : shiftDay(here, 7), today, 2);
}

/** `2 days ago`, `il y a 2 jours`, `vor 2 Tagen`, `hace 2 días`. */
function agoPhrase(words: readonly string[], today: Day): ParsedDay | DayProblem | null {
  const opening = AGO_BEFORE.find((some) => some.every((word, at) => words[at] === word));
  const [count = '', unit = '', end = ''] = words.slice(opening?.length ?? 0);
  const days = UNIT_DAYS.get(unit);
  if (!/^\d{1,3}$/.test(count) || days === undefined) return null;
  if (!opening && end !== 'ago') return null;
  const used = (opening?.length ?? 1) + 2;
  return inThePast(shiftDay(today, -Number(count) * days), today, used);
}

/** Whether two days are the same day of the week. */
export const sameWeekday = (a: Day, b: Day): boolean => weekday(a) === weekday(b);

/** A day in a sentence, which `parseDay` reads back: `today`, `Mon 16 Nov`. */
export function dayPhrase(day: Day, today: Day): string {
  if (day === today) return 'today';
  return day === shiftDay(today, -1) ? 'yesterday' : shortDay(day, today);
}
