import { describe, expect, inject, it } from 'vitest';
import type { Task } from '../../electron/shared/task.ts';
import { GRACE_MS } from '../../electron/sync/push/send-decision.ts';
import { start } from '../../electron/time/day/commands.ts';
import { todoList } from '../../electron/tasks/todo-list.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import type { Fault } from '../fixtures/fault-proxy.ts';

const studio = inject('studio');
const MOMENT = { today: '2026-06-30', at: '2026-06-30T12:00:00.000Z' };
const COMMENT = /\/actions\/tasks\/[^/]+\/comment$/;

/** A start is created once: Kitsu itself would store it as often as it is sent. */
describe.skipIf(studio === null)('sending a start', () => {
  const at = useWorkspaceHarness(studio);
  const sync = () => at.harness.workspace.sync.syncNow();

  const notStarted = (): Task => {
    const { replica, sync: running } = at.harness.workspace;
    const row = todoList(replica, running.studio()).tasks.find(
      (task) => !task.isStarted && task.startBlocked === null,
    );
    if (!row) throw new Error('Every task is started already.');
    return row;
  };
  const begin = (task: Task): void => {
    const done = start(
      at.harness.workspace.replica,
      at.harness.workspace.sync.studio(),
      task.id,
      MOMENT,
    );
    if (!done.ok) throw new Error(done.message);
  };
  const starts = async (task: Task): Promise<number> => {
    const wip = at.harness.workspace.sync.studio().context?.statuses.find(({ isWip }) => isWip);
    const comments = await at.harness.kitsu.get<{ person_id: string; task_status_id: string }[]>(
      `/data/tasks/${task.id}/comments`,
    );
    const mine = comments.filter(({ person_id }) => person_id === at.harness.kitsu.user.id);
    return mine.filter(({ task_status_id }) => task_status_id === wip?.id).length;
  };

  it.each<[string, Fault]>([
    ['is cut off after Kitsu did it', { kind: 'close-after' }],
    ['never leaves', { kind: 'close-before' }],
    ['is a fault of the server', { kind: 'answer', status: 502 }],
  ])('is made once when the answer %s', async (_what, fault) => {
    const task = notStarted();
    const before = await starts(task);
    begin(task);
    at.proxy.on('POST', COMMENT, fault, 1);
    expect(await sync()).toMatchObject({ waiting: 1 });
    await at.harness.restart();
    at.harness.later(GRACE_MS);
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect((await starts(task)) - before).toBe(1);
    expect(
      todoList(at.harness.workspace.replica, at.harness.workspace.sync.studio()).tasks,
    ).toContainEqual(expect.objectContaining({ id: task.id, isStarted: true, startWaits: false }));
  });

  it('is not made again when a lead moved the task on before the lost answer was missed', async () => {
    const task = notStarted();
    const before = await starts(task);
    begin(task);
    at.proxy.on('POST', COMMENT, { kind: 'close-after' }, 1);
    await sync();
    await at.lead.post(`/actions/tasks/${task.id}/comment`, {
      task_status_id: task.statusId,
      comment: 'Wait.',
    });
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect((await starts(task)) - before).toBe(1);
  });

  it('asks when the task was finished meanwhile', async () => {
    const task = notStarted();
    const before = await starts(task);
    begin(task);
    const done = at.harness.workspace.sync.studio().context?.statuses.find(({ isDone }) => isDone);
    await at.lead.post(`/actions/tasks/${task.id}/comment`, {
      task_status_id: done?.id,
      comment: '',
    });
    expect(await sync()).toMatchObject({ waiting: 1, needsYou: 1 });
    expect((await starts(task)) - before).toBe(0);
    await at.lead.post(`/actions/tasks/${task.id}/comment`, {
      task_status_id: task.statusId,
      comment: '',
    });
  });
});
