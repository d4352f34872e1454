import type { MetadataDescriptor, TaskType } from '../../../shared/production.ts';
import { isBorrowedName, sameHeader } from '../read/columns.ts';
import type { Cell, Field, RowKind, SheetRow } from '../sheet.ts';
import type { Draft } from './draft.ts';

export type TaskField =
  'status' | 'assignees' | 'startDate' | 'dueDate' | 'estimation' | 'priority';

/** What a column is in this production. */
export type OwnColumn =
  | { kind: 'metadata'; descriptor: MetadataDescriptor }
  /** Kept among the free values of a shot, without a column of its own. */
  | { kind: 'free'; fieldName: string }
  | { kind: 'task'; taskType: TaskType; field: TaskField }
  | { kind: 'none' };

const TASK_WORDS: readonly [RegExp, TaskField | 'comment'][] = [
  [/^(?:assignations?|assignees?|assigned to|artists?)$/i, 'assignees'],
  [/^(?:start|start date|begin)$/i, 'startDate'],
  [/^(?:due|due date|end|end date)$/i, 'dueDate'],
  [/^(?:estimates?|estimations?|bid|duration)$/i, 'estimation'],
  [/^priority$/i, 'priority'],
  [/^status$/i, 'status'],
  [/^comments?$/i, 'comment'],
];
const FREE = ['fps', 'resolution'];

/** Finds what each column is, once a kind of row, and asks about those that are nothing. */
export function ownColumns(draft: Draft): (kind: RowKind, cell: Cell) => OwnColumn {
  const known = new Map<string, OwnColumn>();
  return (kind, cell) => {
    const key = `${kind} ${cell.column}`;
    const found = known.get(key) ?? columnOf(draft, kind, cell);
    known.set(key, found);
    return found;
  };
}

function columnOf(draft: Draft, kind: RowKind, cell: Cell): OwnColumn {
  const { column } = cell;
  const at = { row: null, column };
  const descriptor = draft.facts.descriptors.find(
    (one) => one.entityType === kind && sameHeader(one.name, column),
  );
  const taskType = typeNamed(draft, kind, column);
  if (descriptor && taskType) {
    draft.refuseOnce(at, `“${column}” is a task type and a metadata column: rename the column.`);
    return { kind: 'none' };
  }
  if (descriptor) return { kind: 'metadata', descriptor };
  if (taskType) return taskColumn(draft, kind, column, taskType, 'status');
  const free = FREE.find((name) => sameHeader(name, column));
  if (free !== undefined && kind === 'Shot') return { kind: 'free', fieldName: free };
  return suffixed(draft, kind, column);
}

/** A column such as "Animation due", of a task type and what is said of its tasks. */
function suffixed(draft: Draft, kind: RowKind, column: string): OwnColumn {
  const at = { row: null, column };
  const words = column.split(/[\s_:·-]+/);
  for (let end = words.length - 1; end > 0; end -= 1) {
    const taskType = typeNamed(draft, kind, words.slice(0, end).join(' '));
    const rest = words.slice(end).join(' ');
    const field = TASK_WORDS.find(([pattern]) => pattern.test(rest))?.[1];
    if (!taskType || field === undefined) continue;
    if (field !== 'comment') return taskColumn(draft, kind, column, taskType, field);
    draft.askOnce(at, `“${column}” is left out: it would post the comments again each time.`);
    return { kind: 'none' };
  }
  draft.askOnce(at as never, `“${column}” is no column of this production, and is left out.`);
  return { kind: 'none' };
}

/** Of a column that is read as what other programs call so, though the production has one of that name. */
export function askOfNamesakes(draft: Draft, { kind, cells }: SheetRow): void {
  for (const field of Object.keys(cells) as Field[]) {
    const column = cells[field]?.column ?? '';
    if (!isBorrowedName(field, column)) continue;
    const own = draft.facts.descriptors.find(
      (one) => one.entityType === kind && sameHeader(one.name, column),
    );
    if (!own) continue;
    const message = `“${column}” is read as the ${READ_AS[field] ?? field}, and not as the column ${own.name} of this production.`;
    draft.askOnce({ row: null, column }, message);
  }
}

const READ_AS: Partial<Record<Field, string>> = {
  ...{ assetType: 'asset type', frameIn: 'first frame', frameOut: 'last frame' },
};

function typeNamed(draft: Draft, kind: RowKind, name: string): TaskType | null {
  const named = draft.facts.taskTypes.filter((one) => sameHeader(one.name, name));
  return named.find((one) => one.forEntity === kind) ?? named[0] ?? null;
}

/** Only an enabled task type of that kind can have tasks there. */
function taskColumn(
  draft: Draft,
  kind: RowKind,
  column: string,
  taskType: TaskType,
  field: TaskField,
): OwnColumn {
  const at = { row: null, column };
  const { name, forEntity, id } = taskType;
  if (forEntity !== kind)
    draft.refuseOnce(at, `${name} is for ${forEntity.toLowerCase()}s, not ${kind.toLowerCase()}s.`);
  else if (!draft.facts.project.taskTypeIds.includes(id))
    draft.refuseOnce(at, `${name} is not enabled in this production: add it there first.`);
  else return { kind: 'task', taskType, field };
  return { kind: 'none' };
}
