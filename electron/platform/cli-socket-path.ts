import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The path of a Unix socket has at most 104 bytes on macOS and 108 on Linux, its end included. */
const LONGEST_PATH_BYTES = 100;

/**
 * Where the running app of a profile folder listens for the command: a socket in the profile, or in the
 * user's runtime folder if that path is too long. On Windows it is a pipe (cli-pipe.ts).
 */
export function cliSocketPath(
  profile: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const own = join(profile, 'command', 'socket');
  if (Buffer.byteLength(own) <= LONGEST_PATH_BYTES) return own;
  const name = createHash('sha256').update(profile).digest('hex').slice(0, 24);
  return join(env['XDG_RUNTIME_DIR'] ?? tmpdir(), `kitsu-companion-${name}`, 'socket');
}

/**
 * Makes the socket's folder, for this user alone. Throws the disk's error, or that the folder belongs
 * to another user.
 */
export function makeSocketFolder(place: string): void {
  const folder = dirname(place);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (lstatSync(folder).uid === process.getuid?.()) chmodSync(folder, 0o700);
  if (!isOwnFolder(place)) throw new Error(`${folder} is not this user's alone`);
}

/**
 * Whether the socket's folder is a folder, belongs to this user and is closed to all others. Only then
 * is the listener ours.
 */
export function isOwnFolder(place: string): boolean {
  try {
    const folder = lstatSync(dirname(place));
    return folder.isDirectory() && folder.uid === process.getuid?.() && (folder.mode & 0o077) === 0;
  } catch {
    return false;
  }
}
