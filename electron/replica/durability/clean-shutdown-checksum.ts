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
 * The sum of a whole database file, kept beside it between a clean close and the next start. SQLite
 * has none of its own: what a disk does to a number in the meantime is seen by this alone.
 */
const checksumFile = (file: string): string => `${file}.seal`;

const fileChecksum = (content: Buffer): string =>
  createHash('sha1').update(content).digest('hex');

/** Says that the file, closed and whole, has this content. Throws what the disk says. */
export function writeChecksum(file: string, content: Buffer): void {
  const sum = fileChecksum(content);
  writeFileAtomic(checksumFile(file), JSON.stringify({ sum, check: checksumOf(sum) }));
}

/**
 * True when the file is, to the bit, what was closed last. False when nothing says what it should
 * be: never closed cleanly, or the app was killed. Throws `Damaged` when it is something else.
 */
export function matchesChecksum(file: string): boolean {
  const read = readJsonFile(checksumFile(file)) as { sum?: unknown; check?: unknown } | null;
  const sum = read?.sum;
  if (typeof sum !== 'string' || !existsSync(file)) return false;
  // A seal that is damaged itself says nothing.
  if (read?.check !== checksumOf(sum)) return false;
  // A log of SQLite's beside it was written after the seal should have been broken: it says more.
  if (existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0) return false;
  if (fileChecksum(readFileSync(file)) !== sum) throw new Damaged('not as it was closed');
  return true;
}

/** Before the first write: from here on the file may change. On disk when it returns. */
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
