import fc from 'fast-check';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NamedRow } from '../../../../electron/kitsu/production/names.ts';
import {
  entryMaker,
  type ProductionNames,
  type SearchEntry,
} from '../../../../electron/replica/search/search-entry.ts';
import {
  openSearchIndex,
  type SearchIndex,
} from '../../../../electron/replica/search/search-index.ts';

const PRODUCTION: ProductionNames = {
  id: 'lantern',
  name: 'Lantern Road',
  assetTypes: new Map([['props', 'Props']]),
  taskTypes: new Map([
    ['anim', { name: 'Animation', shortName: 'anm' }],
    ['light', { name: 'Éclairage', shortName: '' }],
  ]),
};
const made = (kind: NamedRow['kind'], id: string, name: string, more: Partial<NamedRow> = {}) => ({
  ...{ kind, id, name, parentId: null, typeId: null },
  ...more,
});
const ROWS: NamedRow[] = [
  made('sequence', 'q', 'SQ010'),
  made('shot', 's1', 'SH010', { parentId: 'q' }),
  made('shot', 's2', 'SH100', { parentId: 'q' }),
  made('asset', 'a', 'Élève', { typeId: 'props' }),
  made('task', 't1', '', { parentId: 's1', typeId: 'anim' }),
  made('task', 't2', '', { parentId: 'a', typeId: 'light' }),
  made('task', 'lost', '', { parentId: 'canceled', typeId: 'anim' }),
];

const searchEntries = (rows: readonly NamedRow[], production: ProductionNames): SearchEntry[] =>
  rows.map(entryMaker(rows, production)).filter((one) => one !== null);

let folder: string;
let index: SearchIndex;
const goOn = () => Promise.resolve(true);
const fill = (rows: readonly NamedRow[], at = 1, production = PRODUCTION) =>
  index.store(production, searchEntries(rows, production), at, goOn);
const ids = (text: string): string[] => index.find(text, 10).map(({ id }) => id);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-search-'));
  index = openSearchIndex(folder);
});
afterEach(() => {
  index.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the search over everything', () => {
  it('finds a shot before its tasks, whatever the case, accents and zeros of what is typed', async () => {
    await fill(ROWS);
    for (const typed of ['SH010', 'sh010', 'sh10', 'SQ010 / SH010', 'sq10 sh10'])
      expect(ids(typed).slice(0, 2), typed).toEqual(expect.arrayContaining(['s1']));
    expect(ids('sh010')).toEqual(['s1', 't1']);
    expect(ids('sh0100')).toEqual(['s2']);
    expect(ids('sh010 anm')).toEqual(['t1']);
    expect(ids('eleve')).toEqual(['a', 't2']);
    expect(ids('eclairage')).toEqual(['t2']);
    expect(index.find('eleve', 1)).toMatchObject([
      { kind: 'asset', title: 'Props / Élève', projectName: 'Lantern Road' },
    ]);
  });

  it('finds words shorter than its tokens, and nothing for none', async () => {
    await fill(ROWS);
    expect(ids('q')).toContain('q');
    expect(ids('sq')).toContain('s1');
    expect(ids('zz')).toEqual([]);
    expect(ids('  /')).toEqual([]);
  });

  it('finds a name of several words before others that have the words', async () => {
    await fill([
      made('asset', 'box', 'Lamp box of old', { typeId: 'props' }),
      made('asset', 'lamp', 'Old lamp', { typeId: 'props' }),
    ]);
    expect(ids('old lamp')).toEqual(['lamp', 'box']);
  });

  it('says what is in a sequence and on a shot', async () => {
    await fill(ROWS);
    expect(index.within('q', 10).map(({ id }) => id)).toEqual(['s1', 's2']);
    expect(index.within('s1', 10).map(({ title }) => title)).toEqual(['SQ010 / SH010 · Animation']);
  });

  it('takes over what was renamed, made and deleted', async () => {
    await fill(ROWS);
    await fill([
      made('sequence', 'q', 'SQ020'),
      made('shot', 's1', 'SH010', { parentId: 'q' }),
      made('shot', 's3', 'SH300', { parentId: 'q' }),
    ]);
    expect(ids('sh100')).toEqual([]);
    expect(ids('sq010')).toEqual([]);
    expect(ids('sq020')).toEqual(['q', 's1', 's3']);
  });

  it('forgets a production that I am no longer in', async () => {
    await fill(ROWS);
    index.keepOnly([]);
    expect(ids('sh010')).toEqual([]);
    expect(index.readAt().size).toBe(0);
  });

  it('goes on where it was stopped, and counts as unread until then', async () => {
    await index.store(PRODUCTION, searchEntries(ROWS, PRODUCTION), 5, () => Promise.resolve(false));
    expect(index.readAt().get('lantern') ?? 0).toBe(0);
    await fill(ROWS, 7);
    expect(index.readAt().get('lantern')).toBe(7);
  });

  it('is made anew from a file that is none, and goes when the account is left', async () => {
    writeFileSync(
      join(folder, 'search.db'),
      'nothing of a database, and longer than its header '.repeat(40),
    );
    expect(ids('sh010')).toEqual([]);
    await fill(ROWS);
    expect(ids('sh010')).toEqual(['s1', 't1']);
    index.remove();
    expect(existsSync(join(folder, 'search.db'))).toBe(false);
  });

  it('takes any text for words, and finds each entry by its own title', async () => {
    await fill(ROWS);
    const entries = searchEntries(ROWS, PRODUCTION);
    for (const { id, title } of entries) expect(ids(title), title).toContain(id);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        expect(index.find(text, 5).length).toBeLessThanOrEqual(5);
        // Nothing that is typed makes the file look damaged.
        expect(index.find('sq010', 1)).toHaveLength(1);
      }),
      { numRuns: 15 },
    );
  });
});
