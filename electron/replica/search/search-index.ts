import { join } from 'node:path';
import { createCacheFile } from '../cache-file.ts';
import type { Database } from '../database.ts';
import { withoutLeadingZeros } from '../../shared/quick/tokenize.ts';
import { rankOf, searchWords, type SearchEntry } from './search-entry.ts';

/** Grows when the file means something else: an older one is made anew. */
const VERSION = 1;
const FILE = 'search.db';

const SCHEMA = `
  CREATE TABLE production (id TEXT PRIMARY KEY, name TEXT NOT NULL, read_at INTEGER NOT NULL) STRICT;
  CREATE TABLE entry (
    place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, project_id TEXT NOT NULL, kind TEXT NOT NULL,
    parent_id TEXT, title TEXT NOT NULL, name_key TEXT NOT NULL, key TEXT NOT NULL
  ) STRICT;
  CREATE INDEX entry_project ON entry (project_id);
  CREATE INDEX entry_parent ON entry (parent_id);
  CREATE INDEX entry_name ON entry (name_key);
  CREATE VIRTUAL TABLE entry_text USING fts5
    (key, content = 'entry', content_rowid = 'place', tokenize = 'trigram');
  CREATE TRIGGER entry_in AFTER INSERT ON entry BEGIN
    INSERT INTO entry_text (rowid, key) VALUES (new.place, new.key); END;
  CREATE TRIGGER entry_out AFTER DELETE ON entry BEGIN
    INSERT INTO entry_text (entry_text, rowid, key) VALUES ('delete', old.place, old.key); END;
  PRAGMA user_version = ${VERSION};`;

/** Rows that are written in one go: whatever the artist does meanwhile waits no longer than that. */
const AT_ONCE = 40;
/** Rows that are compared in one go. */
const COMPARED = 500;
/** Rows that are ranked: more than that are found by nearly nothing typed. */
const MOST_RANKED = 300;
/** The tokenizer finds no shorter word. */
const TRIGRAM = 3;

/**
 * The names of everything in my productions, in a file that may be deleted at any time: what was in it is
 * read again. It is opened when it is first needed.
 */
export interface SearchIndex {
  /** Makes a production's part what was read (epoch milliseconds); false if it was stopped in between. */
  store(
    production: { id: string; name: string },
    entries: readonly SearchEntry[],
    at: number,
    pause: () => Promise<boolean>,
  ): Promise<boolean>;
  /** When each production was read (epoch milliseconds). */
  readAt(): Map<string, number>;
  /** Productions that I am no longer in are forgotten. */
  keepOnly(projectIds: readonly string[]): void;
  /** The best first. Every word must stand somewhere; no words find nothing. */
  find(text: string, most: number): FoundEntry[];
  /** What belongs to an entity: its tasks, and the shots of a sequence. */
  within(parentId: string, most: number): FoundEntry[];
  close(): void;
  /** Closes it and deletes the file. */
  remove(): void;
}

export interface FoundEntry extends SearchEntry {
  projectName: string;
}

const COLUMNS = `entry.id, entry.project_id AS projectId, entry.kind, entry.parent_id AS parentId,
  entry.title, entry.name_key AS nameKey, entry.key, production.name AS projectName`;
const FROM = 'FROM entry JOIN production ON production.id = entry.project_id';

