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
import { checksumOf } from './local-only-rows.ts';

/**
 * The checksum of a whole database file, stored beside it between a clean close and the next start.
 * SQLite has none of its own: only this detects a number that the disk has changed meanwhile.
 */
const checksumFile = (file: string): string => `${file}.seal`;

const fileChecksum = (content: Buffer): string => createHash('sha1').update(content).digest('hex');

/** Records that the closed, whole file has this content. Throws the disk's error. */
export function writeChecksum(file: string, content: Buffer): void {
  const sum = fileChecksum(content);
  writeFileAtomic(checksumFile(file), JSON.stringify({ sum, check: checksumOf(sum) }));
}

/**
 * True if the file is, to the bit, what was last closed. False if nothing says what it should be: it
 * was never closed cleanly, or the app was killed. Throws `Damaged` if the content differs.
 */
export function matchesChecksum(file: string): boolean {
  const read = readJsonFile(checksumFile(file)) as { sum?: unknown; check?: unknown } | null;
  const sum = read?.sum;
  if (typeof sum !== 'string' || !existsSync(file)) return false;
  // A damaged checksum file says nothing.
  if (read?.check !== checksumOf(sum)) return false;
  // SQLite's log beside it was written after the checksum should have been cleared: it is newer.
  if (existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0) return false;
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
