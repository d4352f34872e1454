import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readJsonFile, writeFileAtomic } from '../../platform/atomic-file.ts';
import { Damaged } from '../database.ts';
import { SCHEMA_VERSION } from '../schema.ts';
import { checksumOf } from './local-only-rows.ts';

/**
 * The checksum of a whole database file, stored beside it between a clean close and the next start.
 * SQLite has none of its own: only this detects a number that the disk has changed meanwhile.
 */
const checksumFile = (file: string): string => `${file}.seal`;

const fileChecksum = (content: Buffer): string => createHash('sha1').update(content).digest('hex');

/**
 * Records that the closed, whole file has this content. `copy`: the second copy's content, if both hold the same rows,
 * each with its checksum. Throws the disk's error.
 */
export function writeChecksum(file: string, content: Buffer, copy: Buffer | null): void {
  const sum = fileChecksum(content);
  const both = copy && bothChecksum(sum, copy);
  writeFileAtomic(checksumFile(file), JSON.stringify({ sum, check: checksumOf(sum), both }));
}

/** Of both files at once, for the schema of this app. */
const bothChecksum = (sum: string, copy: Buffer): string =>
  checksumOf(JSON.stringify([SCHEMA_VERSION, sum, fileChecksum(copy)]));

/**
 * True if both files are, to the bit, what this version of the app closed after it had compared all their rows. False
 * wherever that is not certain; never throws.
 */
export function areAsClosed(file: string, copyFile: string): boolean {
  try {
    const read = sealOf(file);
    if (read === null || hasLog(file)) return false;
    // Damage to any of the three gives another sum.
    const sum = fileChecksum(readFileSync(file));
    return read.sum === sum && read.both === bothChecksum(sum, readFileSync(copyFile));
  } catch {
    return false;
  }
}

const sealOf = (file: string): { sum?: unknown; check?: unknown; both?: unknown } | null =>
  readJsonFile(checksumFile(file)) as ReturnType<typeof sealOf>;

/** SQLite's log beside the file was written after the checksum should have been cleared: it is newer. */
const hasLog = (file: string): boolean =>
  existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0;

/**
 * True if the file is, to the bit, what was last closed. False if nothing says what it should be: it
 * was never closed cleanly, or the app was killed. Throws `Damaged` if the content differs.
 */
export function matchesChecksum(file: string): boolean {
  const read = sealOf(file);
  const sum = read?.sum;
  if (typeof sum !== 'string' || !existsSync(file)) return false;
  // A damaged checksum file says nothing.
  if (read?.check !== checksumOf(sum)) return false;
  if (hasLog(file)) return false;
  if (fileChecksum(readFileSync(file)) !== sum) throw new Damaged('not as it was closed');
  return true;
}

/** Call it before the first write: from here on the file may change. On disk when it returns. */
export function clearChecksum(file: string): void {
  if (!existsSync(checksumFile(file)) || statSync(checksumFile(file)).size === 0) return;
  const handle = openSync(checksumFile(file), 'w', 0o600);
  try {
    writeFileSync(handle, '');
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
