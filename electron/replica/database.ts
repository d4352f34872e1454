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
 * Opens or creates the file; throws SQLite's error if it cannot be read as a database. `check`: checks
 * its pages first; not needed if they are known to be whole.
 */
export function openDatabase(file: string, { check = true } = {}): Database {
  const sqlite = new Libsql(file);
  const statements = new Map<string, Libsql.Statement<unknown[]>>();
  const prepared = (sql: string): Libsql.Statement<unknown[]> => {
    const known = statements.get(sql);
    if (known) return known;
    const made = sqlite.prepare(sql);
    statements.set(sql, made);
    return made;
  };
  try {
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('busy_timeout = 2000');
    if (check) {
      const [found] = sqlite.pragma('quick_check') as { quick_check: string }[];
      if (found?.quick_check !== 'ok') throw new Damaged(JSON.stringify(found));
    }
  } catch (error) {
    sqlite.close();
    throw error;
  }
  let writes = 0;
  let inTransaction = false;
  function transacted<T>(work: () => T): T {
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
    writes: () => writes,
    run(sql, ...values) {
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
        const [found] = sqlite.pragma('integrity_check') as { integrity_check: string }[];
        return found?.integrity_check === 'ok';
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
