import type { SetupFacts } from '../facts.ts';
import type { Cell, Sheet, SheetRow } from '../sheet.ts';
import { planAssetCasting } from './asset-casting.ts';
import { Casting } from './casting.ts';
import { Draft } from './draft.ts';
import { planFields } from './fields.ts';
import { planFree, planMetadata } from './metadata.ts';
import { askOfNamesakes, ownColumns, type OwnColumn } from './own-columns.ts';
import type { Plan } from './steps.ts';
import { Structure } from './structure.ts';
import { planTask, type TaskCells } from './tasks.ts';
import { WantedList, type Wanted } from './wanted.ts';

export interface PlanChoices {
  /** Changes what is there, and makes nothing. */
  updateOnly: boolean;
  /** Answers that are not the proposed ones, by the question's id. */
  answers?: Readonly<Record<string, string>>;
}

/**
 * What has to be done so that Kitsu has what a sheet says, cell by cell, and nothing else: what the sheet does not name
 * stays as it is. A function of its values alone; planned again once it is applied, it has no steps.
 */
export function planSetup(
  sheet: Sheet,
  facts: SetupFacts,
  { updateOnly, answers = {} }: PlanChoices = { updateOnly: false },
): Plan {
  const draft = new Draft(facts, sheet, answers);
  const list = new WantedList(draft);
  const structure = new Structure(draft, list);
  const columnOf = ownColumns(draft);
  const tasks: { wanted: Wanted; of: TaskCells }[] = [];
  const casts: { wanted: Wanted; cell: Cell }[] = [];
  const inAssets: { wanted: Wanted; cell: Cell }[] = [];
  for (const row of sheet.rows) {
    const wanted = structure.find(row);
    if (!wanted || !isFirst(draft, row, wanted)) continue;
    askOfNamesakes(draft, row);
    planFields(draft, row, wanted);
    const { casting } = row.cells;
    if (casting && row.kind === 'Shot') casts.push({ wanted, cell: casting });
    if (casting && row.kind === 'Asset') inAssets.push({ wanted, cell: casting });
    for (const of of planColumns(draft, row, wanted, columnOf)) tasks.push({ wanted, of });
  }
  const leftOut = list.toSteps(updateOnly);
  if (updateOnly) tellLeftOut(draft, list, leftOut);
  planCasting(draft, list, casts, leftOut);
  planAssetCasting(draft, inAssets);
  for (const { wanted, of } of tasks)
    if (!leftOut.has(wanted.key)) planTask(draft, wanted, of, updateOnly);
  return draft.done();
}

/** Only now every asset of the sheet is known. */
function planCasting(
  draft: Draft,
  list: WantedList,
  casts: readonly { wanted: Wanted; cell: Cell }[],
  leftOut: ReadonlySet<string>,
): void {
  if (casts.length === 0) return;
  const casting = new Casting(draft, list, leftOut);
  for (const { wanted, cell } of casts) if (!leftOut.has(wanted.key)) casting.plan(wanted, cell);
}

/** Two rows about one thing: nobody could say which of them counts. */
function isFirst(draft: Draft, row: SheetRow, wanted: Wanted): boolean {
  if (wanted.ownRow === null) {
    wanted.ownRow = row.row;
    return true;
  }
  const column = (row.cells.name ?? row.cells.sequence ?? row.cells.episode)?.column ?? null;
  const message = `${wanted.title} stands in row ${wanted.ownRow} already.`;
  draft.refuse({ row: row.row, column }, message);
  return false;
}

/** The columns that only this production knows: metadata is planned, task cells are gathered by type. */
function planColumns(
  draft: Draft,
  row: SheetRow,
  wanted: Wanted,
  columnOf: (kind: SheetRow['kind'], cell: SheetRow['more'][number]) => OwnColumn,
): TaskCells[] {
  const tasks = new Map<string, TaskCells>();
  for (const cell of row.more) {
    const column = columnOf(row.kind, cell);
    if (column.kind === 'metadata') planMetadata(draft, cell, wanted, column.descriptor);
    else if (column.kind === 'free') planFree(cell, wanted, column.fieldName);
    else if (column.kind === 'task') {
      const of = tasks.get(column.taskType.id) ?? { taskType: column.taskType, cells: {} };
      of.cells[column.field] ??= cell;
      tasks.set(column.taskType.id, of);
    }
  }
  return [...tasks.values()];
}

function tellLeftOut(draft: Draft, list: WantedList, leftOut: ReadonlySet<string>): void {
  for (const { key, title, row } of list.all())
    if (leftOut.has(key))
      draft.ask({ row, column: null }, `${title} is not in Kitsu, and nothing is to be made.`);
}
