import { rmSync } from 'node:fs';
import { isDamage, openDatabase, type Database } from './database.ts';

interface CacheFileParts {
  file: string;
  /** Grows when the rows mean something else: an older file is made anew. */
  version: number;
  /** Makes the tables. */
  schema: string;
  /** Of pages, in kilobytes. */
  cacheKb: number;
  /** Whether all pages are looked at when it is opened. */
  check: boolean;
}

/** A database that nobody's work is in, and that may be deleted at any time. It is opened when it is first used. */
interface CacheFile {
  /** A damaged file is deleted and made anew, and the work done on that. */
  using<T>(work: (database: Database) => T): T;
  close(): void;
  /** Closes it and deletes the file. */
  remove(): void;
}

export function createCacheFile(parts: CacheFileParts): CacheFile {
  let opened: Database | null = null;

  function close(): void {
    opened?.close();
    opened = null;
  }

  function remove(): void {
    try {
      close();
    } finally {
      opened = null;
      deleteFiles(parts.file);
    }
  }

  return {
    using(work) {
      try {
        return work((opened ??= openFile(parts)));
      } catch (error) {
        if (!isDamage(error)) throw error;
        remove();
        return work((opened = openFile(parts)));
      }
    },
    close,
    remove,
  };
}

function deleteFiles(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true });
}

function openFile(parts: CacheFileParts): Database {
  const { file, version, schema, cacheKb, check } = parts;
  const database = openDatabase(file, { check });
  try {
    // What a crash takes is read again: no write has to be waited for.
    database.exec(`PRAGMA synchronous = OFF; PRAGMA cache_size = -${cacheKb};`);
    const found = database.get<{ user_version: number }>('PRAGMA user_version')?.user_version;
    if (found === version) return database;
    if (found === 0) {
      database.exec(schema);
      return database;
    }
  } catch (error) {
    database.close();
    throw error;
  }
  database.close();
  deleteFiles(file);
  return openFile(parts);
}
