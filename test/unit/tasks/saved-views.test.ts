import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import { DEFAULT_FILTER, type TodoFilter } from '../../../electron/shared/todo-filter.ts';
import { openingFilter } from '../../../electron/tasks/opening-filter.ts';
import {
  removeView,
  renameView,
  savedViews,
  saveView,
  setDefaultView,
} from '../../../electron/tasks/saved-views.ts';
import { keepFilter, keptFilter } from '../../../electron/tasks/todo-filter.ts';
import { aStudio } from '../../fixtures/a-studio.ts';

const CONTEXT = { studio: aStudio(), today: '2026-11-20', at: '2026-11-20T15:00:00.000Z' };
const LATE: TodoFilter = { ...DEFAULT_FILTER, due: ['late'] };

let folder: string;
let replica: Replica;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-views-'));
  replica = openReplica(folder, new Date());
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

function save(name: string, filter = LATE, id: string | null = null): string {
  const done = saveView(replica, { id, name, filter }, CONTEXT);
  if (!done.ok) throw new Error(done.message);
  return done.value.id;
}
const names = (): string[] => savedViews(replica).views.map(({ name }) => name);
const raw = (id: string) => replica.keyValue.get(`todo-view:${id}`, z.looseObject({}));

describe('saved views', () => {
  it('are in the order in which they were made, after a restart too', () => {
    save('Zoo');
    save('Ant', DEFAULT_FILTER);
    replica.close();
    replica = openReplica(folder, new Date());
    expect(names()).toEqual(['Zoo', 'Ant']);
    expect(savedViews(replica).views[0]?.filter).toEqual(LATE);
  });

  it('have names of their own', () => {
    const id = save('Late');
    expect(saveView(replica, { id: null, name: 'late', filter: LATE }, CONTEXT)).toMatchObject({
      ok: false,
      message: 'You have a view “Late” already.',
    });
    save('Other');
    expect(renameView(replica, { id, name: 'OTHER' }).ok).toBe(false);
    expect(renameView(replica, { id, name: 'LATE' }).ok).toBe(true);
    expect(names()).toEqual(['LATE', 'Other']);
  });

  it('stay where they are when they are changed', () => {
    const id = save('First');
    save('Second');
    save('First', DEFAULT_FILTER, id);
    expect(names()).toEqual(['First', 'Second']);
    expect(savedViews(replica).views[0]?.filter).toEqual(DEFAULT_FILTER);
  });

  it('are refused where they are gone', () => {
    expect(renameView(replica, { id: 'gone', name: 'x' }).ok).toBe(false);
    expect(removeView(replica, 'gone').ok).toBe(false);
    expect(setDefaultView(replica, 'gone').ok).toBe(false);
    expect(saveView(replica, { id: 'gone', name: 'x', filter: LATE }, CONTEXT).ok).toBe(false);
  });
});

describe('a row that this version did not write', () => {
  it('that is damaged takes no other with it, and stays as it is', () => {
    save('Whole');
    replica.change(() => replica.keyValue.set('todo-view:damaged', { id: 'damaged', name: 7 }));
    expect(names()).toEqual(['Whole']);
    save('Another');
    expect(raw('damaged')).toEqual({ id: 'damaged', name: 7 });
  });

  it('keeps what a newer version has put there, whatever is changed of it', () => {
    const newer = {
      id: 'newer',
      name: 'Newer',
      place: 1,
      icon: 'star',
      filter: { ...LATE, sort: 'mood', nested: { deep: true } },
    };
    replica.change(() => replica.keyValue.set('todo-view:newer', newer));
    expect(savedViews(replica).views[0]?.filter).toEqual(LATE);
    expect(renameView(replica, { id: 'newer', name: 'Mine' }).ok).toBe(true);
    expect(raw('newer')).toEqual({ ...newer, name: 'Mine' });
    save('Mine', DEFAULT_FILTER, 'newer');
    expect(raw('newer')).toMatchObject({
      icon: 'star',
      filter: { ...DEFAULT_FILTER, nested: { deep: true } },
    });
  });
});

describe('undo', () => {
  const undone = (done: ReturnType<typeof removeView>) => {
    if (!done.ok) throw new Error(done.message);
    return done.value.undo(CONTEXT);
  };

  it('brings a removed view back, as the default that it was', () => {
    const id = save('Late');
    setDefaultView(replica, id);
    const removed = removeView(replica, id);
    expect(savedViews(replica)).toEqual({ views: [], defaultId: null });
    expect(undone(removed).ok).toBe(true);
    expect(savedViews(replica)).toMatchObject({ views: [{ id, name: 'Late' }], defaultId: id });
  });

  it('takes a name, a new view and a default back', () => {
    const id = save('Late');
    undone(renameView(replica, { id, name: 'Other' }));
    expect(names()).toEqual(['Late']);
    undone(setDefaultView(replica, id));
    expect(savedViews(replica).defaultId).toBeNull();
    const made = saveView(replica, { id: null, name: 'New', filter: LATE }, CONTEXT);
    if (made.ok) made.value.step.undo(CONTEXT);
    expect(names()).toEqual(['Late']);
  });

  it('leaves what was changed since', () => {
    const id = save('Late');
    const renamed = renameView(replica, { id, name: 'Other' });
    save('Newest', DEFAULT_FILTER, id);
    expect(undone(renamed)).toMatchObject({ ok: false, code: 'conflict' });
    expect(names()).toEqual(['Newest']);
  });
});

describe('the default view', () => {
  it('is how the first window begins, and from then on how the list was left', () => {
    setDefaultView(replica, save('Late'));
    expect(openingFilter(replica, false)).toEqual(DEFAULT_FILTER);
    expect(openingFilter(replica, true)).toEqual(LATE);
    expect(keptFilter(replica)).toEqual(LATE);
  });

  it('leaves the remembered first rows alone where the list was left so', () => {
    const first = { ids: ['a'], rows: 1, productions: 1 };
    setDefaultView(replica, save('Late'));
    keepFilter(replica, LATE);
    replica.change(() => replica.keyValue.set('first-screen', first));
    openingFilter(replica, true);
    expect(replica.keyValue.get('first-screen', z.unknown())).toEqual(first);
    keepFilter(replica, DEFAULT_FILTER);
    openingFilter(replica, true);
    expect(replica.keyValue.get('first-screen', z.unknown())).toBeNull();
  });
});
