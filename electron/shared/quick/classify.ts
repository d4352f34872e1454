import type { Day } from '../day.ts';
import { durationQuestion, readDays, readMinutes, USUAL_DAY, type Minutes } from '../minutes.ts';
import type { Failure } from '../result.ts';
import { MOST_WORDS_OF_A_DAY, parseDay } from './parse-day.ts';
import { nameWords, type KnownNames, type Token } from './tokenize.ts';

export const STOP: readonly string[] = ['stop', 'arret', 'arrete', 'arreter'];
export const START: readonly string[] = ['start', 'demarre', 'demarrer', 'commence', 'commencer'];
/** Words that say nothing about the task. */
const FILLER_WORDS: readonly string[] = [
  'on',
  'for',
  'the',
  'sur',
  'pour',
  'le',
  '-',
  '–',
  '—',
  '/',
  '·',
];
/** Things that studios number, so that the number after them is not a time. */
export const NUMBERED_THINGS: readonly string[] =
  'sq seq sequence sh shot plan pl sc scene ep episode ver version take prise v'.split(' ');

const WITH_UNIT = /[a-z:]/;
const LIKE_A_TIME =
  /^[-+−]?(?:\d+(?:[.,]\d*)?(?:h|hr|hrs|m|mn|min|mins)\d*(?:m|mn|min)?|(?:\d+:\d*|:\d+)h?)$|^[-+−]\d*[.,]\d+$/;
const NUMBER = /^(?:\d+(?:[.,]\d*)?|[.,]\d+)$/;
/** `1 d 5 h 30 min`. */
const MOST_TOKENS_OF_A_TIME = 6;

/** A piece of a line and what it was taken for, seen by itself. */
export type Part = Pick<Token, 'from' | 'to' | 'typed'> &
  /** `question`: what is asked of it. `inDays`: it is written in working days, unless it is a name: `2d`. */
  (
    | { as: 'time'; minutes: Minutes | null; question?: Failure | null; inDays?: true }
    | { as: 'day'; day: Day | null; isWeekday: boolean; problem: Failure | null }
    | { as: 'verb' }
    | { as: 'number'; text: string }
    | { as: 'words'; words: string[] }
    | { as: 'between' }
  );
export type TimePart = Extract<Part, { as: 'time' }>;
export type DayPart = Extract<Part, { as: 'day' }>;

/** What a line is read with. `dayLength`: the minutes of a working day. */
export interface LineContext {
  today: Day;
  names: KnownNames;
  dayLength?: Minutes;
}

/** Classifies each piece of a line; a number and the word it belongs to become one piece. */
export function classify(tokens: readonly Token[], context: LineContext): Part[] {
  const { names } = context;
  const read: Part[] = [];
  for (let at = 0; at < tokens.length;) {
    const { part, used } = partAt(tokens, at, context);
    read.push(part);
    at += used;
  }
  const parts = daysAsNames(read);
  // The last word is the verb only if nothing else says that the line is a log.
  const last = parts[parts.length - 1];
  const lastToken = tokens[tokens.length - 1];
  const saysLog = parts.some(({ as }) => as === 'time' || as === 'verb' || as === 'number');
  if (last?.as === 'words' && parts.length > 1 && !saysLog && isVerb(lastToken)) {
    parts[parts.length - 1] = { ...rangeOf(last), typed: last.typed, as: 'verb' };
  }
  return joinNumbers(parts, names);
}

export const rangeOf = ({ from, to }: { from: number; to: number }) => ({ from, to });

const isVerb = (token: Token | undefined): boolean =>
  token !== undefined && !token.quoted && START.includes(token.text);

