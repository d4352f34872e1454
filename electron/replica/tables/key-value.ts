import type { z } from 'zod';
import type { Database } from '../database.ts';

/** Single facts kept as JSON; what cannot be read any more counts as never known. */
export function keyValueTable(database: Database) {
  return {
    get<T>(key: string, schema: z.ZodType<T>): T | null {
      const row = database.get<{ value: string }>('SELECT value FROM memory WHERE key = ?', key);
      if (!row) return null;
      try {
        const parsed = schema.safeParse(JSON.parse(row.value));
        return parsed.success ? parsed.data : null;
      } catch {
        return null;
      }
    },
    /** A fact as it is kept: the same text, the same fact. */
    text: (key: string): string | null =>
      database.get<{ value: string }>('SELECT value FROM memory WHERE key = ?', key)?.value ?? null,
    /** True when it was another value before. */
    set(key: string, value: unknown): boolean {
      const done = database.run(
        `INSERT INTO memory (key, value) VALUES (?, ?) ON CONFLICT (key)
         DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value`,
        key,
        JSON.stringify(value),
      );
      return done.changes > 0;
    },
    /** The facts whose key begins so; `prefix` has no wildcards in it. */
    beginningWith: <T>(prefix: string, schema: z.ZodType<T>): T[] =>
      database
        .all<{ value: string }>('SELECT value FROM memory WHERE key GLOB ?', `${prefix}*`)
        .flatMap(({ value }) => {
          const parsed = schema.safeParse(JSON.parse(value));
          return parsed.success ? [parsed.data] : [];
        }),
    remove: (key: string): void => void database.run('DELETE FROM memory WHERE key = ?', key),
  };
}

export type KeyValueTable = ReturnType<typeof keyValueTable>;
