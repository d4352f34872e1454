import { describe, expect, it } from 'vitest';
import { newAsset } from '../../../electron/kitsu/production/assets.ts';
import { inParallel } from '../../../electron/kitsu/in-parallel.ts';
import {
  allTasks,
  allTasksForProject,
} from '../../../electron/kitsu/production/production-tasks.ts';
import { getProjectByName } from '../../../electron/kitsu/production/projects.ts';
import { assignTasksToPerson } from '../../../electron/kitsu/production/task-assignment.ts';
import { setTasksPriority } from '../../../electron/kitsu/production/task-changes.ts';
import { fakeKitsu } from '../../fixtures/fake-kitsu.ts';

const task = (id: string, more: object = {}) => ({ id, task_status_id: 'done', ...more });

describe('lists', () => {
  it('are read in pages, each task once though it moved meanwhile', async () => {
    const { http, requests } = fakeKitsu(({ url }) => {
      if (url.includes('task-status')) {
        return { status: 200, json: [{ id: 'done', name: 'Done', is_done: true }] };
      }
      const page = Number(new URL(url).searchParams.get('page'));
      const data = [task(`t${page}`), task(`t${page - 1}`)];
      return { status: 200, json: { data, total: 4, nb_pages: 3 } };
    });
    const answer = await allTasks(http);
    if (!answer.ok) throw new Error(answer.message);
    expect(answer.value.map(({ id }) => id).sort()).toEqual(['t0', 't1', 't2', 't3']);
    expect(answer.value.every(({ taskStatus }) => taskStatus?.isDone)).toBe(true);
    expect(requests.filter((one) => one.includes('/data/tasks'))).toHaveLength(3);
  });

  it('say that nothing changed, and otherwise bring a new mark', async () => {
    const { http } = fakeKitsu(({ headers }) =>
      headers['if-none-match'] === '"a"'
        ? { status: 304 }
        : { status: 200, json: [task('t1')], headers: { etag: '"a"' } },
    );
    expect(await allTasksForProject(http, 'p')).toMatchObject({
      value: { kind: 'fresh', etag: '"a"', value: [{ id: 't1' }] },
    });
    expect(await allTasksForProject(http, 'p', { etag: '"a"' })).toMatchObject({
      value: { kind: 'unchanged' },
    });
    expect(await allTasksForProject(http, 'p', { etag: '"b"' })).toMatchObject({
      value: { kind: 'fresh' },
    });
  });

  it('are asked for a few at a time, and not on after a failure', async () => {
    let now = 0;
    let most = 0;
    const answer = await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      now += 1;
      most = Math.max(most, now);
      await Promise.resolve();
      now -= 1;
      return { ok: true, value: item * 2 };
    });
    expect(answer).toEqual({ ok: true, value: [2, 4, 6, 8, 10, 12, 14] });
    expect(most).toBe(3);
    const begun: number[] = [];
    const failed = await inParallel([1, 2, 3, 4], 1, (item) => {
      begun.push(item);
      return Promise.resolve(
        item === 2
          ? { ok: false as const, code: 'timeout' as const, message: 'late', action: null }
          : { ok: true as const, value: item },
      );
    });
    expect(failed).toMatchObject({ ok: false, code: 'timeout' });
    expect(begun).toEqual([1, 2]);
  });
});

describe('names', () => {
  it('are taken as they are written, whatever the server finds like them', async () => {
    const { http, requests } = fakeKitsu(() => ({
      status: 200,
      json: [
        { id: '1', name: 'agent_327' },
        { id: '2', name: 'AgentX327' },
        { id: '3', name: 'Agent_327' },
      ],
    }));
    expect(await getProjectByName(http, 'Agent_327')).toMatchObject({ value: { id: '3' } });
    expect(await getProjectByName(http, 'Agent%')).toEqual({ ok: true, value: null });
    await getProjectByName(http, 'back\\slash');
    expect(requests.at(-1)).toBe('GET /data/projects?name=back\\\\slash');
  });

  it('make one asset of two creates at once, and let a failed one be tried again', async () => {
    const assets: object[] = [];
    let broken = true;
    const { http, requests } = fakeKitsu(({ method, body }) => {
      if (method === 'GET') return { status: 200, json: assets };
      if (broken) {
        broken = false;
        return { status: 500, json: {} };
      }
      const made = { id: `a${assets.length}`, ...(JSON.parse(body?.toString() ?? '{}') as object) };
      assets.push(made);
      return { status: 201, json: made };
    });
    const [failed, made, again] = await Promise.all(
      [1, 2, 3].map(() => newAsset(http, 'p', 't', 'Hero')),
    );
    expect(failed).toMatchObject({ ok: false, code: 'server-fault' });
    expect(made).toMatchObject({ ok: true, value: { id: 'a0' } });
    expect(again).toEqual(made);
    expect(requests.filter((one) => one.startsWith('POST'))).toHaveLength(2);
  });
});

describe('batches', () => {
  it('are read back where the server left something out', async () => {
    const { http, requests } = fakeKitsu(({ method }) =>
      method === 'PUT'
        ? { status: 200, json: [task('sent')] }
        : { status: 200, json: [task('had', { assignees: ['jane'] }), task('no')] },
    );
    const ids = ['sent', 'had', 'no', 'gone', 'no'];
    expect(await assignTasksToPerson(http, ids, 'jane')).toMatchObject({
      value: {
        done: ['sent', 'had'],
        refused: [
          { id: 'no', code: 'forbidden' },
          { id: 'gone', code: 'not-found' },
        ],
      },
    });
    expect(requests[1]).toBe('GET /data/tasks?id=["had","no","gone"]&relations=true');
  });

  it('ask no more where all was done', async () => {
    const { http, requests } = fakeKitsu(() => ({ status: 200, json: [task('a'), task('b')] }));
    const answer = await assignTasksToPerson(http, ['a', 'b'], 'jane');
    expect(answer).toEqual({ ok: true, value: { done: ['a', 'b'], refused: [] } });
    expect(requests).toHaveLength(1);
  });

  it('are "not supported" on a server that is too old, and only there', async () => {
    const missing = (version: string) =>
      fakeKitsu(({ method }) =>
        method === 'PUT'
          ? { status: 404, json: { message: 'The requested URL was not found on the server.' } }
          : { status: 200, json: { api: 'Zou', version } },
      );
    const old = await setTasksPriority(missing('1.0.30').http, ['a'], 1);
    expect(old).toMatchObject({
      code: 'not-supported',
      message: expect.stringContaining('1.0.30'),
    });
    const today = await setTasksPriority(missing('1.0.97').http, ['a'], 1);
    expect(today).toMatchObject({ code: 'not-found' });
  });
});
