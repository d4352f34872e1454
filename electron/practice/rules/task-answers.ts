import type { Item } from '../store/item.ts';
import type { SqlValue } from '../store/database.ts';
import { ASSIGNEES, TASK, TASK_STATUS, TASK_TYPE } from '../store/models.ts';
import type { Task } from '../store/models.ts';
import type { Person } from '../store/person-model.ts';
import { decode, serialize } from '../store/store.ts';
import type { StudioServices } from '../studio.ts';

type RawRow = { [column: string]: SqlValue };

/** Fields of a task that a client may not see. */
const BLANK: Item = {
  assignees: [],
  assigner_id: null,
  completion_rate: 0,
  difficulty: null,
  done_date: null,
  due_date: null,
  duration: 0,
  end_date: null,
  estimation: 0,
  last_comment_date: null,
  nb_assets_ready: 0,
  nb_drawings: 0,
  priority: 0,
  real_start_date: null,
  retake_count: 0,
  start_date: null,
};

/** A task with the fields that this person may see. */
export function blankFor(who: Person, task: Item): Item {
  if (who.role !== 'client') return task;
  const blank = Object.entries(BLANK).filter(([name]) => name in task);
  return { ...task, ...Object.fromEntries(blank) };
}

export const withAssignees = ({ store }: StudioServices, task: Task): Item => ({
  ...serialize(TASK, task),
  assignees: store.linked(ASSIGNEES, task.id),
});

/** A task as it is returned after its creation. */
export function madeTask(studio: StudioServices, task: Task): Item {
  const type = studio.store.find(TASK_TYPE, task.task_type_id);
  const status = studio.store.find(TASK_STATUS, task.task_status_id);
  return {
    ...withAssignees(studio, task),
    task_status_name: status?.name ?? null,
    task_status_short_name: status?.short_name ?? null,
    task_status_color: status?.color ?? null,
    task_type_name: type?.name ?? null,
    task_type_color: type?.color ?? null,
    task_type_priority: type?.priority ?? null,
  };
}

const NAMED = `
  SELECT tasks.*, projects.name AS project_name, type.name AS task_type_name,
    status.name AS task_status_name, kind.name AS entity_type_name, entities.name AS entity_name
  FROM tasks
    JOIN projects ON projects.id = tasks.project_id
    JOIN entities ON entities.id = tasks.entity_id
    JOIN entity_types AS kind ON kind.id = entities.entity_type_id
    JOIN task_types AS type ON type.id = tasks.task_type_id
    JOIN task_statuses AS status ON status.id = tasks.task_status_id`;

const NAMES = [
  'project_name',
  'task_type_name',
  'task_status_name',
  'entity_type_name',
  'entity_name',
];

/** Tasks with the names of what they belong to, as zou lists them for an entity. */
export function namedTasks(
  { store }: StudioServices,
  who: Person,
  relations: boolean,
  condition: string,
  ...values: SqlValue[]
): Item[] {
  const rows = store.database.all<RawRow>(`${NAMED} WHERE ${condition}`, ...values);
  const ids = rows.map((row) => String(row['id']));
  const assignees = relations ? store.linkedTo(ASSIGNEES, ids) : null;
  return rows.map((row) => {
    const names = Object.fromEntries(NAMES.map((name) => [name, row[name] ?? null]));
    const task = { ...serialize(TASK, decode(TASK, row)), ...names };
    const own = assignees?.get(String(row['id'])) ?? [];
    return blankFor(who, assignees ? { ...task, assignees: own } : task);
  });
}
