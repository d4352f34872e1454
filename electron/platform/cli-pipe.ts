import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readJsonFile, writeFileAtomic } from './atomic-file.ts';

/**
 * A pipe of Windows, which has no folder that keeps others out: its name cannot be guessed before the app listens, and
 * who asks shows `nonce`, which only the profile's owner can read. Both are new at each start.
 */
export interface CommandPipe {
  place: string;
  nonce: string;
}

const PREFIX = '\\\\.\\pipe\\kitsu-companion-';
const kept = z.object({
  name: z.string().regex(/^[0-9a-f]{32}$/),
  nonce: z.string().regex(/^[0-9a-f]{64}$/),
});

const fileOf = (profile: string): string => join(profile, 'command', 'pipe.json');

/** Makes a pipe's name and writes it where the command looks. Where it cannot be written, nobody will find the pipe. */
export function keepPipe(profile: string, log: { warn(message: string): void }): CommandPipe {
  const name = randomBytes(16).toString('hex');
  const nonce = randomBytes(32).toString('hex');
  try {
    const file = fileOf(profile);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileAtomic(file, JSON.stringify({ name, nonce }));
  } catch (error) {
    log.warn(`The command cannot reach this app: ${String(error)}`);
  }
  return { place: `${PREFIX}${name}`, nonce };
}

/** The pipe of the running app of a profile; `null` if none left word, or not in our words. */
export function readPipe(profile: string): CommandPipe | null {
  const read = kept.safeParse(readJsonFile(fileOf(profile)));
  return read.success ? { place: `${PREFIX}${read.data.name}`, nonce: read.data.nonce } : null;
}

/** The app listens no more: whoever takes the name then is not asked. */
export function forgetPipe(profile: string): void {
  rmSync(fileOf(profile), { force: true });
}
