import type { z } from 'zod';
import type { Day } from '../../shared/day.ts';
import type { Database } from '../database.ts';

/** Every fact that is kept, by its key; sync/news.ts says who shows it. */
export type FactKey =
  | 'context'
  | 'rules'
  | 'read-whole'
  | 'todo-read'
  | 'todo-left-out'
  | 'check-read'
  | 'filter'
  | 'plan'
  | 'first-screen'
  | 'gaps'
  | 'timer-rounding'
  | 'running-minutes'
  | 'evening-answered'
  | 'evening-told'
  | 'inbox-read'
  | 'review-news'
  | 'notices-told'
  | 'focus'
  | 'told-until'
  | `sheet-rows ${Day}`
  | 'todo-default-view'
  | `todo-view:${string}`
  | `task-facts:${string}`
  | `erased:${string}`
  | `colours:${string}`
  | `schedule-look:${string}`
  | `draft:${string}`;

function readAs<T>(text: string, schema: z.ZodType<T>): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Single facts kept as JSON; what cannot be read any more counts as never known. */
export function keyValueTable(database: Database) {
  return {
    get<T>(key: FactKey, schema: z.ZodType<T>): T | null {
      const row = database.get<{ value: string }>('SELECT value FROM memory WHERE key = ?', key);
      return row ? readAs(row.value, schema) : null;
    },
    /** True when it was another value before. */
    set(key: FactKey, value: unknown): boolean {
      const done = database.run(
        `INSERT INTO memory (key, value) VALUES (?, ?) ON CONFLICT (key)
         DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value`,
        key,
        JSON.stringify(value),
      );
      return done.changes > 0;
    },
    /** The values whose key begins with `prefix`, which contains no wildcards. */
    beginningWith: <T>(prefix: string, schema: z.ZodType<T>): T[] =>
      database
        .all<{ value: string }>('SELECT value FROM memory WHERE key GLOB ?', `${prefix}*`)
        .flatMap(({ value }) => {
          const read = readAs(value, schema);
          return read === null ? [] : [read];
        }),
    remove: (key: FactKey): void => void database.run('DELETE FROM memory WHERE key = ?', key),
  };
}

export type KeyValueTable = ReturnType<typeof keyValueTable>;
