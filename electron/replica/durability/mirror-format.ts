import {
  isLocalOnlyTable,
  keyOf,
  plain,
  checksumOf,
  type LocalOnlyRow,
  type Row,
  type ChangedRow,
} from './local-only-rows.ts';
import { NOTHING, type RecoverySource } from './recovery-sources.ts';

/** The content of the second copy (mirror-log.ts). */
export interface LogRead {
  source: RecoverySource;
  /** The schema of the app that wrote it; `null` if there is none or its first line is lost. */
  schema: number | null;
  /** Every line is whole and none is known to be missing. */
  whole: boolean;
  /** A part of it is damaged: its last content may be lost. */
  damaged: boolean;
  /** The last change if nothing says that it was committed: the app may have been killed just before. */
  open: { turn: number; before: RecoverySource } | null;
}

export const NO_LOG: LogRead = {
  source: NOTHING,
  schema: null,
  whole: false,
  damaged: false,
  open: null,
};

const line = (value: unknown): string => {
  const json = JSON.stringify(value);
  return `${checksumOf(json)} ${json}\n`;
};

/** All rows at once: the beginning of every file. */
export const baseLines = (schema: number, turn: number, rows: LocalOnlyRow[]): string =>
  line({ schema, turn, rows: rows.length }) + rows.map((own) => line({ own })).join('');

/** The same lines with another schema number. */
export function restamped(text: string, schema: number): string {
  const end = text.indexOf('\n') + 1;
  return line({ ...parse(text.slice(0, end - 1)), schema }) + text.slice(end);
}

/** One change, written before its commit. */
export const changeLine = (turn: number, touched: ChangedRow[]): string => line({ turn, touched });

/** Follows a change once it is committed. */
export const doneLine = (turn: number): string => line({ done: turn });

type Line =
  | { schema: number; turn: number; rows: number }
  | { own: LocalOnlyRow }
  | { turn: number; touched: ChangedRow[] }
  | { done: number };

/** `null` for a damaged line. */
function parse(text: string): Line | null {
  const json = text.slice(17);
  if (text[16] !== ' ' || checksumOf(json) !== text.slice(0, 16)) return null;
  return JSON.parse(json) as Line;
}

/** Reads what `baseLines`, `changeLine` and `doneLine` wrote. Never throws: each line counts by itself. */
export function readLines(text: string): LogRead {
  const texts = text.split('\n');
  const rest = texts.pop();
  const lines = texts.map(parse);
  const first = lines[0];
  const head = first && 'schema' in first ? first : null;
  const source: RecoverySource = { ...NOTHING, entries: new Map(), turn: head?.turn ?? 0 };
  let whole = head !== null && rest === '' && !lines.includes(null);
  let last: { turn: number; touched: ChangedRow[] } | null = null;
  let rows = 0;
  for (const read of lines) {
    if (!read || 'schema' in read) continue;
    if ('own' in read) {
      rows += 1;
      put(source, head?.turn ?? 0, keyOf(read.own), read.own);
      continue;
    }
    // Any line after a change means that it was committed: a rolled-back one is cut off first.
    if (last) apply(source, last);
    last = 'done' in read ? null : read;
  }
  if (rows !== head?.rows) whole = false;
  source.complete = whole;
  const before = { ...source, entries: new Map(source.entries) };
  if (last) apply(source, last);
  // An unreadable line follows: most likely it says that the change was committed.
  const unsure = last !== null && lines.at(-1) !== null && rest === '';
  return {
    source,
    schema: head?.schema ?? null,
    whole,
    damaged: !whole,
    open: last && unsure ? { turn: last.turn, before } : null,
  };
}

function apply(
  source: RecoverySource,
  { turn, touched }: { turn: number; touched: ChangedRow[] },
): void {
  source.turn = turn;
  for (const { key, now } of touched) put(source, turn, key, now);
}

function put(source: RecoverySource, turn: number, key: string, own: LocalOnlyRow | null): void {
  if (own && !isLocalOnlyTable(own.table)) return;
  source.entries.set(key, {
    turn,
    own: own && { table: own.table, row: plain(own.table, own.row) },
  });
}

const FIRST_SCHEMA = ['id', 'kind', 'task_id', 'slot', 'body', 'state', 'reason', 'created_at'];

/** The copy of the first schema: one JSON array per row, without checksums. Empty if it cannot be read. */
export function readFirstCopy(text: string): LogRead {
  try {
    const source: RecoverySource = { ...NOTHING, entries: new Map() };
    for (const values of JSON.parse(text) as (string | number | null)[][]) {
      const row: Row = Object.fromEntries(
        FIRST_SCHEMA.map((column, index) => [column, values[index] ?? null]),
      );
      const own = {
        table: 'outbox',
        row: plain('outbox', { revision: 0, attempts: 0, ...row }),
      } as const;
      source.entries.set(keyOf(own), { turn: 0, own });
    }
    return { ...NO_LOG, source };
  } catch {
    return NO_LOG;
  }
}
