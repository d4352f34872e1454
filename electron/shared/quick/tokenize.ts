import { searchKey } from '../search-key.ts';

/** The known names of tasks, to tell a name from a number or a day. All are folded. */
export interface KnownNames {
  /** The word is a whole word of some name: `sam`, `sh030`. */
  has(word: string): boolean;
  /** Some name numbers things that way: `sq` and `30` for SQ030. */
  numbers(word: string, number: string): boolean;
}

/** Used if no names are known. */
export const NO_NAMES: KnownNames = { has: () => false, numbers: () => false };

/** A piece of a line between spaces, folded and without the punctuation around it. */
export interface Token {
  text: string;
  /** As typed. */
  typed: string;
  /** Its offsets in the line, end excluded. */
  from: number;
  to: number;
  /** It is in quotation marks, so it is a name whatever it looks like. */
  quoted: boolean;
}

const QUOTED_OR_NOT = /["“”«]([^"“”«»]*)["“”»]?|[^\s"“”«»]+/gu;
const AROUND = /^(?:[;!?()]|,(?!\d))+|[,;!?()]+$/g;

/** The tokens of a line, in order. */
export function tokenize(line: string): Token[] {
  const tokens: Token[] = [];
  for (const found of line.matchAll(QUOTED_OR_NOT)) {
    const from = found.index;
    const to = from + found[0].length;
    const quoted = found[1] !== undefined;
    const typed = found[1] ?? found[0].replace(AROUND, '');
    const text = searchKey(typed).replace(/^([a-z]+)\.$/, '$1');
    if (text.trim() !== '') tokens.push({ text, typed, from, to, quoted });
  }
  return tokens;
}

/** The words of a name or of a typed piece: runs of letters and numbers, folded. */
export const nameWords = (text: string): string[] =>
  (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [])
    // Some letters are a space and a mark: nothing is left of them.
    .map((word) => searchKey(word).trim())
    .filter((word) => word !== '');

/** Removes the zeros before a number: `sh030` and `sh30` are the same. */
export const withoutLeadingZeros = (word: string): string =>
  word.replace(/0+(?=\d)/g, (zeros, at: number) =>
    at > 0 && /\d/.test(word[at - 1] ?? '') ? zeros : '',
  );
