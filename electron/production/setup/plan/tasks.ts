import type { ProductionTask, TaskType } from '../../../shared/production.ts';
import { formatWorkload, sameMinutes } from '../../../shared/minutes.ts';
import { success } from '../../../shared/result.ts';
import { taskKey } from '../facts.ts';
import type { Cell } from '../sheet.ts';
import type { Draft } from './draft.ts';
import { emptying } from './emptying.ts';
import type { TaskField } from './own-columns.ts';
import { findPerson, namesIn } from './people.ts';
import type { CellChange, TaskValues } from './steps.ts';
import { readDay, readEstimate, readFlag, readPriority } from './values.ts';
import type { Wanted } from './wanted.ts';

/** What a row says of its tasks of one type. */
export interface TaskCells {
  taskType: TaskType;
  cells: Partial<Record<TaskField, Cell>>;
}

/** The task of one type of a row: made, changed, assigned. */
export function planTask(
  draft: Draft,
  wanted: Wanted,
  { taskType, cells }: TaskCells,
  updateOnly: boolean,
): void {
  if (cells.status && !isWanted(draft, cells.status)) return;
  const [first] = Object.values(cells);
  if (!first || !fitsAsset(draft, first, wanted, taskType)) return;
  const key = taskKey(wanted.key, taskType.id);
  const title = `${wanted.title} · ${taskType.name}`;
  const { row } = first;
  const task = draft.existing.tasks.get(key) ?? null;
  const isNew = task === null;
  if (!task && updateOnly)
    return draft.ask(first, `${title} is not in Kitsu, and nothing is to be made.`);
  if (task) draft.ids[key] = task.id;
  else {
    const entityKey = wanted.key;
    const { kind } = wanted;
    draft.add({ do: 'create-task', key, title, row, entityKey, kind, taskTypeId: taskType.id });
  }
  const { values, changes } = taskValues(draft, cells, task);
  if (changes.length > 0)
    draft.add({ do: 'change-task', key, title, row, values, cells: changes, isNew });
  const added = assigned(draft, cells.assignees, task);
  for (const personId of added) draft.add({ do: 'assign', key, title, row, personId, isNew });
  if (task && changes.length === 0 && added.length === 0) draft.same();
}

/** The cell of the task type itself has a status, as Kitsu exports it, or a yes. */
function isWanted(draft: Draft, cell: Cell): boolean {
  const read = readFlag(cell.text);
  if (read.ok) return read.value;
  if (!draft.facts.statusNames.includes(cell.text.toLowerCase())) {
    draft.refuse(cell, `“${cell.text}” is no task status, and neither yes nor no.`);
    return false;
  }
  return true;
}

function fitsAsset(draft: Draft, cell: Cell, wanted: Wanted, taskType: TaskType): boolean {
  const type = draft.facts.assetTypes.find(({ id }) => id === wanted.assetTypeId);
  const allowed = type?.taskTypeIds ?? [];
  if (!type || allowed.length === 0 || allowed.includes(taskType.id)) return true;
  draft.refuse(cell, `${taskType.name} is not in the workflow of ${type.name}.`);
  return false;
}

function taskValues(
  draft: Draft,
  cells: TaskCells['cells'],
  task: ProductionTask | null,
): { values: TaskValues; changes: CellChange[] } {
  const values: TaskValues = {};
  const changes: CellChange[] = [];
  const change = ({ row, column }: Cell, value: TaskValues, before: string, after: string) => {
    Object.assign(values, value);
    changes.push({ row, column, before, after });
  };
  const { startDate, dueDate, estimation, priority } = cells;
  for (const [field, cell] of Object.entries({ startDate, dueDate })) {
    if (!cell) continue;
    const before = task?.[field as 'startDate' | 'dueDate'] ?? '';
    const empty = emptying(draft, cell);
    if (empty === 'empty' && before !== '') change(cell, { [field]: null }, before, '');
    if (empty !== null) continue;
    const read = readDay(cell.text);
    if (!read.ok) draft.refuse(cell, read.message);
    else if (read.value !== before) change(cell, { [field]: read.value }, before, read.value);
  }
  const start = 'startDate' in values ? values.startDate : task?.startDate;
  const due = 'dueDate' in values ? values.dueDate : task?.dueDate;
  const dated = dueDate ?? startDate;
  if (dated && start && due && due < start)
    draft.refuse(dated, `It is due on ${due}, before it starts on ${start}.`);
  if (estimation) planEstimate(draft, estimation, task, change);
  const noPriority = priority ? emptying(draft, priority) : null;
  if (priority && noPriority !== 'leave') {
    const read = noPriority === 'empty' ? success(0) : readPriority(priority.text);
    const before = task?.priority ?? 0;
    if (!read.ok) draft.refuse(priority, read.message);
    else if (read.value !== before)
      change(priority, { priority: read.value }, String(before), String(read.value));
  }
  return { values, changes };
}

function planEstimate(
  draft: Draft,
  cell: Cell,
  task: ProductionTask | null,
  change: (cell: Cell, value: TaskValues, before: string, after: string) => void,
): void {
  const { dayLength } = draft.facts;
  const empty = emptying(draft, cell);
  if (empty === 'leave') return;
  const read =
    empty === 'empty' ? success({ minutes: 0, bare: false }) : readEstimate(cell.text, dayLength);
  if (!read.ok) return draft.refuse(cell, read.message);
  const { minutes, bare } = read.value;
  if (bare) {
    const message = 'Estimates without a unit are taken for days, as on Kitsu’s own page.';
    draft.askOnce({ row: null, column: cell.column }, message);
  }
  const before = Math.round(task?.estimation ?? 0);
  if (sameMinutes(before, minutes)) return;
  const words = (count: number): string => formatWorkload(count, dayLength);
  change(cell, { estimation: minutes }, words(before), words(minutes));
}

/** Ids of the people whom the task does not have yet. Whoever is not in the team is put into it: they would not see it. */
function assigned(draft: Draft, cell: Cell | undefined, task: ProductionTask | null): string[] {
  if (!cell) return [];
  const has = task?.assigneeIds ?? [];
  const named = new Set<string>();
  for (const name of namesIn(cell.text)) {
    const found = findPerson(draft.facts.persons, name, has);
    if (!found.ok) {
      draft.refuse(cell, found.message);
      continue;
    }
    named.add(found.value.id);
    draft.join(found.value, cell);
  }
  const more = has.filter((id) => !named.has(id));
  const others = draft.facts.persons.filter(({ id }) => more.includes(id));
  if (others.length > 0 && named.size > 0) {
    const names = others.map(({ name }) => name).join(', ');
    draft.ask(cell, `${names}: assigned in Kitsu, not in the file. Nobody is taken off a task.`);
  }
  return [...named].filter((id) => !has.includes(id));
}
