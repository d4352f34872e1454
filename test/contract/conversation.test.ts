import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { formWith, plainRequests, type PlainRequests } from '../fixtures/plain-request.ts';
import { setStage, type Stage } from './roles/stage.ts';

const studio = inject('studio');

interface CommentInKitsu {
  id: string;
  text: string;
  checklist: { text: string; checked: boolean }[];
  replies: { id: string; text: string; mentions: string[]; person: { full_name: string } }[];
  mentions: string[];
  department_mentions: string[];
  acknowledgements: string[];
  attachment_files: { id: string; name: string; reply_id: string | null; size: number }[];
  editor?: { id: string };
  pinned: boolean | null;
}

/** What people say under a task: zou's rules, which the practice studio must share. */
describe.skipIf(studio === null)('a conversation', () => {
  let stage: Stage;
  let task: string;
  let ask: { [role in 'artist' | 'supervisor' | 'manager' | 'vendor' | 'client']: PlainRequests };

  beforeAll(async () => {
    stage = await setStage(studio);
    const { artist, supervisor, manager, vendor, client } = stage.as;
    const by = (token: string) => plainRequests(studio, token);
    ask = {
      artist: by(artist.token),
      supervisor: by(supervisor.token),
      manager: by(manager.token),
      vendor: by(vendor.token),
      client: by(client.token),
    };
  });
  beforeEach(async () => {
    task = await stage.newTask();
    await stage.as.admin.put(`/actions/persons/${stage.as.artist.user.id}/assign`, {
      task_ids: [task],
    });
  });
  afterAll(() => stage.clear());

  const say = async (role: keyof typeof ask, text: string, more = {}) => {
    const body = { task_status_id: stage.statuses.wip, comment: text, ...more };
    const said = await ask[role]<CommentInKitsu>('POST', `/actions/tasks/${task}/comment`, body);
    expect(said.status).toBe(201);
    return said.body;
  };
  const comments = async () =>
    (await ask.manager<CommentInKitsu[]>('GET', `/data/tasks/${task}/comments`)).body;
  const edit = (role: keyof typeof ask, id: string, body: object) =>
    ask[role]<CommentInKitsu>('PUT', `/data/comments/${id}`, body).then(({ status }) => status);
  const path = (id: string, rest: string) => `/data/tasks/${task}/comments/${id}/${rest}`;

  it('is edited by its author, and by others only in its checklist', async () => {
    const list = [{ text: 'Arms', checked: false }];
    const { id } = await say('supervisor', 'Softer.', { checklist: list });
    const ticked = [{ text: 'Arms', checked: true }];
    expect(await edit('artist', id, { checklist: ticked })).toBe(200);
    expect(await edit('artist', id, { text: 'Harder.' })).toBe(403);
    expect(await edit('artist', id, { checklist: ticked, text: 'Softer.' })).toBe(403);
    expect(await edit('vendor', id, { checklist: list })).toBe(403);
    expect(await edit('supervisor', id, { text: 'Softer still.' })).toBe(200);
    expect((await comments())[0]).toMatchObject({
      text: 'Softer still.',
      checklist: ticked,
      editor: { id: stage.as.supervisor.user.id },
    });
    expect(await edit('supervisor', id, { checklist: null })).toBe(200);
    expect((await comments())[0]?.checklist).toEqual([]);
    const own = await say('artist', 'I tried.');
    expect(await edit('artist', own.id, { text: 'I did.', for_client: true })).toBe(403);
    expect(await edit('artist', own.id, { task_status_id: stage.statuses.done })).toBe(403);
    expect(await edit('artist', 'nothing', { text: 'x' })).toBe(400);
  });

  it('is pinned by a lead alone', async () => {
    const { id } = await say('artist', 'The final curve.');
    expect(await edit('artist', id, { pinned: true })).toBe(403);
    expect(await edit('supervisor', id, { pinned: true })).toBe(200);
    expect((await comments())[0]).toMatchObject({ pinned: true });
    // Pinned already: it changes nothing, so anybody may say it.
    expect(await edit('artist', id, { pinned: true })).toBe(200);
  });

  it('toggles an acknowledgement, by whoever may read the task', async () => {
    const { id } = await say('supervisor', 'Read me.');
    const me = stage.as.artist.user.id;
    const first = await ask.artist<CommentInKitsu>('POST', path(id, 'ack'));
    expect(first).toMatchObject({ status: 200, body: { acknowledgements: [me] } });
    await ask.supervisor('POST', path(id, 'ack'));
    expect((await comments())[0]?.acknowledgements.sort()).toEqual(
      [me, stage.as.supervisor.user.id].sort(),
    );
    const second = await ask.artist<CommentInKitsu>('POST', path(id, 'ack'));
    expect(second.body.acknowledgements).toEqual([stage.as.supervisor.user.id]);
    expect((await ask.vendor('POST', path(id, 'ack'))).status).toBe(403);
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect((await ask.artist('POST', path(unknown, 'ack'))).status).toBe(404);
  });

  it('names people and departments, each before a space or at the end only', async () => {
    const { full_name: name, id } = stage.as.supervisor.user;
    const said = await say('artist', `@${name} and @Animation`);
    expect(said).toMatchObject({ mentions: [id], department_mentions: [stage.department] });
    expect(await say('artist', `@${name}, look`)).toMatchObject({ mentions: [] });
    expect(await say('artist', '@team @all')).toMatchObject({
      mentions: [],
      department_mentions: [],
    });
    await edit('artist', said.id, { text: '@Animation' });
    const found = (await comments()).find((comment) => comment.id === said.id);
    expect(found).toMatchObject({ mentions: [], department_mentions: [stage.department] });
    const bare = await ask.artist('GET', `/data/tasks/${task}/comments/${said.id}`);
    expect(bare.body).toMatchObject({ text: '@Animation' });
    expect(bare.body).not.toHaveProperty('mentions');
    const single = await ask.artist('GET', `/data/comments/${said.id}`);
    expect(single.body).toMatchObject({ previews: [], attachment_files: [], mentions: [] });
  });

  it('lets somebody who was named answer, but not move the task', async () => {
    const other = await stage.newTask('layout');
    const said = { task_status_id: stage.statuses.wip, comment: 'Mine?' };
    const comment = `/actions/tasks/${other}/comment`;
    expect((await ask.artist('POST', comment, said)).status).toBe(403);
    const call = { ...said, comment: `Ask @${stage.as.artist.user.full_name}` };
    const { id } = (await ask.manager<CommentInKitsu>('POST', comment, call)).body;
    expect((await ask.artist('POST', comment, said)).status).toBe(201);
    const reply = `/data/tasks/${other}/comments/${id}/reply`;
    expect((await ask.artist('POST', reply, { text: 'Yes.' })).status).toBe(200);
    const moved = { ...said, task_status_id: await todoOf(other) };
    expect((await ask.artist('POST', comment, moved)).status).toBe(403);
  });
  const todoOf = async (id: string): Promise<string> => {
    const statuses =
      await stage.as.admin.get<{ id: string; short_name: string }[]>('/data/task-status');
    const now = await stage.as.admin.get<{ task_status_id: string }>(`/data/tasks/${id}`);
    const other = statuses.find(
      (status) => status.id !== now.task_status_id && status.short_name.toLowerCase() === 'wfa',
    );
    return other?.id ?? '';
  };

  it('has replies with names and files, deleted by their author', async () => {
    const { id } = await say('supervisor', 'When?');
    const { full_name: lead, id: leadId } = stage.as.supervisor.user;
    const made = await ask.artist<CommentInKitsu['replies'][number]>('POST', path(id, 'reply'), {
      text: `Tomorrow @${lead}`,
    });
    expect(made).toMatchObject({ status: 200, body: { mentions: [leadId] } });
    expect(made.body).not.toHaveProperty('attachment_files');
    const file = { name: 'plan "b".txt', bytes: 'monday', type: 'text/plain' };
    const form = formWith({ field: 'file-1', ...file }, { text: 'The plan' });
    const filed = await ask.artist<{ id: string; attachment_files: object[] }>(
      'POST',
      path(id, 'reply'),
      form,
    );
    const kept = { name: file.name, extension: 'txt', size: 6, reply_id: filed.body.id };
    expect(filed.body.attachment_files).toEqual([expect.objectContaining(kept)]);
    const [read] = await comments();
    expect(read?.replies.map(({ text, person }) => [text, person.full_name])).toEqual([
      [`Tomorrow @${lead}`, stage.as.artist.user.full_name],
      ['The plan', stage.as.artist.user.full_name],
    ]);
    expect(read?.attachment_files).toEqual([expect.objectContaining(kept)]);
    const reply = path(id, `reply/${filed.body.id}`);
    expect((await ask.supervisor('DELETE', reply)).status).toBe(403);
    expect((await ask.artist('DELETE', reply)).status).toBe(200);
    expect((await ask.artist('DELETE', reply)).status).toBe(404);
    expect((await comments())[0]).toMatchObject({ attachment_files: [] });
    const elsewhere = `/data/tasks/${stage.shared}/comments/${id}/reply`;
    expect((await ask.artist('POST', elsewhere, { text: 'x' })).status).toBe(403);
  });

  it('posts a copy on the tasks that a hashtag names', async () => {
    const admin = stage.as.admin;
    const { entity_id } = await admin.get<{ entity_id: string }>(`/data/tasks/${task}`);
    const body = { task_type_ids: [stage.taskTypes.layout] };
    const [sibling] = await admin.post<{ id: string }[]>(`/data/entities/${entity_id}/tasks`, body);
    await say('artist', 'New camera #layout');
    const copies = await admin.get<{ text: string }[]>(`/data/tasks/${sibling?.id}/comments`);
    expect(copies.map(({ text }) => text)).toEqual([
      'New camera #layout\n\n____\nFrom Animation task',
    ]);
  });

  it('is followed and left by whoever wants to, as often as they say so', async () => {
    const subscribed = async () =>
      (await ask.supervisor<boolean>('GET', `/data/user/tasks/${task}/subscribed`)).body;
    expect(await subscribed()).toBe(false);
    const subscribe = `/actions/user/tasks/${task}/subscribe`;
    const first = await ask.supervisor('POST', subscribe);
    expect(first).toMatchObject({ status: 201, body: { task_id: task, type: 'Subscription' } });
    expect((await ask.supervisor('POST', subscribe)).body['id']).toBe(first.body['id']);
    expect(await subscribed()).toBe(true);
    const leave = `/actions/user/tasks/${task}/unsubscribe`;
    expect((await ask.supervisor('DELETE', leave)).status).toBe(204);
    expect((await ask.supervisor('DELETE', leave)).status).toBe(204);
    expect(await subscribed()).toBe(false);
  });

  it('is deleted by its author or a manager; the task goes back by the rules of a replay', async () => {
    const read = async () => (await ask.manager('GET', `/data/tasks/${task}`)).body;
    const before = await read();
    const { id } = await say('artist', 'Started');
    const other = await say('supervisor', 'Good');
    const one = (comment: string) => `/data/tasks/${task}/comments/${comment}`;
    expect((await ask.artist('DELETE', one(other.id))).status).toBe(403);
    expect((await ask.supervisor('DELETE', one(id))).status).toBe(403);
    expect((await ask.manager('DELETE', one(other.id))).status).toBe(204);
    await ask.manager('PUT', `/data/tasks/${task}`, { retake_count: 7 });
    expect((await ask.artist('DELETE', `/data/comments/${id}`)).status).toBe(204);
    expect(await read()).toMatchObject({
      task_status_id: before['task_status_id'],
      last_comment_date: null,
      real_start_date: null,
      retake_count: 0,
    });
    expect((await ask.artist('DELETE', one(id))).status).toBe(404);
    expect(await comments()).toEqual([]);
  });
});
