import { closeSync, openSync, readSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Damaged, openDatabase, type Database } from '../database.ts';
import { sourceOf, type RecoverySource } from './recovery-sources.ts';
import { FromNewerApp, migrate, SCHEMA_VERSION, schemaVersion } from '../schema.ts';
import { clearChecksum, matchesChecksum } from './clean-shutdown-checksum.ts';
import type { LogRead } from './mirror-format.ts';
import { readMirror } from './mirror-log.ts';

/** Where SQLite stores, in the first page, our schema version and the write format. */
const VERSION_AT = 60;
const FORMATS_AT = 18;

/**
 * Throws `FromNewerApp` before anything is opened, let alone written, if a newer app was here. The
 * second copy says so with a checksum; if it names a schema of ours and the database a newer one, the
 * database's number is damaged.
 */
export function refuseNewer(file: string, log: LogRead): void {
  if ((log.schema ?? 0) > SCHEMA_VERSION) throw new FromNewerApp(`Schema ${log.schema}`);
  const header = headerOf(file);
  if (!header || log.schema !== null || header.subarray(0, 15).toString() !== 'SQLite format 3')
    return;
  const version = header.readUInt32BE(VERSION_AT);
  if (version > SCHEMA_VERSION) throw new FromNewerApp(`Schema ${version}`);
}

/** Whether a newer app wrote an account's folder. */
export function isOfNewerApp(folder: string): boolean {
  try {
    refuseNewer(join(folder, 'replica.db'), readMirror(folder));
    return false;
  } catch (error) {
    return error instanceof FromNewerApp;
  }
}

/** False for a missing or empty file. */
export const hasContent = (file: string): boolean => existsSync(file) && statSync(file).size > 0;

/**
 * Opens a database in the newest schema with all local-only rows. Throws `Damaged`, or SQLite's error,
 * if any of it cannot be trusted. `beforeMigration`: the file is of an older schema.
 */
export function openVerified(
  file: string,
  log: LogRead,
  beforeMigration: (database: Database, schema: number) => void = () => undefined,
): { database: Database; source: RecoverySource } {
  const header = headerOf(file);
  if (header && [...header.subarray(FORMATS_AT, FORMATS_AT + 2)].some((format) => format > 2)) {
    throw new Damaged('a format that SQLite does not have');
  }
  const sealed = matchesChecksum(file);
  clearChecksum(file);
  const database = openDatabase(file, { check: !sealed });
  try {
    const schema = schemaVersion(database);
    if (schema > 0 && schema < SCHEMA_VERSION) beforeMigration(database, schema);
    migrateKnown(database, log);
    if (!sealed) verifyAll(database);
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

/**
 * After a kill or a crash: reads every text once, as bytes. The library ends the whole process over
 * invalid text, and the views would fail over a body that is not JSON.
 */
function verifyAll(database: Database): void {
  const fresh = openDatabase(':memory:', { check: false });
  try {
    migrate(fresh);
    // A table or column with a damaged name would otherwise only be missed during the day.
    if (schemaOf(database) !== schemaOf(fresh)) throw new Damaged('tables that are not ours');
    for (const { table, column } of fresh.all<{ table: string; column: string }>(TEXTS)) {
      for (const text of bytesOf(
        database,
        `SELECT CAST(${column} AS BLOB) AS bytes FROM ${table}`,
      )) {
        if (BODIES.has(`${table}.${column}`)) JSON.parse(text);
      }
    }
  } catch (error) {
    if (error instanceof Error && /^(SyntaxError|TypeError)$/.test(error.name)) {
      throw new Damaged(error.message);
    }
    throw error;
  } finally {
    fresh.close();
  }
}

const TEXTS = `
  SELECT tables.name AS "table", columns.name AS "column"
  FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
  WHERE tables.type = 'table' AND columns.type = 'TEXT'`;
const BODIES = new Set(['task.body', 'memory.value', 'comment.body', 'receipt.unanswered']);

const schemaOf = (database: Database): string =>
  bytesOf(database, 'SELECT CAST(sql AS BLOB) AS bytes FROM sqlite_schema ORDER BY type, name')
    .join(';')
    .replace(/\s+/g, ' ');

/** Throws a `TypeError` for bytes that are not valid text. */
function bytesOf(database: Database, sql: string): string[] {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return database
    .all<{ bytes: Uint8Array | null }>(sql)
    .map(({ bytes }) => (bytes === null ? '' : decoder.decode(bytes)));
}

/** The first bytes of a database; `null` if there are none. */
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
