import type { Database } from '../database.ts';

/** A task that waits for this person's review. The task itself is in `tasks`. */
export interface ToCheck {
  taskId: string;
  /** When its review was last asked for (ISO instant); `null` if Kitsu does not say. */
  since: string | null;
  /** Its last revision; `null` if it has none. */
  previewFileId: string | null;
}

interface Row {
  task_id: string;
  since: string | null;
  preview_id: string | null;
}

/** The tasks that wait for this person's review, as last read from Kitsu. */
export function toCheckTable(database: Database) {
  return {
    /** The one that waits longest first; those of which it is not known last. */
    all: (): ToCheck[] =>
      database
        .all<Row>(
          `SELECT task_id, since, preview_id FROM to_check
           ORDER BY since IS NULL, since, task_id`,
        )
        .map((row) => ({
          taskId: row.task_id,
          since: row.since,
          previewFileId: row.preview_id,
        })),
    has: (taskId: string): boolean =>
      database.get('SELECT 1 FROM to_check WHERE task_id = ?', taskId) !== undefined,
    /** Makes the list what Kitsu sent; what stays as it is is not written. */
    replace(list: readonly ToCheck[]): void {
      database.transaction(() => {
        database.run(
          'DELETE FROM to_check WHERE task_id NOT IN (SELECT value FROM json_each(?))',
          JSON.stringify(list.map(({ taskId }) => taskId)),
        );
        for (const { taskId, since, previewFileId } of list) {
          database.run(
            `INSERT INTO to_check (task_id, since, preview_id) VALUES (?, ?, ?)
             ON CONFLICT (task_id) DO UPDATE SET since = excluded.since, preview_id = excluded.preview_id
             WHERE since IS NOT excluded.since OR preview_id IS NOT excluded.preview_id`,
            taskId,
            since,
            previewFileId,
          );
        }
      });
    },
  };
}

export type ToCheckTable = ReturnType<typeof toCheckTable>;
