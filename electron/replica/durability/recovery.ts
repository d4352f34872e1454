import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { syncFolder } from '../../platform/atomic-file.ts';
import { readBackup } from './backup.ts';
import { isDamage, openDatabase, type Database } from '../database.ts';
import { deleteRow, putRow, stampRow, type LocalOnlyRow } from './local-only-rows.ts';
import { newestRows, NOTHING, sourceOf, turnOf, type RecoverySource } from './recovery-sources.ts';
import { migrate, SCHEMA_VERSION } from '../schema.ts';
import { areAsClosed, clearChecksum } from './clean-shutdown-checksum.ts';
import { keepFormerSchema } from './former-schema.ts';
import { readLines, type LogRead } from './mirror-format.ts';
import { hasMirror, readMirror, stampMirror, mirrorFile, writeMirror } from './mirror-log.ts';
import { hasContent, openVerified, refuseNewer } from './verify-database.ts';

/**
 * Set if something was damaged: how many unsent rows were saved, and where the old file is, if it was
 * set aside.
 */
export type Recovered = { rescued: number; setAside: string | null } | null;

export interface Opened {
  database: Database;
  /** Of the last change, in both the database and its second copy. */
  turn: number;
  recovered: Recovered;
}

/**
 * Opens an account's database in any state. A damaged one is set aside, never deleted; the backup of
 * the last clean close replaces it, or an empty one, with the newest version of every unsent row. The
 * app may be killed at any point of this: the next start repeats it.
 */
export function openRecovering(folder: string, file: string, backup: string, now: Date): Opened {
  return openAsClosed(folder, file) ?? openComparing(folder, file, backup, now);
}

function openComparing(folder: string, file: string, backup: string, now: Date): Opened {
  const log = readMirror(folder);
  refuseNewer(file, log);
  const stamp = `damaged-${now.toISOString().replace(/[:.]/g, '-')}`;
  stampMirror(folder, log);
  const vanished = !hasContent(file) && (existsSync(backup) || hasMirror(folder));
  if (!vanished) {
    try {
      const { database, source } = openVerified(file, log, (older, schema) =>
        keepFormerSchema(folder, older, schema),
      );
      const opened = reconcile(folder, database, source, log, stamp);
      if (opened) return opened;
      database.close();
    } catch (error) {
      // A locked or unreadable file is not a damaged one: only real damage sets it aside.
      if (!isDamage(error)) throw error;
    }
  }
  return rebuild(folder, file, backup, stamp, log);
}

/** Brings database and second copy to the same rows; `null` if the database turns out to be damaged. */
function reconcile(
  folder: string,
  database: Database,
  source: RecoverySource,
  log: LogRead,
  stamp: string,
): Opened | null {
  // The app was killed between the second copy and the commit: that change was never confirmed to
  // anybody.
  const told = log.open && log.open.turn > source.turn ? log.open.before : log.source;
  // A whole log that is as new knows all rows, and has a checksum on every line.
  const trusted = log.whole && told.turn >= source.turn;
  const rows = newestRows(trusted ? [told, { ...source, complete: false }] : [source, told]);
  const lost = difference(rows, source);
  if (lost > 0 && !database.isWhole()) return null;
  const unsealed = [...source.entries.values()].some(({ turn }) => turn === 0);
  const turn = Math.max(told.turn, source.turn) + (lost > 0 || unsealed ? 1 : 0);
  const kept =
    log.whole && told === log.source && log.schema === SCHEMA_VERSION && told.turn === turn;
  if (!kept) {
    setLogAside(folder, stamp, log);
    writeMirror(folder, turn, [...rows.values()]);
  }
  if (lost > 0 || unsealed) replaceLocalRows(database, rows, turn);
  // Rows that both lost cannot be known: damage to either is reported.
  const hurt = lost > 0 || log.damaged;
  return { database, turn, recovered: hurt ? { rescued: waiting(rows), setAside: null } : null };
}

/**
 * After a clean end both files hold the same rows, each with its checksum: looked through then, they need not be again
 * as long as they are the same bytes. `null` where that is not certain.
 */
function openAsClosed(folder: string, file: string): Opened | null {
  if (!areAsClosed(file, mirrorFile(folder))) return null;
  clearChecksum(file);
  const database = openDatabase(file, { check: false });
  return { database, turn: turnOf(database), recovered: null };
}

