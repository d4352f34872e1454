import { describe, expect, inject, it } from 'vitest';
import { dayOf, shiftDay, type Day } from '../../electron/shared/day.ts';
import { resolveChange } from '../../electron/outbox/resolve-conflict.ts';
import { setDay } from '../../electron/time/day/commands.ts';
import { dayView } from '../../electron/time/day/day-view.ts';
import { resend } from '../../electron/time/day/confirmed-times.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import { acceptServerValue, timeKind } from '../../electron/outbox/kinds/time.ts';

const studio = inject('studio');
const TODAY = dayOf(new Date());
const MOMENT = { today: TODAY, at: new Date().toISOString() };
const SET = /\/time-spents\/[^/]+\/persons\//;

/** A day shows what Kitsu confirmed, and when that is no longer so. */
describe.skipIf(studio === null)('receipts', () => {
  const at = useWorkspaceHarness(studio);
  const used = new Set<string>();

  /** An empty task day of the last weeks, which every refresh reads and no other test uses. */
  const lane = (): { taskId: string; day: Day } => {
    const { replica } = at.harness.workspace;
    for (let back = 8; back < 30; back += 1) {
      const day = shiftDay(TODAY, -back);
      for (const { id: taskId } of replica.tasks.list('todo')) {
        const key = `${day} ${taskId}`;
        if (used.has(key) || replica.times.minutesOf(taskId, day) > 0) continue;
        used.add(key);
        return { taskId, day };
      }
    }
    throw new Error('No empty lane');
  };
  const log = (taskId: string, day: Day, minutes: number): void => {
    const { replica, sync } = at.harness.workspace;
    const done = setDay(replica, sync.studio(), { taskId, day, minutes }, MOMENT);
    if (!done.ok) throw new Error(done.message);
  };
  const sync = () => at.harness.workspace.sync.syncNow();
  /** Logs a total whose every attempt is lost, and then another one over it. */
  const logOver = async (taskId: string, day: Day, lost: number, next: number): Promise<void> => {
    at.proxy.on('POST', SET, { kind: 'close-before' });
    log(taskId, day, lost);
    await sync();
    log(taskId, day, next);
    at.proxy.heal();
  };
  const view = (day: Day) => {
    const { replica, sync: running } = at.harness.workspace;
    return dayView(replica, running.studio(), day, TODAY);
  };
  const entry = (taskId: string, day: Day) =>
    view(day).entries.find((one) => one.taskId === taskId);
  const differences = (taskId: string, day: Day) =>
    view(day).confirmed.differences.filter((one) => one.taskId === taskId);
  const route = (taskId: string, day: Day): string =>
    `/actions/tasks/${taskId}/time-spents/${day}/persons/${at.harness.kitsu.user.id}`;
  const onTheWeb = (taskId: string, day: Day, duration: number) =>
    at.harness.kitsu.post(route(taskId, day), { duration });

  it('says what Kitsu holds of the day and when each of my times was read back', async () => {
    const { taskId, day } = lane();
    const before = view(day).confirmed.total;
    const since = Date.now();
    log(taskId, day, 90);
    expect(entry(taskId, day)).toMatchObject({ mark: 'here', readBackAt: null });
    expect(view(day).confirmed.total).toBe(before);
    await sync();
    expect(view(day).confirmed).toEqual({ total: before + 90, differences: [] });
    const readBackAt = entry(taskId, day)?.readBackAt ?? '';
    expect(Date.parse(readBackAt)).toBeGreaterThanOrEqual(since);
    await at.harness.restart();
    expect(entry(taskId, day)).toMatchObject({ mark: 'kitsu', readBackAt });
  });

  it.each([
    ['another number', 60],
    ['nothing', 0],
  ])('marks a day of which Kitsu holds %s later', async (_what, now) => {
    const { taskId, day } = lane();
    log(taskId, day, 90);
    await sync();
    if (now > 0) await onTheWeb(taskId, day, now);
    else await at.harness.kitsu.delete(route(taskId, day));
    await sync();
    expect(entry(taskId, day)).toMatchObject({ minutes: now, mark: 'changed', kitsuMinutes: now });
    expect(differences(taskId, day)).toMatchObject([{ taskId, had: 90, has: now }]);
    expect(view(day).week.find((one) => one.day === day)?.mark).toBe('changed');
  });

  it('puts back what was read back, over what Kitsu holds now', async () => {
    const { taskId, day } = lane();
    log(taskId, day, 90);
    await sync();
    await onTheWeb(taskId, day, 60);
    await sync();
    const { replica, sync: running } = at.harness.workspace;
    expect(resend(replica, running.studio(), { taskId, day }, MOMENT).ok).toBe(true);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(90);
    expect(entry(taskId, day)).toMatchObject({ minutes: 90, mark: 'kitsu' });
  });

  it('keeps what Kitsu holds when the artist takes it, also out of a conflict', async () => {
    const { taskId, day } = lane();
    const { replica } = at.harness.workspace;
    log(taskId, day, 90);
    await sync();
    await onTheWeb(taskId, day, 60);
    await sync();
    replica.change(() => acceptServerValue(replica, taskId, day));
    expect(entry(taskId, day)).toMatchObject({ minutes: 60, mark: 'kitsu' });
    log(taskId, day, 30);
    await onTheWeb(taskId, day, 45);
    expect(await sync()).toMatchObject({ needsYou: 1 });
    resolveChange(replica, replica.outbox.find(timeKind, taskId, day)?.id ?? 0, 'theirs');
    expect(entry(taskId, day)).toMatchObject({ minutes: 45, mark: 'kitsu' });
  });

  it('does not mark a time that was never brought there from here', async () => {
    const { taskId, day } = lane();
    await onTheWeb(taskId, day, 60);
    await sync();
    await onTheWeb(taskId, day, 30);
    await sync();
    expect(entry(taskId, day)).toMatchObject({ minutes: 30, mark: 'kitsu', readBackAt: null });
  });

  it('puts right what a late request of its own has undone, once', async () => {
    const { taskId, day } = lane();
    await logOver(taskId, day, 90, 120);
    expect(await sync()).toMatchObject({ waiting: 0 });
    // The proxy delivers the held request; then somebody types the same number.
    await onTheWeb(taskId, day, 90);
    await sync();
    await expect.poll(() => at.harness.minutesInKitsu(taskId, day)).toBe(120);
    await expect.poll(() => entry(taskId, day)?.mark).toBe('kitsu');
    await onTheWeb(taskId, day, 90);
    await sync();
    expect(entry(taskId, day)).toMatchObject({ minutes: 90, mark: 'changed' });
  });

  it('takes a late request of its own for no conflict while a newer number waits', async () => {
    const { taskId, day } = lane();
    await logOver(taskId, day, 90, 120);
    await sync();
    log(taskId, day, 150);
    await onTheWeb(taskId, day, 90);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(150);
  });

  it('asks about an older number that Kitsu had confirmed: somebody may mean it', async () => {
    const { taskId, day } = lane();
    log(taskId, day, 90);
    await sync();
    log(taskId, day, 120);
    await sync();
    await onTheWeb(taskId, day, 90);
    await sync();
    await sync();
    expect(entry(taskId, day)).toMatchObject({ minutes: 90, mark: 'changed' });
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(90);
  });
});
