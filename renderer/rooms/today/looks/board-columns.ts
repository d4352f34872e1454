import type { StatusChip } from '../../../../electron/shared/thread.ts';
import type { MoveKey } from '../../../lib/ui/virtual/windowing.ts';
import type { PlacedTask } from '../todo-groups.ts';
import { compareNames } from '../todo-search.ts';

/** One status and its tasks, in the order of the list. */
export interface BoardColumn {
  status: StatusChip;
  tasks: PlacedTask[];
}

/**
 * The columns of a board in the order of `statuses`. A status that is not among them, as after a change
 * in the studio, has its column at the end, so that no task is ever missing.
 */
export function boardColumns(
  statuses: readonly StatusChip[],
  tasks: readonly PlacedTask[],
): BoardColumn[] {
  const columns = new Map(
    statuses.map((status) => [status.id, { status, tasks: [] as PlacedTask[] }]),
  );
  const others = new Map<string, BoardColumn>();
  for (const entry of tasks) {
    const { task } = entry;
    const column = columns.get(task.statusId) ?? others.get(task.statusId);
    if (column) column.tasks.push(entry);
    else others.set(task.statusId, { status: statusOf(entry), tasks: [entry] });
  }
  const last = [...others.values()].sort((a, b) => compareNames(a.status.name, b.status.name));
  return [...columns.values(), ...last];
}

const statusOf = ({ task }: PlacedTask): StatusChip => ({
  id: task.statusId,
  name: task.statusName,
  shortName: task.statusShortName,
  color: task.statusColor,
});

/** Where a task is: its column and its place in it; `null` if it is not on the board. */
export function placeOf(
  columns: readonly BoardColumn[],
  taskId: string | null,
): { column: number; at: number } | null {
  for (const [column, { tasks }] of columns.entries()) {
    const at = tasks.findIndex(({ task }) => task.id === taskId);
    if (at !== -1) return { column, at };
  }
  return null;
}

export type AcrossKey = 'ArrowLeft' | 'ArrowRight';
export const isAcrossKey = (key: string): key is AcrossKey =>
  key === 'ArrowLeft' || key === 'ArrowRight';

/**
 * The task that a key leads to: up and down within a column, left and right to the same height of the
 * next one that has tasks. `null` on an empty board. `page`: how many cards fit into the view.
 */
export function taskAfterKey(
  columns: readonly BoardColumn[],
  taskId: string | null,
  key: MoveKey | AcrossKey,
  page: number,
): string | null {
  const place = placeOf(columns, taskId);
  const first = columns.find(({ tasks }) => tasks.length > 0)?.tasks[0];
  if (place === null) return first?.task.id ?? null;
  const column = isAcrossKey(key) ? columnBeside(columns, place.column, key) : place.column;
  const tasks = columns[column]?.tasks ?? [];
  const at = isAcrossKey(key) ? place.at : stepTo(key, place.at, tasks.length, page);
  return tasks[Math.min(Math.max(0, at), tasks.length - 1)]?.task.id ?? null;
}

function stepTo(key: MoveKey, at: number, count: number, page: number): number {
  const steps: Record<MoveKey, number> = {
    ArrowUp: at - 1,
    ArrowDown: at + 1,
    PageUp: at - page,
    PageDown: at + page,
    Home: 0,
    End: count - 1,
  };
  return steps[key];
}

function columnBeside(columns: readonly BoardColumn[], from: number, key: AcrossKey): number {
  const step = key === 'ArrowRight' ? 1 : -1;
  for (let at = from + step; at >= 0 && at < columns.length; at += step) {
    if ((columns[at]?.tasks.length ?? 0) > 0) return at;
  }
  return from;
}

/** The next status to the left or right that a lifted card may be put on; `from` if there is none. */
export function targetBeside(
  columns: readonly BoardColumn[],
  from: string,
  key: AcrossKey,
  allowed: ReadonlySet<string>,
): string {
  const ids = columns.map(({ status }) => status.id);
  const step = key === 'ArrowRight' ? 1 : -1;
  for (let at = ids.indexOf(from) + step; at >= 0 && at < ids.length; at += step) {
    const id = ids[at];
    if (id !== undefined && allowed.has(id)) return id;
  }
  return from;
}
