import { describe, expect, inject, it } from 'vitest';
import { shiftDay } from '../../electron/shared/day.ts';
import type { Task } from '../../electron/shared/task.ts';
import { discard, move } from '../../electron/outbox/commands.ts';
import { setDay } from '../../electron/time/day/commands.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import { htmlPage } from '../fixtures/fault-proxy.ts';
import { deferred } from '../fixtures/deferred.ts';
import { timeKind } from '../../electron/outbox/kinds/time.ts';

const studio = inject('studio');
const MOMENT = { today: '2026-06-30', at: '2026-06-30T12:00:00.000Z' };
const SET = /\/time-spents\/[^/]+\/persons\//;
const DAY = /\/data\/user\/time-spents\/\d/;
const LONG = { timeout: 60_000 };

/** What the artist does to a row while it is being sent, and a Kitsu that goes away and comes back. */
describe.skipIf(studio === null)('the outbox while things move', () => {
  const at = useWorkspaceHarness(studio);
  let used = 0;

  const lanes = () => {
    used += 1;
    const todo = at.harness.workspace.replica.tasks.list('todo') as [Task, Task];
    return { from: todo[0].id, to: todo[1].id, day: shiftDay('2026-04-01', used) };
  };
  const log = (taskId: string, day: string, minutes: number): void => {
    const { replica, sync } = at.harness.workspace;
    const done = setDay(replica, sync.studio(), { taskId, day, minutes }, MOMENT);
    if (!done.ok) throw new Error(done.message);
    at.harness.bringNews();
  };
  const rowOf = (taskId: string, day: string) =>
    at.harness.workspace.replica.outbox.find(timeKind, taskId, day)?.id ?? 0;
  const waiting = () => at.harness.workspace.replica.outbox.all().length;
  const seen = (method: string, path: RegExp) =>
    at.proxy.requests.filter((one) => one.method === method && path.test(one.path)).length;
  /** Logs, and holds the named request at the proxy. */
  async function stopped(method: string, path: RegExp, work: () => void) {
    const line = deferred();
    at.proxy.on(method, path, { kind: 'hold', until: line.until }, 1);
    const before = seen(method, path);
    work();
    await expect.poll(() => seen(method, path), LONG).toBe(before + 1);
    return line.release;
  }

  it.each([
    ['read', 'GET', DAY],
    ['written', 'POST', SET],
  ] as const)(
    'moves minutes whose day is being %s: they end on the other task, once',
    async (_step, method, path) => {
      const { from, to, day } = lanes();
      const release = await stopped(method, path, () => log(from, day, 60));
      const { replica, sync, undoLog } = at.harness.workspace;
      const wanted = { id: rowOf(from, day), taskId: to };
      expect(move(replica, sync.studio(), undoLog, wanted, MOMENT).ok).toBe(true);
      release();
      at.harness.bringNews();
      await expect.poll(waiting, LONG).toBe(0);
      expect(await at.harness.minutesInKitsu(from, day)).toBe(0);
      expect(await at.harness.minutesInKitsu(to, day)).toBe(60);
    },
    90_000,
  );

  it('brings a change that is discarded on its way, and put back, to Kitsu once', async () => {
    const { from, day } = lanes();
    const release = await stopped('POST', SET, () => log(from, day, 45));
    const { replica, sync, undoLog } = at.harness.workspace;
    const gone = discard(replica, undoLog, rowOf(from, day));
    if (!gone.ok) throw new Error(gone.message);
    expect(waiting()).toBe(0);
    expect(undoLog.run(gone.value.undo, { studio: sync.studio(), ...MOMENT }).ok).toBe(true);
    release();
    at.harness.bringNews();
    await expect.poll(waiting, LONG).toBe(0);
    expect(await at.harness.minutesInKitsu(from, day)).toBe(45);
    expect(seen('POST', SET)).toBe(1);
  }, 90_000);

  it('notices by itself that Kitsu went and came back, and sends what waited', async () => {
    const { from, day } = lanes();
    const { sync } = at.harness.workspace;
    expect(sync.status()).toMatchObject({ connection: 'online' });
    at.proxy.unplug();
    log(from, day, 30);
    await expect.poll(() => sync.status().connection, LONG).toBe('server-away');
    expect(sync.status().connectionSince).not.toBeNull();
    at.proxy.heal();
    await expect.poll(waiting, LONG).toBe(0);
    expect(sync.status()).toMatchObject({ connection: 'online', problem: null });
    expect(await at.harness.minutesInKitsu(from, day)).toBe(30);
  }, 150_000);

  it('does not take the page of a network for Kitsu, nor ask everything of it again and again', async () => {
    const { sync } = at.harness.workspace;
    at.proxy.on('*', /^/, htmlPage);
    await sync.syncNow();
    expect(sync.status()).toMatchObject({ connection: 'server-away' });
    expect(sync.status().problem?.message).toContain('This network asks you to sign in first');
    // After this the background pull of that moment is over.
    await sync.syncNow();
    at.proxy.requests.length = 0;
    await sync.syncNow();
    expect(at.proxy.requests.map(({ path }) => path)).toEqual(['/api/']);
  }, 90_000);

  it('keeps telling why one change waits while another arrives', async () => {
    const { from, to, day } = lanes();
    const { sync } = at.harness.workspace;
    const late = { kind: 'answer', status: 429, headers: { 'retry-after': '600' } } as const;
    at.proxy.on('POST', new RegExp(`${from}${SET.source}`), late);
    log(from, day, 30);
    await expect.poll(() => sync.status().problem?.code, LONG).toBe('throttled');
    log(to, day, 15);
    await expect.poll(waiting, LONG).toBe(1);
    expect(await at.harness.minutesInKitsu(to, day)).toBe(15);
    expect(sync.status().problem?.code).toBe('throttled');
  }, 90_000);

  it('stops a reading where the artist says so, and goes on when they say so', async () => {
    const { sync } = at.harness.workspace;
    const line = deferred();
    at.proxy.on('GET', /\/data\/user\/tasks$/, { kind: 'hold', until: line.until }, 1);
    const round = sync.syncNow();
    await expect.poll(() => seen('GET', /\/data\/user\/tasks$/), LONG).toBe(1);
    sync.cancelReading();
    await round;
    expect(sync.status()).toMatchObject({ readingStopped: true, busy: false });
    line.release();
    expect(await sync.syncNow()).toMatchObject({ readingStopped: false, problem: null });
  }, 90_000);
});
