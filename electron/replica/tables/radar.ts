import type { Task } from '../../shared/task.ts';
import type { Database } from '../database.ts';

/** The lists of tables/tasks.ts, which imports this file. */
type List = 'todo' | 'done' | 'known';

/** A task that is otherwise than when the artist last looked. */
export interface LookedAt {
  taskId: string;
  /** ISO instant at which its last change was stored. */
  at: string;
  /** As it was then, in that list; `null` for a task that the artist has never seen. */
  before: { task: Task; list: List } | null;
}

/** A row as it is stored, for putting it back. */
export interface RadarRow {
  task_id: string;
  list: List | null;
  before: string | null;
  at: string;
}

/** What of a task is worth telling. What only its own artist moves, such as the time, is not. */
const WORTH = [
  ...['statusId', 'dueDate', 'startDate', 'estimation', 'priority', 'description'],
  ...['entityDescription', 'frames', 'lastComment.date'],
]
  .map((path) => `'$.${path}'`)
  .join(', ');

/** The system's clock: a trigger knows no other. */
const NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";
/** Before everything was read once, every task is new, and none is news. */
const IS_KNOWN = "EXISTS (SELECT 1 FROM memory WHERE key = 'read-whole')";

/**
 * Keeps, within the transaction that changes a task, how it was before: whoever writes it, nobody has to think of
 * it. The first such state stays until the artist has looked, so changes merge by themselves.
 */
export function watchTasks(database: Database): void {
  database.exec(`
    CREATE TEMP TRIGGER radar_changed AFTER UPDATE OF list, body ON main.task
    WHEN old.list IN ('todo', 'done') AND (old.list IS NOT new.list
      OR json_extract(old.body, ${WORTH}) IS NOT json_extract(new.body, ${WORTH}))
    BEGIN
      INSERT INTO radar (task_id, list, before, at) VALUES (old.id, old.list, old.body, ${NOW})
      ON CONFLICT (task_id) DO UPDATE SET at = excluded.at;
    END;
    CREATE TEMP TRIGGER radar_given AFTER UPDATE OF list ON main.task
    WHEN old.list = 'known' AND new.list = 'todo' AND ${IS_KNOWN}
    BEGIN
      INSERT INTO radar (task_id, list, before, at) VALUES (new.id, NULL, NULL, ${NOW})
      ON CONFLICT (task_id) DO UPDATE SET at = excluded.at;
    END;
    CREATE TEMP TRIGGER radar_new AFTER INSERT ON main.task
    WHEN new.list = 'todo' AND ${IS_KNOWN}
    BEGIN
      INSERT INTO radar (task_id, list, before, at) VALUES (new.id, NULL, NULL, ${NOW})
      ON CONFLICT (task_id) DO UPDATE SET at = excluded.at;
    END;`);
}

/** The artist gave it this status here: whatever it was before, they know. */
export const takeOwnStatus = (
  database: Database,
  { id, statusId, statusName, statusShortName, statusColor }: Task,
): void =>
  void database.run(
    `UPDATE radar SET before = json_set(before, '$.statusId', ?, '$.statusName', ?,
       '$.statusShortName', ?, '$.statusColor', ?) WHERE task_id = ? AND before IS NOT NULL`,
    statusId,
    statusName,
    statusShortName,
    statusColor,
    id,
  );

/** How tasks were when the artist last looked, of those that are otherwise now. */
export function radarTable(database: Database) {
  const read = (rows: RadarRow[]): LookedAt[] =>
    rows.map(({ task_id: taskId, list, before, at }) => ({
      taskId,
      at,
      before: before !== null && list !== null ? { task: JSON.parse(before) as Task, list } : null,
    }));
  const raw = (taskId: string): RadarRow | undefined =>
    database.get<RadarRow>('SELECT * FROM radar WHERE task_id = ?', taskId);
  return {
    all: (): LookedAt[] => read(database.all<RadarRow>('SELECT * FROM radar ORDER BY at DESC')),
    of(taskId: string): LookedAt | null {
      const row = raw(taskId);
      return row ? (read([row])[0] ?? null) : null;
    },
    /** The artist has seen these tasks as they are; returns what that removed. */
    seen(taskIds: readonly string[]): RadarRow[] {
      const rows = taskIds.flatMap((id) => raw(id) ?? []);
      for (const { task_id } of rows) {
        database.run('DELETE FROM radar WHERE task_id = ?', task_id);
      }
      return rows;
    },
    /** Takes "seen" back: what has changed meanwhile counts from the earlier state. */
    unsee(rows: readonly RadarRow[]): void {
      for (const { task_id, list, before, at } of rows) {
        database.run(
          `INSERT INTO radar (task_id, list, before, at) VALUES (?, ?, ?, ?)
           ON CONFLICT (task_id) DO UPDATE SET list = excluded.list, before = excluded.before`,
          task_id,
          list,
          before,
          at,
        );
      }
    },
  };
}

export type RadarTable = ReturnType<typeof radarTable>;
