import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { within } from '../shared/concurrency.ts';

/** How long a network drive may take to say that it is there. */
const LONGEST_MS = 5_000;

/**
 * Whether a path that Kitsu sent is a folder on this computer. It is only ever shown in the file manager and never
 * opened, since what a server calls a folder may be a program. Never rejects.
 */
export async function isFolderHere(path: string): Promise<boolean> {
  if (!isAbsolute(path)) return false;
  const found = stat(path).then(
    (there) => there.isDirectory(),
    () => false,
  );
  return within(found, LONGEST_MS, false);
}