/**
 * The second copy's content if it and the open database hold the same rows, each as it was written; else `null`: the
 * next start compares them.
 */
export function copyIfAgreed(folder: string, database: Database): Buffer | null {
  const copy = readFileSync(mirrorFile(folder));
  const { source, whole, open, schema } = readLines(copy.toString('utf8'));
  const ours = sourceOf(database);
  const rows = new Map<string, LocalOnlyRow>();
  for (const [key, { own }] of source.entries) if (own) rows.set(key, own);
  const isSealed = [...ours.entries.values()].every(({ turn }) => turn > 0);
  const agreed = whole && open === null && schema === SCHEMA_VERSION && source.turn === ours.turn;
  const isSame = ours.doubtful.length === 0 && difference(rows, ours) === 0;
  return agreed && isSealed && isSame ? copy : null;
}

/** The number of rows that differ from a source. */
function difference(rows: Map<string, LocalOnlyRow>, { entries }: RecoverySource): number {
  const keys = new Set([...rows.keys(), ...entries.keys()]);
  return [...keys].filter(
    (key) =>
      JSON.stringify(rows.get(key) ?? null) !== JSON.stringify(entries.get(key)?.own ?? null),
  ).length;
}

/** Replaces all rows that the database holds here alone. */
function replaceLocalRows(database: Database, rows: Map<string, LocalOnlyRow>, turn: number): void {
  database.transaction(() => {
    for (const key of sourceOf(database).entries.keys())
      if (!rows.has(key)) deleteRow(database, key);
    for (const own of rows.values()) {
      putRow(database, own);
      stampRow(database, turn, own);
    }
    database.run('UPDATE own_turn SET turn = ?', turn);
  });
}

function rebuild(
  folder: string,
  file: string,
  backup: string,
  stamp: string,
  log: LogRead,
): Opened {
  const next = `${file}.next`;
  const database = fromBackup(backup, next);
  let rows: Map<string, LocalOnlyRow>;
  let turn: number;
  try {
    const sources = [log.source, fromDamaged(file), sourceOf(database)];
    rows = newestRows(sources);
    turn = Math.max(...sources.map((source) => source.turn)) + 1;
    // First of all: from here on the second copy alone has every row.
    setLogAside(folder, stamp, log);
    writeMirror(folder, turn, [...rows.values()]);
    replaceLocalRows(database, rows, turn);
  } finally {
    database.close();
  }
  const setAside = existsSync(file) ? `${file}.${stamp}` : null;
  // SQLite's log before its file: the new file must never meet the old log.
  for (const part of ['-wal', '-shm', '']) {
    if (existsSync(file + part)) renameSync(file + part, `${file}.${stamp}${part}`);
  }
  clearChecksum(file);
  renameSync(next, file);
  syncFolder(folder);
  return {
    database: openDatabase(file),
    turn,
    recovered: { rescued: waiting(rows), setAside },
  };
}

const waiting = (rows: Map<string, LocalOnlyRow>): number =>
  [...rows.values()].filter(({ table }) => table === 'outbox').length;

function setLogAside(folder: string, stamp: string, { damaged }: LogRead): void {
  if (damaged) copyFileSync(mirrorFile(folder), `${mirrorFile(folder)}.${stamp}`);
}

/** A new database in `next`: the backup if it is whole, else an empty one. */
function fromBackup(backup: string, next: string): Database {
  const clear = (): void =>
    ['', '-wal', '-shm'].forEach((part) => rmSync(next + part, { force: true }));
  clear();
  const content = readBackup(backup);
  if (content) {
    writeFileSync(next, content, { mode: 0o600 });
    try {
      return openVerified(next, readMirror(next)).database;
    } catch (error) {
      clear();
      if (!isDamage(error)) throw error;
    }
  }
  const database = openDatabase(next);
  migrate(database);
  return database;
}

/** What can still be read of a damaged file; rows that it does not list may have been lost. */
function fromDamaged(file: string): RecoverySource {
  if (!hasContent(file)) return NOTHING;
  try {
    const database = openDatabase(file, { check: false });
    try {
      return { ...sourceOf(database, true), complete: false };
    } finally {
      database.close();
    }
  } catch {
    return NOTHING;
  }
}
