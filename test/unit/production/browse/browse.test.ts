import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Http } from '../../../../electron/kitsu/http.ts';
import { createBrowse, type Browse } from '../../../../electron/production/browse/browse.ts';
import { openEngine } from '../../../../electron/production/browse/engine.ts';
import { STUDIO } from '../../../../electron/production/browse/lists.ts';
import { hintOf } from '../../../../electron/production/browse/live-hints.ts';
import type { RowsAsked, StructureRows } from '../../../../electron/shared/productions.ts';
import { failure } from '../../../../electron/shared/result.ts';
import { browsingHere } from '../../../fixtures/browsing.ts';

type Row = Record<string, unknown>;

const FILM = 'film';
const ASKED: RowsAsked = {
  ...{ view: 'shots', openTo: 'tasks', toggled: [] },
  ...{ search: '', canceled: false, from: 0, to: 50 },
};

/** What the studio has, by path; a list that is missing is refused. */
let kitsu: Map<string, Row | Row[]>;
let asked: { path: string; etag: string | null }[];
let folder: string;
let browse: Browse;
let news: number;

const bytesOf = (path: string) => {
  const found = kitsu.get(path);
  return found === undefined
    ? failure('forbidden', 'Not yours.')
    : { ok: true as const, value: Buffer.from(JSON.stringify(found)) };
};
const http = {
  request({ path }: { path: string }) {
    asked.push({ path, etag: null });
    return Promise.resolve(bytesOf(path));
  },
  tagged({ path }: { path: string }, etag: string | null) {
    asked.push({ path, etag });
    const now = `"${JSON.stringify(kitsu.get(path) ?? '').length}"`;
    if (etag === now) return Promise.resolve({ ok: true, value: { kind: 'unchanged' } });
    const answer = bytesOf(path);
    if (!answer.ok) return Promise.resolve(answer);
    return Promise.resolve({ ok: true, value: { kind: 'fresh', value: answer.value, etag: now } });
  },
} as unknown as Http;

const lists = (of: Record<string, Row[]>): void => {
  for (const name of ['episodes', 'sequences', 'shots', 'assets', 'tasks', 'metadata-descriptors'])
    kitsu.set(`/data/projects/${FILM}/${name}`, of[name] ?? []);
};
const rows = async (): Promise<StructureRows> => {
  const answer = await browse.rows(FILM, ASKED);
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
};
const names = async (): Promise<string[]> => (await rows()).rows.map(({ name }) => name);
const settled = () =>
  expect
    .poll(async () => {
      const { readAt, reading, problem } = await rows();
      return reading === null && (readAt !== null || problem !== null);
    })
    .toBe(true);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-browse-'));
  kitsu = new Map<string, Row | Row[]>([
    ['/data/projects', [{ id: FILM, name: 'Film' }]],
    ['/data/projects/open', [{ id: FILM, name: 'Film', team: ['me'], fps: 23.976 }]],
    ...['asset-types', 'task-types', 'task-status', 'persons'].map((name): [string, Row[]] => [
      `/data/${name}`,
      [],
    ]),
  ]);
  lists({
    shots: [{ id: 's1', name: 'SH010' }, { name: 'without an id' }, { id: 's2', name: 'SH020' }],
  });
  asked = [];
  news = 0;
  browse = createBrowse({
    ...{ file: join(folder, 'productions.db'), http, start: browsingHere, me: 'me' },
    now: () => new Date(),
    studio: () => ({ context: null, rules: null }),
    onNews: () => (news += 1),
    log: () => undefined,
    ahead: () => [],
    unsent: () => new Map(),
  });
});
afterEach(async () => {
  vi.useRealTimers();
  await browse.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a production that somebody looks at', () => {
  it('shows what could be read, and tells when that came', async () => {
    await settled();
    expect(await names()).toEqual(['SH010', 'SH020']);
    expect(news).toBeGreaterThan(0);
    await browse.list();
    await expect.poll(async () => (await browse.list()).ok).toBe(true);
    await expect
      .poll(async () => {
        const list = await browse.list();
        return list.ok ? list.value.productions : [];
      })
      .toMatchObject([{ name: 'Film', fps: '23.976', mine: true, open: true, team: 1 }]);
  });

  it('asks for what it has by Kitsu’s mark, and anew where the cache has gone meanwhile', async () => {
    await settled();
    asked = [];
    await browse.refresh(FILM);
    expect(asked.every(({ etag }) => etag !== null)).toBe(true);
    expect(asked).toHaveLength(10);
    browse.leave();
    for (const end of ['', '-wal', '-shm'])
      rmSync(join(folder, `productions.db${end}`), { force: true });
    await settled();
    expect(await names()).toEqual(['SH010', 'SH020']);
  });

  it('is forgotten where I may not see it any more, and says so', async () => {
    await settled();
    for (const path of kitsu.keys()) if (path.includes(FILM)) kitsu.delete(path);
    await browse.refresh(FILM);
    const now = await rows();
    expect(now.problem?.code).toBe('forbidden');
    expect(now.rows).toEqual([]);
  });

  it('reads single items by their events, and lists where there are many', async () => {
    await settled();
    asked = [];
    kitsu.set('/data/shots/s1', { id: 's1', name: 'SH011', project_id: FILM });
    browse.hear('shot:update', { shot_id: 's1', project_id: FILM });
    await expect.poll(names).toEqual(['SH011', 'SH020']);
    expect(asked.map(({ path }) => path)).toEqual(['/data/shots/s1']);
    // Of another production, by a name that lies.
    kitsu.set('/data/shots/s2', { id: 's2', name: 'Other', project_id: 'other' });
    browse.hear('shot:update', { shot_id: 's2' });
    await expect.poll(() => asked.map(({ path }) => path)).toContain('/data/shots/s2');
    expect(await names()).toEqual(['SH011', 'SH020']);

    asked = [];
    lists({ shots: [{ id: 's1', name: 'SH012' }] });
    for (let at = 0; at < 40; at += 1)
      browse.hear('shot:update', { shot_id: `s${at}`, project_id: FILM });
    await expect.poll(names).toEqual(['SH012']);
    expect(asked.filter(({ path }) => path.startsWith('/data/shots/'))).toEqual([]);
  });

  it('hears nothing when nobody looks', async () => {
    await settled();
    browse.leave();
    asked = [];
    browse.hear('shot:update', { shot_id: 's1', project_id: FILM });
    browse.reconnected();
    await rows();
    expect(asked.filter(({ path }) => path.startsWith('/data/shots/'))).toEqual([]);
  });
});

