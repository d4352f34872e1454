import { createCacheFile } from '../cache-file.ts';
import { Damaged, type Database } from '../database.ts';

/** Grows when the rows mean something else: an older file is made anew. */
const VERSION = 5;

const SCHEMA = `
  CREATE TABLE list (
    project_id TEXT NOT NULL, name TEXT NOT NULL, etag TEXT, read_at INTEGER NOT NULL,
    PRIMARY KEY (project_id, name)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE item (
    project_id TEXT NOT NULL, list TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
    mark TEXT NOT NULL,
    PRIMARY KEY (project_id, list, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE change (
    project_id TEXT NOT NULL, list TEXT NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (project_id, list)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE made (
    project_id TEXT NOT NULL, name TEXT NOT NULL, made_of TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (project_id, name)
  ) STRICT, WITHOUT ROWID;
  PRAGMA user_version = ${VERSION};`;

/** A row of any list: Kitsu's, cut down to what is shown. */
export interface CachedItem {
  id: string;
}

/** When a list was read (epoch milliseconds), and Kitsu's mark of that answer. */
export interface ListMark {
  readAt: number;
  etag: string | null;
}

/** An item with the mark of what Kitsu sent: while that is the same, it need not be parsed again. */
export interface MarkedItem {
  item: CachedItem;
  mark: string;
}

/**
 * Lists of productions as last read, in a file that may be deleted at any time: what was in it is read again. A list
 * belongs to a production, or to the whole studio (`''`).
 */
export interface ProductionCache {
  /** All lists of a production that were read. */
  marks(projectId: string): Map<string, ListMark>;
  items<Item extends CachedItem>(projectId: string, list: string): Item[];
  /** The id of each item of a list, by its mark. */
  idsByMark(projectId: string, list: string): Map<string, string>;
  /** Stores some items of a list, on the disk when it returns. */
  write(projectId: string, list: string, items: readonly MarkedItem[]): void;
  /** The list was read: what is not among these ids goes. True if something went, or nothing was known of it before. */
  finish(projectId: string, list: string, ids: readonly string[], mark: ListMark): boolean;
  /** The list is still what it was; false if there is none. */
  confirm(projectId: string, list: string, readAt: number): boolean;
  /** One item as it is now; `null`: it is gone. True if that is otherwise than before. */
  put(projectId: string, list: string, id: string, item: CachedItem | null): boolean;
  /** How often each list of a production has changed. */
  changes(projectId: string): Map<string, number>;
  /** A text that was made of lists and kept, if it was made of just this state of them (`of`). */
  made(projectId: string, name: string, of: string): string | null;
  keepMade(projectId: string, name: string, of: string, body: string): void;
  /** Forgets a production. */
  forget(projectId: string): void;
  close(): void;
  /** Closes it and deletes the file: what is asked for afterwards finds nothing, and can be stored. */
  discard(): void;
}

