import { describe, expect, it } from 'vitest';
import { openStudio } from './studio.ts';
import type { Rig } from './studio.ts';

type Body = { [key: string]: unknown };

/** A production of an admin, with one shot and one asset. */
async function produced() {
  const rig = await openStudio();
  const token = await rig.tokenOf('admin');
  const send = (method: string, path: string, body?: unknown) => rig.ask(method, path, token, body);
  const made = async (path: string, body: unknown) => (await send('POST', path, body)).body;
  const project = (await made('/data/projects', { name: 'Agent 327' }))['id'] as string;
  const base = `/data/projects/${project}`;
  const type = async (name: string) =>
    (await send('GET', `/data/task-types?name=${name}`)).list[0]?.['id'] as string;
  for (const name of ['Animation', 'Layout', 'Modeling']) {
    await made(`${base}/settings/task-types`, { task_type_id: await type(name) });
  }
  const sequence = await made(`${base}/sequences`, { name: 'SQ010' });
  const shots = `${base}/shots`;
  const shot = await made(shots, { name: 'SH010', sequence_id: sequence['id'] });
  const assetType = (await send('GET', '/data/asset-types')).list[0]?.['id'] as string;
  const assets = `${base}/asset-types/${assetType}/assets/new`;
  const asset = await made(assets, { name: 'Heron', data: { wings: 2 } });
  return { rig, token, send, made, base, type, shots, shot, assets, asset, project };
}

const personOf = async (rig: Rig, token: string, name: string) =>
  (await rig.ask('GET', `/data/persons?email=${name}@example.com`, token)).list[0]?.['id'];

describe('setting up a production', () => {
  it('answers the shot that is there instead of a second one, but makes a second asset', async () => {
    const { send, shots, shot, assets, asset } = await produced();
    const again = { name: shot['name'], sequence_id: shot['parent_id'], description: 'Other' };
    const { status, body } = await send('POST', shots, again);
    expect(status).toBe(201);
    expect(body).toMatchObject({ id: shot['id'], description: null });
    const second = await send('POST', assets, { name: 'Heron' });
    expect(second.status).toBe(201);
    expect(second.body['id']).not.toBe(asset['id']);
  });

  it('writes "none" of an asset in three ways, which its own update refuses', async () => {
    const { send, asset } = await produced();
    const id = String(asset['id']);
    const whole = (await send('GET', `/data/assets/${id}`)).body;
    expect(whole).toMatchObject({ preview_file_id: '', ready_for: 'None', episode_id: '' });
    expect(whole).not.toHaveProperty('source_id');
    const back = await send('PUT', `/data/entities/${id}`, { ...whole, description: 'Proud' });
    expect(back.status).toBe(400);
    expect(back.body).toEqual({
      error: true,
      message: 'One of the provided values has an invalid format.',
    });
    const changes = { description: 'Proud', data: { feathers: 'grey' } };
    const changed = (await send('PUT', `/data/entities/${id}`, changes)).body;
    expect(changed).toMatchObject({
      description: 'Proud',
      data: { wings: 2, feathers: 'grey' },
      preview_file_id: null,
    });
  });

  it('refuses a task type for another kind of entity, and one that is not enabled', async () => {
    const { send, type, asset, shot } = await produced();
    const make = async (entity: unknown, name: string) =>
      send('POST', `/data/entities/${String(entity)}/tasks`, {
        task_type_ids: [await type(name)],
      });
    expect((await make(asset['id'], 'Animation')).body['message']).toMatch(
      /is for Shot entities, got Asset\.$/,
    );
    expect((await make(shot['id'], 'Lighting')).body['message']).toMatch(/is not enabled/);
    expect((await make(shot['id'], 'Layout')).list).toHaveLength(1);
    expect((await make(shot['id'], 'Layout')).list).toEqual([]);
    const rest = await send('POST', `/data/entities/${String(shot['id'])}/tasks`, {});
    expect(rest.list.map((task) => task['task_type_name'])).toEqual(['Animation']);
  });

  it('drops the values of a column with it', async () => {
    const { send, made, base, asset } = await produced();
    const path = `${base}/metadata-descriptors`;
    expect((await send('POST', path, { name: 'Wings', entity_type: 'asset' })).status).toBe(400);
    const column = await made(path, { name: 'Wings', entity_type: 'Asset', data_type: 'number' });
    expect(column['field_name']).toBe('wings');
    const data = async () =>
      (await send('GET', `/data/assets/${String(asset['id'])}`)).body['data'] as Body;
    expect(await data()).toEqual({ wings: 2 });
    expect((await send('DELETE', `${path}/${String(column['id'])}`)).status).toBe(204);
    expect(await data()).toEqual({});
  });

  it('lets somebody be another in one production than in the studio', async () => {
    const { rig, token, send, base, project } = await produced();
    const artist = await rig.tokenOf('artist');
    const person_id = await personOf(rig, token, 'artist');
    await send('POST', `${base}/team`, { person_id, role: 'manager' });
    expect((await rig.ask('PUT', base, artist, { description: 'Mine' })).status).toBe(200);
    const { project_roles } = (await rig.ask('GET', '/data/user/context', artist)).body;
    expect(project_roles).toEqual({ [project]: 'manager' });
    await send('DELETE', `${base}/team/${String(person_id)}`);
    await send('POST', `${base}/team`, { person_id, role: 'client' });
    expect((await rig.ask('PUT', base, artist, { description: 'No' })).status).toBe(403);
  });

  it('tells a client nothing of the work, and a vendor nothing of others’ work', async () => {
    const { rig, token, send, base, type, shot, asset } = await produced();
    const [task] = (
      await send('POST', `/data/entities/${String(shot['id'])}/tasks`, {
        task_type_ids: [await type('Animation')],
      })
    ).list;
    const id = String(task?.['id']);
    await send('PUT', `/data/tasks/${id}`, { estimation: 480, due_date: '2026-12-01' });
    const person_id = await personOf(rig, token, 'artist');
    const artist = await rig.tokenOf('artist');
    await send('POST', `${base}/team`, { person_id, role: 'client' });
    const blank = (await rig.ask('GET', `/data/tasks/${id}`, artist)).body;
    expect(blank).toMatchObject({ estimation: 0, due_date: null, assignees: [] });
    await send('DELETE', `${base}/team/${String(person_id)}`);
    await send('POST', `${base}/team`, { person_id, role: 'vendor' });
    expect((await rig.ask('GET', `/data/tasks/${id}`, artist)).status).toBe(403);
    await send('PUT', `/actions/persons/${String(person_id)}/assign`, { task_ids: [id] });
    expect((await rig.ask('GET', `/data/tasks/${id}`, artist)).body['estimation']).toBe(480);
    const other = `/data/assets/${String(asset['id'])}`;
    expect((await rig.ask('GET', other, artist)).status).toBe(403);
  });

  it('answers 304 for the tasks of a production until one of them changes', async () => {
    const { rig, token, send, base, type, shot } = await produced();
    const url = `${rig.studio.url}/api${base}/tasks`;
    const read = (known: string) =>
      fetch(url, { headers: { authorization: `Bearer ${token}`, 'if-none-match': known } });
    const version = (await read('')).headers.get('etag') ?? '';
    expect((await read(version)).status).toBe(304);
    await send('POST', `/data/entities/${String(shot['id'])}/tasks`, {
      task_type_ids: [await type('Layout')],
    });
    expect((await read(version)).status).toBe(200);
  });
});
