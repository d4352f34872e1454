import { failure, success, type Result } from '../../../shared/result.ts';
import type { SetupSaid } from '../../../shared/setup-said.ts';
import type { Cell, Field, FileNote, RowKind, Sheet, SheetRow } from '../sheet.ts';
import { columnMeaning, type ColumnMeaning } from './columns.ts';
import { cellProblem, type Table } from './table.ts';

/** The words by which a row is a sum of those above. */
const TOTAL = /^(?:sub-?)?total(?:s|e)?\b|^(?:sum|summe|gesamt|somme)\b/i;

/**
 * The rows of a table as shots and assets, by what each of them names. `meanings`: what each column is, where that was
 * chosen by hand. Refused with code `bad-input` if no column says what its rows are about.
 */
export function sheetOfTable(
  table: Table,
  meanings: readonly ColumnMeaning[] = table.columns.map(columnMeaning),
): Result<Sheet> {
  const has = (field: Field): boolean => meanings.includes(field);
  if (!has('name') && !has('sequence') && !has('episode')) {
    return failure(
      'bad-input',
      `No column says what a row is about. Found: ${table.columns.filter(Boolean).join(', ')}.`,
      'Shots need the columns Sequence and Name, assets Type and Name.',
    );
  }
  const questions: FileNote[] = [...table.questions, ...doubledColumns(table, meanings)];
  const rows: SheetRow[] = [];
  const problems: FileNote[] = [...table.problems];
  for (const { row, cells } of table.rows) {
    const read = rowOf(table, meanings, row, withoutOdd(table, row, cells, problems));
    if (isTotal(read)) {
      questions.push({ row, column: null, said: { code: 'sum-row' } });
    } else rows.push(read);
  }
  return success({ rows, questions, problems });
}

/** The cells without those that cannot be taken as what they say, which are named. */
function withoutOdd(
  { columns }: Table,
  row: number,
  cells: readonly string[],
  problems: FileNote[],
): string[] {
  return cells.map((cell, at) => {
    if (cell === '') return cell;
    const column = columns[at] ?? '';
    const said: SetupSaid | null =
      column === '' ? { code: 'no-title', text: cell.slice(0, 40) } : cellProblem(cell);
    if (said === null) return cell;
    problems.push({ row, column: column === '' ? null : column, said });
    return '';
  });
}

function doubledColumns(table: Table, meanings: readonly string[]): FileNote[] {
  return table.columns.flatMap((column, at): FileNote[] => {
    const meaning = meanings[at] ?? 'more';
    const isSecond =
      meaning === 'more'
        ? table.columns.indexOf(column) < at
        : meaning !== 'ignored' && meanings.indexOf(meaning) < at;
    if (!isSecond) return [];
    return [{ row: table.headerRow, column, said: { code: 'column-twice', column } }];
  });
}

function rowOf(
  table: Table,
  meanings: readonly ColumnMeaning[],
  row: number,
  texts: readonly string[],
): SheetRow {
  const cells: SheetRow['cells'] = {};
  const more = new Map<string, Cell>();
  texts.forEach((text, at) => {
    const column = table.columns[at] ?? '';
    const meaning = meanings[at] ?? 'ignored';
    if (text === '' || meaning === 'ignored') return;
    if (meaning !== 'more') cells[meaning] ??= { text, row, column };
    else if (!more.has(column)) more.set(column, { text, row, column });
  });
  return { kind: kindOf(cells, meanings), row, cells, more: [...more.values()] };
}

/** A row with a sequence and a name is a shot, one with a sequence alone that sequence. */
function kindOf(cells: SheetRow['cells'], meanings: readonly ColumnMeaning[]): RowKind {
  if (cells.sequence) return cells.name ? 'Shot' : 'Sequence';
  if (cells.assetType) return 'Asset';
  if (cells.episode && !cells.name) return 'Episode';
  // What is missing is said by the columns that there are.
  return meanings.includes('assetType') && !meanings.includes('sequence') ? 'Asset' : 'Shot';
}

const isTotal = ({ cells }: SheetRow): boolean =>
  [cells.name, cells.sequence, cells.project, cells.episode].some(
    (cell) => cell !== undefined && TOTAL.test(cell.text),
  ) && !(cells.name && cells.sequence);
