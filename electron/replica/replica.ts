import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { commentTable, type CommentTable } from './comments.ts';
import { isDamage, openDatabase, type Database } from './database.ts';
import { dayOffTable, type DayOffTable } from './days-off.ts';
import { keptTable, type KeptTable } from './kept-times.ts';
import { memoryTable, type MemoryTable } from './memory.ts';
import { outboxTable, type OutboxTable } from './outbox.ts';
import { receiptTable, type ReceiptTable } from './receipts.ts';
import { migrate } from './schema.ts';
import { taskTable, type TaskTable } from './tasks.ts';
import { timeTable, type TimeTable } from './times.ts';
import { unsentFiles, type UnsentFiles } from './unsent-files.ts';
import { readUnsentCopy, restoreUnsent, unsentRows, writeUnsentCopy } from './unsent-copy.ts';

/** One account's data on this disk. */
export interface Replica {
  tasks: TaskTable;
  times: TimeTable;
  receipts: ReceiptTable;
  comments: CommentTable;
  daysOff: DayOffTable;
  kept: KeptTable;
  outbox: OutboxTable;
  memory: MemoryTable;
  files: UnsentFiles;
  /**
   * One transaction for what the artist did or what Kitsu confirmed. When it returns, the change
   * and its second copy are on disk. Throws, with nothing changed, what the disk says
   * (disk-failure.ts).
   */
  change<T>(work: () => T): T;
  /** Set when the file was damaged and made anew: what was rescued and where the old one lies. */
  recovered: { rescued: number; setAside: string } | null;
  close(): void;
}

const FILE = 'replica.db';
const BACKUP = 'replica.backup.db';
const UNSENT = 'unsent.json';

/**
 * Opens an account's replica in `folder`. A damaged file is set aside, never deleted, and a new
 * one starts with all unsent rows that can be found; the rest comes again from Kitsu.
 * Throws `FromNewerApp`, and what the disk says when the folder cannot be written.
 */
export function openReplica(folder: string, now: Date): Replica {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, FILE);
  const unsentFile = join(folder, UNSENT);
  let recovered: Replica['recovered'] = null;
  let database: Database;
  try {
    database = openCurrent(file);
  } catch (error) {
    // A locked or unreadable file is not a damaged one: only real damage sets it aside.
    if (!isDamage(error)) throw error;
    const setAside = `${file}.damaged-${now.toISOString().replace(/[:.]/g, '-')}`;
    const rows = rescue(file, unsentFile, join(folder, BACKUP));
    for (const part of ['', '-wal', '-shm']) {
      if (existsSync(file + part)) renameSync(file + part, setAside + part);
    }
    database = openCurrent(file);
    restoreUnsent(database, rows);
    recovered = { rescued: rows.length, setAside };
  }
  const outbox = outboxTable(database);
  outbox.recoverInterrupted();
  let copied = '';
  const copyUnsent = (): void => {
    const rows = unsentRows(database);
    const shape = JSON.stringify(rows);
    if (shape === copied) return;
    writeUnsentCopy(unsentFile, rows);
    copied = shape;
  };
  /** What was rolled back must not stand in the copy either. */
  const takeBackCopy = (): void => {
    try {
      copyUnsent();
    } catch {
      // The disk takes nothing now; the next change or start writes the copy anew.
    }
  };
  copyUnsent();
  return {
    tasks: taskTable(database),
    times: timeTable(database),
    receipts: receiptTable(database),
    comments: commentTable(database),
    daysOff: dayOffTable(database),
    kept: keptTable(database),
    outbox,
    memory: memoryTable(database),
    files: unsentFiles(join(folder, 'files')),
    recovered,
    change(work) {
      try {
        return database.transaction(() => {
          const result = work();
          // Before the commit: what has no second copy is not accepted.
          copyUnsent();
          return result;
        });
      } catch (error) {
        takeBackCopy();
        throw error;
      }
    },
    close() {
      database.close();
      copyFileSync(file, join(folder, BACKUP));
    },
  };
}

function openCurrent(file: string): Database {
  const database = openDatabase(file);
  try {
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The best source of unsent rows: the damaged file if it still tells, else the copy, else the backup. */
function rescue(file: string, unsentFile: string, backup: string): ReturnType<typeof unsentRows> {
  const copy = readUnsentCopy(unsentFile);
  if (copy.length > 0 || existsSync(unsentFile)) return copy;
  for (const source of [file, backup]) {
    try {
      const database = openDatabase(source);
      const rows = unsentRows(database);
      database.close();
      return rows;
    } catch {
      // The next source may still be whole.
    }
  }
  return [];
}
