import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { signInToApi, type StudioApi } from '../fixtures/studio-api.ts';
import { accountOf } from '../fixtures/studio.ts';
import { lendTasks, type LentTask } from '../fixtures/lent-tasks.ts';

const studio = inject('studio');
const SOON = { timeout: 15_000, interval: 50 };
const DAY = '2026-01-07';

type Told = Record<string, unknown> & { event: string };

/** Events of an artist's and a lead's writes: the practice studio must send the same as zou. */
describe.skipIf(studio === null)('the event stream', () => {
  let artist: StudioApi;
  let lead: StudioApi;
  let line: Socket;
  let told: Told[] = [];
  let task: LentTask;
  let wip: string;

  const connect = (token: string): Socket =>
    io(`${studio.url}/events`, {
      transports: ['websocket'],
      auth: { token },
      forceNew: true,
      reconnection: false,
    });
  /** Waits until all of these events arrived, in any order, with at least these fields. */
  const tells = (...events: Told[]) =>
    expect
      .poll(() => told, SOON)
      .toEqual(expect.arrayContaining(events.map((event) => expect.objectContaining(event))));
  const mine = () => ({ task_id: task.id, project_id: task.project_id });

  beforeAll(async () => {
    if (!studio) return;
    artist = await signInToApi(studio, accountOf(studio, 'supervisor'));
    const first = await signInToApi(studio, accountOf(studio, 'artist'));
    lead = await signInToApi(studio, accountOf(studio, 'manager'));
    const statuses = await lead.get<{ id: string; short_name: string }[]>('/data/task-status');
    wip = statuses.find(({ short_name }) => short_name.toLowerCase() === 'wip')?.id ?? '';
    [task] = await lendTasks(
      lead,
      { artist: first, to: artist },
      1,
      'last',
      ({ task_status_id }) => task_status_id !== wip,
    );
    line = connect(artist.token);
    line.onAny((event: string, data: object) => told.push({ event, ...data }));
    await new Promise((connected, refused) =>
      line.once('connect', () => connected(null)).once('connect_error', refused),
    );
  });
  beforeEach(() => {
    told = [];
  });
  afterAll(async () => {
    line?.disconnect();
    const one = { task_ids: [task?.id], person_id: artist?.user.id };
    if (studio) await lead.put('/actions/tasks/clear-assignation', one);
  });

  it('tells of time, but not whose', async () => {
    const path = `/actions/tasks/${task.id}/time-spents/${DAY}/persons/${artist.user.id}`;
    const { id } = await artist.post<{ id: string }>(path, { duration: 30 });
    await tells(
      { event: 'time-spent:new', time_spent_id: id, project_id: task.project_id },
      { event: 'task:update', ...mine() },
    );
    const times = told.filter(({ event }) => event.startsWith('time-spent'));
    expect(JSON.stringify(times)).not.toContain(artist.user.id);
    told = [];
    await artist.post(path, { duration: 45 });
    await tells({ event: 'time-spent:update', time_spent_id: id });
    told = [];
    await artist.delete(path);
    await tells({ event: 'time-spent:delete', time_spent_id: id }, { event: 'task:update' });
  });

  it('tells of a comment and of the status that it brings', async () => {
    const { id } = await lead.post<{ id: string }>(`/actions/tasks/${task.id}/comment`, {
      task_status_id: wip,
      comment: 'Go on.',
    });
    const person_id = lead.user.id;
    await tells(
      { event: 'comment:new', comment_id: id, task_status_id: wip, person_id, ...mine() },
      { event: 'task:update', ...mine() },
      {
        event: 'task:status-changed',
        new_task_status_id: wip,
        previous_task_status_id: task.task_status_id,
        person_id,
        ...mine(),
      },
    );
    told = [];
    await lead.put(`/data/comments/${id}`, { text: 'Go on with the arms.' });
    await tells({ event: 'comment:update', comment_id: id, person_id, ...mine() });
    told = [];
    await artist.post(`/data/tasks/${task.id}/comments/${id}/reply`, { text: 'I do.' });
    await tells({ event: 'comment:reply', comment_id: id, ...mine() });
    told = [];
    await lead.delete(`/data/comments/${id}`);
    await tells(
      { event: 'comment:delete', comment_id: id, ...mine() },
      { event: 'task:update', ...mine() },
      { event: 'task:status-changed', new_task_status_id: task.task_status_id, ...mine() },
    );
  });

  it('tells to whom a task is given and from whom it is taken', async () => {
    const person_id = artist.user.id;
    await lead.put('/actions/tasks/clear-assignation', { task_ids: [task.id], person_id });
    await tells({ event: 'task:unassign', person_id, ...mine() }, { event: 'task:update' });
    told = [];
    await lead.put(`/actions/persons/${person_id}/assign`, { task_ids: [task.id] });
    await tells({ event: 'task:assign', person_id, ...mine() }, { event: 'task:update' });
  });

  it('tells that a task was changed, and that somebody has a day off', async () => {
    await lead.put('/actions/tasks/set-priority', { task_ids: [task.id], priority: 0 });
    await tells({ event: 'task:update', ...mine() });
    told = [];
    await lead.put(`/data/tasks/${task.id}`, { description: 'Mind the shadow.' });
    await tells({ event: 'task:update', task_id: task.id });
    const day = { person_id: artist.user.id, date: '2031-01-07', end_date: '2031-01-07' };
    const { id } = await artist.post<{ id: string }>('/data/day-offs', day);
    await tells({ event: 'day-off:new', day_off_id: id });
  });

  it('tells of a sequence, a shot and an asset that is made, changed and deleted', async () => {
    const { project_id } = task;
    const name = `Told ${Math.random().toString(16).slice(2, 8)}`;
    const project = `/data/projects/${project_id}`;
    const type = (await lead.get<{ id: string }[]>(`${project}/asset-types`))[0]?.id;
    const make = (what: string, body: object) =>
      lead.post<{ id: string }>(`${project}/${what}`, { name, ...body });
    const sequence = await make('sequences', {});
    const shot = await make('shots', { sequence_id: sequence.id });
    const asset = await make(`asset-types/${type}/assets/new`, { description: '' });
    await tells(
      { event: 'sequence:new', sequence_id: sequence.id, project_id },
      { event: 'shot:new', shot_id: shot.id, project_id },
      { event: 'asset:new', asset_id: asset.id, project_id },
    );
    told = [];
    for (const { id } of [sequence, shot, asset])
      await lead.put(`/data/entities/${id}`, { description: 'Told of' });
    await tells(
      { event: 'sequence:update', sequence_id: sequence.id, project_id },
      { event: 'shot:update', shot_id: shot.id, project_id },
      { event: 'asset:update', asset_id: asset.id, project_id },
    );
    told = [];
    await lead.delete(`/data/shots/${shot.id}`);
    await lead.delete(`/data/assets/${asset.id}`);
    await lead.delete(`/data/sequences/${sequence.id}`);
    await tells(
      { event: 'shot:delete', shot_id: shot.id, project_id },
      { event: 'asset:delete', asset_id: asset.id, project_id },
      { event: 'sequence:delete', sequence_id: sequence.id, project_id },
    );
  });
});
