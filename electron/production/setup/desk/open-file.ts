import { success, type Result } from '../../../shared/result.ts';
import type { SetupCutOptions } from '../../../shared/setup.ts';
import type { Cut } from '../cut/cut.ts';
import type { Rate } from '../../../shared/frame-rate.ts';
import { sheetOfCut } from '../cut/sheet-of-cut.ts';
import { readFileAs } from '../read/read-sheet.ts';
import type { FileNote } from '../sheet.ts';
import { gridOfSheet, gridOfTable, type Grid } from './grid.ts';
import { choicesOf, meaningOf, type SheetBody } from './sheet-body.ts';

/** What was matched before, by header; `null`: nothing. */
export type MatchedBefore = (header: string) => string | null;

const NO_CUT_OPTIONS: SetupCutOptions = {
  pattern: null,
  frameIn: null,
  handles: 0,
  episode: null,
};

/** A file as the sheet that is kept of it, without its rows. */
export interface OpenedFile extends Pick<SheetBody, 'questions' | 'problems' | 'cut'> {
  kind: 'table' | 'film' | 'cut';
  columns: string[];
}

/** Notes of a kind that are kept: nobody reads more, and each edit of the sheet would carry them. */
const MOST_NOTES = 500;

function first(notes: readonly FileNote[]): FileNote[] {
  if (notes.length <= MOST_NOTES) return [...notes];
  const count = notes.length - MOST_NOTES;
  return [
    ...notes.slice(0, MOST_NOTES),
    { row: null, column: null, said: { code: 'more', count } },
  ];
}

/** Reads a file. `rate`: of an EDL, which does not say it. */
export function openedFile(
  name: string,
  bytes: Buffer,
  rate: Rate,
): Result<OpenedFile & { rows: string[][] }> {
  const read = readFileAs(name, bytes, rate);
  if (!read.ok) return read;
  if (read.value.kind === 'cut') {
    const cut = rowsOfCut(read.value.cut, NO_CUT_OPTIONS);
    if (!cut.ok) return cut;
    const { grid, ...notes } = cut.value;
    return success({
      ...{ kind: 'cut', ...notes, ...grid },
      cut: { options: NO_CUT_OPTIONS, cut: read.value.cut },
    });
  }
  const { kind } = read.value;
  const { questions, problems } = kind === 'film' ? read.value.sheet : read.value.table;
  const grid = kind === 'film' ? gridOfSheet(read.value.sheet) : gridOfTable(read.value.table);
  return success({
    ...{ kind, questions: first(questions), problems: first(problems) },
    ...{ cut: null, ...grid },
  });
}

/** The shots of a cut by what was chosen about it. */
export function rowsOfCut(
  cut: Cut,
  options: SetupCutOptions,
): Result<{ grid: Grid; questions: FileNote[]; problems: FileNote[] }> {
  const sheet = sheetOfCut(cut, choicesOf(options));
  if (!sheet.ok) return sheet;
  const { questions, problems } = sheet.value;
  return success({
    ...{ questions: first(questions), problems: first(problems) },
    grid: gridOfSheet(sheet.value),
  });
}

export function matchedColumns(
  names: readonly string[],
  matched: MatchedBefore,
): SheetBody['columns'] {
  return names.map((name) => {
    const before = name === '' ? null : matched(name);
    return before === null
      ? { name, means: meaningOf(name), by: 'name' }
      : { name, means: before, by: 'before' };
  });
}
