import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import {
  acknowledge,
  deleteSaid,
  editComment,
  tick,
} from '../../../electron/tasks/change-comment.ts';
import { reply } from '../../../electron/tasks/comment-commands.ts';
import { thread } from '../../../electron/tasks/thread.ts';
import {
  undoAcknowledgement,
  undoDelete,
  undoEditComment,
  undoTick,
} from '../../../electron/tasks/undo-change.ts';
import { aComment, aReply } from '../../fixtures/a-comment.ts';
import { aStudio } from '../../fixtures/a-studio.ts';
import { aTask } from '../../fixtures/a-task.ts';

const BY_ME = { at: '2026-11-20T12:00:00.000Z', me: 'me' };
const UNDO = { studio: aStudio(), today: '2026-11-20', at: BY_ME.at };
const LIST = { readAt: BY_ME.at, lastComment: null };
const checklist = [
  { text: 'Arms', checked: false },
  { text: 'Cape', checked: true },
  { text: 'Arms', checked: false },
];
let folder: string;
let replica: Replica;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-change-'));
  replica = openReplica(folder, new Date(BY_ME.at));
  replica.tasks.replaceList('todo', [aTask({ id: 'a' })], replica.tasks.ask());
  const mine = aComment({ id: 'mine', personId: 'me', text: 'Take 3', replies: [aReply()] });
  const lead = aComment({ id: 'lead', checklist });
  replica.comments.replaceTask('a', [mine, lead], LIST, replica.comments.ask());
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

const shown = (id: string) => {
  const found = thread(replica, aStudio(), 'a', 'me').comments.find((one) => one.id === id);
  if (!found) throw new Error(`No comment ${id}`);
  return found;
};
const rows = () => replica.outbox.all();
const ticks = (index: number, text: string, checked: boolean) => ({
  ...{ taskId: 'a', commentId: 'lead', index, text, checked },
});

describe('a tick', () => {
  it('is shown at once, by its place among items with the same words', () => {
    expect(tick(replica, aStudio(), ticks(2, 'Arms', true), BY_ME).ok).toBe(true);
    expect(shown('lead').checklist.map((item) => item.checked)).toEqual([false, true, true]);
    expect(shown('lead').changes).toMatchObject([{ what: 'tick', mark: 'here' }]);
  });

  it('that is cleared before it was sent leaves nothing behind', () => {
    const step = undoTick(replica, ticks(0, 'Arms', true), 'me');
    tick(replica, aStudio(), ticks(0, 'Arms', true), BY_ME);
    expect(step.undo(UNDO).ok).toBe(true);
    expect(rows()).toEqual([]);
  });

  it('is sent the other way once it may be in Kitsu', () => {
    tick(replica, aStudio(), ticks(0, 'Arms', true), BY_ME);
    const [row] = rows();
    replica.change(() => replica.outbox.patch(row?.id ?? 0, { state: 'sending' }));
    tick(replica, aStudio(), ticks(0, 'Arms', false), BY_ME);
    expect(rows()).toMatchObject([{ state: 'waiting', body: { items: [{ checked: false }] } }]);
  });

  it('is refused where the list is another one by now, and where Kitsu would refuse it', () => {
    expect(tick(replica, aStudio(), ticks(0, 'Legs', true), BY_ME).ok).toBe(false);
    replica.tasks.replaceList('todo', [], replica.tasks.ask());
    const known = aTask({ id: 'b' });
    replica.tasks.replaceList('todo', [known], replica.tasks.ask());
    expect(tick(replica, aStudio(), ticks(0, 'Arms', true), BY_ME).ok).toBe(false);
  });
});

describe('an acknowledgement', () => {
  it('is shown with the artist first, and is gone when it is taken back unsent', () => {
    const wanted = { taskId: 'a', commentId: 'lead', wanted: true };
    acknowledge(replica, wanted, BY_ME);
    expect(shown('lead')).toMatchObject({ acknowledged: true, acknowledgedBy: ['You'] });
    expect(undoAcknowledgement(replica, wanted, 'me').undo(UNDO).ok).toBe(true);
    expect(rows()).toEqual([]);
    expect(shown('lead').acknowledged).toBe(false);
  });
});

