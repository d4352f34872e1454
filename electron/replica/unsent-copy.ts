import { readFileSync } from 'node:fs';
import { writeFileAtomic } from '../platform/atomic-file.ts';
import type { Database } from './database.ts';

/** One outbox row as plain columns. */
export type UnsentRow = Record<string, string | number | null>;

const COLUMNS = ['id', 'kind', 'task_id', 'slot', 'body', 'state', 'reason', 'created_at'] as const;

/** All that waits, as plain rows; throws when the file cannot be read as a database. */
export const unsentRows = (database: Database): UnsentRow[] =>
  database.all<UnsentRow>(`SELECT ${COLUMNS.join(', ')} FROM outbox ORDER BY id`);

/**
 * A second copy of what waits, beside the database: when the database's own pages are damaged,
 * the artist's unsent hours are read from here. Whole or not at all, and on disk when it returns.
 */
export function writeUnsentCopy(file: string, rows: UnsentRow[]): void {
  writeFileAtomic(file, JSON.stringify(rows.map((row) => COLUMNS.map((column) => row[column]))));
}

/** Empty when there is no copy or it cannot be read. */
export function readUnsentCopy(file: string): UnsentRow[] {
  try {
    const rows = JSON.parse(readFileSync(file, 'utf8')) as (string | number | null)[][];
    return rows.map((row) =>
      Object.fromEntries(COLUMNS.map((column, index) => [column, row[index] ?? null])),
    );
  } catch {
    return [];
  }
}

/** Puts rescued rows into a new database; they are due at once and look before they repeat. */
export function restoreUnsent(database: Database, rows: UnsentRow[]): void {
  database.transaction(() => {
    for (const row of rows) {
      const state = row['state'] === 'sending' ? 'waiting' : row['state'];
      database.run(
        `INSERT OR IGNORE INTO outbox (kind, task_id, slot, body, state, reason, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        row['kind'] ?? null,
        row['task_id'] ?? null,
        row['slot'] ?? null,
        row['body'] ?? null,
        state ?? 'waiting',
        row['reason'] ?? null,
        row['created_at'] ?? null,
      );
    }
  });
}
