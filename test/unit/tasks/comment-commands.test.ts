import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TaskStatus } from '../../../electron/shared/production.ts';
import { openReplica, type Replica } from '../../../electron/replica/replica.ts';
import { comment, reply, type NewComment } from '../../../electron/tasks/comment-commands.ts';
import { addFiles, draftOf, saveDraft } from '../../../electron/tasks/comment-draft.ts';
import { undoComment } from '../../../electron/tasks/undo-comment.ts';
import { NOT_SENT } from '../../../electron/outbox/kinds/attempt.ts';
import { replyKind, replyLeft } from '../../../electron/outbox/kinds/reply.ts';
import { start } from '../../../electron/time/day/commands.ts';
import type { StudioConfig } from '../../../electron/rules/studio-rules.ts';
import { thread } from '../../../electron/tasks/thread.ts';
import { aComment } from '../../fixtures/a-comment.ts';
import { aProject, aStudio } from '../../fixtures/a-studio.ts';
import { aTask } from '../../fixtures/a-task.ts';

const MOMENT = { at: '2026-11-20T15:00:00.000Z' };
const NONE = { statusId: null, copies: false };

let folder: string;
let replica: Replica;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-comments-'));
  replica = openReplica(folder, new Date());
  replica.tasks.put(aTask({ id: 'a' }), 'todo');
  replica.tasks.put(aTask({ id: 'gone' }), 'known');
});
afterEach(() => {
  replica.close();
  rmSync(folder, { recursive: true, force: true });
});

const say = (studio: StudioConfig, more: Partial<NewComment> = {}) =>
  comment(replica, studio, { taskId: 'a', text: 'Hello.', ...NONE, ...more }, MOMENT);
const rows = () => replica.outbox.all();
/** The usual studio with a retake status and a limit of retakes. */
function withRetakes(most: number): StudioConfig {
  const studio = aStudio();
  const retake = { ...(studio.context.statuses[0] as TaskStatus), id: 'retake', name: 'Retake' };
  const statuses = [...studio.context.statuses, { ...retake, isRetake: true }];
  const projects = [aProject({ statusIds: [], maxRetakes: most })];
  return { ...studio, context: { ...studio.context, statuses, projects } };
}

describe('a comment', () => {
  it('is durable with its words as Kitsu will hold them, and takes the draft away', () => {
    saveDraft(replica, 'a', { text: 'Hel', statusId: null, replyTo: null });
    expect(say(aStudio(), { text: '\r\n Hello,\r\nyou\u0000 ' })).toEqual({
      ok: true,
      value: { kind: 'saved' },
    });
    expect(rows()).toMatchObject([
      { kind: 'comment', state: 'waiting', body: { text: 'Hello,\nyou', statusId: null } },
    ]);
    expect(draftOf(replica, 'a')).toBeNull();
  });

  it('is a row of its own each time, the same words too', () => {
    say(aStudio());
    say(aStudio());
    expect(rows()).toHaveLength(2);
  });

  it.each<[string, Partial<NewComment>, StudioConfig, RegExp]>([
    ['on a task that is not mine any more', { taskId: 'gone' }, aStudio(), /no longer assigned/],
    ['without words and status', { text: ' \n' }, aStudio(), /nothing to send/],
    ['longer than Kitsu takes', { text: 'é'.repeat(250_001) }, aStudio(), /500 kB/],
    ['with a status for leads', { statusId: 'done' }, aStudio(), /only leads set done/],
    ['with a status nobody knows', { statusId: 'other' }, aStudio(), /no longer known/],
  ])('is refused, in words, %s', (_what, wanted, studio, words) => {
    const done = say(studio, wanted);
    expect(done.ok ? '' : done.message).toMatch(words);
    expect(rows()).toEqual([]);
  });

  it('is refused on a status for leads, for Kitsu checks the one it leaves too', () => {
    replica.tasks.put(aTask({ id: 'a', statusId: 'done' }), 'done');
    expect(say(aStudio())).toMatchObject({ ok: false, code: 'rule' });
    expect(say(aStudio(), { statusId: 'wip' }).ok).toBe(true);
  });

  it('is for everybody who leads, whoever is assigned', () => {
    const studio = aStudio({ rules: { role: 'supervisor' } });
    expect(say(studio, { taskId: 'gone', statusId: 'done' }).ok).toBe(true);
  });

  it('is refused beyond the limit of retakes, the shot’s own before the production’s', () => {
    const at = { id: 'a', retakeCount: 2 };
    const again = (most: number) => say(withRetakes(most), { statusId: 'retake' });
    replica.tasks.put(aTask(at), 'todo');
    expect(again(2)).toMatchObject({ ok: false, code: 'rule' });
    expect(again(3).ok).toBe(true);
    expect(again(0).ok).toBe(true);
    replica.tasks.put(aTask({ ...at, maxRetakes: 2 }), 'todo');
    expect(again(3)).toMatchObject({ ok: false });
    expect(again(0).ok).toBe(true);
  });

  it.each<[string, string[]]>([
    ['see #all', ['#all']],
    ['#Layout and #layout, please', ['#Layout', '#layout']],
    ['as on #animation', []],
    ['take #3, colour #ffcc00, #fix', []],
  ])('asks before Kitsu copies it: “%s”', (text, words) => {
    const asked = words.length > 0;
    expect(say(aStudio(), { text })).toEqual({
      ok: true,
      value: asked ? { kind: 'copies', words, entity: 'SQ010 / SH030' } : { kind: 'saved' },
    });
    expect(rows()).toHaveLength(asked ? 0 : 1);
    expect(say(aStudio(), { text, copies: true })).toMatchObject({ value: { kind: 'saved' } });
  });

  it('takes the status that a waiting start brings for the one it was written on', () => {
    start(replica, aStudio(), 'a', { today: '2026-11-20', ...MOMENT });
    say(aStudio(), { statusId: 'wfa' });
    expect(rows()).toMatchObject([
      { kind: 'start', body: { baseStatusId: 'todo' } },
      { kind: 'comment', body: { baseStatusId: 'wip' } },
    ]);
  });
});

