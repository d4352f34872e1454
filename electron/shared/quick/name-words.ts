import { nameWords, withoutLeadingZeros } from './tokenize.ts';

/** How well a typed word matches a word of a name. */
export const NOT = 0;
export const NUMBER_BEGINS = 1;
const BEGINS = 2;
export const NUMBER = 3;
const WHOLE = 4;

/** A word of a name, and how else its number could be typed. */
export interface NameWord {
  text: string;
  /** Without leading zeros in its numbers: `sh30` for `sh030`. */
  bare: string;
  /** Its number, if it consists of letters followed by one: `30`. */
  number: string | null;
}

export const LETTERS_AND_NUMBER = /^(\D+)(\d+)/;

export const nameWord = (text: string): NameWord => {
  const bare = withoutLeadingZeros(text);
  return {
    text,
    bare,
    number: LETTERS_AND_NUMBER.exec(bare)?.[2] ?? (/^\d+$/.test(bare) ? bare : null),
  };
};

/** The words of a name; `Hero 2` is also found as `hero2`. */
export function wordsOfName(name: string): NameWord[] {
  const words = nameWords(name);
  const joined = words.flatMap((word, at) => {
    const next = words[at + 1];
    return next !== undefined && /^\d+$/.test(next) && /\D$/.test(word) ? [`${word}${next}`] : [];
  });
  return [...words, ...joined].map(nameWord);
}

/** How well the typed word fits: its number counts however it is written, `030` for SH30. */
export function fitOf(typed: NameWord, name: NameWord): number {
  const isNumber = typed.bare === typed.number;
  if (name.text === typed.text || name.bare === typed.bare) return WHOLE;
  if (isNumber && name.number === typed.bare) return NUMBER;
  if (name.text.startsWith(typed.text) || name.bare.startsWith(typed.bare)) return BEGINS;
  return isNumber && name.number?.startsWith(typed.bare) ? NUMBER_BEGINS : NOT;
}

/** Shorter words are too like each other. */
const SHORTEST = 4;
const LONG = 8;
const SHORTEST_BEGINNING = 5;

/**
 * Whether a typed word may be this one with a slip of the finger: a letter too many, too few, another
 * one, or two that changed places; in a long word two slips. `typed` may be its beginning. A word with
 * a number in it is only what it says: SH030 is not SH031.
 */
export function isNear(typed: string, word: string): boolean {
  // The cheapest first: a list asks this of every word in it.
  if (typed.length < SHORTEST) return false;
  if (word[0] !== typed[0] && word[0] !== typed[1]) return false;
  if (/\d/.test(typed) || /\d/.test(word)) return false;
  const { whole, beginning } = distances(typed, word);
  const most = typed.length >= LONG ? 2 : 1;
  return whole <= most || (typed.length >= SHORTEST_BEGINNING && beginning <= 1);
}

/** Slips between `typed` and the word, and between it and the beginning of the word that fits best. */
function distances(typed: string, word: string): { whole: number; beginning: number } {
  let before: number[] = [];
  let row = Array.from({ length: word.length + 1 }, (_, at) => at);
  for (let at = 1; at <= typed.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= word.length; to += 1) {
      const same = typed[at - 1] === word[to - 1];
      const change = (row[to - 1] ?? 0) + (same ? 0 : 1);
      const edit = Math.min((next[to - 1] ?? 0) + 1, (row[to] ?? 0) + 1, change);
      const isSwap = typed[at - 1] === word[to - 2] && typed[at - 2] === word[to - 1];
      next.push(isSwap && !same ? Math.min(edit, (before[to - 2] ?? 0) + 1) : edit);
    }
    [before, row] = [row, next];
  }
  return { whole: row[word.length] ?? 0, beginning: Math.min(...row) };
}
