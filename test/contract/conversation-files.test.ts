import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { formWith, plainRequests, type PlainRequests } from '../fixtures/plain-request.ts';
import { listenToEvents, type ToldEvents } from '../fixtures/told-events.ts';
import { setStage, type Stage } from './roles/stage.ts';

const studio = inject('studio');

interface WithFiles {
  id: string;
  attachment_files: { id: string; name: string; size: number }[];
}

/** Files beside comments, and what a studio tells of a conversation. */
describe.skipIf(studio === null)('files and events of a conversation', () => {
  let stage: Stage;
  let task: string;
  let artist: PlainRequests;
  let lead: PlainRequests;
  let told: ToldEvents;

  beforeAll(async () => {
    stage = await setStage(studio);
    artist = plainRequests(studio, stage.as.artist.token);
    lead = plainRequests(studio, stage.as.supervisor.token);
    told = await listenToEvents(studio, stage.as.artist.token);
    task = await stage.newTask();
    await stage.as.admin.put(`/actions/persons/${stage.as.artist.user.id}/assign`, {
      task_ids: [task],
    });
  });
  afterAll(async () => {
    told?.close();
    await stage.clear();
  });

  const comment = () => `/actions/tasks/${task}/comment`;
  const fields = (text: string) => ({ task_status_id: stage.statuses.wip, comment: text });
  const said = async (text: string) =>
    (await artist<WithFiles>('POST', comment(), fields(text))).body.id;

  it('comes with a comment, its lists written as JSON', async () => {
    const list = [{ text: 'Check', checked: false }];
    const more = { ...fields('With a file'), checklist: JSON.stringify(list), links: '[]' };
    const svg = { field: 'any', name: 'x.svg', bytes: '<svg/>', type: 'image/svg+xml' };
    const made = await artist<WithFiles>('POST', comment(), formWith(svg, more));
    expect(made.body).toMatchObject({
      text: 'With a file',
      checklist: list,
      attachment_files: [{ name: 'x.svg', extension: 'svg', size: 6 }],
    });
    const [file] = made.body.attachment_files;
    const row = await artist('GET', `/data/attachment-files/${file?.id}`);
    expect(row.body).toMatchObject({
      mimetype: 'image/svg+xml',
      comment_id: made.body.id,
      comment: { id: made.body.id },
      chat_message: null,
    });
    const got = await artist('GET', `/data/attachment-files/${file?.id}/file/other-name.png`);
    expect(got.bytes.toString()).toBe('<svg/>');
    expect(got.headers.get('content-disposition')).toBe('attachment; filename=x.svg');
    expect(got.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
  });

  it('is served whole or by one range, a picture to be shown, to whoever may read the task', async () => {
    const id = await said('A picture');
    const add = `/actions/tasks/${task}/comments/${id}/add-attachment`;
    const png = { name: 'réf 01.png', bytes: 'not really', type: 'image/png' };
    const added = await artist<WithFiles['attachment_files']>('POST', add, formWith(png));
    expect(added).toMatchObject({ status: 201, body: [{ name: 'réf 01.png', size: 10 }] });
    const path = `/data/attachment-files/${added.body[0]?.id}/file/a.png`;
    const whole = await artist('GET', path);
    expect(whole.headers.get('content-disposition')).toMatch(/^inline; filename=/);
    expect(whole.headers.get('cache-control')).toBe('public, max-age=604800');
    const part = await artist('GET', path, undefined, { range: 'bytes=4-' });
    expect([part.status, part.bytes.toString()]).toEqual([206, 'really']);
    const etag = whole.headers.get('etag') ?? '';
    const again = await artist('GET', path, undefined, { 'if-none-match': etag });
    expect(again.status).toBe(304);
    const vendor = plainRequests(studio, stage.as.vendor.token);
    expect((await vendor('GET', path)).status).toBe(403);
    const thumbnail = `/pictures/thumbnails/attachment-files/${added.body[0]?.id}.png`;
    expect((await artist('GET', thumbnail)).status).toBe(404);
    const one = `/data/tasks/${task}/comments/${id}/attachments/${added.body[0]?.id}`;
    expect((await lead('DELETE', one)).status).toBe(403);
    expect((await artist('DELETE', one)).status).toBe(204);
    expect((await artist('GET', path)).status).toBe(404);
  });

  it('whose extension is too long breaks the answer after the comment is written', async () => {
    const before = (await artist<WithFiles[]>('GET', `/data/tasks/${task}/comments`)).body;
    told.forget();
    const long = { name: 'palette.procreate', bytes: 'x' };
    const broken = await artist('POST', comment(), formWith(long, fields('Lost?')));
    expect(broken.status).toBe(500);
    const after = (await artist<WithFiles[]>('GET', `/data/tasks/${task}/comments`)).body;
    expect(after).toHaveLength(before.length + 1);
    expect(after[0]).toMatchObject({ text: 'Lost?', attachment_files: [] });
    // Nobody hears of it.
    const id = await said('Heard');
    await told.includes({ event: 'comment:new', comment_id: id });
    expect(told.all().filter(({ event }) => event === 'comment:new')).toHaveLength(1);
  });

  it('comes with a reply, each in a field of its own; a broken one leaves the reply and those before it', async () => {
    const id = await said('Answer with files');
    const path = `/data/tasks/${task}/comments/${id}/reply`;
    const form = formWith({ field: 'a', name: 'a.txt', bytes: 'a' }, { text: 'Two' });
    form.append('a', new Blob(['b']), 'same-field.txt');
    form.append('c', new Blob(['c']), 'c.txt');
    form.append('d', new Blob(['d']), 'palette.procreate');
    form.append('e', new Blob(['e']), 'e.txt');
    told.forget();
    expect((await artist('POST', path, form)).status).toBe(500);
    type Answered = WithFiles & {
      replies: { id: string; text: string }[];
      attachment_files: { name: string; reply_id: string | null }[];
    };
    const read = async () =>
      (await artist<Answered[]>('GET', `/data/tasks/${task}/comments`)).body.find(
        (one) => one.id === id,
      );
    const [reply] = (await read())?.replies ?? [];
    expect(reply?.text).toBe('Two');
    const kept = ['a.txt', 'c.txt'].map((name) => ({ name, reply_id: reply?.id }));
    expect((await read())?.attachment_files).toMatchObject(kept);
    // What is added later is the comment's own, whatever it says.
    const late = formWith({ name: 'e.txt', bytes: 'e' }, { reply_id: reply?.id ?? '' });
    await artist('POST', `/actions/tasks/${task}/comments/${id}/add-attachment`, late);
    const own = { name: 'e.txt', reply_id: null };
    expect((await read())?.attachment_files).toMatchObject([...kept, own]);
    // Nobody hears of the broken one; without words it is a reply too.
    const bare = formWith({ name: 'bare.txt', bytes: 'x' });
    const { id: reply_id } = (await artist<{ id: string }>('POST', path, bare)).body;
    await told.includes({ event: 'comment:reply', comment_id: id, reply_id });
    expect(told.all().filter(({ event }) => event === 'comment:reply')).toHaveLength(1);
    expect((await read())?.replies).toMatchObject([{ text: 'Two' }, { text: '' }]);
    await artist('DELETE', `${path}/${reply?.id}`);
    expect((await read())?.attachment_files.map(({ name }) => name).sort()).toEqual([
      'bare.txt',
      'e.txt',
    ]);
  });

  it('tells of every step, by ids alone', async () => {
    const mine = { task_id: task, project_id: stage.project };
    const person_id = stage.as.artist.user.id;
    const id = await said('Told');
    told.forget();
    await lead('POST', `/data/tasks/${task}/comments/${id}/ack`);
    const by = stage.as.supervisor.user.id;
    await told.includes({ event: 'comment:acknowledge', comment_id: id, person_id: by });
    await lead('POST', `/data/tasks/${task}/comments/${id}/ack`);
    await told.includes({ event: 'comment:unacknowledge', comment_id: id, person_id: by });
    const reply = `/data/tasks/${task}/comments/${id}/reply`;
    const { id: reply_id } = (await artist<{ id: string }>('POST', reply, { text: 'So' })).body;
    await told.includes({ event: 'comment:reply', comment_id: id, reply_id, ...mine });
    await artist('DELETE', `${reply}/${reply_id}`);
    await told.includes({ event: 'comment:delete-reply', comment_id: id, reply_id, ...mine });
    told.forget();
    await artist('PUT', `/data/comments/${id}`, { text: 'Told again' });
    await told.includes({
      event: 'comment:update',
      comment_id: id,
      person_id,
      for_client: false,
      ...mine,
    });
    expect(told.all().filter(({ event }) => event === 'comment:update')).toHaveLength(1);
    await artist('DELETE', `/data/tasks/${task}/comments/${id}`);
    await told.includes(
      { event: 'comment:delete', comment_id: id, ...mine },
      { event: 'task:update', ...mine },
    );
  });
});
