import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notificationsView } from '../../../electron/notifications/entries.ts';
import { allUnread, mark } from '../../../electron/notifications/marking.ts';
import { waitingMarks } from '../../../electron/notifications/marks.ts';
import type { InboxItem } from '../../../electron/shared/inbox.ts';
import { comment } from '../../../electron/tasks/comment-commands.ts';
import { aStudio } from '../../fixtures/a-studio.ts';
import { openRadar, type Radar } from './a-radar.ts';

const STUDIO = { context: null, rules: null };
const AT = '2026-11-20T12:00:00.000Z';
const item = (id: string, more: Partial<InboxItem> = {}): InboxItem => ({
  id,
  kind: 'comment',
  taskId: 'task-1',
  commentId: `of-${id}`,
  authorId: 'lead',
  text: `Words of ${id}`,
  at: '2026-11-20T10:00:00.000Z',
  read: false,
  movedStatus: false,
  previewFileId: null,
  projectName: 'Lantern Road',
  entityName: 'SQ010 / SH030',
  taskTypeId: null,
  ...more,
});

let radar: Radar;
beforeEach(() => {
  radar = openRadar();
  radar.begin();
});
afterEach(() => {
  radar.close();
});

const read = (items: InboxItem[], now = AT): void =>
  radar.replica.inbox.replaceAll(items, now, radar.replica.inbox.ask());
const view = () => notificationsView(radar.replica, STUDIO, 'me');
const ids = () => view().entries.map((entry) => entry.ids.join('+'));

describe('the list', () => {
  it('dates the first reading as Kitsu does, and all later by their arrival', () => {
    read([item('a'), item('b', { at: '2026-11-20T11:00:00.000Z' })]);
    expect(ids()).toEqual(['b', 'a']);
    // An edited mention: new, with the date of the old comment.
    read([item('a'), item('b', { at: '2026-11-20T11:00:00.000Z' }), item('edited')], AT);
    expect(ids()).toEqual(['edited', 'b', 'a']);
  });

  it('shows what is to be read first', () => {
    read([item('old'), item('new', { at: '2026-11-20T11:00:00.000Z', read: true })]);
    expect(ids()).toEqual(['old', 'new']);
    expect(view().unread).toBe(1);
  });

  it('is one entry for a comment and a mention in it, and one for a reply and its mention', () => {
    const reply = { commentId: 'c', text: 'Yes.' };
    read([
      item('comment', { commentId: 'c', text: 'Slower.' }),
      item('mention', { kind: 'mention', commentId: 'c', text: 'Slower.', read: true }),
      item('reply', { kind: 'reply', ...reply }),
      item('reply-mention', { kind: 'reply-mention', ...reply }),
    ]);
    expect(ids().sort()).toEqual(['mention+comment', 'reply-mention+reply']);
    expect(view().entries[0]?.about[0]).toMatch(/mention/);
  });

  it('has nothing that I wrote myself, and nothing that is gone in Kitsu', () => {
    read([item('own', { authorId: 'me' }), item('a')]);
    expect(ids()).toEqual(['a']);
    read([]);
    expect(ids()).toEqual([]);
  });

  it('does not let an earlier answer undo a later one', () => {
    const earlier = radar.replica.inbox.ask();
    read([item('a')]);
    radar.replica.inbox.replaceAll([], AT, earlier);
    expect(ids()).toEqual(['a']);
  });

  it('takes what a reading brings that was asked for before a mark was confirmed, but not what it says of that', () => {
    read([item('a')]);
    const earlier = radar.replica.inbox.ask();
    radar.replica.inbox.setRead(new Map([['a', true]]));
    radar.replica.inbox.replaceAll([item('a'), item('b')], AT, earlier);
    expect(view().entries.map(({ ids: [id], unread }) => [id, unread])).toEqual([
      ['b', true],
      ['a', false],
    ]);
    // A later one is believed: it was made unread elsewhere.
    read([item('a'), item('b')]);
    expect(view().unread).toBe(2);
  });

  it('says a note once, and keeps what else changed', () => {
    const lastComment = { text: 'Slower.', date: '2026-11-20T10:00:00', personId: 'lead' };
    radar.read({ lastComment, dueDate: '2026-12-01' });
    expect(view().entries[0]?.changes.map(({ field }) => field)).toEqual(['due', 'note']);
    read([item('told', { text: 'Slower.' })]);
    const found = view().entries.find((entry) => entry.ids.length === 0);
    expect(found?.changes.map(({ field }) => field)).toEqual(['due']);
  });
});

