import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Task } from '../../electron/shared/task.ts';
import type { ThreadReply } from '../../electron/shared/thread.ts';
import { GRACE_MS } from '../../electron/sync/push/send-decision.ts';
import { retry } from '../../electron/outbox/commands.ts';
import { reply } from '../../electron/tasks/comment-commands.ts';
import { attach } from '../../electron/tasks/comment-files.ts';
import { thread } from '../../electron/tasks/thread.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import type { Fault } from '../fixtures/fault-proxy.ts';
import { formWith, plainRequests } from '../fixtures/plain-request.ts';

const studio = inject('studio');
const MOMENT = { at: '2026-06-30T12:00:00.000Z' };
const REPLY = /\/reply$/;

interface InKitsu {
  id: string;
  replies: { id: string; text: string }[];
  attachment_files: { id: string; name: string; reply_id: string | null }[];
}

/** A reply and its files arrive once, whenever the connection, the app or Kitsu breaks. */
describe.skipIf(studio === null)('replying with files', () => {
  const at = useWorkspaceHarness(studio);
  let folder = '';
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'kitsu-companion-reply-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const sync = () => at.harness.workspace.sync.syncNow();
  const aTask = (): Task => {
    const tasks = at.harness.workspace.replica.tasks.list('todo');
    return tasks.sort((a, b) => (a.id < b.id ? 1 : -1))[0] as Task;
  };
  const file = (name: string): string => {
    const path = join(folder, name);
    writeFileSync(path, `What ${name} says.\r\n\r\n--`);
    return path;
  };
  /** A comment of a lead's that is known here. */
  async function asked(text: string): Promise<{ task: Task; id: string }> {
    const task = aTask();
    const { id } = await at.lead.post<{ id: string }>(`/actions/tasks/${task.id}/comment`, {
      task_status_id: task.statusId,
      comment: text,
    });
    await sync();
    await at.harness.workspace.sync.backgroundIdle();
    return { task, id };
  }
  async function answer(taskId: string, commentId: string, text: string, files: string[]) {
    const { replica, sync: running } = at.harness.workspace;
    expect(await attach(replica, taskId, files)).toMatchObject({ ok: true });
    const wanted = { taskId, commentId, text };
    const by = { ...MOMENT, me: at.harness.kitsu.user.id };
    expect(reply(replica, running.studio(), wanted, by)).toMatchObject({ ok: true });
  }
  const found = async (taskId: string, id: string): Promise<InKitsu> => {
    const all = await at.harness.kitsu.get<InKitsu[]>(`/data/tasks/${taskId}/comments`);
    return all.find((comment) => comment.id === id) as InKitsu;
  };
  /** What each reply says, and the names of its files. */
  const inKitsu = async (taskId: string, id: string): Promise<[string, ...string[]][]> => {
    const { replies, attachment_files } = await found(taskId, id);
    return replies.map((one) => [
      one.text,
      ...attachment_files
        .filter((each) => each.reply_id === one.id)
        .map(({ name }) => name)
        .sort(),
    ]);
  };
  const shown = (taskId: string, id: string): ThreadReply[] => {
    const { replica, sync: running } = at.harness.workspace;
    const view = thread(replica, running.studio(), taskId, at.harness.kitsu.user.id);
    return view.comments.find((comment) => comment.id === id)?.replies ?? [];
  };
  const left = (): number => readdirSync(join(at.harness.workspace.folder, 'files')).length;

  it('waits for the network with them in sight, brings them all, two of one name too, and keeps no copy then', async () => {
    const { task, id } = await asked('Which of these?');
    at.proxy.unplug();
    const twice = file('réf 01.png');
    await answer(task.id, id, 'One of these:\nlook.', [twice, twice, file('notes.txt')]);
    await sync();
    await at.harness.restart();
    const names = ['réf 01.png', 'réf 01.png', 'notes.txt'].map((name) => ({ name }));
    const waiting = names.map((one) => ({ ...one, inKitsu: false }));
    expect(shown(task.id, id)).toMatchObject([{ mark: 'here', attachments: waiting }]);
    at.proxy.heal();
    expect(await sync()).toMatchObject({ waiting: 0, problem: null });
    const whole = ['One of these:\nlook.', 'notes.txt', 'réf 01.png', 'réf 01.png'];
    expect(await inKitsu(task.id, id)).toEqual([whole]);
    expect(shown(task.id, id)[0]?.attachments).toHaveLength(3);
    expect(left()).toBe(0);
  });

  it('needs no words', async () => {
    const { task, id } = await asked('Show me.');
    await answer(task.id, id, '', [file('drawn.png')]);
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect(await inKitsu(task.id, id)).toEqual([['', 'drawn.png']]);
  });

  it.each<[string, Fault]>([
    ['is cut off after Kitsu did it', { kind: 'close-after' }],
    ['never leaves', { kind: 'close-before' }],
    ['is a fault of the server', { kind: 'answer', status: 502 }],
  ])('happens once when the answer %s, and the app dies', async (what, fault) => {
    const { task, id } = await asked(`Files, please. ${what}`);
    await answer(task.id, id, 'Here.', [file('one.png'), file('two.png')]);
    at.proxy.on('POST', REPLY, fault, 1);
    expect(await sync()).toMatchObject({ waiting: 1, needsYou: 0 });
    await at.harness.restart();
    at.harness.later(GRACE_MS);
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect(await inKitsu(task.id, id)).toEqual([['Here.', 'one.png', 'two.png']]);
    // The same words with another file are another reply.
    await answer(task.id, id, 'Here.', [file('three.png')]);
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect(await inKitsu(task.id, id)).toEqual([
      ['Here.', 'one.png', 'two.png'],
      ['Here.', 'three.png'],
    ]);
  });

  it('says which files Kitsu did not keep, and sends those alone when the artist tries again', async () => {
    const { task, id } = await asked('Both?');
    await answer(task.id, id, 'Both.', [file('one.png'), file('two.png')]);
    const posts = () => at.proxy.requests.filter(({ path }) => REPLY.test(path)).length;
    const before = posts();
    at.proxy.on('POST', REPLY, { kind: 'close-after' }, 1);
    // Nobody looks before the file is gone.
    const cut: Fault = { kind: 'close-before' };
    at.proxy.on('GET', /\/comments$/, cut, Infinity, () => posts() > before);
    await sync();
    const lost = (await found(task.id, id)).attachment_files.find(({ name }) => name === 'two.png');
    await at.lead.delete(`/data/tasks/${task.id}/comments/${id}/attachments/${lost?.id ?? ''}`);
    at.proxy.heal();
    // It may be on its way to Kitsu's disk.
    expect(await sync()).toMatchObject({ waiting: 1, needsYou: 0 });
    at.harness.later(GRACE_MS);
    expect(await sync()).toMatchObject({ waiting: 1, needsYou: 1 });
    const note = { code: 'reply-files-missing', names: ['two.png'] };
    expect(shown(task.id, id)).toMatchObject([
      { text: 'Both.', mark: 'kitsu' },
      { text: '', mark: 'parked', note, attachments: [{ name: 'two.png' }] },
    ]);

    await at.harness.restart();
    retry(at.harness.workspace.replica, [at.harness.workspace.replica.outbox.all()[0]?.id ?? 0]);
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect(await inKitsu(task.id, id)).toEqual([
      ['Both.', 'one.png'],
      ['', 'two.png'],
    ]);
    expect(left()).toBe(0);
  });

  it('is not taken for what was said elsewhere with another file', async () => {
    const { task, id } = await asked('From where?');
    await answer(task.id, id, 'From here.', [file('here.png')]);
    at.proxy.on('POST', REPLY, { kind: 'close-before' }, 1);
    await sync();
    const elsewhere = formWith({ name: 'elsewhere.png', bytes: 'x' }, { text: 'From here.' });
    const path = `/data/tasks/${task.id}/comments/${id}/reply`;
    await plainRequests(studio, at.harness.kitsu.token)('POST', path, elsewhere);
    at.harness.later(GRACE_MS);
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect(await inKitsu(task.id, id)).toEqual([
      ['From here.', 'elsewhere.png'],
      ['From here.', 'here.png'],
    ]);
  });

  it('waits for the artist after a proxy cut it off twice, and goes on when they try again', async () => {
    const { task, id } = await asked('The whole movie?');
    await answer(task.id, id, 'The whole.', [file('long.mov')]);
    at.proxy.on('POST', REPLY, { kind: 'answer', status: 524 }, 2);
    expect(await sync()).toMatchObject({ waiting: 1, needsYou: 0 });
    at.harness.later(GRACE_MS);
    expect(await sync()).toMatchObject({ waiting: 1, needsYou: 1 });
    const [row] = at.harness.workspace.replica.outbox.all();
    expect(row?.cause).toMatchObject({ code: 'file-cut', name: 'long.mov' });
    expect(await inKitsu(task.id, id)).toEqual([]);
    retry(at.harness.workspace.replica, [row?.id ?? 0]);
    at.harness.later(GRACE_MS);
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect(await inKitsu(task.id, id)).toEqual([['The whole.', 'long.mov']]);
  });

  it('is refused before it is accepted where Kitsu would stumble over a file', async () => {
    const { task, id } = await asked('The palette?');
    const { replica, sync: running } = at.harness.workspace;
    const refused = await attach(replica, task.id, [file('fine.png'), file('palette.procreate')]);
    expect(refused).toMatchObject({ ok: false, code: 'rule' });
    const wanted = { taskId: task.id, commentId: id, text: '' };
    const by = { ...MOMENT, me: at.harness.kitsu.user.id };
    expect(reply(replica, running.studio(), wanted, by)).toMatchObject({ ok: false, code: 'rule' });
  });
});
