import { readFileSync, renameSync, rmSync } from 'node:fs';
import { syncFolder, writeFileAtomic } from '../../platform/atomic-file.ts';
import { zlib } from '../../platform/late-modules.ts';
import { dirname } from 'node:path';

/**
 * The whole database of a clean close, in one compressed file: gzip has a checksum of its own, so a
 * truncated or damaged copy is recognised.
 */
export function writeBackup(backup: string, content: Buffer): void {
  const next = `${backup}.next`;
  try {
    writeFileAtomic(next, zlib().gzipSync(content, { level: 1 }));
    // The old backup is replaced only by one that can be read back.
    if (!zlib().gunzipSync(readFileSync(next)).equals(content))
      throw new Error('The copy is not whole.');
    renameSync(next, backup);
    syncFolder(dirname(backup));
  } catch (error) {
    rmSync(next, { force: true });
    rmSync(`${next}.new`, { force: true });
    throw error;
  }
}

/** The database of the last clean close; `null` if there is no copy or it is damaged. */
export function readBackup(backup: string): Buffer | null {
  try {
    return zlib().gunzipSync(readFileSync(backup));
  } catch {
    return null;
  }
}
