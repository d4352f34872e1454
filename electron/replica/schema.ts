import type { Database } from './database.ts';
import { migrateCauses } from './durability/migrate-causes.ts';

/**
 * Each entry migrates the schema by one version; shipped entries never change.
 *
 * - `memory`: single values as JSON (context, organisation, filter, when the list was read).
 * - `task`: a task as Kitsu sent it; `list` says which of Kitsu's lists it came in.
 * - `kitsu_time`, `kitsu_day`: the person's minutes as last read from Kitsu, and when a day was read.
 * - `outbox`: what the artist did that Kitsu has not confirmed. Views are Kitsu's data with the
 *   outbox applied, so a change and what is shown of it are one row in one transaction.
 *   `slot` distinguishes rows of one kind and task: the day of a time, '' for a start, an own id for
 *   each comment or reply, the first day for a day off (whose task is '').
 * - `comment`, `comment_list`: the comments of a task as last read, and the date of the task's last
 *   comment in Kitsu's list at that time.
 * - `receipt`: confirmed values: what Kitsu was read back to have after the app wrote it, and when.
 * - `kept_time`: stashed hours, which a day off deletes in Kitsu, to be restored later.
 * - `receipt.unanswered`: numbers that were sent and never answered, which may still arrive.
 * - `day_off`: the person's days off as last read.
 * - `turn` and `sum` of local-only rows (durability/local-only-rows.ts): the sequence number of the
 *   last change and a checksum of the content; 0 and '' on rows of an older schema. `own_turn` is the
 *   last sequence number of all.
 * - `segment`: when the artist worked on a task (epoch milliseconds), each within one of their days;
 *   the one without an end is running, `seen_at` is when it was last known to run, and `lead` how many
 *   milliseconds that is ahead of a clock that was set back. They never overlap.
 * - `lane_source`: how many minutes of a task day come from its segments; the rest was typed.
 * - `outbox.cause`: why a row waits, as a code with its facts (shared/outbox-cause.ts); before the
 *   sixth schema it was the sentence, `reason`. Since then the table accepts any kind: the registry
 *   decides which kinds this version knows (outbox/kinds).
 * - `annotation`: what was drawn on a preview, as last read; no row for one that nobody drew on.
 * - `to_check`: tasks that wait for this person's review, as last read: since when, and what to look at.
 * - `opened_task`: tasks of others that were opened here, and when (epoch milliseconds).
 * - `radar`: a task, and its list, as they were when the artist last looked, of each task that is otherwise now;
 *   empty for one that they have never seen (tables/radar.ts).
 * - `inbox`: Kitsu's notifications as last read, and when each was first seen here (tables/inbox.ts).
 */
