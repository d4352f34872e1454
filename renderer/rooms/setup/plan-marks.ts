import type { SetupColumn, SetupPlan, SetupStep } from '../../../electron/shared/setup.ts';
import type { Spot } from '../../parts/grid/cells.ts';
import type { CellMark } from '../../parts/grid/marks.ts';

/** What a plan says of the cells of its sheet. */
export type Marks = ReadonlyMap<string, CellMark>;

const placeOf = ({ row, column }: Spot): string => `${row}:${column}`;

export const markAt = (marks: Marks, spot: Spot): CellMark | null =>
  marks.get(placeOf(spot)) ?? null;

/**
 * What a plan says, by cell: a problem hides a question, and both hide what is made or changed. What is said of a whole
 * row stands in the cell that names it.
 */
export function marksOf(
  { questions, problems }: Pick<SetupPlan, 'questions' | 'problems'>,
  steps: readonly SetupStep[],
  columns: readonly Pick<SetupColumn, 'means'>[],
): Marks {
  const marks = new Map<string, CellMark>();
  const name = nameColumn(columns);
  const add = (row: number | null, column: number | null, mark: CellMark): void => {
    if (row !== null) marks.set(placeOf({ row, column: column ?? name }), mark);
  };
  for (const { group, row, cells } of steps) {
    if (/^create (?!task)/.test(group)) add(row, name, { kind: 'new', text: '' });
    for (const { column, before } of cells)
      add(row, column, { kind: 'changed', text: before === '' ? 'was blank' : `was ${before}` });
  }
  for (const { row, column, message } of questions)
    add(row, column, { kind: 'question', text: message });
  for (const { row, column, message } of problems)
    add(row, column, { kind: 'problem', text: message });
  return marks;
}

function nameColumn(columns: readonly Pick<SetupColumn, 'means'>[]): number {
  for (const means of ['name', 'sequence', 'episode']) {
    const at = columns.findIndex((column) => column.means === means);
    if (at >= 0) return at;
  }
  return 0;
}
