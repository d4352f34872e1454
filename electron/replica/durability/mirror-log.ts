import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../../platform/atomic-file.ts';
import type { Database } from '../database.ts';
import type { LocalOnlyRow, ChangedRow } from './local-only-rows.ts';
import { newestRows, sourceOf } from './recovery-sources.ts';
import { SCHEMA_VERSION } from '../schema.ts';
import {
  baseLines,
  changeLine,
  doneLine,
  NO_LOG,
  readFirstCopy,
  readLines,
  restamped,
  type LogRead,
} from './mirror-format.ts';

const LOG = 'unsent.jsonl';
/** The file of the first schema, rewritten at each change. */
const FIRST_COPY = 'unsent.json';

/**
 * Beyond this plus four times the size of its rows the file is rewritten, so that it neither grows nor
 * is rewritten often.
 */
const ROOM = 256 * 1024;

/** Reads the second copy in `folder`; never throws. */
export function readMirror(folder: string): LogRead {
  const text = readText(join(folder, LOG));
  if (text !== null) return readLines(text);
  const first = readText(join(folder, FIRST_COPY));
  return first === null ? NO_LOG : readFirstCopy(first);
}

export const hasMirror = (folder: string): boolean =>
  existsSync(join(folder, LOG)) || existsSync(join(folder, FIRST_COPY));

/**
 * Rewrites the whole copy, on disk when it returns; the first schema's file is then removed. Throws the
 * disk's error.
 */
export function writeMirror(folder: string, turn: number, rows: LocalOnlyRow[]): void {
  writeFileAtomic(join(folder, LOG), baseLines(SCHEMA_VERSION, turn, rows));
  rmSync(join(folder, FIRST_COPY), { force: true });
}

/**
 * Call it before a migration: from here on an older app knows that the folder belongs to a newer one,
 * wherever this one is killed. The lines after the first stay as they are.
 */
export function stampMirror(folder: string, log: LogRead): void {
  if (log.schema === null || log.schema === SCHEMA_VERSION) return;
  const file = join(folder, LOG);
  writeFileAtomic(file, restamped(readFileSync(file, 'utf8'), SCHEMA_VERSION));
}

/** The file of the copy, which is set aside with a damaged database. */
export const mirrorFile = (folder: string): string => join(folder, LOG);

/**
 * A second copy of what exists here alone, beside the database: each change is one line at the end, on
 * disk before its commit, and a short line after it confirms the commit. The cost of a change does not
 * depend on the number of rows, and none is kept in memory. `turn`: of the last change in the file, which has the rows
 * of `database`.
 */
export function openMirrorLog(folder: string, database: Database, turn: number) {
  const file = join(folder, LOG);
  let handle = openSync(file, 'r+');
  let length = fstatSync(handle).size;
  let base = length;
  /** Where the line of a change begins that is not committed yet. */
  let pending: number | null = null;
  /** Bytes beyond `length` do not count and could not be cut off yet. */
  let cut = false;

  function append(text: string): void {
    if (cut) ftruncateSync(handle, length);
    cut = true;
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length;) {
      done += writeSync(handle, bytes, done, bytes.length - done, length + done);
    }
    length += bytes.length;
    cut = false;
  }
  /** Shrinking a file needs no space. */
  function cutOff(): void {
    if (!cut) return;
    try {
      ftruncateSync(handle, length);
      cut = false;
      fsyncSync(handle);
    } catch {
      // The next change cuts it off first.
    }
  }
  /** A damaged line is made up for by the database, but what is whole is not read from there: it may have damage too. */
  function rowsNow(): LocalOnlyRow[] {
    const { source, whole } = readMirror(folder);
    return [...newestRows(whole ? [source] : [sourceOf(database), source]).values()];
  }
  function rewrite(): void {
    const rows = rowsNow();
    closeSync(handle);
    try {
      writeMirror(folder, turn, rows);
    } finally {
      handle = openSync(file, 'r+');
    }
    length = base = fstatSync(handle).size;
  }

  return {
    /** The sequence number of the next change. */
    next: (): number => turn + 1,
    /** Call it before the commit: on disk when it returns. Throws the disk's error; then call `takeBack`. */
    write(touched: ChangedRow[]): void {
      pending = length;
      append(changeLine(turn + 1, touched));
      fsyncSync(handle);
    },
    /** Call it after the commit. A disk error no longer matters: the change is in both places. */
    committed(): void {
      if (pending === null) return;
      turn += 1;
      pending = null;
      try {
        append(doneLine(turn));
        if (length > ROOM + 4 * base) rewrite();
      } catch {
        // The next change will confirm this one as well. Half a line would look like damage until then.
        cutOff();
      }
    },
    /** A rolled-back change must not stay in the copy. */
    takeBack(): void {
      if (pending === null) return;
      length = pending;
      pending = null;
      cut = true;
      cutOff();
    },
    /** Leaves the present rows alone in the file. Throws the disk's error. */
    rewrite,
    close: (): void => closeSync(handle),
  };
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