export function openSearchIndex(folder: string): SearchIndex {
  const { using, close, remove } = createCacheFile({
    ...{ file: join(folder, FILE), version: VERSION, schema: SCHEMA },
    ...{ cacheKb: 1000, check: false },
  });
  return {
    async store(production, entries, at, pause) {
      const wanted = new Map(entries.map((entry) => [entry.id, entry]));
      const gone: string[] = [];
      const same = new Set<string>();
      for (let place = 0; ;) {
        if (!(await pause())) return false;
        const some = using((database) => storedAfter(database, production.id, place));
        for (const { id, title, key } of some) {
          const entry = wanted.get(id);
          if (entry?.title === title && entry.key === key) same.add(id);
          else gone.push(id);
        }
        if (some.length < COMPARED) break;
        place = some.at(-1)?.place ?? 0;
      }
      const fresh = entries.filter(({ id }) => !same.has(id));
      using((database) =>
        database.run(
          `INSERT INTO production (id, name, read_at) VALUES (?, ?, 0)
           ON CONFLICT (id) DO UPDATE SET name = excluded.name`,
          production.id,
          production.name,
        ),
      );
      for (let from = 0; from < Math.max(gone.length, fresh.length); from += AT_ONCE) {
        if (!(await pause())) return false;
        using((database) =>
          database.transaction(() => {
            for (const id of gone.slice(from, from + AT_ONCE))
              database.run('DELETE FROM entry WHERE id = ?', id);
            for (const one of fresh.slice(from, from + AT_ONCE)) insert(database, one);
          }),
        );
      }
      using((database) =>
        database.run('UPDATE production SET read_at = ? WHERE id = ?', at, production.id),
      );
      return true;
    },
    readAt: () =>
      using(
        (database) =>
          new Map(
            database
              .all<{ id: string; read_at: number }>('SELECT id, read_at FROM production')
              .map(({ id, read_at }) => [id, read_at]),
          ),
      ),
    keepOnly: (projectIds) =>
      using((database) => {
        const ids = JSON.stringify(projectIds);
        const others = 'NOT IN (SELECT value FROM json_each(?))';
        if (!database.get(`SELECT 1 FROM production WHERE id ${others}`, ids)) return;
        database.transaction(() => {
          database.run(`DELETE FROM entry WHERE project_id ${others}`, ids);
          database.run(`DELETE FROM production WHERE id ${others}`, ids);
        });
      }),
    find: (text, most) => using((database) => find(database, searchWords(text), most)),
    within: (parentId, most) =>
      using((database) =>
        database.all<FoundEntry>(
          `SELECT ${COLUMNS} ${FROM} WHERE entry.parent_id = ? ORDER BY entry.title LIMIT ?`,
          parentId,
          most,
        ),
      ),
    close,
    remove,
  };
}

const storedAfter = (database: Database, projectId: string, place: number) =>
  database.all<{ place: number; id: string; title: string; key: string }>(
    `SELECT place, id, title, key FROM entry WHERE project_id = ? AND place > ?
     ORDER BY place LIMIT ${COMPARED}`,
    projectId,
    place,
  );

/** One that was read with another production before is taken over. */
const insert = (database: Database, one: SearchEntry): void =>
  void database.run(
    `INSERT INTO entry (id, project_id, kind, parent_id, title, name_key, key)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    one.id,
    one.projectId,
    one.kind,
    one.parentId,
    one.title,
    one.nameKey,
    one.key,
  );

const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`;

/** What has every word as it is typed; if nothing has, with no zeros before its numbers: `sh010` for SH10. */
function find(database: Database, words: readonly string[], most: number): FoundEntry[] {
  if (words.length === 0) return [];
  const typed = having(database, words);
  const short = words.map(withoutLeadingZeros);
  const found = typed.length > 0 ? typed : having(database, short);
  return found
    .map((entry) => ({ entry, rank: rankOf(entry, words) }))
    .sort((a, b) => a.rank - b.rank || compare(a.entry, b.entry))
    .slice(0, most)
    .map(({ entry }) => entry);
}

/** Those that have all these words, in no order: not more than can be ranked, what is named so among them. */
function having(database: Database, words: readonly string[]): FoundEntry[] {
  const named = database.all<FoundEntry>(
    `SELECT ${COLUMNS} ${FROM} WHERE entry.name_key IN (SELECT value FROM json_each(?)) LIMIT ?`,
    JSON.stringify([...words, words.join(' ')].map(withoutLeadingZeros)),
    MOST_RANKED,
  );
  const isLong = (word: string): boolean => [...word].length >= TRIGRAM;
  const long = words.filter(isLong);
  const short = words.filter((word) => !isLong(word));
  const rest = short.map(() => ' AND instr(entry.key, ?) > 0').join('');
  const others =
    long.length > 0
      ? database.all<FoundEntry>(
          `SELECT ${COLUMNS} FROM entry_text JOIN entry ON entry.place = entry_text.rowid
             JOIN production ON production.id = entry.project_id
           WHERE entry_text MATCH ?${rest} LIMIT ?`,
          long.map(quoted).join(' AND '),
          ...short,
          MOST_RANKED,
        )
      : database.all<FoundEntry>(
          `SELECT ${COLUMNS} ${FROM} WHERE 1${rest} LIMIT ?`,
          ...short,
          MOST_RANKED,
        );
  const hasAll = ({ key }: SearchEntry): boolean => words.every((word) => key.includes(word));
  return [...new Map([...named.filter(hasAll), ...others].map((one) => [one.id, one])).values()];
}

/** A shot before its tasks, and names as people order them. */
const collator = new Intl.Collator('en', { numeric: true });
function compare(a: SearchEntry, b: SearchEntry): number {
  const tasks = Number(a.kind === 'task') - Number(b.kind === 'task');
  return tasks !== 0 ? tasks : collator.compare(a.title, b.title);
}
