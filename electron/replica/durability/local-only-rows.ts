import { createHash } from 'node:crypto';
import type { Database, SqlValue } from '../database.ts';
import { causeColumn, causeOfSentence } from './earlier-reasons.ts';

/** One row as plain columns. */
export type Row = Record<string, SqlValue>;

/**
 * What exists on this computer alone: Kitsu could not give it back. These rows have a second copy
 * (unsent-log.ts) and carry the turn of their last change and a sum of their content, because
 * SQLite has no sums of its own: a bit that flips inside a number would go unnoticed.
 */
export const LOCAL_ONLY = {
  outbox: {
    key: ['kind', 'task_id', 'slot'],
    columns: [
      'kind',
      'task_id',
      'slot',
      'body',
      'revision',
      'state',
      'cause',
      'attempts',
      'created_at',
    ],
  },
  kept_time: {
    key: ['day', 'task_id'],
    columns: ['day', 'task_id', 'minutes', 'kept_at'],
  },
  // Not when the running one was last seen: that is written every few seconds.
  segment: {
    key: ['id'],
    columns: ['id', 'task_id', 'day', 'start_at', 'end_at'],
  },
  lane_source: {
    key: ['day', 'task_id'],
    columns: ['day', 'task_id', 'counted'],
  },
} as const;
export type LocalOnlyTable = keyof typeof LOCAL_ONLY;
export const LOCAL_ONLY_TABLES = Object.keys(LOCAL_ONLY) as LocalOnlyTable[];

export interface LocalOnlyRow {
  table: LocalOnlyTable;
  row: Row;
}

export const columnsOf = (table: LocalOnlyTable): readonly string[] => LOCAL_ONLY[table].columns;

export const isLocalOnlyTable = (name: unknown): name is LocalOnlyTable =>
  LOCAL_ONLY_TABLES.includes(name as LocalOnlyTable);

/** What tells a row from all others, over every copy and every age of the file. */
export const keyOf = ({ table, row }: LocalOnlyRow): string =>
  JSON.stringify([table, ...LOCAL_ONLY[table].key.map((column) => row[column] ?? '')]);

/**
 * The columns that count, in one order, whatever else a source has. A row on its way is simply due
 * again, and a sentence of an earlier version becomes its cause.
 */
export function plain(table: LocalOnlyTable, found: Row): Row {
  const row = Object.fromEntries(
    LOCAL_ONLY[table].columns.map((column) => [column, found[column] ?? null]),
  );
  if (table !== 'outbox') return row;
  const reason = found['reason'];
  if (row['cause'] === null && typeof reason === 'string') {
    row['cause'] = causeColumn(causeOfSentence(reason));
  }
  return row['state'] === 'sending' ? { ...row, state: 'waiting' } : row;
}

/** A row of the outbox as the versions before the sixth schema took its sum: a sentence for its cause. */
export function plainBeforeCauses(found: Row): Row {
  const columns = LOCAL_ONLY.outbox.columns.map((name) => (name === 'cause' ? 'reason' : name));
  const row = Object.fromEntries(columns.map((column) => [column, found[column] ?? null]));
  return row['state'] === 'sending' ? { ...row, state: 'waiting' } : row;
}

/** 16 characters that change with any bit of `text`. */
export const checksumOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

export const rowChecksum = (turn: number, { table, row }: LocalOnlyRow): string =>
  checksumOf(JSON.stringify([table, turn, row]));

export interface ChangedRow {
  key: string;
  /** `null` when it is gone. */
  now: LocalOnlyRow | null;
}

/** Those of the touched rows that exist here alone, as they are now. */
export function changedRows(
  database: Database,
  touched: readonly { table: string; key: SqlValue[] }[],
): ChangedRow[] {
  return touched.flatMap(({ table, key }) => {
    if (!isLocalOnlyTable(table)) return [];
    const found = database.get<Row>(`SELECT * FROM ${table} WHERE ${whereKey(table)}`, ...key);
    return [
      {
        key: JSON.stringify([table, ...key]),
        now: found ? { table, row: plain(table, found) } : null,
      },
    ];
  });
}

/** Says on the row itself in which turn it came to be so, and its sum. */
export function stampRow(database: Database, turn: number, own: LocalOnlyRow): void {
  database.run(
    `UPDATE ${own.table} SET turn = ?, sum = ? WHERE ${whereKey(own.table)}`,
    turn,
    rowChecksum(turn, own),
    ...LOCAL_ONLY[own.table].key.map((column) => own.row[column] ?? null),
  );
}

/** Puts a row in the place of what stands under its key. Not sealed yet. */
export function putRow(database: Database, { table, row }: LocalOnlyRow): void {
  const { key, columns } = LOCAL_ONLY[table];
  const rest = columns.filter((column) => !(key as readonly string[]).includes(column));
  database.run(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT (${key.join(', ')}) DO UPDATE SET
       ${rest.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    ...columns.map((column) => row[column] ?? null),
  );
}

/** Takes away the row with this key. */
export function deleteRow(database: Database, key: string): void {
  const [table, ...parts] = JSON.parse(key) as [LocalOnlyTable, ...SqlValue[]];
  database.run(`DELETE FROM ${table} WHERE ${whereKey(table)}`, ...parts);
}

const whereKey = (table: LocalOnlyTable): string =>
  LOCAL_ONLY[table].key.map((column) => `${column} = ?`).join(' AND ');
