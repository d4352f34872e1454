import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../../electron/replica/database.ts';
import { aTask } from '../../fixtures/a-task.ts';

/** What the first schema's app made, word for word; later versions of the app do not change it. */
const SCHEMA_1 = `
  CREATE TABLE memory (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
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
  ) STRICT;
  PRAGMA user_version = 1;`;

const AT = '2026-11-20T09:00:00Z';
const time = (target: number, more: object = {}): string =>
  JSON.stringify({ target, base: 0, sent: null, kitsu: null, ...more });
const start = (more: object = {}): string =>
  JSON.stringify({
    statusId: 'wip',
    baseStatusId: 'todo',
    step: 'new',
    newestCommentId: null,
    movedTo: null,
    ...more,
  });

/** A row of each kind in each state: kind, task, day, body, revision, state, reason, attempts. */
export const FIRST_ROWS = [
  ['time', 't1', '2026-11-20', time(90), 2, 'waiting', null, 0],
  ['time', 't1', '2026-11-19', time(30, { base: 15, sent: 30 }), 0, 'sending', null, 1],
  ['time', 't2', '2026-11-20', time(60), 1, 'parked', 'Kitsu says: no.', 3],
  ['time', 't3', '2026-11-20', time(45, { kitsu: 20 }), 0, 'conflict', 'Kitsu has 20 min now.', 0],
  ['start', 't1', '', start(), 0, 'waiting', null, 0],
  ['start', 't2', '', start({ step: 'sent', newestCommentId: 'c1' }), 0, 'sending', null, 1],
  ['start', 't3', '', start(), 1, 'parked', 'Kitsu says: no.', 1],
  ['start', 't4', '', start({ movedTo: 'done' }), 0, 'conflict', 'It is done.', 0],
] as const;

/** The folder of an account as the first schema's app left it. */
export function firstSchema(folder: string): void {
  const database = openDatabase(join(folder, 'replica.db'));
  database.exec(SCHEMA_1);
  database.transaction(() => {
    database.run(`INSERT INTO memory VALUES ('filter', ?)`, JSON.stringify({ text: 'SH030' }));
    for (let index = 1; index <= 12; index++) {
      const task = aTask({ id: `t${index}` });
      database.run(`INSERT INTO task VALUES (?, 'todo', ?)`, task.id, JSON.stringify(task));
    }
    database.run(`INSERT INTO kitsu_time VALUES ('2026-11-19', 't1', 15)`);
    database.run(`INSERT INTO kitsu_day VALUES ('2026-11-19', ?)`, AT);
    for (const row of FIRST_ROWS) {
      database.run(
        `INSERT INTO outbox (kind, task_id, day, body, revision, state, reason, attempts, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ...row,
        AT,
      );
    }
  });
  database.close();
  // Its copy: id, kind, task, day, body, state, reason, first edit.
  const copy = FIRST_ROWS.map(([kind, task, day, body, , state, reason], index) => [
    index + 1,
    kind,
    task,
    day,
    body,
    state,
    reason,
    AT,
  ]);
  writeFileSync(join(folder, 'unsent.json'), JSON.stringify(copy));
}
