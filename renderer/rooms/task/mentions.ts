/** A name that is being typed after an `@`: where the `@` stands, and what follows it up to the caret. */
export interface Typed {
  from: number;
  words: string;
}

export interface Nameable {
  name: string;
  kind: 'person' | 'department';
}

const LONGEST_NAME = 60;
/** As many as can be looked over at a glance. */
const SHOWN = 8;

/** The name that is being typed at the caret; `null` where none is. An `@` within a word, as in a mail address, begins none. */
export function typedAt(text: string, caret: number): Typed | null {
  const line = text.slice(Math.max(0, caret - LONGEST_NAME), caret);
  const at = line.lastIndexOf('@');
  if (at < 0) return null;
  const words = line.slice(at + 1);
  const before = line[at - 1];
  if (words.includes('\n') || words.startsWith(' ')) return null;
  if (before !== undefined && !/[\s([]/.test(before)) return null;
  return { from: caret - words.length - 1, words };
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The names that what is typed may mean: those that begin with it first, then those with a word that does. */
export function namesFor(words: string, names: readonly Nameable[]): Nameable[] {
  const typed = folded(words);
  const begin: Nameable[] = [];
  const within: Nameable[] = [];
  for (const one of names) {
    const name = folded(one.name);
    if (name.startsWith(typed)) begin.push(one);
    else if (typed !== '' && name.includes(` ${typed}`)) within.push(one);
  }
  return [...begin, ...within].slice(0, SHOWN);
}

/** The text with the name in the place of what was typed, and where the caret goes. Kitsu needs the space after it. */
export function withName(
  text: string,
  { from, words }: Typed,
  name: string,
): { text: string; caret: number } {
  const rest = text.slice(from + 1 + words.length);
  const put = `@${name}${rest.startsWith(' ') ? '' : ' '}`;
  const caret = from + put.length + (rest.startsWith(' ') ? 1 : 0);
  return { text: `${text.slice(0, from)}${put}${rest}`, caret };
}
