import { afterEach, describe, expect, inject, it } from 'vitest';
import { dayOf, shiftDay, type Day } from '../../electron/shared/day.ts';
import type { Task } from '../../electron/shared/task.ts';
import { setDay } from '../../electron/time/day/commands.ts';
import {
  stashedHours,
  previewDayOff,
  markDayOff,
  cancelDayOff,
} from '../../electron/time/day/day-off-commands.ts';
import { dayView } from '../../electron/time/day/day-view.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import type { Fault } from '../fixtures/fault-proxy.ts';
import { timeKind } from '../../electron/outbox/kinds/time.ts';
import { dayOffKind } from '../../electron/outbox/kinds/day-off.ts';

const studio = inject('studio');
const TODAY = dayOf(new Date());
const AT = new Date().toISOString();
const DAYS_OFF = /\/data\/day-offs/;
const OFF = 'You are off on this day. Cancel the day off to log time.';

interface DayOffInKitsu {
  id: string;
  date: string;
  end_date: string;
}

/** Kitsu silently deletes the hours of a day off; the app must lose none of them. */
describe.skipIf(studio === null)('a day off', () => {
  const at = useWorkspaceHarness(studio);
  let used = 0;

  afterEach(async () => {
    if (!studio) return;
    for (const { id } of await inKitsu()) await at.harness.kitsu.delete(`/data/day-offs/${id}`);
  });

  /** Days in the past: the studio's artist already has a day off before them. */
  const inKitsu = async () => {
    const all = await at.harness.kitsu.get<DayOffInKitsu[]>(
      `/data/persons/${at.harness.kitsu.user.id}/day-offs`,
    );
    return all.filter(({ date }) => date < TODAY);
  };
  /** Days and tasks that no other test uses. */
  const lane = (): { taskId: string; other: string; day: Day } => {
    used += 1;
    const [task, other] = at.harness.workspace.replica.tasks.list('todo') as [Task, Task];
    return { taskId: task.id, other: other.id, day: shiftDay('2026-04-06', 7 * used) };
  };
  const tryLog = (taskId: string, day: Day, minutes: number) => {
    const { replica, sync } = at.harness.workspace;
    return setDay(replica, sync.studio(), { taskId, day, minutes }, { today: TODAY, at: AT });
  };
  const log = (taskId: string, day: Day, minutes: number): void =>
    expect(tryLog(taskId, day, minutes)).toMatchObject({ ok: true });
  const sync = () => at.harness.workspace.sync.syncNow();
  const view = (day: Day) => {
    const { replica, sync: running } = at.harness.workspace;
    return dayView(replica, running.studio(), day, TODAY);
  };
  const mark = (first: Day, last: Day = first) =>
    markDayOff(at.harness.workspace.replica, { first, last, description: '' }, AT);
  const takeBack = (day: Day) => cancelDayOff(at.harness.workspace.replica, day, AT);
  const kept = (day: Day) =>
    stashedHours(at.harness.workspace.replica, day).map(({ taskId, minutes }) => [taskId, minutes]);
  const onTheWeb = (taskId: string, day: Day, duration: number) =>
    at.harness.kitsu.post(
      `/actions/tasks/${taskId}/time-spents/${day}/persons/${at.harness.kitsu.user.id}`,
      { duration },
    );
  const offOnTheWeb = (date: Day, end_date: Day = date) =>
    at.harness.kitsu.post('/data/day-offs', {
      person_id: at.harness.kitsu.user.id,
      date,
      end_date,
      description: 'Trip',
    });
  const sent = (method: string) =>
    at.proxy.requests.filter((one) => one.method === method && DAYS_OFF.test(one.path)).length;
  /** Syncs until nothing is under way: rows that the last answer released go in another round. */
  const untilSent = () => expect.poll(async () => (await sync()).waiting).toBe(0);

  it('shows the hours, keeps them, lets Kitsu delete them, and puts them back', async () => {
    const { taskId, other, day } = lane();
    log(taskId, day, 90);
    log(other, day, 30);
    await untilSent();
    expect(previewDayOff(at.harness.workspace.replica, { first: day, last: day })).toMatchObject({
      total: 120,
      blocked: null,
    });
    expect(mark(day).ok).toBe(true);
    expect(view(day)).toMatchObject({ dayOff: { state: 'here' }, locked: { message: OFF } });
    expect(tryLog(taskId, day, 15)).toMatchObject({ ok: false, code: 'rule', message: OFF });
    await untilSent();
    expect(await inKitsu()).toMatchObject([{ date: day, end_date: day }]);
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(0);
    expect(view(day)).toMatchObject({ total: 0, dayOff: { state: 'kitsu' } });
    expect(view(day).confirmed.differences).toEqual([]);
    expect(view(day).week.find((one) => one.day === day)?.isOff).toBe(true);
    await at.harness.restart();
    expect(kept(day).sort()).toEqual(
      [
        [taskId, 90],
        [other, 30],
      ].sort(),
    );
    expect(takeBack(day).ok).toBe(true);
    expect(view(day)).toMatchObject({ dayOff: null, total: 120 });
    await untilSent();
    expect(await inKitsu()).toEqual([]);
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(90);
    expect(await at.harness.minutesInKitsu(other, day)).toBe(30);
    expect(kept(day)).toEqual([]);
  });

  it.each<[string, string, RegExp, Fault]>([
    ['before Kitsu hears of it', 'POST', DAYS_OFF, { kind: 'close-before' }],
    ['after Kitsu did it', 'POST', DAYS_OFF, { kind: 'close-after' }],
    ['half way through the answer', 'POST', DAYS_OFF, { kind: 'half' }],
    ['by a fault of the server', 'POST', DAYS_OFF, { kind: 'answer', status: 500 }],
    ['at the look at the days off', 'GET', /day-offs/, { kind: 'close-before' }],
    ['at the look at the hours', 'GET', /user\/time-spents/, { kind: 'close-before' }],
  ])('is made once, with all hours kept, when it is cut %s', async (_when, method, path, fault) => {
    const { taskId, day } = lane();
    log(taskId, day, 90);
    await untilSent();
    mark(day);
    at.proxy.on(method, path, fault, 1);
    await sync();
    await at.harness.restart();
    await untilSent();
    expect(await inKitsu()).toMatchObject([{ date: day }]);
    expect(kept(day)).toEqual([[taskId, 90]]);
    takeBack(day);
    at.proxy.on('DELETE', DAYS_OFF, { kind: 'close-after' }, 1);
    await sync();
    await at.harness.restart();
    await untilSent();
    expect(await inKitsu()).toEqual([]);
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(90);
  });

  it('also keeps what was logged on the web before it was sent', async () => {
    const { taskId, other, day } = lane();
    log(taskId, day, 60);
    await untilSent();
    mark(day);
    await onTheWeb(taskId, day, 75);
    await onTheWeb(other, day, 30);
    await untilSent();
    expect(kept(day).sort()).toEqual(
      [
        [taskId, 75],
        [other, 30],
      ].sort(),
    );
  });

  it('keeps what still waited for the day, with the artist’s own number', async () => {
    const { taskId, other, day } = lane();
    log(taskId, day, 60);
    await untilSent();
    log(taskId, day, 120);
    log(other, day, 15);
    mark(day);
    expect(at.harness.workspace.replica.outbox.all().map(({ kind }) => kind)).toEqual(['day-off']);
    await untilSent();
    expect(kept(day).sort()).toEqual(
      [
        [taskId, 120],
        [other, 15],
      ].sort(),
    );
    expect(await at.harness.minutesInKitsu(other, day)).toBe(0);
    takeBack(day);
    await untilSent();
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(120);
    expect(await at.harness.minutesInKitsu(other, day)).toBe(15);
  });

  it('leaves Kitsu alone when it is taken back before it was sent', async () => {
    const { taskId, other, day } = lane();
    log(taskId, day, 60);
    await untilSent();
    log(other, day, 15);
    mark(day, shiftDay(day, 2));
    takeBack(shiftDay(day, 1));
    expect(at.harness.workspace.replica.outbox.all()).toMatchObject([
      { kind: 'time', taskId: other },
    ]);
    await untilSent();
    expect(sent('POST')).toBe(0);
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(60);
    expect(await at.harness.minutesInKitsu(other, day)).toBe(15);
  });

  it('takes its place beside nothing that overlaps it in Kitsu, and says so', async () => {
    const { taskId, day } = lane();
    log(taskId, shiftDay(day, 2), 60);
    await untilSent();
    mark(day, shiftDay(day, 2));
    await offOnTheWeb(day);
    expect(await sync()).toMatchObject({ waiting: 1, needsYou: 1 });
    expect(at.harness.workspace.replica.outbox.of(dayOffKind)[0]?.cause).toMatchObject({
      code: 'refused',
      said: expect.stringContaining('already exists'),
    });
    expect(await at.harness.minutesInKitsu(taskId, shiftDay(day, 2))).toBe(60);
  });

  it('made on the web holds back what waits for it, and lets it go once it is taken back', async () => {
    const { taskId, day } = lane();
    log(taskId, day, 45);
    await offOnTheWeb(day, shiftDay(day, 1));
    expect(await sync()).toMatchObject({ waiting: 1, needsYou: 1 });
    expect(at.harness.workspace.replica.outbox.find(timeKind, taskId, day)?.cause).toEqual({
      code: 'off-that-day',
    });
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(0);
    takeBack(day);
    await untilSent();
    expect(await inKitsu()).toEqual([]);
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(45);
  });

  it('made on the web gives the confirmed hours back that it deleted', async () => {
    const { taskId } = lane();
    const day = shiftDay(TODAY, -33);
    log(taskId, day, 45);
    await untilSent();
    await offOnTheWeb(day);
    await sync();
    expect(view(day).confirmed.differences).toMatchObject([
      { taskId, had: 45, takenByDayOff: true },
    ]);
    takeBack(day);
    await untilSent();
    expect(await at.harness.minutesInKitsu(taskId, day)).toBe(45);
    log(taskId, day, 0);
    await untilSent();
  });
});
