import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { syncFolder, writeFileAtomic } from '../../platform/atomic-file.ts';
import type { Database } from '../database.ts';
import { SCHEMA_VERSION } from '../schema.ts';
import { readBackup, writeBackup } from './backup.ts';

/** A copy of the data as it was before a newer version of the app took it over. */
export interface FormerCopy {
  file: string;
  schema: number;
  /** ISO instant. */
  at: string;
}

const COPY = /^replica\.schema-(\d{1,6})\.backup\.gz$/;

/**
 * Call it before a migration: whoever goes back to the version before can start from this. Only the newest copy is
 * kept. A disk that has no room for it only costs the copy.
 */
export function keepFormerSchema(folder: string, database: Database, schema: number): void {
  const whole = join(folder, 'replica.copy.tmp');
  const before = copiesIn(folder);
  try {
    rmSync(whole, { force: true });
    database.exec(`VACUUM INTO '${whole.replaceAll("'", "''")}'`);
    writeBackup(join(folder, `replica.schema-${schema}.backup.gz`), readFileSync(whole));
    for (const { file, schema: other } of before) {
      if (other !== schema) rmSync(file, { force: true });
    }
  } catch {
    // The data itself is as it was.
  } finally {
    rmSync(whole, { force: true });
  }
}

export function dropFormerSchemas(folder: string): void {
  for (const { file } of copiesIn(folder)) rmSync(file, { force: true });
}

/** The newest copy that this version can open; `null` if there is none. */
export const formerCopy = (folder: string): FormerCopy | null =>
  copiesIn(folder)
    .filter(({ schema }) => schema <= SCHEMA_VERSION)
    .sort((a, b) => b.schema - a.schema)[0] ?? null;

function copiesIn(folder: string): FormerCopy[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const schema = COPY.exec(name)?.[1];
    if (schema === undefined) return [];
    const file = join(folder, name);
    return [{ file, schema: Number(schema), at: statSync(file).mtime.toISOString() }];
  });
}

/** All that a newer version wrote in an account's folder, but for the copies and the artist's files. */
const NEWER = /^(replica\.db.*|replica\.backup\.gz|unsent\.jsonl)$/;

/**
 * Puts the copy in the place of a newer version's data, which moves into a folder beside it: nothing is deleted.
 * False if there is no copy, or it is damaged. Throws the disk's error.
 */
export function startFromCopy(folder: string, now: Date): boolean {
  const copy = formerCopy(folder);
  const content = copy && readBackup(copy.file);
  if (!content) return false;
  const aside = join(folder, `newer-${now.toISOString().replace(/[:.]/g, '-')}`);
  mkdirSync(aside, { mode: 0o700 });
  // The second copy last: while it stands, this version knows whose the folder is.
  const names = readdirSync(folder)
    .filter((name) => NEWER.test(name))
    .sort((a, b) => (a < b ? -1 : 1));
  for (const name of names) renameSync(join(folder, name), join(aside, name));
  writeFileAtomic(join(folder, 'replica.db'), content);
  syncFolder(folder);
  return true;
}