describe('a reply', () => {
  const parent = aComment();
  const list = { readAt: '2026-11-20T12:00:00.000Z', lastComment: parent.at };
  const answer = (taskId: string, commentId = 'c1') =>
    reply(replica, aStudio(), { taskId, commentId, text: 'Yes. #all' }, { ...MOMENT, me: 'me' });

  it('is shown below its comment, which is not copied by its words', () => {
    replica.comments.replaceTask('a', [parent], list, 1);
    expect(answer('a')).toMatchObject({ ok: true, value: { kind: 'saved' } });
    expect(thread(replica, aStudio(), 'a', 'me').comments).toMatchObject([
      { id: 'c1', author: 'Lea Lead', replies: [{ text: 'Yes. #all', mark: 'here', mine: true }] },
    ]);
  });

  it('is shown although its comment was deleted meanwhile', () => {
    replica.comments.replaceTask('a', [parent], list, 1);
    answer('a');
    replica.comments.replaceTask('a', [], list, 2);
    expect(thread(replica, aStudio(), 'a', 'me').comments).toMatchObject([{ text: 'Yes. #all' }]);
  });

  it('takes the files of the draft along, without words too, and brings them back when it is undone', () => {
    replica.comments.replaceTask('a', [parent], list, 1);
    const file = { id: 'f', name: 'drawn.png', size: 5 };
    addFiles(replica, 'a', [file]);
    const wanted = { taskId: 'a', commentId: 'c1', text: '' };
    expect(reply(replica, aStudio(), wanted, { ...MOMENT, me: 'me' }).ok).toBe(true);
    expect(draftOf(replica, 'a')).toBeNull();
    expect(thread(replica, aStudio(), 'a', 'me').comments[0]?.replies).toMatchObject([
      { text: '', attachments: [{ name: 'drawn.png', inKitsu: false }] },
    ]);
    const written = { text: '', statusId: null, replyTo: 'c1' };
    expect(
      undoComment(replica, 'a', written).undo({
        studio: aStudio(),
        today: '2026-11-20',
        ...MOMENT,
      }),
    ).toMatchObject({ ok: true });
    expect(draftOf(replica, 'a')).toEqual({ ...written, files: [file] });
    expect(rows()).toEqual([]);
  });

  it('that was written on a notice leaves the draft and its files as they are', () => {
    replica.comments.replaceTask('a', [parent], list, 1);
    addFiles(replica, 'a', [{ id: 'f', name: 'drawn.png', size: 5 }]);
    saveDraft(replica, 'a', { text: 'Half a th', statusId: null, replyTo: null });
    const before = draftOf(replica, 'a');
    const wanted = { taskId: 'a', commentId: 'c1', text: 'Yes.' };
    const by = { ...MOMENT, me: 'me', besideDraft: true };
    expect(reply(replica, aStudio(), wanted, by).ok).toBe(true);
    expect(draftOf(replica, 'a')).toEqual(before);
    expect(rows()).toMatchObject([{ body: { text: 'Yes.', files: [] } }]);
  });

  it('of an earlier version is read: it has no files', () => {
    const body = { step: 'new', text: 'Yes.', commentId: 'c1' };
    expect(replyKind.schema.parse(body)).toMatchObject({ ...body, files: [], replyIds: [] });
  });

  it('has all its files in Kitsu where there are as many, and else lacks those that are not named there', () => {
    const file = (name: string) => ({ id: name, name, size: 1 });
    const files = ['a.png', 'b.png', 'b.png'].map(file);
    const body = { ...NOT_SENT, text: 'Yes.', commentId: 'c1', files, fileCuts: 0 };
    const left = (replyIds: string[], names: string[]) =>
      replyLeft({ ...body, replyIds }, [{ id: 'r', attachments: names.map(file) }]);
    expect(left([], [])).toEqual({ text: 'Yes.', files });
    expect(left(['r'], ['b.png'])).toEqual({ text: '', files: [file('a.png'), file('b.png')] });
    expect(left(['r'], ['A.png', 'b.png', 'b-1.png'])).toEqual({ text: '', files: [] });
    expect(left(['gone'], ['a.png'])).toEqual({ text: '', files });
  });

  it('is refused where Kitsu would refuse it', () => {
    replica.comments.replaceTask('gone', [{ ...parent, id: 'c2' }], list, 1);
    replica.comments.replaceTask('a', [parent], list, 1);
    expect(answer('a', 'deleted')).toMatchObject({ ok: false, code: 'not-found' });
    expect(answer('gone', 'c2')).toMatchObject({ ok: false, code: 'rule' });
    replica.comments.replaceTask('gone', [{ ...parent, id: 'c2', personId: 'me' }], list, 2);
    expect(answer('gone', 'c2').ok).toBe(true);
  });
});
