import type { Day } from '../../shared/day.ts';
import type { DayTime } from '../../shared/production.ts';
import type { Database } from '../database.ts';

interface Row {
  day: string;
  task_id: string;
  minutes: number;
}

const kept = (row: Row): DayTime => ({
  day: row.day,
  taskId: row.task_id,
  minutes: row.minutes,
});

/**
 * Hours that a day off deletes in Kitsu. They exist on this disk alone, and each stays until it is put
 * back into the outbox, or the artist deletes it.
 */
export function stashedTimeTable(database: Database) {
  return {
    between: (from: Day, to: Day): DayTime[] =>
      database
        .all<Row>('SELECT * FROM kept_time WHERE day BETWEEN ? AND ? ORDER BY day', from, to)
        .map(kept),
    put: ({ day, taskId, minutes }: DayTime, keptAt: string): void =>
      void database.run(
        `INSERT INTO kept_time (day, task_id, minutes, kept_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (day, task_id) DO UPDATE SET minutes = excluded.minutes`,
        day,
        taskId,
        minutes,
        keptAt,
      ),
    remove: (taskId: string, day: Day): void =>
      void database.run('DELETE FROM kept_time WHERE day = ? AND task_id = ?', day, taskId),
  };
}

export type StashedTimeTable = ReturnType<typeof stashedTimeTable>;
