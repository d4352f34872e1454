import { readdir, readFile, rm, stat, utimes, writeFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { MediaRecord } from './media-file.ts';
import type { KeptFile } from './what-goes.ts';

/** Each file of the cache is two: its bytes, and a note of which of them are here. */
export const bytesIn = (folder: string, key: string): string => join(folder, `${key}.bytes`);
const noteOf = (folder: string, key: string): string => join(folder, `${key}.json`);

const whole = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const schema: z.ZodType<MediaRecord> = z.strictObject({
  size: whole,
  validator: z.string().max(500).nullable(),
  spans: z.array(z.tuple([whole, whole])).max(100_000),
});

/** What is here of a file, and from now on it counts as used; `null` for one that was never noted. */
export async function recordIn(
  folder: string,
  key: string,
  now: Date,
): Promise<MediaRecord | null> {
  try {
    const record = schema.parse(JSON.parse(await readFile(noteOf(folder, key), 'utf8')));
    const { size } = await stat(bytesIn(folder, key));
    await utimes(noteOf(folder, key), now, now);
    // The disk lost some of it, or somebody wrote into it.
    return record.spans.every(([from, to]) => from < to && to <= Math.min(size, record.size))
      ? record
      : null;
  } catch {
    return null;
  }
}

/** Notes what is here. Bytes without a note are worth nothing, and go. */
export async function noteIn(
  folder: string,
  key: string,
  record: MediaRecord | null,
): Promise<void> {
  if (!record) return forgetIn(folder, key);
  const file = noteOf(folder, key);
  await writeFile(`${file}.new`, JSON.stringify(record), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

export async function forgetIn(folder: string, key: string): Promise<void> {
  await rm(noteOf(folder, key), { force: true });
  await rm(bytesIn(folder, key), { force: true });
}

const BLOCK = 512;

/** All files that lie there, with what they take of the disk: a file that a player jumped about in has holes. */
export async function keptIn(
  folder: string,
  isInUse: (key: string) => boolean,
): Promise<KeptFile[]> {
  const names = await readdir(folder).catch(() => []);
  const keys = names.flatMap((name) => (name.endsWith('.bytes') ? [name.slice(0, -6)] : []));
  const found = await Promise.all(
    keys.map(async (name) => {
      const bytes = await stat(bytesIn(folder, name)).catch(() => null);
      const note = await stat(noteOf(folder, name)).catch(() => null);
      if (!bytes) return [];
      const onDisk = Math.min(bytes.size, bytes.blocks * BLOCK || bytes.size);
      return [{ name, bytes: onDisk, usedAt: (note ?? bytes).mtimeMs, isInUse: isInUse(name) }];
    }),
  );
  return found.flat();
}
