import { describe, expect, inject, it } from 'vitest';
import { shiftDay } from '../../electron/shared/day.ts';
import type { Task } from '../../electron/shared/task.ts';
import { outboxRow } from '../../electron/outbox/outbox-view.ts';
import { resolveChange } from '../../electron/outbox/resolve-conflict.ts';
import { setDay } from '../../electron/time/day/commands.ts';
import { dayView } from '../../electron/time/day/day-view.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import { htmlPage, tooMany, type Fault } from '../fixtures/fault-proxy.ts';

const studio = inject('studio');
const TODAY = '2026-06-30';
const MOMENT = { today: TODAY, at: '2026-06-30T12:00:00.000Z' };
const now = new Date(MOMENT.at);
const SET = /\/time-spents\/[^/]+\/persons\//;

/** Waiting time reaches Kitsu once, whatever happens to the answers. */
describe.skipIf(studio === null)('sending time', () => {
  const at = useWorkspaceHarness(studio);
  let used = 0;

  /** A task day that no other test uses. */
  const lane = () => {
    used += 1;
    const task = at.harness.workspace.replica.tasks.list('todo')[used % 8] as Task;
    return { taskId: task.id, task, day: shiftDay('2026-02-02', used) };
  };
  const log = (taskId: string, day: string, minutes: number): void => {
    const { replica, sync } = at.harness.workspace;
    const done = setDay(replica, sync.studio(), { taskId, day, minutes }, MOMENT);
    if (!done.ok) throw new Error(done.message);
  };
  const sync = () => at.harness.workspace.sync.syncNow();
  const waiting = () => at.harness.workspace.replica.outbox.all();
  const markOf = (taskId: string, day: string) => {
    const { replica, sync: running } = at.harness.workspace;
    return dayView(replica, running.studio(), day, TODAY).entries.find((e) => e.taskId === taskId);
  };
  const writes = (method: string, path: RegExp) =>
    at.proxy.requests.filter((one) => one.method === method && path.test(one.path)).length;
  /** Somebody edits the same day on Kitsu's own pages. */
  const onTheWeb = (taskId: string, day: string, minutes: number) =>
    at.harness.kitsu.post(
      `/actions/tasks/${taskId}/time-spents/${day}/persons/${at.harness.kitsu.user.id}`,
      {
        duration: minutes,
      },
    );

  it('sets a day, reads it back, and only then says that it is in Kitsu', async () => {
    const { taskId, day } = lane();
    log(taskId, day, 90);
    expect(markOf(taskId, day)).toMatchObject({ minutes: 90, mark: 'here' });
    expect(await sync()).toMatchObject({ waiting: 0, problem: null });
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(90);
    expect(markOf(taskId, day)).toMatchObject({ minutes: 90, mark: 'kitsu', kitsuMinutes: 90 });
    log(taskId, day, 0);
    await sync();
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(0);
    expect(waiting()).toEqual([]);
  });

  it.each<[string, Fault, number]>([
    ['is cut off after Kitsu stored it', { kind: 'close-after' }, 1],
    ['arrives by half', { kind: 'half' }, 1],
    ['never leaves', { kind: 'close-before' }, 2],
    ['is a web page', htmlPage, 2],
    ['is a fault of the server', { kind: 'answer', status: 500 }, 2],
    ['asks to slow down', tooMany(30), 2],
  ])('logs the time once when the answer %s', async (_what, fault, sets) => {
    const { taskId, day } = lane();
    log(taskId, day, 75);
    at.proxy.on('POST', SET, fault, 1);
    expect(await sync()).toMatchObject({ waiting: 1, needsYou: 0 });
    expect(waiting()[0]?.cause).toBeTruthy();
    expect(markOf(taskId, day)).toMatchObject({ minutes: 75, mark: 'here' });
    // It may be sent as soon as the app is there again.
    await at.harness.restart();
    expect(markOf(taskId, day)).toMatchObject({ minutes: 75 });
    expect(await sync()).toMatchObject({ waiting: 0 });
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(75);
    expect(writes('POST', SET)).toBe(sets);
  });

  it('does not take its own earlier try, whose answer was lost, for somebody else’s edit', async () => {
    const { taskId, day } = lane();
    log(taskId, day, 90);
    at.proxy.on('POST', SET, { kind: 'close-after' }, 1);
    await sync();
    log(taskId, day, 120);
    at.proxy.on('POST', SET, { kind: 'close-before' }, 1);
    await sync();
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(120);
  });

  it('waits as long as the server asked', async () => {
    const { taskId, day } = lane();
    log(taskId, day, 15);
    at.proxy.on('POST', SET, tooMany(120), 1);
    const before = Date.now();
    await sync();
    expect(waiting()[0]?.notBefore).toBeGreaterThanOrEqual(before + 120_000);
    await sync();
  });

  it('deletes once when the answer is cut off', async () => {
    const { taskId, day } = lane();
    log(taskId, day, 30);
    await sync();
    log(taskId, day, 0);
    at.proxy.on('DELETE', SET, { kind: 'close-after' }, 1);
    await sync();
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(0);
  });

  it('keeps what Kitsu is too small for, and says so', async () => {
    const { taskId, day } = lane();
    log(taskId, day, 45);
    at.proxy.on('POST', SET, { kind: 'answer', status: 413, body: '<html>too large</html>' }, 1);
    expect(await sync()).toMatchObject({ waiting: 1, needsYou: 1 });
    expect(markOf(taskId, day)).toMatchObject({ minutes: 45, mark: 'parked' });
  });

  it('sends a newer edit that was typed while the older was on its way', async () => {
    const { taskId, day } = lane();
    log(taskId, day, 30);
    let release = (): void => undefined;
    const until = new Promise<void>((done) => (release = done));
    at.proxy.on('POST', SET, { kind: 'hold', until }, 1);
    const first = sync();
    await expect.poll(() => writes('POST', SET)).toBe(1);
    log(taskId, day, 60);
    release();
    await first;
    await sync();
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(60);
    expect(waiting()).toEqual([]);
  });

  it('still sends what Kitsu held before, typed while another number was on its way', async () => {
    const { taskId, day } = lane();
    log(taskId, day, 90);
    await sync();
    let release = (): void => undefined;
    const until = new Promise<void>((done) => (release = done));
    const readings = /\/data\/user\/time-spents\/2/;
    at.proxy.requests.length = 0;
    at.proxy.on('GET', readings, { kind: 'hold', until }, 1);
    log(taskId, day, 15);
    const first = sync();
    await expect.poll(() => writes('GET', readings)).toBe(1);
    log(taskId, day, 15);
    log(taskId, day, 90);
    release();
    await first;
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(90);
    expect(markOf(taskId, day)).toMatchObject({ minutes: 90, mark: 'kitsu' });
  });

  it('does not let an older reading take a logged time back', async () => {
    const { taskId, day } = lane();
    let release = (): void => undefined;
    const until = new Promise<void>((done) => (release = done));
    at.proxy.on('GET', /\/data\/user\/time-spents\?/, { kind: 'hold', until }, 1);
    const reading = sync();
    await expect.poll(() => writes('GET', /\/data\/user\/time-spents\?/)).toBe(1);
    log(taskId, day, 50);
    at.harness.bringNews();
    await expect.poll(() => waiting().length).toBe(0);
    release();
    await reading;
    expect(markOf(taskId, day)).toMatchObject({ minutes: 50, mark: 'kitsu' });
  });

  it('asks the artist when the day moved in Kitsu, and overwrites nothing by itself', async () => {
    const { taskId, day } = lane();
    log(taskId, day, 90);
    await onTheWeb(taskId, day, 30);
    expect(await sync()).toMatchObject({ waiting: 1, needsYou: 1 });
    expect(markOf(taskId, day)).toMatchObject({ minutes: 90, mark: 'conflict', kitsuMinutes: 30 });
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(30);
  });

  it.each([
    ['mine', 90],
    ['theirs', 30],
    ['both', 120],
  ] as const)('settles a conflict by “%s”', async (choice, minutes) => {
    const { taskId, day } = lane();
    log(taskId, day, 90);
    await onTheWeb(taskId, day, 30);
    await sync();
    expect(resolveChange(at.harness.workspace.replica, waiting()[0]?.id ?? 0, choice).ok).toBe(
      true,
    );
    await sync();
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(minutes);
    expect(markOf(taskId, day)).toMatchObject({ minutes, mark: 'kitsu' });
    expect(waiting()).toEqual([]);
  });

  it('keeps hours on a task that was taken from me, says why, and lets the others through', async () => {
    const taken = lane();
    const other = { ...lane(), day: taken.day };
    log(taken.taskId, taken.day, 60);
    log(other.taskId, other.day, 30);
    const person = at.harness.kitsu.user.id;
    await at.lead.put('/actions/tasks/clear-assignation', {
      task_ids: [taken.taskId],
      person_id: person,
    });
    try {
      expect(await sync()).toMatchObject({ waiting: 1, needsYou: 1 });
      expect(await at.harness.minutesInKitsu(other.taskId, other.day)).toBe(30);
      expect(waiting()[0]).toMatchObject({
        taskId: taken.taskId,
        state: 'parked',
        cause: { code: 'unassigned' },
      });
      expect(markOf(taken.taskId, taken.day)).toMatchObject({ minutes: 60, mark: 'parked' });
    } finally {
      await at.lead.put(`/actions/persons/${person}/assign`, { task_ids: [taken.taskId] });
    }
  });

  it('keeps hours on a task that was deleted in Kitsu, says so, and lets them be moved', async () => {
    const { taskId, day } = lane();
    log(taskId, day, 60);
    const gone: Fault = { kind: 'answer', status: 404 };
    at.proxy.on('POST', SET, gone);
    at.proxy.on('GET', new RegExp(`/data/tasks/${taskId}`), gone);
    expect(await sync()).toMatchObject({ waiting: 1, needsYou: 1 });
    expect(waiting()).toMatchObject([{ taskId, state: 'parked', cause: { code: 'task-gone' } }]);
    const { replica, sync: running } = at.harness.workspace;
    const [row] = waiting();
    const shown = row && outboxRow(row, { replica, studio: running.studio(), now, today: TODAY });
    expect(shown).toMatchObject({ taskLost: 'gone', movable: 60, edits: null });
  });
});
