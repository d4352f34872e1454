import type { SheetTable, StoredSheet } from '../../../replica/setup/sheets.ts';
import type { SetupNote, SetupSheet } from '../../../shared/setup.ts';
import { rateWords } from '../../../shared/frame-rate.ts';
import { saidText } from '../../../shared/setup-said.ts';
import type { FileNote } from '../sheet.ts';
import { squared } from './grid.ts';
import type { SheetBody } from './sheet-body.ts';
import { storedBody } from './stored-body.ts';

/** Rows that come with a sheet, and cells that a column is recognised by. */
const FIRST_ROWS = 30;
const EXAMPLES = 3;

/** A kept sheet as a window gets it. */
export function sheetView(
  sheets: SheetTable,
  { id, projectId, body: kept }: StoredSheet,
): SetupSheet {
  const body = storedBody(kept);
  const width = body.columns.length;
  const first = sheets.rows(id, 0, FIRST_ROWS);
  const cells = squared(
    first.map((row) => row.cells),
    width,
  );
  return {
    ...{ id, productionId: projectId, name: body.name, kind: body.kind },
    columns: body.columns.map((column, at) => ({
      ...column,
      examples: [...new Set(cells.map((line) => line[at] ?? '').filter(Boolean))].slice(
        0,
        EXAMPLES,
      ),
    })),
    rows: sheets.count(id),
    first: first.map(({ place }, at) => ({ row: place, cells: cells[at] ?? [] })),
    questions: body.questions.map((note) => fileNote(body, note)),
    problems: body.problems.map((note) => fileNote(body, note)),
    cut: body.cut && {
      ...body.cut.options,
      clips: body.cut.cut.clips.length,
      rate: rateWords(body.cut.cut.rate),
    },
    ...sheets.steps(id),
    changedAt: body.changedAt,
  };
}

/** What the reader said: its rows are the file's. */
const fileNote = ({ columns }: SheetBody, { row, column, said }: FileNote): SetupNote => {
  const at = columns.findIndex(({ name }) => name === column);
  return { row, column: at < 0 ? null : at, message: saidText(said) };
};