/** `file` is made where it is missing; a damaged one is deleted, and made anew. */
export function openProductionCache(file: string): ProductionCache {
  // Some milliseconds: a page that is damaged in its midst ends a list early, and nothing says so.
  const cache = { file, version: VERSION, schema: SCHEMA, cacheKb: 2000, check: true };
  const { using, close, remove } = createCacheFile(cache);
  return {
    marks: (projectId) =>
      using((database) => {
        const rows = database.all<{ name: string; etag: string | null; readAt: number }>(
          'SELECT name, etag, read_at AS readAt FROM list WHERE project_id = ?',
          projectId,
        );
        return new Map(rows.map(({ name, ...mark }) => [name, mark]));
      }),
    items: <Item extends CachedItem>(projectId: string, list: string) =>
      using((database) => readItems<Item>(database, projectId, list)),
    idsByMark: (projectId, list) =>
      using((database) => {
        const sql = `SELECT mark, id FROM item WHERE project_id = ? AND list = ?`;
        const rows = database.all<{ mark: string; id: string }>(sql, projectId, list);
        return new Map(rows.map(({ mark, id }) => [mark, id]));
      }),
    write: (projectId, list, items) =>
      using((database) =>
        database.transaction(() => {
          for (const { item, mark } of items) {
            database.run(WRITE, projectId, list, item.id, JSON.stringify(item), mark);
          }
          if (items.length > 0) database.run(CHANGE, projectId, list);
        }),
      ),
    finish: (projectId, list, ids, mark) =>
      using((database) =>
        database.transaction(() => {
          const gone = database.run(
            `DELETE FROM item WHERE project_id = ? AND list = ?
             AND id NOT IN (SELECT value FROM json_each(?))`,
            projectId,
            list,
            JSON.stringify(ids),
          );
          const known = noteList(database, projectId, list, mark);
          const isChanged = gone.changes > 0 || !known;
          if (isChanged) database.run(CHANGE, projectId, list);
          return isChanged;
        }),
      ),
    confirm: (projectId, list, readAt) =>
      using((database) => {
        const sql = 'UPDATE list SET read_at = ? WHERE project_id = ? AND name = ?';
        return database.run(sql, readAt, projectId, list).changes > 0;
      }),
    put: (projectId, list, id, item) =>
      using((database) =>
        database.transaction(() => {
          const isChanged = putItem(database, projectId, list, id, item);
          if (isChanged) database.run(CHANGE, projectId, list);
          return isChanged;
        }),
      ),
    changes: (projectId) =>
      using((database) => {
        const sql = 'SELECT list, number FROM change WHERE project_id = ?';
        const rows = database.all<{ list: string; number: number }>(sql, projectId);
        return new Map(rows.map(({ list, number }) => [list, number]));
      }),
    made: (projectId, name, of) =>
      using((database) => {
        const sql = 'SELECT body FROM made WHERE project_id = ? AND name = ? AND made_of = ?';
        return database.get<{ body: string }>(sql, projectId, name, of)?.body ?? null;
      }),
    keepMade: (projectId, name, of, body) =>
      using((database) => void database.run(KEEP, projectId, name, of, body)),
    forget: (projectId) =>
      using((database) =>
        database.transaction(() => {
          database.run('DELETE FROM item WHERE project_id = ?', projectId);
          database.run('DELETE FROM list WHERE project_id = ?', projectId);
          database.run('DELETE FROM change WHERE project_id = ?', projectId);
          database.run('DELETE FROM made WHERE project_id = ?', projectId);
        }),
      ),
    close,
    discard: remove,
  };
}

/** In one value: SQLite's library takes a tenth of a second for 12,000 of them. */
function readItems<Item>(database: Database, projectId: string, list: string): Item[] {
  const row = database.get<{ all: string | null }>(
    `SELECT '[' || group_concat(body) || ']' AS "all" FROM item WHERE project_id = ? AND list = ?`,
    projectId,
    list,
  );
  if (!row?.all) return [];
  try {
    return JSON.parse(row.all) as Item[];
  } catch (error) {
    throw new Damaged(String(error));
  }
}

const WRITE = `INSERT INTO item (project_id, list, id, body, mark) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (project_id, list, id) DO UPDATE SET body = excluded.body, mark = excluded.mark`;

const CHANGE = `INSERT INTO change (project_id, list, number) VALUES (?, ?, 1)
  ON CONFLICT (project_id, list) DO UPDATE SET number = number + 1`;

const KEEP = `INSERT INTO made (project_id, name, made_of, body) VALUES (?, ?, ?, ?)
  ON CONFLICT (project_id, name) DO UPDATE SET made_of = excluded.made_of, body = excluded.body`;

/** True if the list was known before. */
function noteList(
  database: Database,
  projectId: string,
  list: string,
  { etag, readAt }: ListMark,
): boolean {
  const known = database.get(
    'SELECT 1 FROM list WHERE project_id = ? AND name = ?',
    projectId,
    list,
  );
  database.run(
    `INSERT INTO list (project_id, name, etag, read_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (project_id, name) DO UPDATE SET etag = excluded.etag, read_at = excluded.read_at`,
    projectId,
    list,
    etag,
    readAt,
  );
  return known !== undefined;
}

function putItem(
  database: Database,
  projectId: string,
  list: string,
  id: string,
  item: CachedItem | null,
): boolean {
  const key = [projectId, list, id] as const;
  if (item === null) {
    const sql = 'DELETE FROM item WHERE project_id = ? AND list = ? AND id = ?';
    return database.run(sql, ...key).changes > 0;
  }
  const body = JSON.stringify(item);
  const sql = 'SELECT 1 FROM item WHERE project_id = ? AND list = ? AND id = ? AND body = ?';
  if (database.get(sql, ...key, body)) return false;
  // Without a mark: the list that comes next tells it anew.
  return database.run(WRITE, ...key, body, id).changes > 0;
}
