import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { root } from '../../build/steps.mjs';
import { openPublisher, type Publisher } from '../fixtures/publisher.ts';
import { JPEG, PNG } from '../fixtures/small-pictures.ts';
import { startStudio, type StartedStudio } from '../fixtures/studio.ts';
import { listenToEvents, type ToldEvents } from '../fixtures/told-events.ts';

const studio = inject('studio');
const PROCESSED = { timeout: 120_000, interval: 100 };
const movie = (name: string) => readFileSync(join(root, 'test', 'fixtures', 'movies', name));

/** A studio with a job queue answers an upload before it is processed (kitsu-media P3, P12). */
describe.skipIf(studio === null)('publishing in a studio with a job queue', () => {
  let own: StartedStudio;
  let at: Publisher;
  let told: ToldEvents;
  beforeAll(async () => {
    if (!studio) return;
    own = await startStudio(studio.kind, { jobQueue: true });
    at = await openPublisher(own.studio);
    await at.newTask();
    told = await listenToEvents(own.studio, at.stage.as.artist.token);
  }, 180_000);
  afterAll(async () => {
    told?.close();
    await own?.stop();
  }, 60_000);

  it.each([
    ['a.png', PNG, 'ready', 4],
    ['a.jpg', JPEG, 'ready', 4],
    ['sound.mp4', movie('sound.mp4'), 'ready', 320],
    ['sound.mkv', movie('sound.mkv'), 'ready', 320],
    ['silent-without-b-frames.mov', movie('silent-without-b-frames.mov'), 'ready', 320],
    ['silent-b-frames.mp4', movie('silent-b-frames.mp4'), 'broken', 0],
  ])(
    'says so, and tells later what became of it: %s',
    { timeout: 150_000 },
    async (...published) => {
      const [name, bytes, status, width] = published;
      told.forget();
      const { id, comment, answer } = await at.publish(name, bytes);
      const extension = /png|jpg/.test(name) ? 'png' : 'mp4';
      expect(answer).toMatchObject({ status: 201, body: { extension } });
      expect(answer.body.original_name).toBe(name.replace(/\..*/, ''));
      expect(answer.body.status).toBe('processing');
      await expect.poll(async () => (await at.row(id)).body.status, PROCESSED).toBe(status);
      expect((await at.row(id)).body).toMatchObject({ width });
      const project_id = at.stage.project;
      await told.includes(
        { event: 'preview-file:add-file', preview_file_id: id, comment_id: comment, project_id },
        { event: 'preview-file:update', preview_file_id: id, status, project_id },
      );
      const added = told.all().find(({ event }) => event === 'preview-file:add-file');
      expect(added).toMatchObject({ status: 'processing' });
      const updates = told.all().filter(({ event }) => event === 'preview-file:update');
      expect(updates[0]).toMatchObject({ status: 'processing' });
      expect(updates.at(-1)).toMatchObject({ status });
      const shown = await at.ask('GET', at.thumbnail(id));
      expect(shown.status).toBe(status === 'ready' ? 200 : 404);
    },
  );

  it('keeps a work file at once, and refuses at once what it does not take', async () => {
    const work = await at.publish('work.blend', 'bytes');
    expect(work.answer).toMatchObject({ status: 201, body: { status: 'ready', width: 0 } });
    const refused = await at.publish('render.tif', PNG);
    expect(refused.answer).toMatchObject({
      status: 400,
      body: { message: 'Wrong file format, extension: tif' },
    });
    expect((await at.row(refused.id)).status).toBe(404);
  });

  it('keeps a movie at once where nothing is to be made of it', async () => {
    const { answer } = await at.publish('raw.mp4', movie('sound.mp4'), '?normalize=false');
    expect(answer.body).toMatchObject({ status: 'ready', width: 160 });
  });
});
