import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openPublisher, type Publisher } from '../fixtures/publisher.ts';
import { PNG } from '../fixtures/small-pictures.ts';
import { listenToEvents, type ToldEvents } from '../fixtures/told-events.ts';

const studio = inject('studio');

/** What a studio tells of publishing (kitsu-media P12). */
describe.skipIf(studio === null)('the events of publishing', () => {
  let at: Publisher;
  let told: ToldEvents;
  beforeAll(async () => {
    at = await openPublisher(studio);
    await at.newTask();
    told = await listenToEvents(studio, at.stage.as.artist.token);
  });
  afterAll(async () => {
    told?.close();
    await at.close();
  });

  /** Names of the events about this preview or its comment, in order. */
  const names = (...ids: string[]): string[] =>
    told
      .all()
      .filter((event) => ids.some((id) => Object.values(event).includes(id)))
      .map(({ event }) => event);

  it('are a row, its comment, its file, and the picture of the shot', async () => {
    const comment = await at.say();
    told.forget();
    const { id } = (await at.add(comment)).body;
    const project_id = at.stage.project;
    await told.includes(
      { event: 'preview-file:new', preview_file_id: id, comment_id: comment, project_id },
      { event: 'comment:update', comment_id: comment, task_id: at.task(), project_id },
    );
    told.forget();
    await at.upload(id, 'a.png', PNG);
    await told.includes({
      event: 'preview-file:add-file',
      ...{ comment_id: comment, task_id: at.task(), preview_file_id: id },
      ...{ revision: 1, extension: 'png', status: 'ready', project_id },
    });
    expect(names(id, comment)).toEqual([
      'preview-file:update',
      'preview-file:update',
      'comment:update',
      'preview-file:add-file',
    ]);
    const [first] = told.all();
    expect(first).toMatchObject({ preview_file_id: id, status: 'ready', project_id });
    told.forget();
    const set = await at.ask('PUT', `/actions/preview-files/${id}/set-main-preview`, {});
    const entity_id = set.body['id'];
    await told.includes(
      {
        event: 'preview-file:set-main',
        ...{ entity_id, preview_file_id: id, preview_file_status: 'ready', project_id },
      },
      { event: 'shot:update', shot_id: entity_id, project_id },
    );
  });

  it('say nothing of a refused file: after the row it is just gone', async () => {
    const comment = await at.say();
    const { id } = (await at.add(comment)).body;
    await told.includes({ event: 'preview-file:new', preview_file_id: id });
    told.forget();
    expect((await at.upload(id, 'a.tif', PNG)).status).toBe(400);
    const next = await at.say();
    await told.includes({ event: 'comment:new', comment_id: next });
    expect(names(id)).toEqual([]);
  });
});
