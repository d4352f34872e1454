/** The migrations of each version of the app, verbatim; later versions do not change them. */
export const EARLIER = [
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
] as const;