describe('marking', () => {
  it('is shown at once, waits for Kitsu, and is undone without a trace', () => {
    read([item('a'), item('b')]);
    const step = mark(radar.replica, { ids: ['a'], taskIds: [], read: true }, AT);
    expect(view().unread).toBe(1);
    expect(waitingMarks(radar.replica)).toEqual({ a: true });
    step?.undo({ studio: STUDIO, today: '2026-11-20', at: AT });
    expect(view().unread).toBe(2);
    expect(radar.replica.outbox.all()).toEqual([]);
  });

  it('all takes the radar along, and its undo brings everything back', () => {
    read([item('a', { taskId: null }), item('b', { read: true })]);
    radar.read({ dueDate: '2026-12-01' });
    expect(view().unread).toBe(2);
    const step = mark(radar.replica, allUnread(view().entries), AT);
    expect(view().unread).toBe(0);
    expect(view().changedTaskIds).toEqual([]);
    step?.undo({ studio: STUDIO, today: '2026-11-20', at: AT });
    expect(view().unread).toBe(2);
    expect(view().changedTaskIds).toEqual(['task-1']);
  });

  it('sends the opposite of what is on its way', () => {
    read([item('a')]);
    mark(radar.replica, { ids: ['a'], taskIds: [], read: true }, AT);
    const [row] = radar.replica.outbox.all();
    radar.replica.change(() => radar.replica.outbox.patch(row?.id ?? 0, { state: 'sending' }));
    mark(radar.replica, { ids: ['a'], taskIds: [], read: false }, AT);
    expect([view().unread, waitingMarks(radar.replica)]).toEqual([1, { a: false }]);
  });

  it('of what is so already does nothing', () => {
    read([item('a', { read: true })]);
    expect(mark(radar.replica, { ids: ['a', 'unknown'], taskIds: [], read: true }, AT)).toBeNull();
    expect(radar.replica.outbox.all()).toEqual([]);
  });
});

describe('a task that was given', () => {
  const given = (more: Partial<InboxItem> = {}) =>
    item('given', { kind: 'assignation', commentId: null, text: '', ...more });

  it('is told once, whatever is read, and moves from there', () => {
    radar.read(null);
    mark(radar.replica, { ids: [], taskIds: ['task-1'], read: true }, AT);
    radar.read({ dueDate: '2026-12-03' });
    expect(view().entries.map(({ changes }) => changes[0]?.field)).toEqual(['assignment']);
    read([given()]);
    expect([ids(), view().changedTaskIds]).toEqual([['given'], ['task-1']]);
    // Read in Kitsu itself.
    read([given({ read: true })]);
    expect([view().unread, view().changedTaskIds]).toEqual([0, []]);
    radar.read({ dueDate: '2026-12-01' });
    expect(view().entries[0]?.changes.map(({ field }) => field)).toEqual(['due']);
  });
});

it('says nothing of a status of the artist’s own that Kitsu has before it is read back', () => {
  radar.begin({ statusId: 'wip' });
  const moment = { today: '2026-11-20', at: AT };
  const wanted = { taskId: 'task-1', text: '', statusId: 'wfa', copies: false };
  expect(comment(radar.replica, aStudio(), wanted, moment).ok).toBe(true);
  radar.read({ statusId: 'wfa' });
  expect(view().entries).toEqual([]);
  radar.read({ statusId: 'done' });
  expect(view().entries[0]?.changes.map(({ field }) => field)).toEqual(['status']);
});
