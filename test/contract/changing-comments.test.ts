import { describe, expect, inject, it } from 'vitest';
import type { Task } from '../../electron/shared/task.ts';
import { GRACE_MS } from '../../electron/sync/push/send-decision.ts';
import { acknowledge, deleteSaid, editComment, tick } from '../../electron/tasks/change-comment.ts';
import type { Fault } from '../fixtures/fault-proxy.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';

const studio = inject('studio');
const AT = '2026-06-30T12:00:00.000Z';
const ACK = /\/ack$/;
const COMMENT = /\/data\/comments\/[^/]+$/;
const ON_TASK = /\/data\/tasks\/[^/]+\/comments\/[^/]+$/;

interface InKitsu {
  id: string;
  text: string;
  checklist: { text: string; checked: boolean }[];
  acknowledgements: string[];
}

/** What is changed on a comment arrives once, whatever became of the answer. */
describe.skipIf(studio === null)('a comment that is in Kitsu', () => {
  const at = useWorkspaceHarness(studio);
  const aTask = (): Task => {
    const tasks = at.harness.workspace.replica.tasks.list('todo');
    return tasks.sort((a, b) => (a.id < b.id ? -1 : 1))[0] as Task;
  };
  const me = (): string => at.harness.kitsu.user.id;
  const byMe = () => ({ at: AT, me: me() });
  const inKitsu = async (task: Task, id: string): Promise<InKitsu | undefined> =>
    (await at.harness.kitsu.get<InKitsu[]>(`/data/tasks/${task.id}/comments`)).find(
      (comment) => comment.id === id,
    );
  const say = async (task: Task, mine: boolean, comment: string, checklist: object[] = []) => {
    const api = mine ? at.harness.kitsu : at.lead;
    // One that artists may set, whatever the task's own is by now.
    const statuses = at.harness.workspace.sync.studio().context?.statuses ?? [];
    const status = statuses.find(({ isWip }) => isWip)?.id ?? task.statusId;
    const made = await api.post<{ id: string }>(`/actions/tasks/${task.id}/comment`, {
      ...{ task_status_id: status, comment, checklist },
    });
    at.harness.workspace.sync.openTask(task.id);
    const kept = () => at.harness.workspace.replica.comments.of(task.id).map(({ id }) => id);
    await expect.poll(kept, { timeout: 20_000 }).toContain(made.id);
    return { taskId: task.id, commentId: made.id };
  };
  const sync = () => at.harness.workspace.sync.syncNow();

  it.each<[string, Fault]>([
    ['after Kitsu did it', { kind: 'close-after' }],
    ['before Kitsu had it', { kind: 'close-before' }],
  ])('is acknowledged once where the line was cut %s', async (what, fault) => {
    const task = aTask();
    const said = await say(task, false, `Seen? ${what}`);
    const { replica } = at.harness.workspace;
    expect(acknowledge(replica, { ...said, wanted: true }, byMe()).ok).toBe(true);
    at.proxy.on('POST', ACK, fault, 1);
    expect(await sync()).toMatchObject({ waiting: 1 });
    await at.harness.restart();
    at.harness.later(GRACE_MS);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect((await inKitsu(task, said.commentId))?.acknowledgements).toEqual([me()]);
  });

  it('keeps the items that a lead adds meanwhile', async () => {
    const task = aTask();
    const items = [
      { text: 'Arms', checked: false },
      { text: 'Cape', checked: false },
    ];
    const said = await say(task, false, 'Both, please.', items);
    const { replica, sync: running } = at.harness.workspace;
    const wanted = { ...said, index: 1, text: 'Cape', checked: true };
    expect(tick(replica, running.studio(), wanted, byMe()).ok).toBe(true);
    const more = [{ text: 'Feet', checked: true }, ...items];
    await at.lead.put(`/data/comments/${said.commentId}`, { checklist: more });
    at.proxy.on('PUT', COMMENT, { kind: 'close-after' }, 1);
    await sync();
    at.harness.later(GRACE_MS);
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect((await inKitsu(task, said.commentId))?.checklist).toEqual([
      { text: 'Feet', checked: true },
      { text: 'Arms', checked: false },
      { text: 'Cape', checked: true },
    ]);
  });

  it('is not written over where I changed it elsewhere, until I try again', async () => {
    const task = aTask();
    const said = await say(task, true, 'Take 3');
    const { replica, sync: running } = at.harness.workspace;
    expect(editComment(replica, running.studio(), { ...said, text: 'Take 4' }, byMe()).ok).toBe(
      true,
    );
    await at.harness.kitsu.put(`/data/comments/${said.commentId}`, { text: 'Take 3b' });
    expect(await sync()).toMatchObject({ needsYou: 1 });
    expect((await inKitsu(task, said.commentId))?.text).toBe('Take 3b');
    const [row] = replica.outbox.all();
    expect(row?.cause).toEqual({ code: 'comment-changed' });
    replica.change(() => replica.outbox.patch(row?.id ?? 0, { state: 'waiting', cause: null }));
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect((await inKitsu(task, said.commentId))?.text).toBe('Take 4');
  });

  it('is deleted, also where the answer was lost', async () => {
    const task = aTask();
    const said = await say(task, true, 'Wrong task');
    const { replica } = at.harness.workspace;
    expect(deleteSaid(replica, { ...said, replyId: null }, byMe(), 0).ok).toBe(true);
    at.proxy.on('DELETE', ON_TASK, { kind: 'close-after' }, 1);
    await sync();
    at.harness.later(GRACE_MS);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await inKitsu(task, said.commentId)).toBeUndefined();
    expect(replica.comments.of(task.id).some(({ id }) => id === said.commentId)).toBe(false);
  });
});
