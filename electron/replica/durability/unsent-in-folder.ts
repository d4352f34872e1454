import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { taskTitle, type Task } from '../../shared/task.ts';
import { openDatabase, type Database } from '../database.ts';
import { readMirror } from './mirror-log.ts';
import { NOTHING, sourceOf, type RecoverySource } from './recovery-sources.ts';

/** Something of the artist's that Kitsu does not have, as far as any version can tell. */
export interface UnsentRow {
  /** `time`, `comment`, `day-off`, `draft` and whatever later versions add. */
  kind: string;
  /** `''` where it belongs to no task. */
  taskId: string;
  /** As tasks are called in a list; empty where it is not known here. */
  task: string;
  /** The day of a time; else whatever tells it from others of its kind. */
  slot: string;
  /** What is to be sent, as JSON. */
  body: string;
  /** ISO instant; empty where it was not noted. */
  createdAt: string;
}

/** All of it, with the names of the tasks, of a folder that no replica is open for. Never throws. */
export function readUnsent(folder: string): UnsentRow[] {
  const { source, whole } = readMirror(folder);
  const file = join(folder, 'replica.db');
  if (!existsSync(file)) return rowsOf(source, new Map());
  try {
    const database = openDatabase(file, { check: false });
    try {
      const best = whole ? source : newer(source, sourceOf(database, true));
      const titles = titlesIn(database);
      return [...rowsOf(best, titles), ...draftsIn(database, titles)];
    } finally {
      database.close();
    }
  } catch {
    return rowsOf(source, new Map());
  }
}

const newer = (one: RecoverySource, other: RecoverySource): RecoverySource => ({
  ...NOTHING,
  entries: new Map([...one.entries, ...other.entries]),
});

function rowsOf({ entries }: RecoverySource, titles: ReadonlyMap<string, string>): UnsentRow[] {
  return [...entries.values()].flatMap(({ own }) => {
    if (own?.table !== 'outbox') return [];
    const said = (column: string): string => String(own.row[column] ?? '');
    const taskId = said('task_id');
    return [
      {
        kind: said('kind'),
        taskId,
        task: titles.get(taskId) ?? '',
        slot: said('slot'),
        body: said('body'),
        createdAt: said('created_at'),
      },
    ];
  });
}

function titlesIn(database: Database): Map<string, string> {
  return new Map(
    rows(database, 'SELECT id AS key, body AS value FROM task').flatMap(({ key, value }) => {
      try {
        return [[key, taskTitle(JSON.parse(value) as Task)] as const];
      } catch {
        return [];
      }
    }),
  );
}

/** Texts that nobody has sent yet. */
function draftsIn(database: Database, titles: ReadonlyMap<string, string>): UnsentRow[] {
  return rows(database, "SELECT key, value FROM memory WHERE key GLOB 'draft:*'").map(
    ({ key, value }) => {
      // Of a comment, or of a revision.
      const taskId = key.replace(/^draft:(publish:)?/, '');
      const task = titles.get(taskId) ?? '';
      return { kind: 'draft', taskId, task, slot: '', body: value, createdAt: '' };
    },
  );
}

/** Another version may have other tables: what cannot be read is left out. */
function rows(database: Database, sql: string): { key: string; value: string }[] {
  try {
    return database.all<{ key: string; value: string }>(sql);
  } catch {
    return [];
  }
}
