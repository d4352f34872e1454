import { closeSync, openSync, readSync, existsSync, statSync } from 'node:fs';
import { Damaged, openDatabase, type Database } from './database.ts';
import { sourceOf, type Source } from './own-sources.ts';
import { FromNewerApp, migrate, SCHEMA_VERSION } from './schema.ts';
import { breakSeal, isSealed } from './seal.ts';
import type { LogRead } from './unsent-lines.ts';

/** Where SQLite keeps, in the first page, the version of our schema and how the file is to be written. */
const VERSION_AT = 60;
const FORMATS_AT = 18;

/**
 * Throws `FromNewerApp` before anything is opened, let alone written, when a newer app was here.
 * The log of unsent changes says so with a sum; where that one names a schema of ours and the
 * database a newer one, it is the database's number that is broken.
 */
export function refuseNewer(file: string, log: LogRead): void {
  if ((log.schema ?? 0) > SCHEMA_VERSION) throw new FromNewerApp(`Schema ${log.schema}`);
  const header = headerOf(file);
  if (!header || log.schema !== null || header.subarray(0, 15).toString() !== 'SQLite format 3')
    return;
  const version = header.readUInt32BE(VERSION_AT);
  if (version > SCHEMA_VERSION) throw new FromNewerApp(`Schema ${version}`);
}

/** False for a file that is not there or has nothing in it. */
export const hasContent = (file: string): boolean => existsSync(file) && statSync(file).size > 0;

/**
 * Opens a database in the newest schema with all that it holds here alone. Throws `Damaged`, or
 * what SQLite says of damage, when any of it cannot be trusted.
 */
export function openWhole(file: string, log: LogRead): { database: Database; source: Source } {
  const header = headerOf(file);
  if (header && [...header.subarray(FORMATS_AT, FORMATS_AT + 2)].some((format) => format > 2)) {
    throw new Damaged('a format that SQLite does not have');
  }
  const sealed = isSealed(file);
  breakSeal(file);
  const database = openDatabase(file, { check: !sealed });
  try {
    migrateKnown(database, log);
    if (!sealed) readAll(database);
    const source = sourceOf(database);
    if (source.doubtful.length > 0) throw new Damaged('a row that is not as it was written');
    return { database, source };
  } catch (error) {
    database.close();
    throw error;
  }
}

function migrateKnown(database: Database, log: LogRead): void {
  try {
    migrate(database);
  } catch (error) {
    if (error instanceof FromNewerApp && log.schema !== null) throw new Damaged('a broken version');
    throw error;
  }
}

/** The app was killed, or the disk was: every name and every fact is looked at once, as the views will. */
function readAll(database: Database): void {
  compareSchema(database);
  try {
    for (const { value } of database.all<{ value: string }>(EVERYTHING)) JSON.parse(value);
    for (const table of ['kitsu_time', 'kitsu_day', 'receipt', 'comment_list']) {
      database.all(`SELECT * FROM ${table}`);
    }
  } catch (error) {
    throw new Damaged(String(error));
  }
}

const EVERYTHING =
  'SELECT body AS value FROM task UNION ALL SELECT value FROM memory UNION ALL SELECT body FROM comment';

/** A table or a column whose name is not ours any more would be missed in the middle of the day. */
function compareSchema(database: Database): void {
  const fresh = openDatabase(':memory:', { check: false });
  try {
    migrate(fresh);
    const [here, ours] = [database, fresh].map((one) =>
      one
        .all<{ sql: string | null }>('SELECT sql FROM sqlite_schema ORDER BY type, name')
        .map(({ sql }) => sql?.replace(/\s+/g, ' '))
        .join(';'),
    );
    if (here !== ours) throw new Damaged('tables that are not ours');
  } finally {
    fresh.close();
  }
}

/** The first bytes of a database; `null` when there are none. */
function headerOf(file: string): Buffer | null {
  if (!hasContent(file)) return null;
  const handle = openSync(file, 'r');
  try {
    const header = Buffer.alloc(100);
    return readSync(handle, header, 0, 100, 0) === 100 ? header : null;
  } finally {
    closeSync(handle);
  }
}
