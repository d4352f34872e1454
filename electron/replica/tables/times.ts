import type { Day } from '../../shared/day.ts';
import type { Minutes } from '../../shared/minutes.ts';
import type { DayTime } from '../../shared/production.ts';
import type { Database } from '../database.ts';
import { createRequestOrder } from './request-order.ts';

/** The person's times as last read from Kitsu. */
export function timeTable(database: Database) {
  const order = createRequestOrder();
  const rows = (sql: string, ...values: string[]): DayTime[] =>
    database
      .all<{ day: string; task_id: string; minutes: number }>(sql, ...values)
      .map((row) => ({ day: row.day, taskId: row.task_id, minutes: row.minutes }));

  const setRead = (day: Day, readAt: string): void =>
    void database.run(
      'INSERT INTO kitsu_day (day, read_at) VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET read_at = excluded.read_at',
      day,
      readAt,
    );
  const remove = (day: Day, taskId: string): void =>
    void database.run('DELETE FROM kitsu_time WHERE day = ? AND task_id = ?', day, taskId);
  const put = (time: DayTime): void =>
    void database.run(
      `INSERT INTO kitsu_time (day, task_id, minutes) VALUES (?, ?, ?)
       ON CONFLICT (day, task_id) DO UPDATE SET minutes = excluded.minutes`,
      time.day,
      time.taskId,
      time.minutes,
    );

  return {
    ask: order.ticket,
    /**
     * Makes these days exactly what Kitsu sent: a day without an entry has no time in Kitsu. `reading`
     * is the number from `ticket`, taken before the request.
     */
    replaceDays(days: Day[], times: DayTime[], readAt: string, reading: number): void {
      database.transaction(() => {
        const fresh = new Set(days.filter((day) => order.accept(day, reading)));
        const sent = times.filter(({ day }) => fresh.has(day));
        const stays = new Set(sent.map(({ day, taskId }) => `${day} ${taskId}`));
        for (const day of fresh) {
          // What stays is not written anew: it is no news.
          for (const { taskId } of rows('SELECT * FROM kitsu_time WHERE day = ?', day)) {
            if (!stays.has(`${day} ${taskId}`)) remove(day, taskId);
          }
          setRead(day, readAt);
        }
        for (const time of sent) put(time);
      });
    },
    between: (from: Day, to: Day): DayTime[] =>
      rows('SELECT * FROM kitsu_time WHERE day BETWEEN ? AND ? ORDER BY day', from, to),
    minutesOf: (taskId: string, day: Day): Minutes =>
      database.get<{ minutes: number }>(
        'SELECT minutes FROM kitsu_time WHERE day = ? AND task_id = ?',
        day,
        taskId,
      )?.minutes ?? 0,
    totals: (): Map<string, Minutes> =>
      new Map(
        database
          .all<{ task_id: string; minutes: number }>(
            'SELECT task_id, SUM(minutes) AS minutes FROM kitsu_time GROUP BY task_id',
          )
          .map((row) => [row.task_id, row.minutes]),
      ),
    /** ISO instant when Kitsu was last asked about this day. */
    readAt: (day: Day): string | null =>
      database.get<{ read_at: string }>('SELECT read_at FROM kitsu_day WHERE day = ?', day)
        ?.read_at ?? null,
  };
}

export type TimeTable = ReturnType<typeof timeTable>;
