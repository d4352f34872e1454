import type { Database } from '../database.ts';

/** Older ones are forgotten, with what was said on them. */
const MOST = 100;

/** Tasks of others that were opened here: they stay for the next time, and for days without a network. */
export function openedTaskTable(database: Database) {
  return {
    /** @param at epoch milliseconds */
    add(taskId: string, at: number): void {
      database.run(
        `INSERT INTO opened_task (task_id, at) VALUES (?, ?)
         ON CONFLICT (task_id) DO UPDATE SET at = excluded.at`,
        taskId,
        at,
      );
      database.run(
        `DELETE FROM opened_task WHERE task_id NOT IN
           (SELECT task_id FROM opened_task ORDER BY at DESC LIMIT ${MOST})`,
      );
    },
    has: (taskId: string): boolean =>
      database.get('SELECT 1 FROM opened_task WHERE task_id = ?', taskId) !== undefined,
  };
}

export type OpenedTaskTable = ReturnType<typeof openedTaskTable>;
