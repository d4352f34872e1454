import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../electron/replica/database.ts';
import {
  openProductionCache,
  type ProductionCache,
} from '../../../../electron/replica/productions/production-cache.ts';

interface Shot {
  id: string;
  name: string;
}

let folder: string;
let file: string;
let cache: ProductionCache;

const shot = (id: string, name = id): Shot => ({ id, name });
const names = (): string[] => cache.items<Shot>('film', 'shots').map(({ name }) => name);
const storeIn = (
  project: string,
  list: string,
  items: Shot[],
  mark = { readAt: 1, etag: null as string | null },
): boolean => {
  const known = cache.idsByMark(project, list);
  const marked = items.map((item) => ({ item, mark: `${item.id} ${item.name}` }));
  const fresh = marked.filter(({ mark: own }) => !known.has(own));
  cache.write(project, list, fresh);
  const ids = items.map(({ id }) => id);
  return cache.finish(project, list, ids, mark) || fresh.length > 0;
};
const store = (items: Shot[], readAt = 1, etag: string | null = null): boolean =>
  storeIn('film', 'shots', items, { readAt, etag });

/** Many rows, so that a page in the middle of the file holds some of them. */
const fill = (): void => {
  store(Array.from({ length: 3000 }, (_, at) => shot(`id-${at}`, `SH${at} `.repeat(10))));
  cache.close();
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-productions-'));
  file = join(folder, 'productions.db');
  cache = openProductionCache(file);
});
afterEach(() => {
  cache.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the productions on the disk', () => {
  it('are there again after a close, with when they were read and Kitsu’s mark', () => {
    expect(store([shot('a'), shot('b')], 17, '"v1"')).toBe(true);
    cache.close();
    expect(names()).toEqual(['a', 'b']);
    expect(cache.marks('film').get('shots')).toEqual({ readAt: 17, etag: '"v1"' });
    expect(cache.items('other', 'shots')).toEqual([]);
  });

  it('say whether a list is otherwise than before', () => {
    store([shot('a'), shot('b')]);
    expect(store([shot('b'), shot('a')])).toBe(false);
    expect(store([shot('a', 'A'), shot('b')])).toBe(true);
    expect(names()).toEqual(['A', 'b']);
    expect(store([shot('b')])).toBe(true);
    expect(names()).toEqual(['b']);
    expect(store([])).toBe(true);
    expect(store([])).toBe(false);
    // An empty list that was read is another thing than one that was not.
    expect(storeIn('film', 'assets', [])).toBe(true);
  });

  it('change by single items', () => {
    store([shot('a'), shot('b')]);
    expect(cache.put('film', 'shots', 'a', shot('a'))).toBe(false);
    expect(cache.put('film', 'shots', 'a', shot('a', 'A'))).toBe(true);
    expect(cache.put('film', 'shots', 'c', shot('c'))).toBe(true);
    expect(cache.put('film', 'shots', 'b', null)).toBe(true);
    expect(cache.put('film', 'shots', 'b', null)).toBe(false);
    expect(names()).toEqual(['A', 'c']);
    // The next list tells an item anew that changed alone.
    expect(cache.idsByMark('film', 'shots').get('a a')).toBeUndefined();
    expect(store([shot('a'), shot('c')])).toBe(true);
    expect(names()).toEqual(['a', 'c']);
  });

  it('confirm only what is there', () => {
    expect(cache.confirm('film', 'shots', 5)).toBe(false);
    store([shot('a')]);
    expect(cache.confirm('film', 'shots', 5)).toBe(true);
    expect(cache.marks('film').get('shots')?.readAt).toBe(5);
  });

  it('forget one production and keep the others', () => {
    store([shot('a')]);
    storeIn('other', 'shots', [shot('x')]);
    cache.forget('film');
    expect(names()).toEqual([]);
    expect(cache.marks('film').size).toBe(0);
    expect(cache.items('other', 'shots')).toEqual([shot('x')]);
  });
});

describe('a file that cannot be used is thrown away and made anew', () => {
  const isNew = (): void => {
    expect(names()).toEqual([]);
    expect(cache.marks('film').size).toBe(0);
    expect(store([shot('a')])).toBe(true);
    expect(names()).toEqual(['a']);
  };

  it('where it is no database', () => {
    fill();
    writeFileSync(file, 'This was a database. '.repeat(500));
    isNew();
  });

  it('where pages of it are damaged', () => {
    fill();
    const bytes = readFileSync(file);
    bytes.fill(0x5a, Math.floor(bytes.length / 3), Math.floor(bytes.length / 2));
    writeFileSync(file, bytes);
    isNew();
  });

  it('where a row of it is no JSON', () => {
    store([shot('a')]);
    cache.close();
    const database = openDatabase(file);
    database.run('UPDATE item SET body = ?', '{"id":');
    database.close();
    isNew();
  });

  it('where it was deleted', () => {
    fill();
    rmSync(file);
    isNew();
    expect(existsSync(file)).toBe(true);
  });

  it('where another version of the app wrote it', () => {
    fill();
    const database = openDatabase(file);
    database.exec('PRAGMA user_version = 99');
    database.close();
    isNew();
  });
});
