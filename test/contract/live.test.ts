import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Task } from '../../electron/shared/task.ts';
import { setDay } from '../../electron/time/day/commands.ts';
import {
  useWorkspaceHarness,
  type WorkspaceHarnessOptions,
} from '../fixtures/workspace-harness.ts';
import { lendTasks, type LentTask } from '../fixtures/lent-tasks.ts';
import { signInToApi, type StudioApi } from '../fixtures/studio-api.ts';
import { accountOf, caseOf } from '../fixtures/studio.ts';

const studio = inject('studio');
const TODAY = new Date().toISOString().slice(0, 10);
/** Far below the two minutes after which the app refreshes anyway. */
const SOON = { timeout: 60_000, interval: 100 };

/** A person with an otherwise empty list: parallel tests use the artist's. */
const newcomer: WorkspaceHarnessOptions = { live: true, account: (of) => caseOf(of, 'empty') };

/** Changes in the studio appear automatically, and nothing depends on the events. */
describe.skipIf(studio === null)('live events', { timeout: 240_000 }, () => {
  let lent: LentTask[] = [];
  let lead: StudioApi;
  let to: StudioApi;
  beforeAll(async () => {
    lead = await signInToApi(studio, accountOf(studio, 'manager'));
    to = await signInToApi(studio, caseOf(studio, 'empty'));
    const artist = await signInToApi(studio, accountOf(studio, 'artist'));
    lent = await lendTasks(lead, { artist, to }, 12, 'first');
  });
  afterAll(async () => {
    const task_ids = lent.map(({ id }) => id);
    await lead.put('/actions/tasks/clear-assignation', { task_ids, person_id: to.user.id });
  });
  const at = useWorkspaceHarness(studio, newcomer);
  let used = 0;

  const tasks = () => at.harness.workspace.replica.tasks;
  const me = () => at.harness.kitsu.user.id;
  const connected = () =>
    expect.poll(() => at.harness.workspace.live?.isConnected(), SOON).toBe(true);
  /** A task that no other test uses. */
  const task = (): Task => {
    used += 1;
    const found = tasks().get(lent[used]?.id ?? '')?.task;
    if (!found) throw new Error('Every task of the artist is in use.');
    return found;
  };
  const assign = (taskId: string) =>
    at.lead.put(`/actions/persons/${me()}/assign`, { task_ids: [taskId] });
  const unassign = (taskId: string) =>
    at.lead.put('/actions/tasks/clear-assignation', { task_ids: [taskId], person_id: me() });
  const comment = (taskId: string, statusId: string, text: string) =>
    at.lead.post(`/actions/tasks/${taskId}/comment`, { task_status_id: statusId, comment: text });
  const log = (taskId: string, duration: number) =>
    at.harness.kitsu.post(`/actions/tasks/${taskId}/time-spents/${TODAY}/persons/${me()}`, {
      duration,
    });
  const unlog = (taskId: string) =>
    at.harness.kitsu.delete(`/actions/tasks/${taskId}/time-spents/${TODAY}/persons/${me()}`);
  const otherStatus = (one: Task): string => {
    const { context } = at.harness.workspace.sync.studio();
    const other = context?.statuses.find(
      ({ id, isDone, archived, forConcept }) =>
        id !== one.statusId && !isDone && !archived && !forConcept,
    );
    if (!other) throw new Error('The studio has one status only.');
    return other.id;
  };
  /** Everything that is stored here, for comparison. */
  const everything = () => {
    const { replica } = at.harness.workspace;
    const byId = (a: Task, b: Task) => (a.id < b.id ? -1 : 1);
    return JSON.stringify([
      replica.tasks.list('todo').sort(byId),
      replica.tasks.list('done').sort(byId),
      replica.times.between(TODAY, TODAY).sort((a, b) => (a.taskId < b.taskId ? -1 : 1)),
    ]);
  };

  it('shows what a lead takes away and gives', async () => {
    const { id } = task();
    await connected();
    await unassign(id);
    await expect.poll(() => tasks().listOf(id), SOON).not.toBe('todo');
    await assign(id);
    await expect.poll(() => tasks().listOf(id), SOON).toBe('todo');
  });

  it('shows a lead’s comment and the status that it brings', async () => {
    const one = task();
    await connected();
    const statusId = otherStatus(one);
    await comment(one.id, statusId, 'The arc is too wide.');
    await expect
      .poll(() => tasks().get(one.id)?.task, SOON)
      .toMatchObject({ statusId, lastComment: { text: 'The arc is too wide.' } });
    const thread = () => at.harness.workspace.replica.comments.of(one.id);
    await expect.poll(() => thread()[0]?.text, SOON).toBe('The arc is too wide.');
    // A reply is in no list, and a full refresh does not look for it.
    const path = `/data/tasks/${one.id}/comments/${thread()[0]?.id}/reply`;
    await at.lead.post(path, { text: 'And too slow.' });
    await expect
      .poll(() => thread()[0]?.replies.map(({ text }) => text), SOON)
      .toEqual(['And too slow.']);
    await comment(one.id, one.statusId, '');
  });

  it('moves a task to the done ones when a lead approves it, and back', async () => {
    const one = task();
    await connected();
    const done = at.harness.workspace.sync.studio().context?.statuses.find(({ isDone }) => isDone);
    await comment(one.id, done?.id ?? '', '');
    await expect.poll(() => tasks().listOf(one.id), SOON).toBe('done');
    await comment(one.id, one.statusId, '');
    await expect.poll(() => tasks().listOf(one.id), SOON).toBe('todo');
  });

  it('shows time that I log on Kitsu’s own pages', async () => {
    const { id } = task();
    await connected();
    await log(id, 35);
    const here = () => at.harness.workspace.replica.times.minutesOf(id, TODAY);
    await expect.poll(here, SOON).toBe(35);
    await unlog(id);
    await expect.poll(here, SOON).toBe(0);
  });

  it('sends what I log here once, and does not read it again for its own echo', async () => {
    const one = task();
    const { replica, sync } = at.harness.workspace;
    await connected();
    const moment = { today: TODAY, at: new Date().toISOString() };
    setDay(replica, sync.studio(), { taskId: one.id, day: TODAY, minutes: 20 }, moment);
    // The refresh after connecting is over before anything is counted.
    await expect.poll(() => ranges(), SOON).toBeGreaterThan(0);
    at.proxy.requests.length = 0;
    at.harness.bringNews();
    await expect.poll(() => replica.outbox.all().length, SOON).toBe(0);
    await expect.poll(() => at.proxy.events.passed, SOON).toContain('time-spent:new');
    const before = ranges();
    // A lead's event comes after the echo, and is handled.
    await at.lead.put('/actions/tasks/set-priority', { task_ids: [one.id], priority: 2 });
    await expect.poll(() => tasks().get(one.id)?.task.priority, SOON).toBe(2);
    expect(ranges()).toBe(before);
    await unlog(one.id);
  });
  const ranges = () =>
    at.proxy.requests.filter(({ path }) => path.startsWith('/api/data/user/time-spents?')).length;

  it('catches up by itself after the line was cut', async () => {
    const { id } = task();
    await connected();
    at.proxy.events.refuse();
    await expect.poll(() => at.harness.workspace.live?.isConnected(), SOON).toBe(false);
    await unassign(id);
    at.proxy.heal();
    await expect.poll(() => tasks().listOf(id), SOON).not.toBe('todo');
    await connected();
    await assign(id);
    await expect.poll(() => tasks().listOf(id), SOON).toBe('todo');
  });

  it('ends in the same place however often and in what order it is told', async () => {
    const [given, moved, logged] = [task(), task(), task()];
    await connected();
    const change = async (on: boolean) => {
      await (on ? unassign(given.id) : assign(given.id));
      await comment(moved.id, on ? otherStatus(moved) : moved.statusId, on ? 'Once more.' : '');
      await (on ? log(logged.id, 50) : unlog(logged.id));
    };
    const arrived = (on: boolean) =>
      expect
        .poll(
          () => [
            tasks().listOf(given.id) === 'todo',
            tasks().get(moved.id)?.task.statusId === moved.statusId,
            at.harness.workspace.replica.times.minutesOf(logged.id, TODAY),
          ],
          SOON,
        )
        .toEqual(on ? [false, false, 50] : [true, true, 0]);
    for (const way of ['duplicate', 'reorder', 'hold'] as const) {
      for (const on of [true, false]) {
        at.proxy.events[way]();
        const heard = at.proxy.events.passed.length;
        await change(on);
        if (way === 'hold') at.proxy.events.release(true);
        await expect.poll(() => at.proxy.events.passed.length, SOON).toBeGreaterThan(heard);
        await arrived(on);
      }
    }
    const here = everything();
    await at.harness.workspace.sync.syncNow();
    expect(everything()).toBe(here);
  });

  it('does its work in a studio without an event stream', async () => {
    at.proxy.events.refuse();
    await expect.poll(() => at.harness.workspace.live?.isConnected(), SOON).toBe(false);
    const { id } = task();
    await unassign(id);
    expect(await at.harness.workspace.sync.syncNow()).toMatchObject({ problem: null });
    expect(tasks().listOf(id)).not.toBe('todo');
    await assign(id);
  });
});

describe.skipIf(studio === null)(
  'live events with a token that is over',
  { timeout: 120_000 },
  () => {
    const past = Buffer.from(JSON.stringify({ exp: 1_000_000_000 })).toString('base64url');
    let renewals = 0;
    let token = `head.${past}.mark`;
    const at = useWorkspaceHarness(studio, {
      ...newcomer,
      tokens: (artist) => ({
        access: () => token,
        refresh() {
          renewals += 1;
          token = artist.token;
          return Promise.resolve('refreshed');
        },
        refused: () => undefined,
      }),
    });

    it('renews it before it asks with it, and hears the studio again', async () => {
      await expect.poll(() => at.harness.workspace.live?.isConnected(), SOON).toBe(true);
      expect(renewals).toBeGreaterThan(0);
    });
  },
);
