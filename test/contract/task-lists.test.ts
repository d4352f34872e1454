import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createHttp, type Http } from '../../electron/kitsu/http.ts';
import { namesOfProject } from '../../electron/kitsu/production/names.ts';
import { allTasksRequiringFeedback } from '../../electron/kitsu/to-check.ts';
import { allDoneTasks } from '../../electron/kitsu/user.ts';
import { createNodeTransport } from '../fixtures/node-transport.ts';
import type { StudioApi } from '../fixtures/studio-api.ts';
import { setStage, type Role, type Stage } from './roles/stage.ts';

const studio = inject('studio');

/** What is done and what waits for a review, and what everything is called: both studios must say it alike. */
describe.skipIf(studio === null)('the lists beside the to-do list', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(studio);
  }, 240_000);
  afterAll(() => stage.clear(), 120_000);

  const as = (role: Role): Http =>
    createHttp({
      api: `${studio.url}/api`,
      transport: createNodeTransport(),
      tokens: {
        access: () => stage.as[role].token,
        refresh: () => Promise.resolve('unavailable'),
        refused: () => undefined,
      },
      userAgent: 'kitsu-companion/test',
    });
  const must = <T>(answer: { ok: true; value: T } | { ok: false; message: string }): T => {
    if (!answer.ok) throw new Error(answer.message);
    return answer.value;
  };
  const status = async (name: string): Promise<string> => {
    const all = await stage.as.admin.get<{ id: string; short_name: string }[]>('/data/task-status');
    const found = all.find(({ short_name }) => short_name.toLowerCase() === name);
    if (!found) throw new Error(`The studio has no ${name}.`);
    return found.id;
  };
  const set = async (who: StudioApi, task: string, name: string): Promise<void> =>
    void (await who.post(`/actions/tasks/${task}/comment`, {
      task_status_id: await status(name),
      comment: '',
    }));
  const newTask = async (type: 'animation' | 'layout' = 'animation'): Promise<string> => {
    const task = await stage.newTask(type);
    const { id } = stage.as.artist.user;
    await stage.as.admin.put(`/actions/persons/${id}/assign`, { task_ids: [task] });
    return task;
  };

  it('has a done task whatever its way there, by its status and not by an end date', async () => {
    const { artist, supervisor } = stage.as;
    const task = await newTask();
    await set(artist, task, 'wfa');
    await set(supervisor, task, 'wip');
    await set(supervisor, task, 'done');
    const raw =
      await artist.get<{ id: string; end_date: string | null }[]>('/data/user/done-tasks');
    expect(raw.find(({ id }) => id === task)).toMatchObject({ end_date: null });
    const done = must(await allDoneTasks(as('artist'))).tasks.find(({ id }) => id === task);
    expect(done).toMatchObject({ isDone: true });
    expect(Math.abs(Date.now() - Date.parse(done?.doneAt ?? ''))).toBeLessThan(120_000);

    await set(supervisor, task, 'retake');
    expect(must(await allDoneTasks(as('artist'))).tasks.map(({ id }) => id)).not.toContain(task);
  });

  it('has what waits for review for whoever reviews: a supervisor’s own department, and nothing for an artist', async () => {
    const { artist } = stage.as;
    const [ours, theirs] = [await newTask(), await newTask('layout')];
    await set(artist, ours, 'wfa');
    await set(artist, theirs, 'wfa');
    const toCheck = async (role: Role) => must(await allTasksRequiringFeedback(as(role))).tasks;
    const [waiting, ...others] = await toCheck('supervisor');
    expect(others).toEqual([]);
    expect(waiting).toMatchObject({ id: ours, isDone: false, assigneeIds: [artist.user.id] });
    expect(Math.abs(Date.now() - Date.parse(waiting?.waitingSince ?? ''))).toBeLessThan(120_000);
    expect((await toCheck('manager')).map(({ id }) => id).sort()).toEqual([ours, theirs].sort());
    expect(await toCheck('artist')).toEqual([]);

    // Its pager is right to the end, unlike that of the open tasks.
    const page = (at: number) =>
      stage.as.manager.get<{ data: { id: string }[]; is_more: boolean; stats: { total: number } }>(
        `/data/user/tasks-to-check?page=${at}&limit=1`,
      );
    const pages = [await page(1), await page(2)];
    expect(pages.map(({ is_more }) => is_more)).toEqual([true, false]);
    expect(pages.flatMap(({ data }) => data.map(({ id }) => id)).sort()).toEqual(
      [ours, theirs].sort(),
    );
    expect(pages[0]?.stats.total).toBe(2);

    await set(stage.as.supervisor, ours, 'done');
    expect(await toCheck('supervisor')).toEqual([]);
  });

  it('names everything in a production, for an artist of it too', async () => {
    const shot = await stage.newShot();
    const task = await newTask();
    const rows = must(
      await namesOfProject(as('artist'), stage.project, new AbortController().signal),
    );
    const of = (id: string) => rows.find((one) => one.id === id);
    expect(of(stage.sequence)).toMatchObject({ kind: 'sequence', name: 'SQ010' });
    expect(of(shot)).toMatchObject({ kind: 'shot', parentId: stage.sequence });
    expect(of(task)).toMatchObject({ kind: 'task', typeId: stage.taskTypes.animation });
    expect(of(of(task)?.parentId ?? '')).toMatchObject({ kind: 'shot' });

    // A canceled shot is found no more; Kitsu keeps it, and its tasks.
    await stage.as.admin.put(`/data/entities/${shot}`, { canceled: true });
    const later = must(
      await namesOfProject(as('artist'), stage.project, new AbortController().signal),
    );
    expect(later.map(({ id }) => id)).not.toContain(shot);
  });
});
