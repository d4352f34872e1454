import {
  fitOf,
  isNear,
  nameWord,
  NUMBER,
  type NameWord,
} from '../../electron/shared/quick/name-words.ts';

/** What is searched: its folded text, whose first lines are its names. */
export interface Searched {
  haystack: string;
}

/** Lines of a haystack that are names; what follows is read as it stands. */
const NAME_LINES = 4;

/** The words of each text: most texts stay while the list around them changes. */
const wordsOf = new WeakMap<Searched, readonly NameWord[]>();
const knownWords = new Map<string, NameWord>();

function namesIn(entry: Searched): readonly NameWord[] {
  const known = wordsOf.get(entry);
  if (known) return known;
  const lines = entry.haystack.split('\n', NAME_LINES).join('\n');
  const words = (lines.match(/[\p{L}\p{N}]+/gu) ?? []).map((text) => {
    const word = knownWords.get(text) ?? nameWord(text);
    knownWords.set(text, word);
    return word;
  });
  wordsOf.set(entry, words);
  return words;
}

/**
 * The entries that have every word in another spelling: its number written otherwise (`030` for SH30),
 * or with a slip of the finger (`animtion`), for a search that finds nothing as it is typed. A word
 * that stands somewhere as it is typed is looked for as it is.
 */
export function nearEntries<Entry extends Searched>(
  entries: readonly Entry[],
  words: readonly string[],
): Entry[] {
  const tests = words.map((word) => {
    const typed = nameWord(word);
    const isThere = (entry: Searched): boolean =>
      entry.haystack.includes(word) ||
      (typed.number !== null && namesIn(entry).some((name) => fitOf(typed, name) >= NUMBER));
    if (entries.some(isThere)) return isThere;
    const near = new Map<NameWord, boolean>();
    const isSpelledSo = (name: NameWord): boolean => {
      const known = near.get(name) ?? isNear(word, name.text);
      near.set(name, known);
      return known;
    };
    return (entry: Searched) => namesIn(entry).some(isSpelledSo);
  });
  return entries.filter((entry) => tests.every((has) => has(entry)));
}
