import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { plainRequests, type PlainRequests } from '../fixtures/plain-request.ts';
import { setStage, type Stage } from './roles/stage.ts';

const studio = inject('studio');

interface Told {
  id: string;
  notification_type: string;
  author_id: string;
  comment_id: string | null;
  comment_text: string | null;
  reply_text: string;
  task_id: string;
  full_entity_name: string;
  created_at: string;
  read: boolean;
  change: boolean;
}

/** Whom zou tells of what, and what it forgets: the practice studio must share it. */
describe.skipIf(studio === null)('the inbox', () => {
  let stage: Stage;
  let task: string;
  let ask: { artist: PlainRequests; supervisor: PlainRequests; vendor: PlainRequests };

  beforeAll(async () => {
    stage = await setStage(studio);
    const by = (token: string) => plainRequests(studio, token);
    const { artist, supervisor, vendor } = stage.as;
    ask = { artist: by(artist.token), supervisor: by(supervisor.token), vendor: by(vendor.token) };
  });
  beforeEach(async () => {
    task = await stage.newTask();
  });
  afterAll(() => stage.clear());

  const assign = () =>
    stage.as.admin.put(`/actions/persons/${stage.as.artist.user.id}/assign`, { task_ids: [task] });
  const told = async (who: keyof typeof ask = 'artist', query = '') =>
    (await ask[who]<Told[]>('GET', `/data/user/notifications${query}`)).body.filter(
      ({ task_id }) => task_id === task,
    );
  const say = async (comment: string, status: keyof Stage['statuses'] = 'wip') => {
    const body = { task_status_id: stage.statuses[status], comment };
    const path = `/actions/tasks/${task}/comment`;
    return (await ask.supervisor<{ id: string }>('POST', path, body)).body.id;
  };
  const kinds = (items: Told[]) => items.map((item) => item.notification_type).sort();
  const name = () => stage.as.artist.user.full_name;

  it('tells of an assignment, again where it is made again, and of nothing one did oneself', async () => {
    await assign();
    expect(kinds(await told())).toEqual(['assignation']);
    await assign();
    expect(kinds(await told())).toEqual(['assignation', 'assignation']);
    const [first] = await told();
    expect(first).toMatchObject({
      read: false,
      change: false,
      comment_id: null,
      comment_text: null,
    });
    expect(first?.full_entity_name).toContain(' / ');
    await ask.artist('POST', `/actions/tasks/${task}/comment`, {
      task_status_id: stage.statuses.wip,
      comment: 'Mine, of the inbox.',
    });
    expect(await told()).toHaveLength(2);
    expect(await told('supervisor')).toEqual([]);
  });

  it('tells of a comment, whether it moved the status, and of a mention beside it', async () => {
    await assign();
    await say('Inbox: start.', 'wip');
    await say(`Inbox: slower. @${name()}`, 'wip');
    const items = (await told()).filter(({ comment_id }) => comment_id !== null);
    expect(kinds(items)).toEqual(['comment', 'comment', 'mention']);
    expect(items.filter(({ change }) => change).map((one) => one.comment_text)).toEqual([
      'Inbox: start.',
    ]);
  });

  it('tells of a reply and of a mention in it: two of one', async () => {
    await assign();
    const comment = await say('Inbox: which take?');
    const path = `/data/tasks/${task}/comments/${comment}/reply`;
    await ask.supervisor('POST', path, { text: `The second. @${name()}` });
    const items = (await told()).filter(({ reply_text }) => reply_text !== '');
    expect(kinds(items)).toEqual(['reply', 'reply-mention']);
    expect(items[0]).toMatchObject({ comment_id: comment, reply_text: `The second. @${name()}` });
  });

  it('dates the mention of an edit as the comment, under a new id, and unread', async () => {
    await assign();
    const id = await say(`Inbox: before. @${name()}`);
    const [before] = (await told()).filter((one) => one.notification_type === 'mention');
    await ask.artist('PUT', `/data/user/notifications/${before?.id ?? ''}`, { read: true });
    await ask.supervisor('PUT', `/data/comments/${id}`, { text: `Inbox: after. @${name()}` });
    const [after] = (await told()).filter((one) => one.notification_type === 'mention');
    expect(after).toMatchObject({ read: false, created_at: before?.created_at });
    expect(after?.id).not.toBe(before?.id);
  });

  it('forgets what was deleted', async () => {
    await assign();
    const id = await say(`Inbox: never mind. @${name()}`);
    expect(await told()).toHaveLength(3);
    await ask.supervisor('DELETE', `/data/comments/${id}`);
    expect(kinds(await told())).toEqual(['assignation']);
  });

  it('is marked by its own person alone, and filtered', async () => {
    await assign();
    await say('Inbox: mark me.');
    const [one] = await told();
    const path = `/data/user/notifications/${one?.id ?? ''}`;
    expect((await ask.vendor('PUT', path, { read: true })).status).toBe(404);
    expect((await ask.artist<Told>('PUT', path, { read: true })).body).toMatchObject({
      read: true,
    });
    expect(await told('artist', '?read=true')).toHaveLength(1);
    expect(await told('artist', '?read=false')).toHaveLength(1);
    expect(await told('artist', '?type=assignation')).toHaveLength(1);
    expect(await told('artist', '?page=2')).toHaveLength(2);
    const bad = await ask.artist('GET', '/data/user/notifications?task_type_id=nothing');
    expect(bad.status).toBe(400);
    expect((await ask.artist<Told>('PUT', path, { read: false })).body).toMatchObject({
      read: false,
    });
  });
});
