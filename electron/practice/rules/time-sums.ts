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

/** A time with the production and the task type it was for. */
export function placedTime({ store }: StudioServices, entry: TimeSpent): Item {
  const task = store.find(TASK, entry.task_id);
  return {
    ...serialize(TIME_SPENT, entry),
    project_id: task?.project_id ?? null,
    task_type_id: task?.task_type_id ?? null,
  };
}

interface NamedSum {
  [name: string]: SqlValue;
}

/** Minutes a task, with the names it hangs on. */
export function sumsByTask({ store }: StudioServices, entries: TimeSpent[]): Item[] {
  const minutes = new Map<string, number>();
  for (const { task_id, duration } of entries) {
    minutes.set(task_id, (minutes.get(task_id) ?? 0) + duration);
  }
  const named = store.database.all<NamedSum>(
    `SELECT tasks.id AS task_id, task_type_id, tasks.project_id, projects.name AS project_name,
       entity.name AS entity_name, kind.name AS entity_type_name,
       sequence.name AS sequence_name, episode.name AS episode_name
     FROM tasks
       JOIN projects ON projects.id = tasks.project_id
       JOIN entities AS entity ON entity.id = tasks.entity_id
       JOIN entity_types AS kind ON kind.id = entity.entity_type_id
       LEFT JOIN entities AS sequence ON sequence.id = entity.parent_id
       LEFT JOIN entities AS episode ON episode.id = sequence.parent_id
     WHERE tasks.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify([...minutes.keys()]),
  );
  return named.map((row) => ({ ...row, duration: minutes.get(String(row['task_id'])) ?? 0 }));
}

/** Minutes a person, under what `unit` makes of a day: `{unit: {person: minutes}}`. */
export function tableOfTimes(entries: TimeSpent[], unit: (day: string) => string): Item {
  const table: { [unit: string]: { [person: string]: number } } = {};
  for (const { date, person_id, duration } of entries) {
    const row = (table[unit(date)] ??= {});
    row[person_id] = (row[person_id] ?? 0) + duration;
  }
  return table;
}

/** Monday and Sunday of an ISO week. */
export function weekOf(year: number, week: number): [first: string, last: string] {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() + ((week - 1) * 7 - ((fourth.getUTCDay() + 6) % 7)) * DAY;
  return [isoDay(monday), isoDay(monday + 6 * DAY)];
}

/** The ISO week that a day is in; its year may be another. */
export function weekNumber(day: string): number {
  const at = Date.parse(`${day}T00:00:00Z`);
  const thursday = new Date(at + (3 - ((new Date(at).getUTCDay() + 6) % 7)) * DAY);
  return 1 + Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / DAY / 7);
}

const DAY = 24 * 60 * 60 * 1000;
const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
