import type { Database } from '../database.ts';

/** Tasks that something unsent belongs to: without their names nobody could say what it is. */
const NAMED = `
  SELECT task_id FROM outbox
  UNION SELECT task_id FROM kept_time
  UNION SELECT substr(key, 7) FROM memory WHERE key GLOB 'draft:*'
  UNION SELECT substr(key, 15) FROM memory WHERE key GLOB 'draft:publish:*'`;

/** What Kitsu can return, or what is about rows that go. */
const GOES = [
  `DELETE FROM task WHERE id NOT IN (${NAMED})`,
  'DELETE FROM kitsu_time',
  'DELETE FROM kitsu_day',
  'DELETE FROM comment',
  'DELETE FROM comment_list',
  'DELETE FROM annotation',
  'DELETE FROM day_off',
  'DELETE FROM to_check',
  'DELETE FROM opened_task',
  'DELETE FROM radar',
  'DELETE FROM inbox',
  // A number without an answer may still arrive: the next sign-in has to know.
  "DELETE FROM receipt WHERE unanswered = '[]'",
  "DELETE FROM memory WHERE key NOT GLOB 'draft:*'",
  // The rest of a day's stretches is in Kitsu as minutes; those of an unsent total explain it.
  `DELETE FROM segment WHERE end_at IS NOT NULL AND NOT EXISTS (
     SELECT 1 FROM outbox WHERE kind = 'time' AND task_id = segment.task_id AND slot = segment.day)`,
  `DELETE FROM lane_source WHERE NOT EXISTS (
     SELECT 1 FROM outbox WHERE kind = 'time' AND task_id = lane_source.task_id AND slot = lane_source.day)`,
];

/** Deletes what the artist has not made here, within a transaction. */
export function deleteRefetchable(database: Database): void {
  for (const sql of GOES) database.run(sql);
}

/** Writes the file anew: what was deleted is in none of its pages any more. */
export const wipeFree = (database: Database): void => database.exec('VACUUM');
