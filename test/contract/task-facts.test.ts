import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createHttp, type Http } from '../../electron/kitsu/http.ts';
import { readTaskFacts, subscribe, unsubscribe } from '../../electron/kitsu/task-facts.ts';
import { createNodeTransport } from '../fixtures/node-transport.ts';
import { setStage, type Stage } from './roles/stage.ts';

const studio = inject('studio');

/** What Kitsu says of a task beyond its row: both studios must say it alike. */
describe.skipIf(studio === null)('the facts of a task', () => {
  let stage: Stage;
  let http: Http;
  beforeAll(async () => {
    stage = await setStage(studio);
    const { token } = stage.as.artist;
    http = createHttp({
      api: `${studio.url}/api`,
      transport: createNodeTransport(),
      tokens: {
        access: () => token,
        refresh: () => Promise.resolve('unavailable'),
        refused: () => undefined,
      },
      userAgent: 'kitsu-companion/test',
    });
  });
  afterAll(() => stage.clear());

  const facts = async (taskId: string) => {
    const answer = await readTaskFacts(http, taskId);
    if (!answer.ok) throw new Error(answer.message);
    return answer.value;
  };

  it('are its shot’s frames and columns, its own columns, its people, and what is cast', async () => {
    const { admin, artist } = stage.as;
    const base = `/data/projects/${stage.project}`;
    await admin.put(base, { fps: '23.976', resolution: '2048x858' });
    const column = (name: string, entity_type: string, more: object = {}) =>
      admin.post(`${base}/metadata-descriptors`, {
        ...{ name, entity_type, data_type: 'string', choices: [], departments: [] },
        for_client: false,
        ...more,
      });
    await column('Weather', 'Shot');
    await column('Colour', 'Asset');
    await column('Farm note', 'Task', { task_type_id: stage.taskTypes.animation });
    const task = await stage.newTask();
    await admin.put(`/actions/persons/${artist.user.id}/assign`, { task_ids: [task] });
    const { entityId } = await facts(task);
    await admin.put(`/data/entities/${entityId}`, {
      nb_frames: 48,
      data: { frame_in: 1001, frame_out: 1048, weather: 'rain', unknown: 'nobody’s column' },
    });
    const made = await admin.post<{ id: string }>(
      `${base}/asset-types/${stage.assetType}/assets/new`,
      { name: stage.name('Lamp'), description: '', data: {} },
    );
    await admin.put(`${base}/entities/${entityId}/casting`, [
      { asset_id: made.id, nb_occurences: 2, label: 'animate' },
    ]);

    const read = await facts(task);
    expect(read).toMatchObject({
      frames: { first: 1001, last: 1048, count: 48 },
      fps: '23.976',
      resolution: '2048x858',
      data: { weather: 'rain' },
      taskData: {},
      isSubscribed: false,
      folder: null,
    });
    expect(read.data).not.toHaveProperty('unknown');
    expect(read.descriptors.map(({ name }) => name).sort()).toEqual(['Farm note', 'Weather']);
    expect(read.people.map(({ id }) => id)).toEqual([artist.user.id]);
    expect(read.casting).toMatchObject([{ id: made.id, count: 2, label: 'animate' }]);

    await admin.post(`${base}/settings/task-types`, { task_type_id: stage.taskTypes.modeling });
    const [modeling] = await admin.post<{ id: string }[]>(`/data/entities/${made.id}/tasks`, {
      task_type_ids: [stage.taskTypes.modeling],
    });
    const ofAsset = await facts(modeling?.id ?? '');
    // Without an episode Kitsu writes the word None, which is nobody's name.
    expect(ofAsset.casting).toMatchObject([{ id: entityId, group: 'SQ010', count: 2 }]);
  });

  it('a subscription may be asked for and ended as often as one likes', async () => {
    const task = await stage.newTask();
    for (let time = 0; time < 2; time++)
      expect(await subscribe(http, task)).toMatchObject({ ok: true });
    expect((await facts(task)).isSubscribed).toBe(true);
    for (let time = 0; time < 2; time++)
      expect(await unsubscribe(http, task)).toMatchObject({ ok: true });
    expect((await facts(task)).isSubscribed).toBe(false);
  });
});
