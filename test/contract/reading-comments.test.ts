import { describe, expect, inject, it } from 'vitest';
import type { Task } from '../../electron/shared/task.ts';
import type { ThreadComment } from '../../electron/shared/thread.ts';
import { GRACE_MS } from '../../electron/sync/push/send-decision.ts';
import { reply } from '../../electron/tasks/comment-commands.ts';
import { thread } from '../../electron/tasks/thread.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import type { Fault } from '../fixtures/fault-proxy.ts';

const studio = inject('studio');
const MOMENT = { at: '2026-06-30T12:00:00.000Z' };
const POLL = { timeout: 20_000 };
const REPLY = /\/reply$/;

interface InKitsu {
  id: string;
  text: string;
  replies: { text: string; person_id: string }[];
}

/** Comments on my tasks can be read offline, as they are in Kitsu. */
describe.skipIf(studio === null)('the comments of my tasks', () => {
  const at = useWorkspaceHarness(studio);
  const aTask = (): Task => {
    const tasks = at.harness.workspace.replica.tasks.list('todo');
    return tasks.sort((a, b) => (a.id < b.id ? 1 : -1))[0] as Task;
  };
  const asked = (task: Task, text: string) =>
    at.lead.post<{ id: string }>(`/actions/tasks/${task.id}/comment`, {
      task_status_id: task.statusId,
      comment: text,
    });
  /** Refreshes everything, including the background pull. */
  async function sync() {
    const status = await at.harness.workspace.sync.syncNow();
    await at.harness.workspace.sync.backgroundIdle();
    return status;
  }
  const shown = (task: Task): ThreadComment[] => {
    const { replica, sync: running } = at.harness.workspace;
    return thread(replica, running.studio(), task.id, at.harness.kitsu.user.id).comments;
  };
  const readings = (task: Task): number =>
    at.proxy.requests.filter(({ path }) => path.endsWith(`/data/tasks/${task.id}/comments`)).length;
  const answer = (task: Task, commentId: string, text: string): void => {
    const { replica, sync: running } = at.harness.workspace;
    const me = at.harness.kitsu.user.id;
    const done = reply(
      replica,
      running.studio(),
      { taskId: task.id, commentId, text },
      { ...MOMENT, me },
    );
    if (!done.ok) throw new Error(done.message);
  };
  const repliesIn = async (task: Task, id: string) =>
    (await at.harness.kitsu.get<InKitsu[]>(`/data/tasks/${task.id}/comments`))
      .find((comment) => comment.id === id)
      ?.replies.map(({ text }) => text);

  it('are read when Kitsu’s list says that there is a new one, and not again until then', async () => {
    const task = aTask();
    await asked(task, 'Heavier, please.');
    // Each round reads a limited number of tasks: it may take more than one.
    await expect.poll(() => sync().then(() => shown(task)[0]?.text), POLL).toBe('Heavier, please.');
    expect(shown(task)[0]).toMatchObject({ mark: 'kitsu', mine: false });
    const before = readings(task);
    await sync();
    await sync();
    expect(readings(task)).toBe(before);
    await at.harness.restart();
    at.proxy.unplug();
    expect(shown(task)[0]).toMatchObject({ text: 'Heavier, please.' });
  });

  it('go when they were deleted in Kitsu', async () => {
    const task = aTask();
    const { id } = await asked(task, 'Never mind.');
    await sync();
    expect(shown(task).some((comment) => comment.id === id)).toBe(true);
    await at.lead.delete(`/data/comments/${id}`);
    at.harness.workspace.sync.openTask(task.id);
    await expect.poll(() => shown(task).some((comment) => comment.id === id)).toBe(false);
  });

  it.each<[string, Fault]>([
    ['is cut off after Kitsu did it', { kind: 'close-after' }],
    ['never leaves', { kind: 'close-before' }],
    ['is a fault of the server', { kind: 'answer', status: 500 }],
  ])('are answered once when the answer %s', async (what, fault) => {
    const task = aTask();
    const { id } = await asked(task, `Ready? ${what}`);
    await sync();
    answer(task, id, 'Tomorrow.');
    at.proxy.on('POST', REPLY, fault, 1);
    expect(await sync()).toMatchObject({ waiting: 1, needsYou: 0 });
    await at.harness.restart();
    at.harness.later(GRACE_MS);
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect(await repliesIn(task, id)).toEqual(['Tomorrow.']);
    answer(task, id, 'Tomorrow.');
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect(await repliesIn(task, id)).toEqual(['Tomorrow.', 'Tomorrow.']);
  });

  it('keep my answer here when they were deleted before it came', async () => {
    const task = aTask();
    const { id } = await asked(task, 'A question.');
    await sync();
    answer(task, id, 'An answer.');
    await at.lead.delete(`/data/comments/${id}`);
    expect(await sync()).toMatchObject({ waiting: 1, needsYou: 1 });
    expect(shown(task).find(({ text }) => text === 'An answer.')).toMatchObject({
      mark: 'parked',
      note: { code: 'replied-comment-gone' },
    });
  });
});