it('has let go of the file when it is stopped, though nobody looked any more', async () => {
  let closed = 0;
  const slow = createBrowse({
    ...{ file: join(folder, 'slow.db'), http, me: 'me', now: () => new Date() },
    start(file, told) {
      const port = browsingHere(file, told);
      return {
        ...port,
        async end() {
          await new Promise((done) => setImmediate(done));
          closed += 1;
        },
      };
    },
    studio: () => ({ context: null, rules: null }),
    onNews: () => undefined,
    log: () => undefined,
    ahead: () => [],
    unsent: () => new Map(),
  });
  await slow.open(FILM);
  slow.leave();
  await slow.stop();
  expect(closed).toBe(1);
});

describe('an event', () => {
  it('names an item, the studio, or nothing that is shown', () => {
    const item = { kind: 'item', projectId: FILM, list: 'tasks', id: 't1' };
    for (const name of ['task:new', 'task:update', 'task:assign', 'task:status-changed'])
      expect(hintOf(name, { task_id: 't1', project_id: FILM }), name).toEqual(item);
    expect(hintOf('project:update', { project_id: FILM })).toEqual({ kind: 'studio' });
    const cast = { added_asset_ids: ['a1'], removed_asset_ids: null, project_id: FILM };
    expect(hintOf('shot:casting-update', { shot_id: 's1', ...cast })).toEqual({
      ...{ kind: 'casting', projectId: FILM },
      of: [
        { id: 's1', isAsset: false },
        { id: 'a1', isAsset: true },
      ],
    });
    expect(hintOf('asset:casting-update', { asset_id: 'a2' })).toMatchObject({
      of: [{ id: 'a2', isAsset: true }],
    });
    for (const [name, data] of [
      ['comment:new', { task_id: 't1' }],
      ['task:update', null],
      ['task:update', { task_id: 7 }],
      ['task:update', { task_id: 'x'.repeat(100) }],
      ['shot:casting-update', { asset_id: 'a1' }],
      ['toString', {}],
    ] as const)
      expect(hintOf(name, data), name).toBeNull();
  });
});

describe('the worker', () => {
  it('answers a question while it stores a long list', async () => {
    const engine = openEngine(join(folder, 'engine.db'));
    const shots = Array.from({ length: 3000 }, (_, at) => ({ id: `s${at}`, name: `SH${at}` }));
    const done: string[] = [];
    const store = engine
      .answer({
        ...{ id: 1, kind: 'store' },
        ask: {
          ...{ projectId: FILM, list: 'shots', etag: null, at: 1 },
          body: Buffer.from(JSON.stringify(shots)),
        },
      })
      .then(() => done.push('store'));
    await engine
      .answer({ id: 2, kind: 'rows', ask: { projectId: FILM, asked: ASKED, ahead: [] } })
      .then(() => done.push('rows'));
    await store;
    expect(done).toEqual(['rows', 'store']);
    const after = await engine.answer({
      ...{ id: 3, kind: 'rows' },
      ask: { projectId: FILM, asked: ASKED, ahead: [] },
    });
    expect(after).toMatchObject({ ok: true, value: { total: 3000 } });
    await engine.answer({ id: 4, kind: 'close', ask: {} });
  });

  it('calls no production closed before it knows which of them run', async () => {
    const engine = openEngine(join(folder, 'engine.db'));
    const store = (list: 'projects' | 'open-projects') => {
      const body = Buffer.from(JSON.stringify([{ id: FILM, name: 'Film', team: [] }]));
      const ask = { projectId: STUDIO, list, etag: null, at: 1, body };
      return engine.answer({ id: 1, kind: 'store', ask });
    };
    const told = () => engine.answer({ id: 2, kind: 'projects', ask: {} });
    await store('projects');
    expect(await told()).toMatchObject({ ok: true, value: { projects: [], open: [] } });
    await store('open-projects');
    expect(await told()).toMatchObject({
      ok: true,
      value: { projects: [{ id: FILM }], open: [FILM] },
    });
    await engine.answer({ id: 3, kind: 'close', ask: {} });
  });

  it('stores nothing of what is no list', async () => {
    const engine = openEngine(join(folder, 'engine.db'));
    for (const body of ['<html>', '{"id":1}', '[{"id":"s1"}', '']) {
      const ask = { projectId: FILM, list: 'shots' as const, etag: null, at: 1 };
      const stored = await engine.answer({
        ...{ id: 1, kind: 'store' },
        ask: { ...ask, body: Buffer.from(body) },
      });
      expect(stored, body).toMatchObject({ ok: true, value: 'not-understood' });
    }
    await engine.answer({ id: 2, kind: 'close', ask: {} });
  });
});
