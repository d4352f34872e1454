import type { Database, SqlValue } from './database.ts';
import { LOCAL_ONLY } from './durability/local-only-rows.ts';

interface Watched {
  /** What is told of a row that was written. */
  key: readonly string[];
  /** What of it counts: a row in which all of this stays as it was, was not touched. */
  columns: readonly string[];
}

/** Every table but the bookkeeping of `own_turn`. */
const WATCHED = {
  ...LOCAL_ONLY,
  // The second copy does not keep when a row is due, but the outbox shows it.
  outbox: { ...LOCAL_ONLY.outbox, columns: [...LOCAL_ONLY.outbox.columns, 'not_before'] },
  memory: { key: ['key'], columns: ['value'] },
  task: { key: ['id'], columns: ['list', 'body'] },
  kitsu_time: { key: ['day', 'task_id'], columns: ['minutes'] },
  // That a day was read is shown; when it was is not.
  kitsu_day: { key: ['day'], columns: [] },
  receipt: { key: ['day', 'task_id'], columns: ['minutes', 'at', 'unanswered'] },
  day_off: { key: ['id'], columns: ['first', 'last', 'description'] },
  comment: { key: ['task_id'], columns: ['task_id', 'created_at', 'body'] },
  annotation: { key: ['preview_id'], columns: ['task_id', 'body'] },
  radar: { key: ['task_id'], columns: ['list', 'before', 'at'] },
  inbox: { key: ['id'], columns: ['body'] },
  comment_list: { key: ['task_id'], columns: ['read_at', 'last_comment'] },
  to_check: { key: ['task_id'], columns: ['since', 'preview_id'] },
} as const satisfies Record<string, Watched>;

export type TouchedTable = keyof typeof WATCHED;
const TOUCHED_TABLES = Object.keys(WATCHED) as TouchedTable[];

/** A row that a commit wrote, changed or took away: once, however often it was written. */
export interface Touched {
  table: TouchedTable;
  key: SqlValue[];
}

/**
 * Notes every touched row, whoever writes it: nothing can change past those who show it, or past
 * the second copy of what exists here alone. The answer takes what was noted since the last time,
 * also within a transaction; a rollback leaves nothing of what was touched in it.
 */
export function watchTouched(database: Database): () => Touched[] {
  database.exec('PRAGMA temp_store = MEMORY');
  // Each row once, however often it is written: the key takes care of it.
  database.exec(
    'CREATE TEMP TABLE touched (name TEXT, key TEXT, PRIMARY KEY (name, key)) WITHOUT ROWID',
  );
  for (const table of TOUCHED_TABLES) database.exec(triggersOf(table, WATCHED[table]));
  return () => {
    const noted = database.all<{ name: TouchedTable; key: string }>(
      'SELECT name, key FROM touched',
    );
    if (noted.length === 0) return [];
    database.exec('DELETE FROM touched');
    return noted.map(({ name, key }) => ({ table: name, key: JSON.parse(key) as SqlValue[] }));
  };
}

/**
 * A row that is being sent still waits, for a day as for the second copy: each sending would have every
 * window read the day twice. That something is sent is told by the sync's status.
 */
const counted = (row: 'old' | 'new', column: string): string =>
  column === 'state' ? `replace(${row}.state, 'sending', 'waiting')` : `${row}.${column}`;

function triggersOf(table: TouchedTable, { key, columns }: Watched): string {
  const note = (row: 'old' | 'new'): string =>
    `INSERT INTO touched VALUES ('${table}', json_array(${key
      .map((column) => `${row}.${column}`)
      .join(', ')})) ON CONFLICT DO NOTHING;`;
  const differs = (names: readonly string[]): string =>
    names
      .map((column) => `${counted('old', column)} IS NOT ${counted('new', column)}`)
      .join(' OR ');
  // A row seldom gets another key: noting both at every update would cost twice as much.
  const onUpdate = `
    CREATE TEMP TRIGGER ${table}_set AFTER UPDATE OF ${columns.join(', ')} ON main.${table}
    WHEN ${differs(columns)} BEGIN ${note('new')} END;
    CREATE TEMP TRIGGER ${table}_key AFTER UPDATE OF ${key.join(', ')} ON main.${table}
    WHEN ${differs(key)} BEGIN ${note('old')} ${note('new')} END;`;
  return `
    CREATE TEMP TRIGGER ${table}_in AFTER INSERT ON main.${table} BEGIN ${note('new')} END;
    CREATE TEMP TRIGGER ${table}_out AFTER DELETE ON main.${table} BEGIN ${note('old')} END;
    ${columns.length > 0 ? onUpdate : ''}`;
}
