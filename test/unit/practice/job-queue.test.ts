import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../build/steps.mjs';
import { formWith, plainRequests } from '../../fixtures/plain-request.ts';
import { PNG } from '../../fixtures/small-pictures.ts';
import { artistWith, openStudio, type Rig } from './studio.ts';

const movie = (name: string) => readFileSync(join(root, 'test', 'fixtures', 'movies', name));

/** With a job queue an upload is answered before it is processed (kitsu-media P3). */
describe('the job queue', () => {
  const publish = async (rig: Rig, name: string, bytes: Uint8Array, query = '') => {
    const { token, task } = await artistWith(rig, 'wip');
    const ask = plainRequests(rig.studio, token);
    const status = (await ask('GET', `/data/tasks/${task}`)).body['task_status_id'];
    const said = { task_status_id: status, comment: 'A version' };
    const { body } = await ask('POST', `/actions/tasks/${task}/comment`, said);
    const add = `/actions/tasks/${task}/comments/${String(body['id'])}/add-preview`;
    const id = String((await ask('POST', add, {})).body['id']);
    const form = formWith({ name, bytes });
    const answer = await ask('POST', `/pictures/preview-files/${id}${query}`, form);
    const row = async () => (await ask('GET', `/data/preview-files/${id}`)).body;
    return { answer, row };
  };

  it.each([
    ['a.png', PNG, 'ready'],
    ['sound.mp4', movie('sound.mp4'), 'ready'],
    ['silent-b-frames.mp4', movie('silent-b-frames.mp4'), 'broken'],
  ])('answers "processing" first: %s', async (name, bytes, status) => {
    const rig = await openStudio({ jobQueueMs: 20 });
    const { answer, row } = await publish(rig, name, bytes);
    expect(answer).toMatchObject({ status: 201, body: { status: 'processing' } });
    expect(answer.body['original_name']).toBe(name.replace(/\..*/, ''));
    await expect.poll(async () => (await row())['status']).toBe(status);
  });

  it('has nothing to do with other files, nor with what is wanted at once', async () => {
    const rig = await openStudio({ jobQueueMs: 60_000 });
    const file = await publish(rig, 'scene.blend', Buffer.from('x'));
    expect(file.answer.body).toMatchObject({ status: 'ready' });
    const raw = await publish(rig, 'a.mp4', movie('sound.mp4'), '?normalize=false');
    expect(raw.answer.body).toMatchObject({ status: 'ready' });
    const now = await publish(rig, 'a.png', PNG, '?no_job=true');
    expect(now.answer.body).toMatchObject({ status: 'ready' });
  });
});