const MIGRATIONS: readonly (string | Migration)[] = [
  `CREATE TABLE memory (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
   CREATE TABLE task (
     id TEXT PRIMARY KEY,
     list TEXT NOT NULL CHECK (list IN ('todo', 'done', 'known')),
     body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX task_list ON task (list);
   CREATE TABLE kitsu_time (
     day TEXT NOT NULL,
     task_id TEXT NOT NULL,
     minutes REAL NOT NULL,
     PRIMARY KEY (day, task_id)
   ) STRICT;
   CREATE INDEX kitsu_time_task ON kitsu_time (task_id);
   CREATE TABLE kitsu_day (day TEXT PRIMARY KEY, read_at TEXT NOT NULL) STRICT;
   CREATE TABLE outbox (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     kind TEXT NOT NULL CHECK (kind IN ('time', 'start')),
     task_id TEXT NOT NULL,
     day TEXT NOT NULL,
     body TEXT NOT NULL,
     revision INTEGER NOT NULL DEFAULT 0,
     state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'parked', 'conflict')),
     reason TEXT,
     attempts INTEGER NOT NULL DEFAULT 0,
     not_before INTEGER NOT NULL DEFAULT 0,
     created_at TEXT NOT NULL,
     UNIQUE (kind, task_id, day)
   ) STRICT;`,
  `CREATE TABLE outbox_next (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     kind TEXT NOT NULL CHECK (kind IN ('time', 'start', 'comment', 'reply', 'day-off')),
     task_id TEXT NOT NULL,
     slot TEXT NOT NULL,
     body TEXT NOT NULL,
     revision INTEGER NOT NULL DEFAULT 0,
     state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'parked', 'conflict')),
     reason TEXT,
     attempts INTEGER NOT NULL DEFAULT 0,
     not_before INTEGER NOT NULL DEFAULT 0,
     created_at TEXT NOT NULL,
     UNIQUE (kind, task_id, slot)
   ) STRICT;
   INSERT INTO outbox_next SELECT * FROM outbox;
   DROP TABLE outbox;
   ALTER TABLE outbox_next RENAME TO outbox;
   CREATE TABLE comment (
     id TEXT PRIMARY KEY,
     task_id TEXT NOT NULL,
     created_at TEXT NOT NULL,
     body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX comment_task ON comment (task_id, created_at);
   CREATE TABLE comment_list (
     task_id TEXT PRIMARY KEY,
     read_at TEXT NOT NULL,
     last_comment TEXT
   ) STRICT;
   CREATE TABLE receipt (
     day TEXT NOT NULL,
     task_id TEXT NOT NULL,
     minutes REAL NOT NULL,
     at TEXT NOT NULL,
     PRIMARY KEY (day, task_id)
   ) STRICT;
   CREATE TABLE kept_time (
     day TEXT NOT NULL,
     task_id TEXT NOT NULL,
     minutes REAL NOT NULL,
     kept_at TEXT NOT NULL,
     PRIMARY KEY (day, task_id)
   ) STRICT;`,
  `ALTER TABLE receipt ADD COLUMN unanswered TEXT NOT NULL DEFAULT '[]';
   CREATE TABLE day_off (
     id TEXT PRIMARY KEY,
     first TEXT NOT NULL,
     last TEXT NOT NULL,
     description TEXT NOT NULL
   ) STRICT;`,
  `ALTER TABLE outbox ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE outbox ADD COLUMN sum TEXT NOT NULL DEFAULT '';
   ALTER TABLE kept_time ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE kept_time ADD COLUMN sum TEXT NOT NULL DEFAULT '';
   CREATE TABLE own_turn (turn INTEGER NOT NULL) STRICT;
   INSERT INTO own_turn VALUES (0);`,
  `CREATE TABLE segment (
     id TEXT PRIMARY KEY,
     task_id TEXT NOT NULL,
     day TEXT NOT NULL,
     start_at INTEGER NOT NULL,
     end_at INTEGER,
     seen_at INTEGER,
     lead INTEGER NOT NULL DEFAULT 0,
     turn INTEGER NOT NULL DEFAULT 0,
     sum TEXT NOT NULL DEFAULT ''
   ) STRICT;
   CREATE INDEX segment_day ON segment (day);
   CREATE TABLE lane_source (
     day TEXT NOT NULL,
     task_id TEXT NOT NULL,
     counted INTEGER NOT NULL,
     turn INTEGER NOT NULL DEFAULT 0,
     sum TEXT NOT NULL DEFAULT '',
     PRIMARY KEY (day, task_id)
   ) STRICT;`,
  {
    sql: `CREATE TABLE outbox_next (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     kind TEXT NOT NULL,
     task_id TEXT NOT NULL,
     slot TEXT NOT NULL,
     body TEXT NOT NULL,
     revision INTEGER NOT NULL DEFAULT 0,
     state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'parked', 'conflict')),
     cause TEXT,
     attempts INTEGER NOT NULL DEFAULT 0,
     not_before INTEGER NOT NULL DEFAULT 0,
     created_at TEXT NOT NULL,
     turn INTEGER NOT NULL DEFAULT 0,
     sum TEXT NOT NULL DEFAULT '',
     UNIQUE (kind, task_id, slot)
   ) STRICT;
   INSERT INTO outbox_next
     SELECT id, kind, task_id, slot, body, revision, state, reason, attempts, not_before,
       created_at, turn, sum
     FROM outbox;
   DROP TABLE outbox;
   ALTER TABLE outbox_next RENAME TO outbox;`,
    then: migrateCauses,
  },
  `CREATE TABLE annotation (
     preview_id TEXT PRIMARY KEY,
     task_id TEXT NOT NULL,
     body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX annotation_task ON annotation (task_id);`,
  `CREATE TABLE to_check (task_id TEXT PRIMARY KEY, since TEXT, preview_id TEXT) STRICT;
   CREATE TABLE opened_task (task_id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;`,
  `CREATE TABLE radar (
     task_id TEXT PRIMARY KEY,
     list TEXT,
     before TEXT,
     at TEXT NOT NULL
   ) STRICT;
   CREATE TABLE inbox (
     id TEXT PRIMARY KEY,
     seen_at TEXT NOT NULL,
     body TEXT NOT NULL
   ) STRICT;`,
];

/** A step that needs more than SQL; `then` runs in the same transaction. */
interface Migration {
  sql: string;
  then(database: Database): void;
}

export const SCHEMA_VERSION = MIGRATIONS.length;

/** Thrown if a newer app wrote this file: then nothing is touched. */
export class FromNewerApp extends Error {}

/** 0 for a new file. */
export const schemaVersion = (database: Database): number =>
  database.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;

/** Migrates the file to the newest schema, each step in a transaction of its own. */
export function migrate(database: Database): void {
  const current = schemaVersion(database);
  if (current > SCHEMA_VERSION) throw new FromNewerApp(`Schema ${current}`);
  MIGRATIONS.slice(current).forEach((step, offset) => {
    database.transaction(() => {
      database.exec(typeof step === 'string' ? step : step.sql);
      if (typeof step !== 'string') step.then(database);
      database.exec(`PRAGMA user_version = ${current + offset + 1}`);
    });
  });
}
