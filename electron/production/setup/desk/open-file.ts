import { success, type Result } from '../../../shared/result.ts';
import type { SetupCutOptions } from '../../../shared/setup.ts';
import type { Cut } from '../cut/cut.ts';
import type { Rate } from '../../../shared/frame-rate.ts';
import { sheetOfCut } from '../cut/sheet-of-cut.ts';
import { readFileAs } from '../read/read-sheet.ts';
import type { Note } from '../sheet.ts';
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

/** A file as the sheet that is kept of it. */
export function openedFile(
  { name, bytes, rate, at }: { name: string; bytes: Buffer; rate: Rate; at: string },
  matched: MatchedBefore,
): Result<{ body: SheetBody; rows: string[][] }> {
  const read = readFileAs(name, bytes, rate);
  if (!read.ok) return read;
  const about = { name, answers: {}, changedAt: at };
  if (read.value.kind === 'cut') {
    const cut = rowsOfCut(read.value.cut, NO_CUT_OPTIONS);
    if (!cut.ok) return cut;
    const { grid, ...notes } = cut.value;
    const of = { options: NO_CUT_OPTIONS, cut: read.value.cut };
    const columns = matchedColumns(grid.columns, () => null);
    return success({
      body: { ...about, ...notes, kind: 'cut', cut: of, columns },
      rows: grid.rows,
    });
  }
  const { kind } = read.value;
  const notes = kind === 'film' ? read.value.sheet : read.value.table;
  const grid = kind === 'film' ? gridOfSheet(read.value.sheet) : gridOfTable(read.value.table);
  const { questions, problems } = notes;
  return success({
    body: {
      ...{ ...about, kind, questions, problems, cut: null },
      columns: matchedColumns(grid.columns, matched),
    },
    rows: grid.rows,
  });
}

/** The shots of a cut by what was chosen about it. */
export function rowsOfCut(
  cut: Cut,
  options: SetupCutOptions,
): Result<{ grid: Grid; questions: Note[]; problems: Note[] }> {
  const sheet = sheetOfCut(cut, choicesOf(options));
  if (!sheet.ok) return sheet;
  const { questions, problems } = sheet.value;
  return success({ grid: gridOfSheet(sheet.value), questions, problems });
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
