import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { productionEditKind } from '../../electron/outbox/kinds/production-edit.ts';
import { dayNumber } from '../../electron/shared/schedule/day-number.ts';
import type { ScheduleFacts } from '../../electron/shared/schedule/schedule.ts';
import type { PlanChange } from '../../electron/shared/schedule/versions.ts';
import type { Result } from '../../electron/shared/result.ts';
import { scheduleShots, type ScheduledShots } from '../fixtures/scheduled-shots.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import { setStage, type Role, type Stage } from './roles/stage.ts';

const studio = inject('studio');
const AT = '2026-06-30T12:00:00.000Z';
const SOON = { timeout: 30_000, interval: 50 };
/** From a Monday on. */
const DAYS = Array.from({ length: 14 }, (_, at) => `2026-07-${String(at + 6).padStart(2, '0')}`);
const day = (at: number): string => DAYS[at] ?? '';

const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value;
};

/** What a lead sees and moves in the schedule of a production. */
describe.skipIf(studio === null)('the schedule of a production', { timeout: 120_000 }, () => {
  let stage: Stage;
  let shots: ScheduledShots;
  let who: Role = 'manager';
  const account = () => ({
    ...{ email: stage.as[who].user.email, password: 'kitsu-companion', role: who },
  });
  const at = useWorkspaceHarness(studio, { account });

  beforeAll(async () => {
    stage = await setStage(studio);
    shots = await scheduleShots(stage, DAYS);
  });
  afterAll(() => stage.clear());

  const browse = () => at.harness.workspace.productions.open();
  const sync = () => at.harness.workspace.sync.syncNow();
  const outbox = () => at.harness.workspace.replica.outbox.of(productionEditKind);
  const move = async (changes: PlanChange[]) =>
    (await at.harness.workspace.productions.edits()).planTasks(
      stage.project,
      { version: null, changes },
      AT,
    );
  const view = async (have: string | null = null) =>
    must(await (await browse()).schedule.view(stage.project, have));
  const facts = async () => JSON.parse((await view()).facts ?? 'null') as ScheduleFacts;
  const undo = (step: number | null) => {
    const { undoLog, sync: syncing } = at.harness.workspace;
    return undoLog.run(step ?? -1, { studio: syncing.studio(), today: '2026-06-30', at: AT });
  };
  /** The production is on the disk. */
  async function read(): Promise<void> {
    must(await (await browse()).schedule.refresh(stage.project));
    await expect.poll(async () => (await facts()).isPartial, SOON).toBe(false);
    await expect.poll(async () => (await view()).readAt, SOON).not.toBeNull();
  }
  const planned = async (id: string) => {
    const found = (await facts()).tasks.find((task) => task.id === id);
    return [found?.start ?? null, found?.due ?? null];
  };

  it('has the tasks, its milestones by day, and is not told again where nothing changed', async () => {
    const { manager } = stage.as;
    const aims = [
      { name: 'Premiere', date: '2026-12-01' },
      { name: 'Some day' },
      { name: 'Animatic', date: '2026-08-03' },
    ];
    for (const aim of aims)
      await manager.post('/data/milestones', { ...aim, project_id: stage.project });
    await read();
    const shown = await facts();
    expect(shown.milestones.map(({ name, day: on }) => [name, on])).toEqual([
      ['Animatic', dayNumber('2026-08-03')],
      ['Premiere', dayNumber('2026-12-01')],
      ['Some day', null],
    ]);
    expect(shown.bands).toEqual([]);
    expect(await planned(shots.first)).toEqual([dayNumber(day(0)), dayNumber(day(1))]);
    expect(await planned(shots.unplanned)).toEqual([null, null]);
    const { stamp } = await view();
    expect(await view(stamp)).toMatchObject({ stamp, facts: null, locks: {} });
    // Nobody planned a task type by that somebody looked.
    const items = await stage.as.admin.get(`/data/projects/${stage.project}/schedule-items`);
    expect(items).toEqual([]);
  });

  it('takes many tasks with days of their own at once, sends what changed alone, and is undone as one', async () => {
    await read();
    const { undo: step } = must(
      await move([
        { id: shots.first, startDate: day(1), dueDate: day(2) },
        // Its start is what it was.
        { id: shots.next, startDate: day(2), dueDate: day(4) },
        { id: shots.unplanned, startDate: day(7), dueDate: day(8) },
      ]),
    );
    expect(outbox()).toHaveLength(5);
    expect(await planned(shots.next)).toEqual([dayNumber(day(2)), dayNumber(day(4))]);
    expect((await view()).unsent.sort()).toEqual([shots.first, shots.next, shots.unplanned].sort());
    at.proxy.requests.length = 0;
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(at.proxy.requests.filter(({ method }) => method === 'PUT')).toHaveLength(5);
    expect(await shots.daysOf(shots.first)).toEqual([day(1), day(2)]);
    expect(await shots.daysOf(shots.next)).toEqual([day(2), day(4)]);
    expect(await shots.daysOf(shots.unplanned)).toEqual([day(7), day(8)]);
    must(undo(step));
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await shots.daysOf(shots.first)).toEqual([day(0), day(1)]);
    expect(await shots.daysOf(shots.next)).toEqual([day(2), day(3)]);
    expect(await shots.daysOf(shots.unplanned)).toEqual([null, null]);
  });

  it('takes none where one of them cannot be so, and nothing where all are so', async () => {
    await read();
    const good = { id: shots.first, startDate: day(3), dueDate: day(4) };
    const wrong = { id: shots.next, startDate: day(5), dueDate: day(4) };
    expect(await move([good, wrong])).toMatchObject({ ok: false, code: 'rule' });
    const gone = { ...good, id: '00000000-0000-4000-8000-000000000000' };
    expect(await move([good, gone])).toMatchObject({ ok: false, code: 'not-found' });
    expect(await move([{ ...good, startDate: day(0), dueDate: day(1) }])).toMatchObject({
      value: { undo: null },
    });
    expect(outbox()).toEqual([]);
  });

  it('is undone before it was sent without a trace, also where it was moved twice', async () => {
    await read();
    const first = must(await move([{ id: shots.first, startDate: day(1), dueDate: day(2) }]));
    const second = must(await move([{ id: shots.first, startDate: day(2), dueDate: day(3) }]));
    must(undo(second.undo));
    expect(await planned(shots.first)).toEqual([dayNumber(day(1)), dayNumber(day(2))]);
    must(undo(first.undo));
    expect(outbox()).toEqual([]);
  });

  it('is sent once though the app ended in the midst of it', async () => {
    await read();
    const ids = [shots.first, shots.next, shots.other];
    must(await move(ids.map((id, one) => ({ id, startDate: day(one), dueDate: day(one + 1) }))));
    // After some of them Kitsu is gone, and then the app.
    at.proxy.on('PUT', /\/data\/tasks\//, { kind: 'close-after' });
    await sync();
    const put = at.proxy.requests.filter(({ method }) => method === 'PUT').length;
    expect(put).toBeGreaterThan(0);
    at.proxy.heal();
    await at.harness.restart();
    at.harness.later(60 * 60_000);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    for (const [one, id] of ids.entries())
      expect(await shots.daysOf(id)).toEqual([day(one), day(one + 1)]);
  });

  describe.each<Role>(['artist', 'supervisor'])('of a(n) %s', (role) => {
    beforeAll(() => void (who = role));
    afterAll(() => void (who = 'manager'));

    it('says which bars may not be moved, before anything is sent', async () => {
      await read();
      const { layout, animation } = stage.taskTypes;
      const { locks } = await view();
      const isLead = role === 'supervisor';
      expect(locks[layout]).toBe(isLead ? 'department' : 'managers');
      expect(locks[animation]).toBe(isLead ? undefined : 'managers');
      const both = [shots.first, shots.next].map((id) => ({
        ...{ id, startDate: day(8), dueDate: day(9) },
      }));
      expect(await move(both)).toMatchObject({ code: 'rule' });
      expect(outbox()).toEqual([]);
      expect((await move(both.slice(0, 1))).ok).toBe(isLead);
      expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
      if (isLead) expect(await shots.daysOf(shots.first)).toEqual([day(8), day(9)]);
    });
  });
});
