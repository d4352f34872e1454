import { searchKey } from '../../../shared/search-key.ts';
import type { Cell } from '../sheet.ts';
import { cleaned } from '../read/table.ts';
import type { Draft } from './draft.ts';

/** Kitsu answers 500 to a longer one. */
const LONGEST_NAME = 160;

/** Two names are near where they differ in case, accents, spaces, signs and leading zeros only. */
const nearKey = (name: string): string =>
  searchKey(name)
    .replace(/[\s_.-]+/g, '')
    .replace(/0*(\d+)/g, '$1');

/** The number at a name's end: all that a spreadsheet leaves of `001`. */
const numberOf = (name: string): number => Number(/(\d+)$/.exec(name)?.[1] ?? NaN);

const MONTH =
  'jan|feb|fev|fév|mar|mär|apr|avr|may|mai|jun|juin|jul|juil|aug|aou|sep|oct|okt|nov|dec|dez|déc';
/** How spreadsheets rewrite names that look like numbers or days. */
const REWRITTEN: readonly [RegExp, string][] = [
  [/^\d+(?:[.,]\d+)?E[+-]?\d+$/i, 'a number in powers of ten'],
  [new RegExp(`^\\d{1,2}[- ./](?:${MONTH})[a-zé]*\\.?$`, 'i'), 'a day'],
  [new RegExp(`^(?:${MONTH})[a-zé]*\\.?[- ./]\\d{2}$`, 'i'), 'a month'],
  [/^\d{4}-\d{2}-\d{2}(?: 00:00(?::00)?)?$/, 'a day'],
  [/^\d+[.,]0+$/, 'a decimal number'],
];

/** Names among which a cell is looked for. */
export class NameSpace {
  private readonly names = new Set<string>();
  /** Made when a name is first not there: in most sheets all are. */
  private index: { near: Map<string, string[]>; byNumber: Map<number, string[]> } | null = null;

  /** `what`: `shot`, `sequence`…, as a person reads it. */
  constructor(
    readonly what: string,
    names: Iterable<string> = [],
  ) {
    for (const name of names) this.names.add(name);
  }

  has(name: string): boolean {
    return this.names.has(name);
  }

  add(name: string): void {
    if (this.names.has(name)) return;
    this.names.add(name);
    if (this.index) this.put(this.index, name);
  }

  /** Names that a person may have meant; of a bare number those that end with it. */
  like(wanted: string): readonly string[] {
    const { near, byNumber } = this.indexed();
    const alike = near.get(nearKey(wanted)) ?? [];
    if (alike.length > 0 || !/^\d+$/.test(wanted)) return alike;
    return byNumber.get(Number(wanted)) ?? [];
  }

  private indexed(): NonNullable<NameSpace['index']> {
    if (this.index) return this.index;
    this.index = { near: new Map(), byNumber: new Map() };
    for (const name of this.names) this.put(this.index, name);
    return this.index;
  }

  private put({ near, byNumber }: NonNullable<NameSpace['index']>, name: string): void {
    put(near, nearKey(name), name);
    put(byNumber, numberOf(name), name);
  }
}

function put<Key>(lists: Map<Key, string[]>, key: Key, name: string): void {
  const list = lists.get(key);
  if (list) list.push(name);
  else lists.set(key, [name]);
}

/**
 * The name that a cell means: one that exists, if it is that or only nearly that, which is then asked; else the cell's
 * own. `null` where it can be none.
 */
export function meantName(draft: Draft, cell: Cell, space: NameSpace): string | null {
  const { what } = space;
  const wanted = cleaned(cell.text);
  if (space.has(wanted)) return wanted;
  const problem = nameProblem(wanted);
  if (problem !== null) {
    draft.refuse(cell, problem);
    return null;
  }
  const near = space.like(wanted);
  const [only] = near;
  if (only !== undefined && near.length === 1) {
    // Composed and decomposed accents look alike: there is nothing to ask.
    if (cleaned(only) === wanted) return only;
    const answer = draft.choose(
      cell,
      `“${wanted}” is nearly the ${what} “${only}”, which is taken for it.`,
      {
        id: `near ${what} ${JSON.stringify([wanted, only])}`,
        answers: [
          { value: 'take', label: `It is ${only}` },
          { value: 'make', label: `Make ${wanted} beside it` },
        ],
      },
    );
    return answer === 'take' ? only : wanted;
  }
  const how = REWRITTEN.find(([pattern]) => pattern.test(wanted))?.[1];
  if (how !== undefined)
    draft.ask(
      cell,
      `“${wanted}” looks like a ${what} of which a spreadsheet made ${how}. It stays.`,
    );
  else if (near.length > 1)
    draft.ask(cell, `“${wanted}” is nearly ${near.join(' and ')}, and is made beside them.`);
  return wanted;
}

function nameProblem(name: string): string | null {
  if (name === '') return 'A name is missing.';
  if (name.length > LONGEST_NAME)
    return `A name has at most ${LONGEST_NAME} characters; this one has ${name.length}.`;
  return /\p{Cc}/u.test(name) ? 'A name is one line.' : null;
}
