import type { Database } from '../database.ts';
import { causeColumn } from './earlier-reasons.ts';
import {
  columnsOf,
  keyOf,
  LOCAL_ONLY_TABLES,
  plain,
  plainBeforeCauses,
  rowChecksum,
  type LocalOnlyRow,
  type LocalOnlyTable,
  type Row,
} from './local-only-rows.ts';

/** One source of unsent rows, with how far it can be trusted. */
export interface RecoverySource {
  /** By key: the sequence number of the last change, and the row; `null` if it was deleted then. */
  entries: Map<string, { turn: number; own: LocalOnlyRow | null }>;
  /** The last sequence number that this source knows. */
  turn: number;
  /** Rows that it does not list were deleted by its last sequence number. */
  complete: boolean;
  /** Rows with a wrong checksum: they contain something, but perhaps not what the artist typed. */
  doubtful: LocalOnlyRow[];
}

export const NOTHING: RecoverySource = {
  entries: new Map(),
  turn: 0,
  complete: false,
  doubtful: [],
};

/** The sequence number of the last change in an open database. */
export const turnOf = (database: Database): number =>
  database.get<{ turn: number }>('SELECT turn FROM own_turn')?.turn ?? 0;

/**
 * The rows of an open database, each verified against its checksum. Throws SQLite's error if it cannot
 * be read; `lenient` takes what can be read instead and counts as incomplete.
 */
export function sourceOf(database: Database, lenient = false): RecoverySource {
  const source: RecoverySource = { entries: new Map(), turn: 0, complete: true, doubtful: [] };
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!lenient) throw error;
      source.complete = false;
    }
  };
  attempt(() => {
    source.turn = turnOf(database);
  });
  for (const table of LOCAL_ONLY_TABLES) {
    attempt(() => {
      for (const found of rowsOf(database, table, lenient, source)) note(source, table, found);
    });
  }
  return source;
}

/** All rows; in a damaged file those that can still be reached by their number. */
function rowsOf(
  database: Database,
  table: LocalOnlyTable,
  lenient: boolean,
  source: RecoverySource,
): Row[] {
  if (!lenient) return database.all<Row>(`SELECT * FROM ${table} ORDER BY rowid`);
  const columns = columnsIn(database, table);
  try {
    return asBytes(database, table, columns, '');
  } catch {
    source.complete = false;
  }
  const last = database.get<{ last: number }>(`SELECT max(rowid) AS last FROM ${table}`)?.last ?? 0;
  const found: Row[] = [];
  for (let id = 1; id <= Math.min(last, MOST_ROWS); id++) {
    try {
      found.push(...asBytes(database, table, columns, `WHERE rowid = ${id}`));
    } catch {
      // This page is lost; others may not be.
    }
  }
  return found;
}

/** A damaged number must not make the search endless. */
const MOST_ROWS = 100_000;

/** The columns that a file of any version may have, if this one has them. */
function columnsIn(database: Database, table: LocalOnlyTable): string[] {
  return [...columnsOf(table), 'day', 'reason', 'turn', 'sum'].filter((column) => {
    try {
      // Reads no row; it only tests whether the column exists.
      database.all(`SELECT "${table}"."${column}" FROM ${table} LIMIT 0`);
      return true;
    } catch {
      return false;
    }
  });
}

const NUMBERS = ['revision', 'attempts', 'turn', 'minutes', 'start_at', 'end_at', 'counted'];

/**
 * Reads rows as bytes, for a file that may contain anything: over invalid text the library would end
 * the whole process. Throws for such a row.
 */
function asBytes(
  database: Database,
  table: LocalOnlyTable,
  columns: string[],
  where: string,
): Row[] {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const list = columns.map((column) => `CAST(${column} AS BLOB) AS ${column}`).join(', ');
  return database
    .all<Record<string, Uint8Array | null>>(`SELECT ${list} FROM ${table} ${where}`)
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, bytes]) => {
          const text = bytes === null ? null : decoder.decode(bytes);
          return [column, text !== null && NUMBERS.includes(column) ? Number(text) : text];
        }),
      ),
    );
}

function note(source: RecoverySource, table: LocalOnlyTable, found: Row): void {
  // Before the second schema the slot of a time was called its day.
  const own = { table, row: plain(table, { slot: found['day'] ?? null, ...found }) };
  const turn = typeof found['turn'] === 'number' ? found['turn'] : 0;
  const sealed = typeof found['sum'] === 'string' && found['sum'] !== '';
  // A damaged file of an earlier schema is read unmigrated: its checksums cover sentences.
  const summed = 'reason' in found ? { table, row: plainBeforeCauses(found) } : own;
  if (sealed && found['sum'] !== rowChecksum(turn, summed)) source.doubtful.push(own);
  else source.entries.set(keyOf(own), { turn, own });
}

/**
 * The newest version of each row over all sources: the row's own sequence number decides, then the
 * order of the sources. A source that is complete up to a later number and does not list a row says
 * that it was deleted. A row that exists only with a wrong checksum is kept for the artist to judge,
 * and never sent by itself.
 */
export function newestRows(sources: RecoverySource[]): Map<string, LocalOnlyRow> {
  const newest = new Map<string, LocalOnlyRow>();
  for (const key of new Set(sources.flatMap(({ entries }) => [...entries.keys()]))) {
    const best = sources
      .map(({ entries }) => entries.get(key))
      .reduce((a, b) => (b && (!a || b.turn > a.turn) ? b : a));
    const goneBy = Math.max(
      -1,
      ...sources.filter((one) => one.complete && !one.entries.has(key)).map(({ turn }) => turn),
    );
    if (best?.own && best.turn >= goneBy) newest.set(key, best.own);
  }
  for (const { doubtful, turn } of sources) {
    // A complete source that is as new lists it under its real key: then the doubtful row adds nothing.
    if (sources.some((other) => other.complete && other.turn >= turn)) continue;
    for (const own of doubtful) {
      const parked = doubted(own);
      const key = parked && keyOf(parked);
      if (parked && key && !newest.has(key)) newest.set(key, parked);
    }
  }
  return newest;
}

/**
 * A doubtful outbox row for the artist to judge; `null` if it does not fit into the table. A row that
 * no version can read any more is shown as such: it may contain the artist's work.
 */
function doubted({ table, row }: LocalOnlyRow): LocalOnlyRow | null {
  const hasPlace = NEEDED.every((column) => typeof row[column] === 'string');
  if (table !== 'outbox' || !hasPlace || !Number.isInteger(row['revision'])) return null;
  const cause = causeColumn({ code: 'recovered-doubt' });
  return { table, row: { ...row, state: 'parked', cause, attempts: 0 } };
}

const NEEDED = ['kind', 'task_id', 'slot', 'body', 'created_at'];
