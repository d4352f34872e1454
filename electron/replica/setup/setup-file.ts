import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDamage, openDatabase, type Database } from '../database.ts';

const FILE = 'setup.db';

/**
 * Each entry migrates the file by one version; shipped entries never change.
 *
 * - `sheet`, `sheet_row`: what is typed for a production, or was read from a file. `undone`: how many of its edits are
 *   undone just now.
 * - `row_set`: rows that belong together, which a sheet shows (`rows_id`) or showed before one of its edits (`row_use`); any
 *   others are deleted little by little.
 * - `sheet_edit`: what an edit changed, so that it can be undone.
 * - `matched`: what a header was matched with in this studio.
 * - `run`, `run_step`: a plan that is applied or taken back, and how far each step is. `made`: the id of what it made.
 * - `making`: the draft of a new production, and what there was to choose from (`making-table.ts`).
 */
const MIGRATIONS = [
  `CREATE TABLE sheet (
     id TEXT PRIMARY KEY, project_id TEXT NOT NULL UNIQUE, body TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE TABLE sheet_row (
     sheet_id TEXT NOT NULL, place INTEGER NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (sheet_id, place)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE sheet_edit (
     sheet_id TEXT NOT NULL, number INTEGER NOT NULL, change TEXT NOT NULL, PRIMARY KEY (sheet_id, number)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE matched (header TEXT PRIMARY KEY, means TEXT NOT NULL) STRICT;
   CREATE TABLE run (
     id TEXT PRIMARY KEY, project_id TEXT NOT NULL, body TEXT NOT NULL, started_at TEXT NOT NULL,
     ended_at TEXT, report TEXT NOT NULL
   ) STRICT;
   CREATE TABLE run_step (
     run_id TEXT NOT NULL, place INTEGER NOT NULL, step TEXT NOT NULL, state TEXT NOT NULL,
     made TEXT, PRIMARY KEY (run_id, place)
   ) STRICT, WITHOUT ROWID;`,
  `CREATE TABLE making (part TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
  `ALTER TABLE sheet ADD COLUMN rows_id TEXT NOT NULL DEFAULT '';
   UPDATE sheet SET rows_id = id;
   ALTER TABLE sheet_row RENAME COLUMN sheet_id TO rows_id;
   CREATE TABLE row_set (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
   INSERT INTO row_set (id) SELECT id FROM sheet;
   CREATE TABLE row_use (
     sheet_id TEXT NOT NULL, number INTEGER NOT NULL, rows_id TEXT NOT NULL,
     PRIMARY KEY (sheet_id, number, rows_id)
   ) STRICT, WITHOUT ROWID;`,
];

/** The file of what is being set up, which is opened when it is first needed: most artists never do. */
export interface SetupFile {
  /** Throws the disk's error. */
  use<T>(work: (database: Database) => T): T;
  /** Nothing was ever set up here. */
  isEmpty(): boolean;
  close(): void;
  /** Closes it and deletes the file. */
  remove(): void;
}

/**
 * Opens `setup.db` of an account's folder on demand. A damaged file is set aside, never deleted: what was typed may still
 * be read by hand. What was applied of it is in Kitsu.
 */
export function setupFile(folder: string, isOurs: () => boolean = () => true): SetupFile {
  const file = join(folder, FILE);
  let opened: Database | null = null;
  let isClosed = false;

  function open(): Database {
    // What is under way when the account is closed goes on by the next start.
    if (isClosed) throw new Error('The account is closed.');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const database = openChecked(file);
    database.writeOnlyIf(isOurs);
    return database;
  }

  function close(): void {
    isClosed = true;
    opened?.close();
    opened = null;
  }

  return {
    use: (work) => work((opened ??= open())),
    isEmpty: () => opened === null && !existsSync(file),
    close,
    remove() {
      close();
      for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true });
    },
  };
}

function openChecked(file: string): Database {
  try {
    return migrated(openDatabase(file));
  } catch (error) {
    if (!isDamage(error)) throw error;
    for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    renameSync(file, `${file}.damaged`);
    return migrated(openDatabase(file));
  }
}

function migrated(database: Database): Database {
  try {
    const version =
      database.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
    MIGRATIONS.slice(version).forEach((sql, at) =>
      database.transaction(() => {
        database.exec(sql);
        database.exec(`PRAGMA user_version = ${version + at + 1}`);
      }),
    );
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
