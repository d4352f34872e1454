import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from './atomic-file.ts';

/** Nobody but the artist reads or writes what the app makes, whatever made it: database, log, Chromium's files. */
const PRIVATE = 0o077;
let artists: number | null = null;

/** Call it before anything is written. */
export function makeFilesPrivate(): void {
  artists ??= process.umask(PRIVATE);
}

/**
 * Does `work` by the artist's own mask: for a program that is started, which inherits it, and for a file that the artist
 * saves where they like.
 */
export async function byArtistsMask<T>(work: () => T | Promise<T>): Promise<T> {
  if (artists === null) return work();
  process.umask(artists);
  try {
    return await work();
  } finally {
    process.umask(PRIVATE);
  }
}

/** Writes a file that the artist saves somewhere: whoever reads the others there reads it too. Throws the disk's error. */
export function writeArtistsFile(file: string, content: string | Buffer): void {
  writeFileAtomic(file, content);
  makeArtistsFile(file);
}

/** Gives a file that was saved for the artist the mode of those that they make themselves. Throws the disk's error. */
export function makeArtistsFile(file: string): void {
  if (artists !== null && process.platform !== 'win32') chmodSync(file, 0o666 & ~artists);
}

/**
 * Takes from others what an earlier version left them: the files and folders of an account, the log, and what lies
 * beside them. The profile's folder itself may be one that the artist chose, and stays. Never throws.
 */
export function closeProfile(profile: string): void {
  if (process.platform === 'win32') return;
  const accounts = join(profile, 'accounts');
  const folders = [join(profile, 'logs'), accounts, ...inside(accounts, 'folders')];
  for (const folder of folders) close(folder);
  for (const folder of [profile, ...folders]) inside(folder, 'files').forEach(close);
}

function inside(folder: string, what: 'files' | 'folders'): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => (what === 'files' ? entry.isFile() : entry.isDirectory()))
      .map(({ name }) => join(folder, name));
  } catch {
    return [];
  }
}

function close(path: string): void {
  try {
    const { mode } = statSync(path);
    if ((mode & PRIVATE) !== 0) chmodSync(path, mode & ~PRIVATE & 0o7777);
  } catch {
    // Of another user, or gone: what can be done about it is said where it is used.
  }
}
