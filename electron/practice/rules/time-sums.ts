import type { Item } from '../store/item.ts';
import type { SqlValue } from '../store/database.ts';
import { PERSON_DEPARTMENTS, TASK, TIME_SPENT } from '../store/models.ts';
import type { TimeSpent } from '../store/models.ts';
import type { Person } from '../store/person-model.ts';
import { serialize } from '../store/store.ts';
import { forbidden } from '../server/answer.ts';
import type { StudioServices } from '../studio.ts';
import { inMyProjects, isAdmin, isManager } from './access.ts';

export type Condition = [sql: string, ...values: SqlValue[]];

/**
 * Which times of a person I may read: my own and, as an admin, everyone's; as a manager those of my
 * productions; as a supervisor those of my departments there.
 */
export function readableTimes(
  studio: StudioServices,
  me: Person,
  person: string | null,
): Condition {
  if (isAdmin(me) || me.id === person) return ['1 = 1'];
  if (!isManager(me) && me.role !== 'supervisor') {
    if (person !== null) throw forbidden();
    return ['person_id = ?', me.id];
  }
  const [mine, ids] = inMyProjects(studio, me);
  const tasks = `SELECT tasks.id FROM tasks JOIN task_types ON task_types.id = task_type_id`;
  const departments = studio.store.linked(PERSON_DEPARTMENTS, me.id);
  const own = me.role === 'supervisor' && departments.length > 0;
  const also = own ? 'AND department_id IN (SELECT value FROM json_each(?))' : '';
  const values = own ? [ids, JSON.stringify(departments)] : [ids];
  return [`task_id IN (${tasks} WHERE ${mine} ${also})`, ...values];
}

export function timesWhere({ store }: StudioServices, ...conditions: Condition[]): TimeSpent[] {
  return store.select(
    TIME_SPENT,
    `WHERE ${conditions.map(([sql]) => `(${sql})`).join(' AND ')} ORDER BY date`,
    ...conditions.flatMap(([, ...values]) => values),
  );
}

/** A time with its production and task type. */
export function placedTime({ store }: StudioServices, entry: TimeSpent): Item {
  const task = store.find(TASK, entry.task_id);
  return {
    ...serialize(TIME_SPENT, entry),
    project_id: task?.project_id ?? null,
    task_type_id: task?.task_type_id ?? null,
  };
}
