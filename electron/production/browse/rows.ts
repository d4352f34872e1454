import type {
  RowCounts,
  RowsAsked,
  StructureRow,
  StructureRows,
  TaskChip,
  TaskFacts,
} from '../../shared/productions.ts';
import { searchKey } from '../../shared/search-key.ts';
import type { TaskItem } from './items.ts';
import type { Names, Node } from './tree.ts';

/** A row before it is drawn. */
interface Place {
  node: Node;
  level: number;
  parent: number | null;
  position: number;
  siblings: number;
  isOpen: boolean | null;
}

export interface FoundRows {
  places: readonly Place[];
  counts: RowCounts;
}

const isGroup = ({ kind }: Node): boolean =>
  kind === 'episode' || kind === 'sequence' || kind === 'asset-type';

const words = (text: string): string[] =>
  searchKey(text)
    .split(/[\s/·]+/)
    .filter((word) => word !== '');

/** The rows that are shown of a tree, in their order. */
export function findRows(
  roots: readonly Node[],
  names: Names,
  asked: Omit<RowsAsked, 'from' | 'to'>,
): FoundRows {
  const wanted = words(asked.search);
  const toggled = new Set(asked.toggled);
  const hits = new Set<Node>();
  const kept = new Set<Node>();
  const counts: RowCounts = { entities: 0, tasks: 0, done: 0 };

  /** Whether it is shown: it is found, or something below it is. */
  function look(node: Node): boolean {
    if (node.canceled && !asked.canceled) return false;
    const isHit = wanted.every((word) => keyOf(node, names).includes(word));
    if (isHit) hits.add(node);
    const below = node.children.map(look).some(Boolean);
    if (!isHit && !below) return false;
    kept.add(node);
    if (node.kind === 'shot' || node.kind === 'asset') counts.entities += 1;
    if (node.task) counts.tasks += 1;
    if (node.task && names.statuses.get(node.task.statusId)?.isDone) counts.done += 1;
    return true;
  }

  function opens(node: Node, below: readonly Node[]): boolean {
    const isUsual =
      wanted.length > 0
        ? isGroup(node) || !hits.has(node)
        : asked.openTo === 'tasks' || (asked.openTo === 'entities' && isGroup(node));
    return below.length > 0 && isUsual !== toggled.has(node.id);
  }

  const places: Place[] = [];
  function place(nodes: readonly Node[], level: number, parent: number | null): void {
    nodes.forEach((node, index) => {
      const below = node.children.filter((child) => kept.has(child));
      const isOpen = below.length === 0 ? null : opens(node, below);
      places.push({ node, level, parent, position: index + 1, siblings: nodes.length, isOpen });
      if (isOpen) place(below, level + 1, places.length - 1);
    });
  }
  place(roots.filter(look), 1, null);
  return { places, counts };
}

/** What something is found by, made once: its own names and those above it. */
const keys = new WeakMap<Node, string>();
function keyOf(node: Node, names: Names): string {
  const known = keys.get(node);
  if (known !== undefined) return known;
  const { task } = node;
  const more = task
    ? [
        names.types.get(task.typeId)?.shortName ?? '',
        statusOf(task, names).name,
        statusOf(task, names).shortName,
        ...assigneesOf(task, names),
      ]
    : [node.entity?.description ?? ''];
  const key = searchKey([node.above, node.name, ...more].join(' '));
  keys.set(node, key);
  return key;
}

/** The rows `from` to `to` as a window draws them. */
export function drawRows(
  { places, counts }: FoundRows,
  names: Names,
  { from, to }: Pick<RowsAsked, 'from' | 'to'>,
): Pick<StructureRows, 'from' | 'total' | 'rows' | 'counts'> {
  const rows = places.slice(from, to).map((place) => rowOf(place, names));
  return { from, total: places.length, rows, counts };
}

function rowOf({ node, ...place }: Place, names: Names): StructureRow {
  const { id, kind, name, above, canceled, entity, task } = node;
  const tasks = node.children.flatMap((child) => child.task ?? []);
  return {
    ...{ id, kind, name, above, canceled, ...place },
    description: entity?.description ?? '',
    previewFileId: pictureOf(node, tasks),
    frames: entity?.frames ?? null,
    counts: isGroup(node) ? node.counts : null,
    chips: isGroup(node) ? [] : tasks.map((one) => chipOf(one, names)),
    task: task ? factsOf(task, names) : null,
  };
}

/** If nobody chose a picture for a shot, the newest preview of a late task represents it. */
function pictureOf({ entity, task }: Node, tasks: readonly TaskItem[]): string | null {
  if (task) return task.previewFileId;
  const last = [...tasks].reverse().find(({ previewFileId }) => previewFileId !== null);
  return entity?.previewFileId ?? last?.previewFileId ?? null;
}

const UNKNOWN = '#7f7f7f';

const typeOf = ({ typeId }: TaskItem, { types }: Names): TaskChip['type'] => {
  const type = types.get(typeId);
  return { name: type?.name ?? 'Task', color: type?.color ?? UNKNOWN };
};

const statusOf = ({ statusId }: TaskItem, { statuses }: Names): TaskFacts['status'] => {
  const status = statuses.get(statusId);
  return {
    name: status?.name ?? 'Unknown status',
    shortName: status?.shortName ?? '?',
    color: status?.color ?? UNKNOWN,
    isDone: status?.isDone ?? false,
  };
};

const assigneesOf = ({ assigneeIds }: TaskItem, { people }: Names): string[] =>
  assigneeIds.map((id) => people.get(id) ?? 'Somebody not listed here');

function chipOf(task: TaskItem, names: Names): TaskChip {
  const { name, shortName, color } = statusOf(task, names);
  return { id: task.id, type: typeOf(task, names), status: { name, shortName, color } };
}

const factsOf = (task: TaskItem, names: Names): TaskFacts => ({
  type: typeOf(task, names),
  status: statusOf(task, names),
  assignees: assigneesOf(task, names),
  startDate: task.startDate,
  dueDate: task.dueDate,
  priority: task.priority,
});
