import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Http } from '../../electron/kitsu/http.ts';
import {
  allOpenProjects,
  closeProject,
  newProject,
  removeProject,
} from '../../electron/kitsu/production/projects.ts';
import { newSequence } from '../../electron/kitsu/production/sequences.ts';
import { newShot } from '../../electron/kitsu/production/shots.ts';
import { readProduction, type Production } from '../../electron/kitsu/production/traversal.ts';
import { createBrowse, type Browse } from '../../electron/production/browse/browse.ts';
import type { RowsAsked, StructureRow, StructureView } from '../../electron/shared/productions.ts';
import type { Result } from '../../electron/shared/result.ts';
import { browsingHere } from '../fixtures/browsing.ts';
import { clientOf } from '../fixtures/client.ts';
import { startFaultProxy, type FaultProxy } from '../fixtures/fault-proxy.ts';
import { signInToApi, type StudioApi } from '../fixtures/studio-api.ts';
import { accountOf } from '../fixtures/studio.ts';

const studio = inject('studio');
const SOON = { timeout: 30_000, interval: 50 };
const CREW = 5;

function must<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value;
}

/** A production as a lead looks at it: from the disk, read anew, and followed by events. */
describe.skipIf(studio === null)('productions of a lead', { timeout: 120_000 }, () => {
  let folder: string;
  let proxy: FaultProxy;
  let lead: StudioApi;
  let http: Http;
  let browse: Browse;
  let film: Production;

  const openAs = (role: string, client: Http, me: string): Browse =>
    createBrowse({
      file: join(folder, `${role}.db`),
      http: client,
      start: browsingHere,
      now: () => new Date(),
      me,
      studio: () => ({ context: null, rules: null }),
      onNews: () => undefined,
      log: () => undefined,
      ahead: () => [],
      unsent: () => new Map(),
    });
  const ask = (view: StructureView, more: Partial<RowsAsked> = {}): RowsAsked => ({
    ...{ view, openTo: 'tasks', toggled: [], search: '', canceled: true, from: 0, to: 400 },
    ...more,
  });
  const rows = async (view: StructureView, more: Partial<RowsAsked> = {}) =>
    must(await browse.rows(film.project.id, ask(view, more)));
  async function all(view: StructureView): Promise<StructureRow[]> {
    const found: StructureRow[] = [];
    for (let total = 1; found.length < total;) {
      const part = await rows(view, { from: found.length, to: found.length + 400 });
      total = part.total;
      found.push(...part.rows);
      if (part.rows.length === 0) break;
    }
    return found;
  }
  const settled = () =>
    expect
      .poll(async () => {
        const { readAt, reading, problem } = await rows('shots', { to: 0 });
        return problem?.message ?? (reading === null && readAt !== null);
      }, SOON)
      .toBe(true);

  beforeAll(async () => {
    if (!studio) return;
    folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-lead-'));
    proxy = await startFaultProxy(studio.url);
    const account = accountOf(studio, 'manager');
    lead = await signInToApi(studio, account);
    http = (await clientOf(studio, account, { throughUrl: proxy.url })).http;
    const open = must(await allOpenProjects(http));
    const read = await Promise.all(
      open.map(async ({ id }) => must(await readProduction(http, id))),
    );
    // The largest of them with a crew: what other tests make, and remove, has two or three people.
    const [largest] = read
      .filter(({ project }) => project.teamIds.length > CREW)
      .sort((a, b) => b.tasks.length - a.tasks.length);
    if (!largest) throw new Error('The manager leads nothing.');
    film = largest;
    browse = openAs('manager', http, lead.user.id);
  });
  afterEach(() => proxy?.heal());
  afterAll(async () => {
    await browse?.stop();
    await proxy?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('are listed with their dates, rate, size and team', async () => {
    must(await browse.list());
    await expect
      .poll(async () => must(await browse.list()).productions.length, SOON)
      .toBeGreaterThan(0);
    const { productions } = must(await browse.list());
    const found = productions.find(({ id }) => id === film.project.id);
    const own = await lead.get<Record<string, unknown>>(`/data/projects/${film.project.id}`);
    expect(found).toMatchObject({
      ...{ name: film.project.name, open: true, mine: true, team: film.project.teamIds.length },
      ...{ startDate: film.project.startDate, endDate: film.project.endDate },
      ...{ fps: String(own['fps']), resolution: own['resolution'] },
      type: film.project.productionType,
    });
  });

  it('are read whole, in ten lists, and have every shot, asset and task once', async () => {
    proxy.requests.length = 0;
    must(await browse.open(film.project.id));
    await settled();
    const asked = proxy.requests.filter(
      ({ path }) => !/\/data\/projects(\/open)?(\?|$)/.test(path),
    );
    expect(asked).toHaveLength(10);
    const shots = await all('shots');
    const assets = await all('assets');
    const idsOf = (kind: StructureRow['kind']) =>
      [...shots, ...assets].filter((row) => row.kind === kind).map(({ id }) => id);
    const sorted = (items: readonly { id: string }[]) => items.map(({ id }) => id).sort();
    expect(idsOf('shot').sort()).toEqual(sorted(film.shots));
    expect(idsOf('asset').sort()).toEqual(sorted(film.assets));
    expect(idsOf('sequence').sort()).toEqual(sorted(film.sequences));
    expect(idsOf('episode').sort()).toEqual(sorted(film.episodes));
    const known = new Set([...idsOf('shot'), ...idsOf('asset'), ...idsOf('sequence')]);
    const tasks = film.tasks.filter(({ entityId }) => known.has(entityId));
    expect(idsOf('task').sort()).toEqual(sorted(tasks));
    const someone = tasks.find(({ assigneeIds }) => (assigneeIds ?? []).length > 0);
    const row = [...shots, ...assets].find(({ id }) => id === someone?.id);
    expect(row?.task?.assignees).toHaveLength(someone?.assigneeIds?.length ?? 0);
    expect(row?.task?.assignees).not.toContain('Somebody not listed here');
    expect(row?.task?.dueDate).toBe(someone?.dueDate);
  });

  it('open from the disk while Kitsu is away, with their age, and say why they are no newer', async () => {
    must(await browse.open(film.project.id));
    await settled();
    const before = await all('shots');
    const { readAt } = await rows('shots');
    browse.leave();
    proxy.on('*', /./, { kind: 'close-before' });
    const opened = must(await browse.open(film.project.id));
    expect(opened?.name).toBe(film.project.name);
    expect(await all('shots')).toEqual(before);
    await expect.poll(async () => (await rows('shots')).problem?.code, SOON).toBe('unreachable');
    const now = await rows('shots');
    expect(now.readAt?.slice(0, 16)).toBe(readAt?.slice(0, 16));
    proxy.heal();
    must(await browse.refresh(film.project.id));
    expect((await rows('shots')).problem).toBeNull();
  });

  it('take what an event names anew, and nothing else', async () => {
    must(await browse.open(film.project.id));
    await settled();
    const task = film.tasks.find(({ entityId }) => film.shots.some(({ id }) => id === entityId));
    if (!task) throw new Error('No shot has a task.');
    const due = async () =>
      (await all('shots')).find(({ id }) => id === task.id)?.task?.dueDate ?? null;
    proxy.requests.length = 0;
    await lead.put(`/data/tasks/${task.id}`, { due_date: '2031-05-06' });
    try {
      browse.hear('task:update', { task_id: task.id, project_id: film.project.id });
      // Of another production, and nothing that a row shows.
      browse.hear('task:update', { task_id: task.id, project_id: 'another' });
      browse.hear('comment:new', { task_id: task.id, project_id: film.project.id });
      await expect.poll(due, SOON).toBe('2031-05-06');
      expect(proxy.requests.map(({ path }) => path)).toEqual([`/api/data/tasks/${task.id}`]);
    } finally {
      await lead.put(`/data/tasks/${task.id}`, { due_date: task.dueDate });
    }
  });

  it('have a shot from its event on, and no more when Kitsu has it no more', async () => {
    const admin = await clientOf(studio, accountOf(studio, 'admin'));
    const own = must(
      await newProject(admin.http, { name: `Browsed ${Date.now()}`, teamIds: [lead.user.id] }),
    );
    try {
      const sequence = must(await newSequence(admin.http, own.id, 'SQ010'));
      must(await browse.open(own.id));
      const found = async () => {
        const { rows: all, reading } = must(await browse.rows(own.id, ask('shots')));
        return reading ? 'reading' : (all.find(({ kind }) => kind === 'shot') ?? null);
      };
      await expect.poll(found, SOON).toBeNull();
      const frames = { frameIn: 1001, frameOut: 1048, nbFrames: 48 };
      const shot = must(await newShot(admin.http, sequence, 'SH010', frames));
      const told = { shot_id: shot.id, project_id: own.id };
      browse.hear('shot:new', told);
      await expect
        .poll(found, SOON)
        .toMatchObject({ name: 'SH010', frames: { count: 48, in: 1001, out: 1048 }, level: 2 });
      proxy.on('GET', new RegExp(`/data/shots/${shot.id}$`), {
        kind: 'answer',
        status: 404,
        body: '{}',
      });
      browse.hear('shot:delete', told);
      await expect.poll(found, SOON).toBeNull();
    } finally {
      browse.close(own.id);
      must(await closeProject(admin.http, own.id));
      must(await removeProject(admin.http, own.id));
    }
  });

  it('are read anew where the file was deleted under them', async () => {
    must(await browse.open(film.project.id));
    await settled();
    const before = await all('assets');
    browse.leave();
    for (const end of ['', '-wal', '-shm'])
      rmSync(join(folder, `manager.db${end}`), { force: true });
    must(await browse.open(film.project.id));
    await settled();
    expect(await all('assets')).toEqual(before);
  });
});
