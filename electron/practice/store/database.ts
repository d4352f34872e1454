import Libsql from 'libsql';

export type SqlValue = string | number | null;

/** The studio's file. A write is on disk before it is answered, as in a real studio. */
export interface Database {
  run(sql: string, ...values: SqlValue[]): number;
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined;
  all<Row>(sql: string, ...values: SqlValue[]): Row[];
  exec(sql: string): void;
  /** Runs `work` in a transaction; inside another one it becomes part of that. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** Opens or creates the file. */
export function openDatabase(file: string): Database {
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
    sqlite.prepare('SELECT COUNT(*) FROM sqlite_master').get();
  } catch (error) {
    sqlite.close();
    throw error;
  }
  let depth = 0;
  return {
    run: (sql, ...values) => prepared(sql).run(...values).changes,
    get: <Row>(sql: string, ...values: SqlValue[]) =>
      prepared(sql).get(...values) as Row | undefined,
    all: <Row>(sql: string, ...values: SqlValue[]) => prepared(sql).all(...values) as Row[],
    exec: (sql) => void sqlite.exec(sql),
    transaction<T>(work: () => T): T {
      if (depth > 0) return work();
      depth += 1;
      try {
        return sqlite.transaction(work).immediate();
      } finally {
        depth -= 1;
      }
    },
    close() {
      statements.clear();
      sqlite.pragma('wal_checkpoint(TRUNCATE)');
      sqlite.close();
    },
  };
}