function partAt(
  tokens: readonly Token[],
  at: number,
  context: LineContext,
): { part: Part; used: number } {
  const { today, names } = context;
  const token = tokens[at] as Token;
  const { text, typed } = token;
  const one = (part: Part): { part: Part; used: number } => ({ part, used: 1 });
  const asWords = (): { part: Part; used: number } => {
    const words = nameWords(typed);
    const here = { ...rangeOf(token), typed };
    return one(words.length > 0 ? { ...here, as: 'words', words } : { ...here, as: 'between' });
  };
  if (token.quoted) return asWords();
  if (at === 0 && isVerb(token)) return one({ ...rangeOf(token), typed, as: 'verb' });
  const time = timeAt(tokens, at);
  if (time) return time;
  const rest = tokens
    .slice(at, at + MOST_WORDS_OF_A_DAY)
    .map((next) => (next.quoted ? '"' : next.text));
  const day = parseDay(rest, today, tokens[at - 1]?.text ?? '');
  if (day) {
    const isName = day.couldBeName !== null && names.has(day.couldBeName);
    if (!isName) {
      const last = tokens[at + day.words - 1] ?? token;
      const found =
        'day' in day ? { ...day, problem: null } : { day: null, isWeekday: false, ...day };
      const { day: read, isWeekday, problem } = found;
      const typedDay = typedOf(tokens.slice(at, at + day.words));
      const part: Part = {
        from: token.from,
        to: last.to,
        typed: typedDay,
        as: 'day',
        day: read,
        isWeekday,
        problem,
      };
      return { part, used: day.words };
    }
  }
  const days = /^\d/.test(text) && !names.has(text) ? daysAt(tokens, at, context) : null;
  if (days) return days;
  if (NUMBER.test(text)) return one({ ...rangeOf(token), typed, as: 'number', text });
  if (LIKE_A_TIME.test(text) && !names.has(text)) {
    return one({ ...rangeOf(token), typed, as: 'time', minutes: null });
  }
  return FILLER_WORDS.includes(text) ? one({ ...rangeOf(token), typed, as: 'between' }) : asWords();
}

const typedOf = (tokens: readonly Token[]): string => tokens.map(({ typed }) => typed).join(' ');

/** A time with a unit or a colon, over as many tokens as it has: `1 h 30`. */
function timeAt(tokens: readonly Token[], at: number): { part: Part; used: number } | null {
  for (let used = Math.min(MOST_TOKENS_OF_A_TIME, tokens.length - at); used > 0; used -= 1) {
    const some = tokens.slice(at, at + used);
    if (some.some(({ quoted }) => quoted)) continue;
    const text = some.map((one) => one.text).join(' ');
    // `2h 5 props`: minutes without a unit are written with two digits.
    if (used > 1 && /\s\d$/.test(text)) continue;
    const minutes = WITH_UNIT.test(text) ? readMinutes(text) : null;
    if (minutes === null) continue;
    const place = { from: some[0]?.from ?? 0, to: some[used - 1]?.to ?? 0, typed: typedOf(some) };
    return { part: { ...place, as: 'time', minutes, question: durationQuestion(text) }, used };
  }
  return null;
}

/** A time in working days: `1d`, `1 d 5 h 30`. */
function daysAt(
  tokens: readonly Token[],
  at: number,
  { names, dayLength = USUAL_DAY }: LineContext,
): { part: Part; used: number } | null {
  for (let used = Math.min(MOST_TOKENS_OF_A_TIME, tokens.length - at); used > 0; used -= 1) {
    const some = tokens.slice(at, at + used);
    if (some.some(({ quoted }) => quoted)) continue;
    const text = some.map((one) => one.text).join(' ');
    // `1d 5 props`: what follows the days is written with its unit.
    if (/\s\d$|^\d+\s*[a-z]+\s+\d+$/.test(text)) continue;
    const unit = some.find((one) => /^[a-z]+$/.test(one.text))?.text ?? '';
    const minutes = names.has(unit) ? null : readDays(text, dayLength);
    if (minutes === null) continue;
    const place = { from: some[0]?.from ?? 0, to: some[used - 1]?.to ?? 0, typed: typedOf(some) };
    const question = durationQuestion(text, dayLength);
    return { part: { ...place, as: 'time', minutes, question, inDays: true }, used };
  }
  return null;
}

/** `2d` is a name beside another time, and in a start: `1h30 2d comp`. */
function daysAsNames(parts: readonly Part[]): Part[] {
  const isOther = (part: Part): boolean =>
    part.as === 'verb' || (part.as === 'time' && part.inDays === undefined);
  if (!parts.some(isOther)) return [...parts];
  return parts.map((part) =>
    part.as === 'time' && part.inDays
      ? { ...rangeOf(part), typed: part.typed, as: 'words', words: nameWords(part.typed) }
      : part,
  );
}

/** Joins `sq` and `30` to one word, if some name numbers things that way. */
function joinNumbers(parts: readonly Part[], names: KnownNames): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const before = joined[joined.length - 1];
    if (part.as === 'number' && before?.as === 'words' && /^\d+$/.test(part.text)) {
      const word = before.words[before.words.length - 1] ?? '';
      if (NUMBERED_THINGS.includes(word) || names.numbers(word, part.text)) {
        const words = [...before.words.slice(0, -1), `${word}${part.text}`];
        const typed = `${before.typed} ${part.typed}`;
        joined[joined.length - 1] = { ...before, to: part.to, typed, words };
        continue;
      }
    }
    joined.push(part);
  }
  return joined;
}
