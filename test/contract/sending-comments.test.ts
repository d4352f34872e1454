import { describe, expect, inject, it } from 'vitest';
import type { Task } from '../../electron/shared/task.ts';
import type { ThreadComment } from '../../electron/shared/thread.ts';
import { GRACE_MS } from '../../electron/sync/push/send-decision.ts';
import { resolveChange } from '../../electron/outbox/resolve-conflict.ts';
import { comment, type NewComment } from '../../electron/tasks/comment-commands.ts';
import { start } from '../../electron/time/day/commands.ts';
import { thread } from '../../electron/tasks/thread.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import type { Fault } from '../fixtures/fault-proxy.ts';

const studio = inject('studio');
const MOMENT = { today: '2026-06-30', at: '2026-06-30T12:00:00.000Z' };
const COMMENT = /\/actions\/tasks\/[^/]+\/comment$/;
const COMMENTS = /\/data\/tasks\/[^/]+\/comments$/;

interface InKitsu {
  id: string;
  text: string;
  person_id: string;
  task_status_id: string;
}

/** A comment is created once: Kitsu itself would store it as often as it is sent. */
describe.skipIf(studio === null)('sending a comment', () => {
  const at = useWorkspaceHarness(studio);
  let used = 0;

  const sync = () => at.harness.workspace.sync.syncNow();
  /** A task that no other test uses, in a status that causes no conflict with a lead. */
  const aTask = (): Task => {
    const { replica, sync: running } = at.harness.workspace;
    const statuses = running.studio().context?.statuses ?? [];
    const quiet = (task: Task): boolean =>
      statuses.some((one) => one.id === task.statusId && !one.isFeedbackRequest && !one.isRetake);
    const tasks = replica.tasks.list('todo').filter(quiet);
    used += 1;
    return tasks.sort((a, b) => (a.id < b.id ? -1 : 1))[used % tasks.length] as Task;
  };
  const say = (task: Task, text: string, more: Partial<NewComment> = {}): void => {
    const { replica, sync: running } = at.harness.workspace;
    const wanted = { taskId: task.id, text, statusId: null, copies: false, ...more };
    const done = comment(replica, running.studio(), wanted, MOMENT);
    if (!done.ok || done.value.kind !== 'saved') throw new Error(JSON.stringify(done));
  };
  const inKitsu = async (task: Task, text: string): Promise<InKitsu[]> => {
    const all = await at.harness.kitsu.get<InKitsu[]>(`/data/tasks/${task.id}/comments`);
    return all.filter((one) => one.text === text && one.person_id === at.harness.kitsu.user.id);
  };
  const shown = (task: Task, text: string): ThreadComment[] => {
    const { replica, sync: running } = at.harness.workspace;
    const view = thread(replica, running.studio(), task.id, at.harness.kitsu.user.id);
    return view.comments.filter((one) => one.text === text);
  };
  const statusId = (which: 'isWip' | 'isDone' | 'isFeedbackRequest'): string => {
    const statuses = at.harness.workspace.sync.studio().context?.statuses ?? [];
    return statuses.find((one) => one[which])?.id ?? '';
  };
  const lead = (task: Task, status: string, text = '') =>
    at.lead.post(`/actions/tasks/${task.id}/comment`, { task_status_id: status, comment: text });
  const stateOf = (task: Task) =>
    at.harness.kitsu.get<{ task_status_id: string }>(`/data/tasks/${task.id}`);
  const posts = () =>
    at.proxy.requests.filter(({ method, path }) => method === 'POST' && COMMENT.test(path)).length;
  const rows = () => at.harness.workspace.replica.outbox.all();

  it('leaves the status as it is, and is shown as in Kitsu once it was read back', async () => {
    const task = aTask();
    const text = 'Blocking is done — “Grüße”, 次のショット 🎬\nNext: the arms.';
    say(task, `  ${text}\r\n`);
    expect(shown(task, text)).toMatchObject([{ mark: 'here', mine: true, status: null }]);
    expect(await sync()).toMatchObject({ waiting: 0, problem: null });
    expect(await inKitsu(task, text)).toMatchObject([{ task_status_id: task.statusId }]);
    expect(shown(task, text)).toMatchObject([{ mark: 'kitsu', status: { id: task.statusId } }]);
  });

  it.each<[string, Fault, number]>([
    ['is cut off after Kitsu did it', { kind: 'close-after' }, 1],
    ['arrives by half', { kind: 'half' }, 1],
    ['never leaves', { kind: 'close-before' }, 2],
    ['is a fault of the server', { kind: 'answer', status: 502 }, 2],
  ])('is made once when the answer %s, whenever the app dies', async (what, fault, tries) => {
    const task = aTask();
    const text = `Once: ${what}.`;
    say(task, text);
    at.proxy.on('POST', COMMENT, fault, 1);
    expect(await sync()).toMatchObject({ waiting: 1, needsYou: 0 });
    await at.harness.restart();
    expect(shown(task, text).at(0)).toMatchObject({ mark: 'here' });
    at.harness.later(GRACE_MS);
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect(await inKitsu(task, text)).toHaveLength(1);
    expect(posts()).toBe(tries);
  });

  it('does not repeat while the lost try may still arrive, and finds it when it does', async () => {
    const task = aTask();
    say(task, 'Slow boat.');
    let release = (): void => undefined;
    const until = new Promise<void>((done) => (release = done));
    at.proxy.on('POST', COMMENT, { kind: 'hold', until }, 1);
    at.harness.bringNews();
    await expect.poll(posts).toBe(1);
    // The app is killed; its request is still under way.
    await at.harness.restart();
    expect(await sync()).toMatchObject({ waiting: 1 });
    expect(posts()).toBe(1);
    release();
    await expect.poll(async () => (await inKitsu(task, 'Slow boat.')).length).toBe(1);
    at.harness.later(GRACE_MS);
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect(await inKitsu(task, 'Slow boat.')).toHaveLength(1);
    expect(posts()).toBe(1);
  });

  it('is not held for a year by a clock that was set back a year', async () => {
    const task = aTask();
    say(task, 'In another year.');
    at.proxy.on('POST', COMMENT, { kind: 'close-before' }, 1);
    await sync();
    at.harness.later(-366 * 24 * 3_600_000);
    await sync();
    at.harness.later(GRACE_MS);
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect(await inKitsu(task, 'In another year.')).toHaveLength(1);
  });

  it('is made twice when the artist wrote it twice, though both answers are lost', async () => {
    const task = aTask();
    say(task, 'Same words.');
    say(task, 'Same words.');
    at.proxy.on('POST', COMMENT, { kind: 'close-after' }, 1);
    expect(await sync()).toMatchObject({ waiting: 2 });
    expect(posts()).toBe(1);
    await at.harness.restart();
    at.proxy.on('POST', COMMENT, { kind: 'close-after' }, 1);
    await sync();
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect(await inKitsu(task, 'Same words.')).toHaveLength(2);
    expect(posts()).toBe(2);
  });

  it('finds its twin though the newest comment of that moment was deleted', async () => {
    const task = aTask();
    say(task, 'Again.');
    await sync();
    const newest = (await lead(task, task.statusId, 'Soon gone.')) as { id: string };
    say(task, 'Again.');
    at.proxy.on('POST', COMMENT, { kind: 'close-before' }, 1);
    await sync();
    await at.lead.delete(`/data/comments/${newest.id}`);
    at.harness.later(GRACE_MS);
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect(await inKitsu(task, 'Again.')).toHaveLength(2);
    expect(shown(task, 'Soon gone.')).toEqual([]);
  });

  it('goes after the start that was made before it, one at a time', async () => {
    const { replica, sync: running } = at.harness.workspace;
    const wip = statusId('isWip');
    const task = replica.tasks.list('todo').find((one) => one.statusId !== wip) as Task;
    await lead(task, task.statusId, 'Go on.');
    start(replica, running.studio(), task.id, MOMENT);
    say(task, 'Begun.');
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect(await inKitsu(task, 'Begun.')).toMatchObject([{ task_status_id: wip }]);
    const [newest, second] = await at.harness.kitsu.get<InKitsu[]>(
      `/data/tasks/${task.id}/comments`,
    );
    expect([newest?.text, newest?.task_status_id]).toEqual(['Begun.', wip]);
    expect([second?.text, second?.task_status_id]).toEqual(['', wip]);
    await lead(task, task.statusId);
  });

  it('does not wait behind one that Kitsu refused', async () => {
    const task = aTask();
    say(task, 'Refused.');
    at.proxy.on('POST', COMMENT, { kind: 'answer', status: 400, body: '{"message":"No."}' }, 1);
    expect(await sync()).toMatchObject({ waiting: 1, needsYou: 1 });
    say(task, 'The next one.');
    expect(await sync()).toMatchObject({ waiting: 1, needsYou: 1 });
    expect(await inKitsu(task, 'The next one.')).toHaveLength(1);
    expect(shown(task, 'Refused.')).toMatchObject([
      { mark: 'parked', note: { code: 'refused', said: 'No.' } },
    ]);
    expect(rows()).toMatchObject([{ body: { step: 'new' } }]);
  });

  it.each(['mine', 'theirs'] as const)(
    'asks when a lead took the task on meanwhile, and keeps the words: “%s”',
    async (choice) => {
      const task = aTask();
      const wanted = statusId('isWip');
      const review = statusId('isFeedbackRequest');
      say(task, `Back at it: ${choice}.`, { statusId: wanted });
      await lead(task, review);
      expect(await sync()).toMatchObject({ waiting: 1, needsYou: 1 });
      expect(shown(task, `Back at it: ${choice}.`)).toMatchObject([{ mark: 'conflict' }]);
      expect(resolveChange(at.harness.workspace.replica, rows()[0]?.id ?? 0, choice).ok).toBe(true);
      expect(await sync()).toMatchObject({ waiting: 0 });
      expect(await inKitsu(task, `Back at it: ${choice}.`)).toHaveLength(1);
      expect((await stateOf(task)).task_status_id).toBe(choice === 'mine' ? wanted : review);
      await lead(task, task.statusId);
    },
  );

  it('keeps what was written on a task that was taken from me, and says why', async () => {
    const task = aTask();
    const person = at.harness.kitsu.user.id;
    say(task, 'Too late?');
    await at.lead.put('/actions/tasks/clear-assignation', {
      task_ids: [task.id],
      person_id: person,
    });
    try {
      expect(await sync()).toMatchObject({ waiting: 1, needsYou: 1 });
      expect(shown(task, 'Too late?')).toMatchObject([
        { mark: 'parked', note: { code: 'unassigned' } },
      ]);
      expect(await inKitsu(task, 'Too late?')).toEqual([]);
    } finally {
      await at.lead.put(`/actions/persons/${person}/assign`, { task_ids: [task.id] });
    }
  });

  it('does nothing where it cannot look first', async () => {
    const task = aTask();
    say(task, 'Blind.');
    at.proxy.on('GET', COMMENTS, { kind: 'answer', status: 500 });
    expect(await sync()).toMatchObject({ waiting: 1, needsYou: 0 });
    expect(posts()).toBe(0);
    at.proxy.heal();
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect(await inKitsu(task, 'Blind.')).toHaveLength(1);
  });
});
