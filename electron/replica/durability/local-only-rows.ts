import { createHash } from 'node:crypto';
import type { Database, SqlValue } from '../database.ts';
import { causeColumn, causeOfSentence } from './earlier-reasons.ts';

/** One row as plain columns. */
export type Row = Record<string, SqlValue>;

/**
 * Rows that exist on this computer alone: Kitsu could not return them. They have a second copy
 * (mirror-log.ts) and store the sequence number of their last change and a checksum of their content,
 * because SQLite has no checksums: a flipped bit in a number would go unnoticed.
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
  // The time when the running segment was last seen is left out: it is written every few seconds.
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

/** Identifies a row over every copy and every version of the file. */
export const keyOf = ({ table, row }: LocalOnlyRow): string =>
  JSON.stringify([table, ...LOCAL_ONLY[table].key.map((column) => row[column] ?? '')]);

/**
 * The relevant columns in a fixed order, whatever else a source has. A row that was being sent is
 * simply due again, and a sentence of an earlier version becomes its cause.
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

/**
 * An outbox row as versions before the sixth schema computed its checksum: with the sentence in place
 * of the cause.
 */
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
  /** `null` if it was deleted. */
  now: LocalOnlyRow | null;
}

/**
 * Those of the touched rows that exist here alone and are not as the second copy has them: it has a row as it was when
 * it got its checksum.
 */
export function changedRows(
  database: Database,
  touched: readonly { table: string; key: SqlValue[] }[],
): ChangedRow[] {
  return touched.flatMap(({ table, key }) => {
    if (!isLocalOnlyTable(table)) return [];
    const found = database.get<Row>(`SELECT * FROM ${table} WHERE ${whereKey(table)}`, ...key);
    const now = found ? { table, row: plain(table, found) } : null;
    if (found && now && found['sum'] === rowChecksum(Number(found['turn']), now)) return [];
    return [{ key: JSON.stringify([table, ...key]), now }];
  });
}

/** Stores on the row the sequence number of its last change, and its checksum. */
export function stampRow(database: Database, turn: number, own: LocalOnlyRow): void {
  database.run(
    `UPDATE ${own.table} SET turn = ?, sum = ? WHERE ${whereKey(own.table)}`,
    turn,
    rowChecksum(turn, own),
    ...LOCAL_ONLY[own.table].key.map((column) => own.row[column] ?? null),
  );
}

/** Replaces the row with this key. It is not stamped yet. */
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

/** Deletes the row with this key. */
export function deleteRow(database: Database, key: string): void {
  const [table, ...parts] = JSON.parse(key) as [LocalOnlyTable, ...SqlValue[]];
  database.run(`DELETE FROM ${table} WHERE ${whereKey(table)}`, ...parts);
}

const whereKey = (table: LocalOnlyTable): string =>
  LOCAL_ONLY[table].key.map((column) => `${column} = ?`).join(' AND ');
