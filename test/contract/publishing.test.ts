import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openPublisher, type Publisher } from '../fixtures/publisher.ts';
import { BMP, GIF, JPEG, PNG } from '../fixtures/small-pictures.ts';
import { formWith } from '../fixtures/plain-request.ts';
import { segment, turned } from '../unit/media/look/a-picture.ts';

const studio = inject('studio');
/** A picture of a camera that was held upright: its EXIF data says so. */
const TURNED = Buffer.concat([
  JPEG.subarray(0, 2),
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), turned(6)])),
  JPEG.subarray(2),
]);

/** Publishing pictures and other files: what zou takes, makes of it and refuses (kitsu-media P1, P6, P7, P14). */
describe.skipIf(studio === null)('a published file', () => {
  let at: Publisher;
  beforeAll(async () => {
    at = await openPublisher(studio);
  });
  beforeEach(() => at.newTask());
  afterAll(() => at.close());

  it('is a row that is being processed, named mp4, until its file comes', async () => {
    const comment = await at.say();
    const row = await at.add(comment);
    expect(row).toMatchObject({
      status: 201,
      body: {
        ...{ status: 'processing', extension: 'mp4', original_name: null, revision: 1 },
        ...{ width: 0, height: 0, duration: 0, file_size: 0, position: 1 },
        comments: [comment],
        is_movie: false,
      },
    });
    const { id } = row.body;
    for (const path of [`/movies/originals/preview-files/${id}.mp4`, at.thumbnail(id)]) {
      const soon = await at.ask('GET', path, undefined, { accept: 'application/json' });
      expect(soon.status).toBe(202);
      expect(soon.headers.get('retry-after')).toBe('5');
      expect(soon.body).toEqual({ status: 'processing', preview_file_id: id });
      const browser = await at.ask('GET', path, undefined, { accept: 'image/png,*/*' });
      expect(browser.status).toBe(404);
      expect(browser.headers.get('cache-control')).toBe('no-store');
    }
    const none = await at.ask('POST', `/pictures/preview-files/${id}`, {});
    expect(none).toMatchObject({ status: 400, body: { message: 'File not provided.' } });
    const other = formWith({ field: 'picture', name: 'a.png', bytes: PNG });
    expect((await at.ask('POST', `/pictures/preview-files/${id}`, other)).status).toBe(400);
  });

  it.each([
    ['Frame.v01.PNG', PNG, 'Frame.v01', 4, 3],
    ['frame.jpeg', JPEG, 'frame', 4, 3],
    // Its orientation is neither applied nor kept.
    ['turned.jpg', TURNED, 'turned', 4, 3],
    ['gif.png', GIF, 'gif', 4, 3],
    ['bmp.png', BMP, 'bmp', 4, 3],
    ['.png', PNG, '', 4, 3],
  ])('is a picture where it is named and can be read as one: %s', async (name, bytes, ...row) => {
    const [original_name, width, height] = row;
    const { id, answer } = await at.publish(name, bytes);
    const expected = { extension: 'png', status: 'ready', original_name, width, height };
    expect(answer).toMatchObject({ status: 201, body: { ...expected, duration: 0 } });
    expect(answer.body).not.toHaveProperty('comments');
    const read = await at.row(id);
    expect(read.body).toMatchObject(expected);
    const shown = await at.ask('GET', `/pictures/originals/preview-files/${id}.png`);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect((await at.ask('GET', at.thumbnail(id))).status).toBe(200);
    const task = await at.ask('GET', `/data/tasks/${at.task()}`);
    expect(task.body['last_preview_file_id']).toBe(id);
  });

  it.each(['gif', 'exr', 'psd', 'pdf', 'svg', 'blend', 'kra', 'zip', 'tvpp'])(
    'is kept as it is, without a size or a picture: .%s',
    async (extension) => {
      const { id, answer } = await at.publish(`work.${extension}`, 'bytes');
      expect(answer).toMatchObject({
        status: 201,
        body: { extension, status: 'ready', width: 0, height: 0, file_size: 5 },
      });
      expect((await at.ask('GET', at.thumbnail(id))).status).toBe(404);
      const path = `/pictures/originals/preview-files/${id}`;
      const got = await at.ask('GET', `${path}/download`);
      expect(got.bytes.toString()).toBe('bytes');
      expect(got.headers.get('content-disposition')).toMatch(
        new RegExp(`^attachment; filename=[a-z0-9_]+_animation_v1.${extension}$`),
      );
      expect((await at.ask('GET', `${path}.${extension}`)).bytes.toString()).toBe('bytes');
      const task = await at.ask('GET', `/data/tasks/${at.task()}`);
      expect(task.body['last_preview_file_id']).toBeNull();
    },
  );

  it.each(['webp', 'tif', 'heic', 'bmp', 'txt', 'mpg', 'png ', 'm4a'])(
    'is refused by its name, the row gone and its number free: .%s',
    async (extension) => {
      const { id, answer } = await at.publish(`work.${extension}`, PNG);
      const message = `Wrong file format, extension: ${extension}`;
      expect(answer).toMatchObject({ status: 400, body: { error: true, message, data: null } });
      expect((await at.row(id)).status).toBe(404);
      expect((await at.add(await at.say())).body).toMatchObject({ revision: 1 });
    },
  );

  it('that cannot be read leaves a row that is processed for ever, and takes the next file', async () => {
    const { id, answer } = await at.publish('real.png', '<svg/>');
    const message = 'Uploaded file is not a readable picture.';
    expect(answer).toMatchObject({ status: 400, body: { message } });
    const stuck = { status: 'processing', extension: 'mp4', original_name: null };
    expect((await at.row(id)).body).toMatchObject(stuck);
    expect((await at.upload(id, 'real.png', PNG)).status).toBe(201);
    // Zou refuses a filled row before it reads the file: sent here without one, for the line may break.
    const again = await at.ask('POST', `/pictures/preview-files/${id}`, {});
    expect(again).toMatchObject({
      status: 400,
      body: {
        message: 'The browser (or proxy) sent a request that this server could not understand.',
      },
    });
    // Half a picture is ready, in its whole size.
    const half = await at.publish('half.png', PNG.subarray(0, PNG.length - 20));
    expect(half.answer.body).toMatchObject({ status: 'ready', width: 4, height: 3 });
  });

  it('has a revision of its comment, the next free one, or the one that is asked for', async () => {
    const comment = await at.say();
    const first = await at.add(comment);
    expect((await at.add(comment)).body).toMatchObject({ revision: 1, position: 2 });
    const beside = `/actions/tasks/${at.task()}/comments/${comment}/preview-files/${first.body.id}`;
    const third = await at.ask('POST', beside, {});
    expect(third).toMatchObject({ status: 201, body: { revision: 1, position: 3 } });
    const later = await at.say();
    const taken = await at.add(later, { revision: 1 });
    expect(taken.status).toBe(400);
    expect(taken.body).toMatchObject({
      message:
        'Revision 1 already exists for this task. Choose a different revision number, or omit it to let the revision auto-increment.',
    });
    expect((await at.add(comment, { revision: 1 })).body).toMatchObject({ position: 4 });
    expect((await at.add(later, { revision: 9 })).body).toMatchObject({ revision: 9 });
    expect((await at.add(await at.say(), { revision: null })).body).toMatchObject({ revision: 10 });
    expect((await at.add(await at.say(), { revision: 0 })).body).toMatchObject({ revision: 0 });
    for (const revision of [-1, 'x', 2.5]) {
      expect((await at.add(later, { revision })).status).toBe(400);
    }
    const all = await at.ask<{ revision: number }[]>('GET', `/data/tasks/${at.task()}/previews`);
    const numbers = all.body.map(({ revision }) => revision);
    expect(numbers).toEqual([...numbers].sort((one, other) => other - one));
  });

  it('has a place among the files of its revision, which can be another one', async () => {
    const comment = await at.say();
    const rows = [await at.add(comment), await at.add(comment), await at.add(comment)];
    const [one = '', two = '', three = ''] = rows.map(({ body }) => body.id);
    const move = (id: string, body: object) =>
      at.ask<{ id: string; position: number }[]>(
        'PUT',
        `/actions/preview-files/${id}/update-position`,
        body,
      );
    const places = ({ body }: Awaited<ReturnType<typeof move>>) =>
      body.map(({ id, position }) => [id, position]);
    expect(places(await move(three, { position: 1 }))).toEqual([
      [three, 1],
      [one, 2],
      [two, 3],
    ]);
    for (const nowhere of [{ position: 4 }, { position: 0 }, {}])
      expect(places(await move(one, nowhere))[0]).toEqual([three, 1]);
    expect((await move(one, { position: -1 })).status).toBe(400);
    // What takes the place of a deleted one is counted twice, and counted anew when it is moved.
    expect(await at.deletePreview({ id: three, comment })).toBe(204);
    const { body: late } = await at.add(comment);
    expect(late.position).toBe(3);
    expect((await at.row(two)).body.position).toBe(3);
    expect(places(await move(late.id, { position: 1 }))).toEqual([
      [late.id, 1],
      [one, 2],
      [two, 3],
    ]);
  });

  it('goes with its comment or alone, and the task shows the one before', async () => {
    const shown = async () =>
      (await at.ask('GET', `/data/tasks/${at.task()}`)).body['last_preview_file_id'];
    const one = await at.publish('one.png', PNG);
    const two = await at.publish('two.png', PNG);
    expect(await shown()).toBe(two.id);
    const main = `/actions/preview-files/${two.id}/set-main-preview`;
    const set = await at.ask('PUT', main, {});
    expect(set.body).toMatchObject({ preview_file_id: two.id, preview_file_status: 'ready' });
    const entity = set.body['id'];
    expect(await at.deletePreview(two)).toBe(204);
    expect(await shown()).toBe(one.id);
    const read = await at.ask('GET', `/data/shots/${String(entity)}`);
    expect(read.body['preview_file_id'] ?? null).toBeNull();
    expect((await at.row(two.id)).status).toBe(404);
    expect((await at.ask('DELETE', `/data/comments/${one.comment}`)).status).toBe(204);
    expect((await at.row(one.id)).status).toBe(404);
    expect(await shown()).toBeNull();
    const next = await at.add(await at.say());
    expect(next.body).toMatchObject({ revision: 1 });
    const stuck = { id: next.body.id, comment: next.body.comments[0] ?? '' };
    expect(await at.deletePreview(stuck)).toBe(204);
  });
});
