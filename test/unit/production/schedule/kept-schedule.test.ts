import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Ahead } from '../../../../electron/production/browse/ahead.ts';
import { createInMemory, type InMemory } from '../../../../electron/production/browse/in-memory.ts';
import { PRODUCTION_LISTS, STUDIO } from '../../../../electron/production/browse/lists.ts';
import { keepExtras, ONE } from '../../../../electron/production/schedule/extras.ts';
import {
  openProductionCache,
  type CachedItem,
  type ProductionCache,
} from '../../../../electron/replica/productions/production-cache.ts';
import { chanceOf } from '../../../fixtures/mutated.ts';

const FILM = 'film';
let folder: string;
let cache: ProductionCache;

const shot = (id: string, name: string) => ({
  ...{ id, name, parentId: null, description: '', previewFileId: null, canceled: false },
  ...{ frames: null, data: {} },
});
const task = (id: string, entityId: string, dueDate: string) => ({
  ...{ id, entityId, typeId: 'type', statusId: 'status', assigneeIds: [], startDate: null },
  ...{ dueDate, priority: 0, estimation: 480, timeSpent: 0, previewFileId: null, data: {} },
});
const day = (at: number): string => `2026-12-${String(1 + (at % 28)).padStart(2, '0')}`;
const write = (list: string, items: CachedItem[], of = FILM): void =>
  cache.write(
    of,
    list,
    items.map((item) => ({ item, mark: JSON.stringify(item) })),
  );
const finish = (list: string, ids: string[], of = FILM): boolean =>
  cache.finish(of, list, ids, { readAt: 1, etag: null });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-kept-'));
  cache = openProductionCache(join(folder, 'productions.db'));
  for (const list of PRODUCTION_LISTS) finish(list, []);
  write('shots', [shot('s1', 'SH01'), shot('s2', 'SH02')]);
  write('tasks', [task('t1', 's1', day(1)), task('t2', 's2', day(2))]);
});
afterEach(() => {
  cache.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The schedule as the lists on the disk say it, nothing kept of it. */
function made(ahead: readonly Ahead[] = []): string | null {
  const fresh = createInMemory(cache);
  fresh.of(FILM);
  return fresh.schedule(FILM, null, ahead).facts;
}

it('is drawn as it was left, without a list being read', () => {
  const before = createInMemory(cache);
  const { facts } = before.schedule(FILM, null, []);
  expect(facts).toContain('SH01');
  before.leave(FILM);
  const items = vi.spyOn(cache, 'items');
  const after = createInMemory(cache);
  const shown = after.schedule(FILM, null, []);
  expect(shown.facts).toBe(facts);
  expect(after.schedule(FILM, shown.stamp, [])).toEqual({ stamp: shown.stamp, facts: null });
  expect(items).not.toHaveBeenCalled();
});

it('is made anew where the studio’s own list of productions has changed', () => {
  const before = createInMemory(cache);
  before.schedule(FILM, null, []);
  before.leave(FILM);
  write('open-projects', [{ id: FILM, name: 'The Film', ranks: {} } as CachedItem], STUDIO);
  expect(createInMemory(cache).schedule(FILM, null, []).facts).toContain('The Film');
});

it('says what is ahead of Kitsu, and keeps none of that', () => {
  const ahead: Ahead[] = [{ list: 'tasks', id: 't1', set: { dueDate: day(20) } }];
  const one = createInMemory(cache);
  expect(one.schedule(FILM, null, ahead).facts).toBe(made(ahead));
  one.leave(FILM);
  expect(createInMemory(cache).schedule(FILM, null, []).facts).toBe(made());
});

it('has another form once its text says other things: FORM in kept-schedule.ts grows with this list', () => {
  const facts = JSON.parse(made() ?? '') as Record<string, unknown[]>;
  const fields = (of: unknown): string => Object.keys(of as object).join(' ');
  expect([
    fields(facts),
    ...['groups', 'entities', 'tasks'].map((name) => fields(facts[name]?.[0])),
  ]).toEqual([
    'name start end groups entities tasks types statuses people milestones bands daysOff isPartial',
    'id name kind',
    'id name group',
    'id entity type status people start due estimation spent',
  ]);
});

/** What may happen to a production while somebody looks at it, or nobody does. */
function happen(random: () => number, memory: InMemory): InMemory {
  const pick = (of: number): number => Math.floor(random() * of);
  const one = task(`t${1 + pick(3)}`, `s${1 + pick(2)}`, day(pick(28)));
  switch (pick(8)) {
    case 0:
      if (cache.put(FILM, 'tasks', one.id, one)) memory.reread(FILM, 'tasks');
      return memory;
    case 1:
      if (cache.put(FILM, 'tasks', one.id, null)) memory.reread(FILM, 'tasks');
      return memory;
    case 2: {
      const daysOff = [{ id: 'd', personId: 'p', first: day(pick(9)), last: day(20) }];
      const extras = { id: ONE, milestones: [], items: [], daysOff } as never;
      if (keepExtras(cache, FILM, extras)) memory.extrasChanged(FILM);
      return memory;
    }
    case 3:
      write('shots', [shot('s1', `SH${pick(90)}`)]);
      memory.reread(FILM, 'shots');
      return memory;
    case 4:
      // Stored by half, and ended: nothing was told.
      write('tasks', [one]);
      return createInMemory(cache);
    case 5:
      // The half of one list is stored while another is told.
      write('tasks', [one]);
      if (cache.put(FILM, 'shots', 's2', shot('s2', `SH${pick(90)}`))) memory.reread(FILM, 'shots');
      memory.schedule(FILM, null, []);
      memory.leave(FILM);
      return memory;
    case 6:
      memory.leave(FILM);
      return memory;
    default:
      memory.leaveAll();
      return createInMemory(cache);
  }
}

it.each(Array.from({ length: 40 }, (_, at) => at + 1))(
  'is what the lists say, whatever happened to them (seed %i)',
  (seed) => {
    const random = chanceOf(seed);
    let memory = createInMemory(cache);
    for (let step = 0; step < 40; step += 1) {
      memory = happen(random, memory);
      const ahead: Ahead[] =
        random() < 0.2 ? [{ list: 'tasks', id: 't1', set: { dueDate: day(step) } }] : [];
      expect(memory.schedule(FILM, null, ahead).facts).toBe(made(ahead));
    }
  },
);
