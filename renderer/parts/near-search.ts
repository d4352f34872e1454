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

/** Every word of a name that was searched so far, once: thousands of tasks share theirs. */
const vocabulary: NameWord[] = [];
const places = new Map<string, number>();
/** The places of each text's words: most texts stay while the list around them changes. */
const wordsOf = new WeakMap<Searched, readonly number[]>();

function placeOf(text: string): number {
  const known = places.get(text);
  if (known !== undefined) return known;
  places.set(text, vocabulary.length);
  return vocabulary.push(nameWord(text)) - 1;
}

function namesIn(entry: Searched): readonly number[] {
  const known = wordsOf.get(entry);
  if (known) return known;
  const lines = entry.haystack.split('\n', NAME_LINES).join('\n');
  const words = [...new Set((lines.match(/[\p{L}\p{N}]+/gu) ?? []).map(placeOf))];
  wordsOf.set(entry, words);
  return words;
}

/** Which words of the vocabulary fit what was asked last: the next letter asks most of it again. */
let asked = new Map<string, { of: number; isFitting: readonly boolean[]; hasAny: boolean }>();
const MOST_ASKED = 32;

function fittingOf(question: string, fits: (name: NameWord) => boolean) {
  const known = asked.get(question);
  if (known?.of === vocabulary.length) return known;
  if (asked.size >= MOST_ASKED) asked = new Map();
  const isFitting = vocabulary.map(fits);
  const made = { of: vocabulary.length, isFitting, hasAny: isFitting.includes(true) };
  asked.set(question, made);
  return made;
}

/** Whether an entry has one of the words that fit. */
function havingOne(
  question: string,
  fits: (name: NameWord) => boolean,
): (entry: Searched) => boolean {
  const { isFitting, hasAny } = fittingOf(question, fits);
  if (!hasAny) return () => false;
  return (entry) => namesIn(entry).some((place) => isFitting[place] === true);
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
  // The vocabulary has all of their words before it is asked.
  for (const entry of entries) namesIn(entry);
  const tests = words.map((word) => {
    const typed = nameWord(word);
    const hasNumber =
      typed.number === null
        ? null
        : havingOne(`number ${word}`, (name) => fitOf(typed, name) >= NUMBER);
    const isThere = (entry: Searched): boolean =>
      entry.haystack.includes(word) || hasNumber?.(entry) === true;
    if (entries.some(isThere)) return isThere;
    return havingOne(`near ${word}`, ({ text }) => isNear(word, text));
  });
  return entries.filter((entry) => tests.every((has) => has(entry)));
}
