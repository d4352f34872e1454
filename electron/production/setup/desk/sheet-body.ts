import type { SetupColumn, SetupCutOptions, SetupSheet } from '../../../shared/setup.ts';
import type { Cut } from '../cut/cut.ts';
import type { CutChoices } from '../cut/sheet-of-cut.ts';
import { columnMeaning, type ColumnMeaning } from '../read/columns.ts';
import type { Field, FileNote } from '../sheet.ts';

/** Everything of a kept sheet but its rows. */
export interface SheetBody {
  name: string | null;
  kind: SetupSheet['kind'];
  columns: Omit<SetupColumn, 'examples'>[];
  questions: FileNote[];
  problems: FileNote[];
  cut: { options: SetupCutOptions; cut: Cut } | null;
  /** Answers that are not the proposed ones, by the question's id. */
  answers: Record<string, string>;
  /** ISO instant. */
  changedAt: string;
}

/** The usual headers, as Kitsu's own page and export have them. */
export const FIELD_NAMES: Readonly<Record<Field, string>> = {
  ...{ project: 'Project', episode: 'Episode', sequence: 'Sequence', assetType: 'Type' },
  ...{ name: 'Name', description: 'Description', frames: 'Frames', frameIn: 'Frame In' },
  ...{ frameOut: 'Frame Out', shared: 'Shared', casting: 'Casting' },
};

const isField = (value: string): value is Field => value in FIELD_NAMES;

/** What a column means by its name alone, as the window is told it. */
export function meaningOf(name: string): string {
  const meaning = columnMeaning(name);
  return meaning === 'more' ? `own:${name}` : meaning;
}

/** The same as a plan reads it, with the header that the production knows. */
export function readMeaning({ name, means }: Pick<SetupColumn, 'name' | 'means'>): {
  header: string;
  meaning: ColumnMeaning;
} {
  if (means.startsWith('own:')) return { header: means.slice('own:'.length), meaning: 'more' };
  if (isField(means)) return { header: name || FIELD_NAMES[means], meaning: means };
  // A column without a name says nothing, unless it was matched by hand.
  return { header: name || ' ', meaning: 'ignored' };
}

export const choicesOf = ({ pattern, ...options }: SetupCutOptions): CutChoices => ({
  names: pattern,
  ...options,
});
