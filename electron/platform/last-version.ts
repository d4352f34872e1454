import { join } from 'node:path';
import { z } from 'zod';
import { readJsonFile, writeFileAtomic } from './atomic-file.ts';

const NAME = 'last-version.json';
const content = z.looseObject({ version: z.string().regex(/^\d+(\.\d+){0,3}[\w.+-]{0,30}$/) });

/** The newest version of the app that was ever used with a profile; `null` if that was not noted. */
export function lastVersion(folder: string): string | null {
  const read = content.safeParse(readJsonFile(join(folder, NAME)));
  return read.success ? read.data.version : null;
}

/** Notes this version, unless a newer one was here. A disk that takes nothing only costs the note. */
export function noteVersion(folder: string, version: string): void {
  const last = lastVersion(folder);
  if (last !== null && !isNewer(version, last)) return;
  try {
    writeFileAtomic(join(folder, NAME), `${JSON.stringify({ version })}\n`);
  } catch {
    // Said by whatever has to be written next.
  }
}

/** By its numbers; what follows them does not count. */
export function isNewer(version: string, other: string): boolean {
  const [one, two] = [numbersOf(version), numbersOf(other)];
  for (let at = 0; at < Math.max(one.length, two.length); at += 1) {
    const difference = (one[at] ?? 0) - (two[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

const numbersOf = (version: string): number[] =>
  (/^\d+(\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number);
