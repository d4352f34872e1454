import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Libsql from 'libsql';

export type SqlValue = string | number | null;

/**
 * The one place that knows which SQLite this is. Every commit is on disk when it returns (WAL with
 * `synchronous=FULL`); there is one writer, the main process.
 */
export interface Database {
  run(sql: string, ...values: SqlValue[]): { changes: number; lastId: number };
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined;
  all<Row>(sql: string, ...values: SqlValue[]): Row[];
  /** For the schema and for what is not the account's data: tells no one of a commit. */
  exec(sql: string): void;
  /** Calls `listener` after each commit: of a transaction, and of a `run` outside of one. */
  afterCommit(listener: () => void): void;
  /** From now on a write is refused with `HandedOver` where this says no. Asked before each. */
  writeOnlyIf(isOurs: () => boolean): void;
  /** Grows with everything that is written or rolled back: the same number, the same data. */
  writes(): number;
  /** All or nothing, also if `work` throws. Cannot be nested. */
  transaction<T>(work: () => T): T;
  /** Checks every page and every index; slower than the check at opening. Never throws. */
  isWhole(): boolean;
  /** Merges all data into the one file, if the disk allows it, and closes it. */
  close(): void;
}

/** The pages of the file cannot be trusted. */
export class Damaged extends Error {}

/** Another computer works on this file now: what is written here too would damage it. */
export class HandedOver extends Error {}

/** Errors of the machine or the folder, not of the file. */
const SURROUNDINGS =
  /^SQLITE_(BUSY|LOCKED|FULL|READONLY|CANTOPEN|PERM|AUTH|NOMEM|INTERRUPT|PROTOCOL|IOERR(?!_(SHORT_READ|CORRUPTFS)))/;

/**
 * True if the file itself is broken, not merely locked, missing or forbidden. If SQLite can open a file
 * but not run the statements of every start, a name in the file is damaged.
 */
export function isDamage(error: unknown): boolean {
  if (error instanceof Damaged) return true;
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && code.startsWith('SQLITE_') && !SURROUNDINGS.test(code);
}

/**
 * `ok`, or the first thing that is wrong. Not SQLite's quick check: that passes over an index that is not as its table,
 * and the day's first reading by it throws.
 */
function integrityOf(sqlite: Libsql.Database): string {
  const [found] = sqlite.pragma('integrity_check') as { integrity_check: string }[];
  return found?.integrity_check ?? 'no answer';
}

/**
 * Opens or creates the file; throws SQLite's error if it cannot be read as a database. `check`: checks
 * its pages first; not needed if they are known to be whole.
 */
export function openDatabase(file: string, { check = true } = {}): Database {
  const sqlite = openSqlite(file);
  const statements = new Map<string, Libsql.Statement<unknown[]>>();
  const prepared = (sql: string): Libsql.Statement<unknown[]> => {
    const known = statements.get(sql);
    if (known) return known;
    const made = sqlite.prepare(sql);
    statements.set(sql, made);
    return made;
  };
  try {
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('busy_timeout = 2000');
    if (check) {
      const found = integrityOf(sqlite);
      if (found !== 'ok') throw new Damaged(found);
    }
  } catch (error) {
    sqlite.close();
    throw error;
  }
  let writes = 0;
  let inTransaction = false;
  let isOurs = (): boolean => true;
  const refuseIfHandedOver = (): void => {
    if (!isOurs()) throw new HandedOver('Another computer works on this data now.');
  };
  function transacted<T>(work: () => T): T {
    refuseIfHandedOver();
    sqlite.exec('BEGIN IMMEDIATE');
    inTransaction = true;
    try {
      const result = work();
      sqlite.exec('COMMIT');
      return result;
    } catch (error) {
      rollBack(sqlite);
      writes += 1;
      throw error;
    } finally {
      inTransaction = false;
    }
  }
  let committed = (): void => undefined;
  return {
    afterCommit: (listener) => void (committed = listener),
    writeOnlyIf: (ask) => void (isOurs = ask),
    writes: () => writes,
    run(sql, ...values) {
      if (!inTransaction) refuseIfHandedOver();
      writes += 1;
      const done = prepared(sql).run(...values);
      if (!inTransaction) committed();
      return { changes: done.changes, lastId: Number(done.lastInsertRowid) };
    },
    get: <Row>(sql: string, ...values: SqlValue[]) =>
      prepared(sql).get(...values) as Row | undefined,
    all: <Row>(sql: string, ...values: SqlValue[]) => prepared(sql).all(...values) as Row[],
    exec(sql) {
      writes += 1;
      sqlite.exec(sql);
    },
    transaction(work) {
      const result = transacted(work);
      committed();
      return result;
    },
    isWhole() {
      try {
        return integrityOf(sqlite) === 'ok';
      } catch {
        return false;
      }
    },
    close() {
      statements.clear();
      try {
        sqlite.pragma('wal_checkpoint(TRUNCATE)');
      } catch {
        // A full disk: the data stays in the two files, and the next start reads both.
      }
      sqlite.close();
    },
  };
}

/** What a drive answers that grants no locks (NFS without its lock service), or no shared memory. */
const REFUSED_LOCKS = /^SQLITE_(BUSY|PROTOCOL|IOERR_(LOCK|RDLOCK|CHECKRESERVEDLOCK|SHM\w+))$/;

/**
 * Opens the file in WAL mode. On a drive that grants no locks it does without them: that nobody else
 * works on the file is then held by the profile's own lock alone (platform/profile-lock.ts).
 */
function openSqlite(file: string): Libsql.Database {
  const sqlite = new Libsql(file);
  try {
    sqlite.pragma('journal_mode = WAL');
    return sqlite;
  } catch (error) {
    sqlite.close();
    const { code } = error as { code?: unknown };
    const isRefused = typeof code === 'string' && REFUSED_LOCKS.test(code);
    if (!isRefused || grantsLocks(dirname(file))) throw error;
    return openWithoutLocks(file);
  }
}

/** Asks with a file of its own, which nobody else can hold. */
function grantsLocks(folder: string): boolean {
  const file = join(folder, 'lock-test.db');
  const sqlite = new Libsql(file);
  try {
    sqlite.pragma('journal_mode = WAL');
    sqlite.exec('BEGIN IMMEDIATE; CREATE TABLE one (x); COMMIT');
    return true;
  } catch {
    return false;
  } finally {
    sqlite.close();
    for (const part of ['', '-wal', '-shm', '-journal']) rmSync(file + part, { force: true });
  }
}

function openWithoutLocks(file: string): Libsql.Database {
  const vfs = process.platform === 'win32' ? 'win32-none' : 'unix-none';
  const sqlite = new Libsql(`${pathToFileURL(file).href}?vfs=${vfs}`);
  try {
    // Its index is kept in memory then: shared memory is what such drives cannot do either.
    sqlite.pragma('locking_mode = EXCLUSIVE');
    sqlite.pragma('journal_mode = WAL');
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/**
 * On a full disk SQLite rolls back by itself, and this call has nothing to do: the first error is the
 * one to report.
 */
function rollBack(sqlite: Libsql.Database): void {
  try {
    sqlite.exec('ROLLBACK');
  } catch {
    // No transaction is open any more.
  }
}