describe('one’s own comment', () => {
  const edited = { taskId: 'a', commentId: 'mine', text: 'Take 4' };

  it('is shown with its new words, over what it was when it was first changed', () => {
    editComment(replica, aStudio(), edited, BY_ME);
    editComment(replica, aStudio(), { ...edited, text: 'Take 5' }, BY_ME);
    expect(shown('mine')).toMatchObject({ text: 'Take 5', changes: [{ what: 'edit' }] });
    expect(rows()).toMatchObject([{ body: { before: 'Take 3', text: 'Take 5' } }]);
  });

  it('gets its words back, unless they were changed again', () => {
    editComment(replica, aStudio(), edited, BY_ME);
    const step = undoEditComment(replica, edited, 'Take 3', 'me');
    expect(step.undo(UNDO).ok).toBe(true);
    expect(shown('mine').text).toBe('Take 3');
    editComment(replica, aStudio(), edited, BY_ME);
    const later = undoEditComment(replica, edited, 'Take 3', 'me');
    editComment(replica, aStudio(), { ...edited, text: 'Take 6' }, BY_ME);
    expect(later.undo(UNDO)).toMatchObject({ ok: false, code: 'conflict' });
  });

  it('is nobody else’s to change', () => {
    expect(editComment(replica, aStudio(), { ...edited, commentId: 'lead' }, BY_ME).ok).toBe(false);
    const gone = { taskId: 'a', commentId: 'lead', replyId: null };
    expect(deleteSaid(replica, gone, BY_ME, 0).ok).toBe(false);
    expect(rows()).toEqual([]);
  });

  it('that is deleted stays in sight until it is gone, and nothing else is done with it', () => {
    editComment(replica, aStudio(), edited, BY_ME);
    const leaves = Date.parse(BY_ME.at) + 10_000;
    deleteSaid(replica, { taskId: 'a', commentId: 'mine', replyId: null }, BY_ME, leaves);
    expect(rows()).toMatchObject([{ kind: 'comment-delete', notBefore: leaves }]);
    expect(shown('mine').changes).toMatchObject([
      { what: 'delete', leavesAt: new Date(leaves).toISOString() },
    ]);
    expect(editComment(replica, aStudio(), edited, BY_ME)).toMatchObject({ code: 'conflict' });
  });

  it('is kept, and a reply too, where Kitsu was not asked yet', () => {
    const reply = { taskId: 'a', commentId: 'mine', replyId: 'r1' };
    deleteSaid(replica, reply, BY_ME, 1);
    expect(shown('mine').replies[0]?.changes).toMatchObject([{ what: 'delete' }]);
    expect(undoDelete(replica, reply).undo(UNDO).ok).toBe(true);
    expect(rows()).toEqual([]);
    deleteSaid(replica, reply, BY_ME, 1);
    const [row] = rows();
    replica.change(() => replica.outbox.patch(row?.id ?? 0, { state: 'sending' }));
    expect(undoDelete(replica, reply).undo(UNDO)).toMatchObject({ ok: false, code: 'conflict' });
  });
});

describe('a long thread', () => {
  const COUNT = 30;
  const idOf = (at: number) => `c${String(at).padStart(2, '0')}`;
  beforeEach(() => {
    const many = Array.from({ length: COUNT }, (_, at) =>
      aComment({ id: idOf(at), at: new Date(Date.parse(BY_ME.at) - at * 60_000).toISOString() }),
    );
    replica.comments.replaceTask('a', many, LIST, replica.comments.ask());
  });
  const first = (most: number) => thread(replica, aStudio(), 'a', 'me', most);

  it('is read in slices, the newest first, and says how many more there are', () => {
    const { comments, older } = first(3);
    expect(comments.map(({ id }) => id)).toEqual(['c00', 'c01', 'c02']);
    expect(older).toBe(COUNT - 3);
    expect(first(COUNT).older).toBe(0);
  });

  it('is read whole where a reply to an older comment waits', () => {
    const wanted = { taskId: 'a', commentId: idOf(20), text: 'Yes.' };
    expect(reply(replica, aStudio(), wanted, BY_ME).ok).toBe(true);
    const { comments, older } = first(3);
    expect(comments).toHaveLength(COUNT);
    expect(older).toBe(0);
    expect(comments.find(({ id }) => id === idOf(20))?.replies).toMatchObject([{ text: 'Yes.' }]);
  });
});
