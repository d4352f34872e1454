import type {
  RowsAsked,
  StructureRow,
  StructureRows,
  TaskChip,
  TaskFacts,
} from '../../shared/productions.ts';
import { isGroup, type FoundRows, type Place } from './find-rows.ts';
import type { TaskItem } from './items.ts';
import { inOrder, pathOf, type Names } from './tree.ts';

/** The rows `from` to `to` as a window draws them. */
export function drawRows(
  { places, counts }: FoundRows,
  names: Names,
  { from, to }: Pick<RowsAsked, 'from' | 'to'>,
): Pick<StructureRows, 'from' | 'total' | 'rows' | 'counts'> {
  const rows = places
    .slice(from, to)
    .map((place) => (place.task ? taskRow(place, place.task, names) : nodeRow(place, names)));
  return { from, total: places.length, rows, counts };
}

function nodeRow({ node, task: _none, ...place }: Place, names: Names): StructureRow {
  const { id, kind, name, above, canceled, entity } = node;
  const tasks = inOrder(node.tasks, names);
  // If nobody chose a picture for a shot, the newest preview of a late task represents it.
  const last = [...tasks].reverse().find(({ previewFileId }) => previewFileId !== null);
  return {
    ...{ id, kind, name, above, canceled, ...place, task: null, unsent: null },
    description: entity?.description ?? '',
    previewFileId: entity?.previewFileId ?? last?.previewFileId ?? null,
    frames: entity?.frames ?? null,
    counts: isGroup(node) ? node.counts : null,
    chips: isGroup(node) ? [] : tasks.map((one) => chipOf(one, names)),
  };
}

function taskRow(
  { node, task: _one, ...place }: Place,
  task: TaskItem,
  names: Names,
): StructureRow {
  const { canceled } = node;
  const facts = factsOf(task, names);
  return {
    ...{
      id: task.id,
      kind: 'task',
      name: facts.type.name,
      above: pathOf(node),
      canceled,
      ...place,
    },
    ...{ description: '', frames: null, counts: null, chips: [], unsent: null },
    previewFileId: task.previewFileId,
    task: facts,
  };
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

function chipOf(task: TaskItem, names: Names): TaskChip {
  const { name, shortName, color } = statusOf(task, names);
  return { id: task.id, type: typeOf(task, names), status: { name, shortName, color } };
}

const factsOf = (task: TaskItem, names: Names): TaskFacts => ({
  type: typeOf(task, names),
  status: statusOf(task, names),
  assignees: task.assigneeIds.map((id) => names.people.get(id) ?? 'Somebody not listed here'),
  startDate: task.startDate,
  dueDate: task.dueDate,
  priority: task.priority,
});
