import type { Day } from '../../shared/day.ts';
import type { DayTime } from '../../shared/production.ts';
import { unansweredWrites, stillUnanswered, type UnansweredWrite } from './unanswered-writes.ts';
import type { Database } from '../database.ts';

/** Kitsu's value of one task day as read back after the app wrote it. */
export interface ConfirmedTime extends DayTime {
  /** When it was read back (ISO instant). */
  at: string;
  /** Our unanswered writes for this task day, which may still arrive. */
  unanswered: UnansweredWrite[];
}

interface Row {
  day: string;
  task_id: string;
  minutes: number;
  at: string;
  unanswered: string;
}

const parsed = (row: Row): ConfirmedTime => {
  const open = unansweredWrites.safeParse(JSON.parse(row.unanswered));
  return {
    day: row.day,
    taskId: row.task_id,
    minutes: row.minutes,
    at: row.at,
    unanswered: open.success ? open.data : [],
  };
};

/** Confirmed values of what the app wrote to Kitsu; a time that the app did not write has none. */
export function confirmedTimeTable(database: Database) {
  const of = (taskId: string, day: Day): ConfirmedTime | null => {
    const row = database.get<Row>(
      'SELECT * FROM receipt WHERE day = ? AND task_id = ?',
      day,
      taskId,
    );
    return row ? parsed(row) : null;
  };
  return {
    of,
    between: (from: Day, to: Day): ConfirmedTime[] =>
      database.all<Row>('SELECT * FROM receipt WHERE day BETWEEN ? AND ?', from, to).map(parsed),
    /** The newest reading counts; unanswered writes of an older one stay open. */
    put({ day, taskId, minutes, at, unanswered }: ConfirmedTime): void {
      const before = stillUnanswered(of(taskId, day)?.unanswered ?? [], new Date(at));
      const open = [...before, ...unanswered];
      database.run(
        `INSERT INTO receipt (day, task_id, minutes, at, unanswered) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (day, task_id) DO UPDATE
         SET minutes = excluded.minutes, at = excluded.at, unanswered = excluded.unanswered`,
        day,
        taskId,
        minutes,
        at,
        JSON.stringify(open),
      );
    },
    /** An unanswered write has arrived, or is no longer waited for. */
    setUnanswered: (taskId: string, day: Day, unanswered: UnansweredWrite[]): void =>
      void database.run(
        'UPDATE receipt SET unanswered = ? WHERE day = ? AND task_id = ?',
        JSON.stringify(unanswered),
        day,
        taskId,
      ),
    /** Deletes the confirmed values of days before this one. */
    prune: (before: Day): void => void database.run('DELETE FROM receipt WHERE day < ?', before),
  };
}

export type ConfirmedTimeTable = ReturnType<typeof confirmedTimeTable>;
