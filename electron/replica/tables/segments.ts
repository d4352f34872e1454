import type { Day } from '../../shared/day.ts';
import type { Minutes } from '../../shared/minutes.ts';
import type { Database } from '../database.ts';

/** A piece of work on a task, in epoch milliseconds, within one of the artist's days. */
export interface KeptSegment {
  id: string;
  taskId: string;
  day: Day;
  start: number;
  /** `null` while it runs. */
  end: number | null;
}
export type ClosedSegment = KeptSegment & { end: number };

interface Row {
  id: string;
  task_id: string;
  day: string;
  start_at: number;
  end_at: number | null;
  seen_at: number | null;
  lead: number;
}

const segment = (row: Row): KeptSegment => ({
  id: row.id,
  taskId: row.task_id,
  day: row.day,
  start: row.start_at,
  end: row.end_at,
});
const isClosed = (one: KeptSegment): one is ClosedSegment => one.end !== null;

/**
 * The artist's segments, and how many minutes of each task day come from them. Their writers make sure
 * that they never overlap (time/timer/write-segments.ts).
 */
export function segmentTable(database: Database) {
  const closed = (sql: string, ...values: (string | number)[]): ClosedSegment[] =>
    database
      .all<Row>(sql, ...values)
      .map(segment)
      .filter(isClosed);
  return {
    byId(id: string): KeptSegment | null {
      const row = database.get<Row>('SELECT * FROM segment WHERE id = ?', id);
      return row ? segment(row) : null;
    },
    /** Finished segments of these days, in order. */
    between: (from: Day, to: Day): ClosedSegment[] =>
      closed(
        `SELECT * FROM segment WHERE day BETWEEN ? AND ? AND end_at IS NOT NULL ORDER BY start_at`,
        from,
        to,
      ),
    /** Finished segments that have a part between two instants, in order. */
    overlapping: (start: number, end: number): ClosedSegment[] =>
      closed(
        `SELECT * FROM segment WHERE start_at < ? AND end_at > ? ORDER BY start_at`,
        end,
        start,
      ),
    ofLane: (taskId: string, day: Day): ClosedSegment[] =>
      closed(
        `SELECT * FROM segment WHERE day = ? AND task_id = ? AND end_at IS NOT NULL`,
        day,
        taskId,
      ),
    /** The running one; `seen` is when it was last known to run, `lead` how far that is ahead of the clock. */
    running(): (KeptSegment & { seen: number; lead: number }) | null {
      const row = database.get<Row>('SELECT * FROM segment WHERE end_at IS NULL');
      if (!row) return null;
      return { ...segment(row), seen: Math.max(row.start_at, row.seen_at ?? 0), lead: row.lead };
    },
    /** The tasks that were last worked on, latest first. */
    lastTasks: (count: number): string[] =>
      database
        .all<{ task_id: string }>(
          'SELECT task_id FROM segment GROUP BY task_id ORDER BY max(start_at) DESC LIMIT ?',
          count,
        )
        .map((row) => row.task_id),
    put({ id, taskId, day, start, end }: KeptSegment): void {
      database.run(
        `INSERT INTO segment (id, task_id, day, start_at, end_at, seen_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET task_id = excluded.task_id, day = excluded.day,
           start_at = excluded.start_at, end_at = excluded.end_at`,
        id,
        taskId,
        day,
        start,
        end,
        start,
      );
    },
    remove: (id: string): void => void database.run('DELETE FROM segment WHERE id = ?', id),
    /** Records that the running one still runs. Not in the second copy: it is written every few seconds. */
    seen: (at: number, lead: number): void =>
      void database.run('UPDATE segment SET seen_at = ?, lead = ? WHERE end_at IS NULL', at, lead),
    /** Minutes of a task day that come from its segments, as last counted. */
    counted: (taskId: string, day: Day): Minutes =>
      database.get<{ counted: number }>(
        'SELECT counted FROM lane_source WHERE day = ? AND task_id = ?',
        day,
        taskId,
      )?.counted ?? 0,
    setCounted(taskId: string, day: Day, minutes: Minutes): void {
      if (minutes === 0) {
        database.run('DELETE FROM lane_source WHERE day = ? AND task_id = ?', day, taskId);
        return;
      }
      database.run(
        `INSERT INTO lane_source (day, task_id, counted) VALUES (?, ?, ?)
         ON CONFLICT (day, task_id) DO UPDATE SET counted = excluded.counted`,
        day,
        taskId,
        minutes,
      );
    },
  };
}

export type SegmentTable = ReturnType<typeof segmentTable>;
