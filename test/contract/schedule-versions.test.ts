import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  fillScheduleVersion,
  getScheduleVersions,
  getScheduleVersionTasks,
  newScheduleVersion,
  readScheduleVersions,
  readVersionTasks,
  removeScheduleVersion,
  renameScheduleVersion,
} from '../../electron/kitsu/production/schedule-versions.ts';
import type { Result } from '../../electron/shared/result.ts';
import { dayNumber } from '../../electron/shared/schedule/day-number.ts';
import type {
  PlanChange,
  ScheduleVersion,
  VersionTask,
} from '../../electron/shared/schedule/versions.ts';
import { productionEditKind } from '../../electron/outbox/kinds/production-edit.ts';
import { clientOf, type Client } from '../fixtures/client.ts';
import { scheduleShots, type ScheduledShots } from '../fixtures/scheduled-shots.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import { setStage, type Role, type Stage } from './roles/stage.ts';

const studio = inject('studio');
const DAYS = Array.from({ length: 14 }, (_, at) => `2026-07-${String(at + 6).padStart(2, '0')}`);
const day = (at: number): string => DAYS[at] ?? '';

const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value;
};
/** Versions of a schedule, as zou keeps them. */
describe.skipIf(studio === null)('versions of a schedule', { timeout: 120_000 }, () => {
  let stage: Stage;
  let shots: ScheduledShots;
  let manager: Client;
  let artist: Client;
  beforeAll(async () => {
    if (!studio) return;
    stage = await setStage(studio);
    shots = await scheduleShots(stage, DAYS);
    const of = (role: 'manager' | 'artist') =>
      clientOf(studio, { email: stage.as[role].user.email, password: 'kitsu-companion', role });
    manager = await of('manager');
    artist = await of('artist');
  });
  afterAll(() => stage.clear());

  const list = async (client: Client) =>
    readScheduleVersions(must(await getScheduleVersions(client.http, stage.project))) ?? [];
  const tasksOf = async (client: Client, id: string) =>
    new Map(
      (readVersionTasks(must(await getScheduleVersionTasks(client.http, id))) ?? []).map((one) => [
        one.id,
        one,
      ]),
    );
  const at = (on: string | null) => (on === null ? null : dayNumber(on));

  it('are empty until they are filled with days, estimates and people of all tasks', async () => {
    expect(await list(artist)).toEqual([]);
    await stage.as.admin.put(`/data/tasks/${shots.first}`, { estimation: 90.5 });
    const made = must(await newScheduleVersion(manager.http, stage.project, 'Before'));
    expect(made).toMatchObject({ name: 'Before', fromId: null, wasApplied: false });
    expect((await tasksOf(artist, made.id)).size).toBe(0);
    expect(must(await fillScheduleVersion(manager.http, made.id))).toBe(5);
    const tasks = await tasksOf(artist, made.id);
    expect(tasks.get(shots.first)).toEqual({
      ...{ id: shots.first, start: at(day(0)), due: at(day(1)), estimation: 90.5 },
      ...{ peopleIds: [stage.as.artist.user.id], byHand: false },
    });
    expect(tasks.get(shots.unplanned)).toMatchObject({ start: null, due: null });
    expect((await list(artist)).map(({ name }) => name)).toEqual(['Before']);
  });

  it('keep what they had when the plan changes, and tell what was changed within them', async () => {
    const [version] = await list(manager);
    const id = version?.id ?? '';
    const plan = `/data/tasks/${shots.next}`;
    await stage.as.admin.put(plan, { start_date: `${day(4)}T00:00:00` });
    expect((await tasksOf(artist, id)).get(shots.next)?.start).toBe(at(day(2)));
    const rows = await stage.as.manager.get<{ id: string; task_id: string; created_at: string }[]>(
      `/data/production-schedule-versions/${id}/task-links`,
    );
    // Without relations nobody is said to be on any.
    expect(rows[0]).not.toHaveProperty('assignees');
    const row = rows.find(({ task_id }) => task_id === shots.first);
    const change = () =>
      stage.as.manager.put(`/data/production-schedule-version-task-links/${row?.id}`, {
        start_date: `${day(7)}T00:00:00`,
        task_id: shots.other,
      });
    // Kitsu counts whole seconds.
    await expect
      .poll(async () => {
        await change();
        return (await tasksOf(artist, id)).get(shots.first);
      })
      .toMatchObject({ start: at(day(7)), byHand: true });
    // Filled again it has the plan of now, and no other instants.
    expect(must(await fillScheduleVersion(manager.http, id))).toBe(5);
    const again = await tasksOf(artist, id);
    expect(again.get(shots.next)?.start).toBe(at(day(4)));
    expect(again.get(shots.first)).toMatchObject({ start: at(day(0)), byHand: true });
    expect(again.get(shots.next)?.byHand).toBe(false);
  });

  it('have one name each, are changed by managers, and lose a task with that task', async () => {
    const [version] = await list(manager);
    const id = version?.id ?? '';
    const twin = await newScheduleVersion(manager.http, stage.project, 'Before');
    expect(twin).toMatchObject({ ok: false, code: 'refused' });
    for (const refused of [
      await newScheduleVersion(artist.http, stage.project, 'Mine'),
      await fillScheduleVersion(artist.http, id),
      await renameScheduleVersion(artist.http, id, 'Mine'),
      await removeScheduleVersion(artist.http, id),
    ])
      expect(refused).toMatchObject({ ok: false, code: 'forbidden' });
    const longer = await newScheduleVersion(manager.http, stage.project, 'x'.repeat(81));
    expect(longer.ok).toBe(false);
    await stage.as.admin.delete(`/data/tasks/${shots.unplanned}?force=true`);
    const tasks = await tasksOf(artist, id);
    expect([...tasks.keys()]).not.toContain(shots.unplanned);
    expect(tasks.size).toBe(4);
    expect(must(await renameScheduleVersion(manager.http, id, 'Before the strike')).name).toBe(
      'Before the strike',
    );
    must(await removeScheduleVersion(manager.http, id));
    expect(await list(artist)).toEqual([]);
    must(await removeScheduleVersion(manager.http, id));
    expect(await getScheduleVersionTasks(artist.http, id)).toMatchObject({ code: 'not-found' });
  });
});

/** What a lead sees of versions in the schedule, and applies of them. */
describe.skipIf(studio === null)('a version that a lead applies', { timeout: 120_000 }, () => {
  let stage: Stage;
  let shots: ScheduledShots;
  let who: Role = 'manager';
  const account = () => ({
    ...{ email: stage.as[who].user.email, password: 'kitsu-companion', role: who },
  });
  const at = useWorkspaceHarness(studio, { account });
  const AT = '2026-06-30T12:00:00.000Z';
  const SOON = { timeout: 30_000, interval: 50 };
  let version = '';

  beforeAll(async () => {
    stage = await setStage(studio);
    shots = await scheduleShots(stage, DAYS);
    const { manager } = stage.as;
    const { id } = await manager.post<{ id: string }>('/data/production-schedule-versions', {
      ...{ project_id: stage.project, name: 'Before the strike' },
    });
    version = id;
    await manager.post(
      `/actions/production-schedule-versions/${id}/set-task-links-from-production`,
      {},
    );
    // The plan goes on.
    for (const task of [shots.first, shots.next])
      await manager.put(`/data/tasks/${task}`, {
        ...{ start_date: `${day(9)}T00:00:00`, due_date: `${day(10)}T00:00:00`, estimation: 960 },
      });
    await manager.put(`/actions/persons/${stage.bystander}/assign`, { task_ids: [shots.first] });
  });
  afterAll(() => stage.clear());

  const schedule = async () => (await at.harness.workspace.productions.open()).schedule;
  const sync = () => at.harness.workspace.sync.syncNow();
  const outbox = () => at.harness.workspace.replica.outbox.of(productionEditKind);
  const apply = async (changes: PlanChange[]) =>
    (await at.harness.workspace.productions.edits()).planTasks(
      stage.project,
      { version: 'Before the strike', changes },
      AT,
    );
  const undo = (step: number | null) => {
    const { undoLog, sync: syncing } = at.harness.workspace;
    return undoLog.run(step ?? -1, { studio: syncing.studio(), today: '2026-06-30', at: AT });
  };
  async function read(): Promise<void> {
    must(await (await schedule()).refresh(stage.project));
    await expect
      .poll(async () => must(await (await schedule()).view(stage.project, null)).readAt, SOON)
      .not.toBeNull();
  }
  const planned = async (id: string) => {
    const { assignees, estimation, start_date } = await stage.as.admin.get<{
      assignees: string[];
      estimation: number;
      start_date: string | null;
    }>(`/data/tasks/${id}`);
    return { days: await shots.daysOf(id), assignees: assignees.sort(), estimation, start_date };
  };
  const back = (): PlanChange[] => [
    {
      ...{ id: shots.first, startDate: day(0), dueDate: day(1), estimation: 0 },
      off: [stage.bystander],
    },
    { id: shots.next, startDate: day(2), dueDate: day(3) },
  ];

  it('is listed with what it has, is applied by ours alone, and undone as one', async () => {
    await read();
    const { versions, lock, problem } = must(
      await (await schedule()).versions(stage.project, null),
    );
    expect({ lock, problem }).toEqual({ lock: null, problem: null });
    expect(versions).toMatchObject([{ id: version, name: 'Before the strike', fromId: null }]);
    const view = must(await (await schedule()).versions(stage.project, version));
    const tasks = JSON.parse(view.tasks ?? '') as VersionTask[];
    expect(tasks.find(({ id }) => id === shots.first)).toMatchObject({
      ...{ start: dayNumber(day(0)), due: dayNumber(day(1)), estimation: 0 },
      peopleIds: [stage.as.artist.user.id],
    });
    const before = await Promise.all([planned(shots.first), planned(shots.next)]);
    const { undo: step } = must(await apply(back()));
    expect(outbox()).toHaveLength(6);
    at.proxy.requests.length = 0;
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(at.proxy.requests.filter(({ path }) => path.includes('apply-to-production'))).toEqual(
      [],
    );
    expect(await planned(shots.first)).toMatchObject({
      ...{ days: [day(0), day(1)], estimation: 0, assignees: [stage.as.artist.user.id] },
    });
    // Its estimate was not among what was chosen.
    expect(await planned(shots.next)).toMatchObject({ days: [day(2), day(3)], estimation: 960 });
    expect(must(await (await schedule()).versions(stage.project, null)).versions).toMatchObject([
      { wasApplied: false },
    ]);
    must(undo(step));
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await Promise.all([planned(shots.first), planned(shots.next)])).toEqual(before);
  });

  it('stops at what somebody changed in Kitsu meanwhile, and at that alone', async () => {
    await read();
    must(await apply(back()));
    const { manager } = stage.as;
    await manager.put(`/data/tasks/${shots.next}`, { start_date: `${day(5)}T00:00:00` });
    await sync();
    expect(outbox().map(({ state, body }) => [state, body.thing.id])).toEqual([
      ['conflict', shots.next],
    ]);
    expect(await planned(shots.next)).toMatchObject({ days: [day(5), day(3)] });
    expect(await planned(shots.first)).toMatchObject({ days: [day(0), day(1)] });
  });

  it('takes none where one of them cannot be so', async () => {
    await read();
    const other = { id: shots.other, startDate: day(3), dueDate: day(4) };
    const gone = { ...other, id: '00000000-0000-4000-8000-000000000000' };
    for (const wrong of [
      { id: shots.next, startDate: day(5), dueDate: day(4) },
      gone,
      { id: shots.next, on: ['00000000-0000-4000-8000-000000000000'] },
    ])
      expect((await apply([other, wrong])).ok).toBe(false);
    expect(await apply([{ id: shots.other, startDate: day(7), dueDate: day(8) }])).toMatchObject({
      value: { undo: null },
    });
    expect(outbox()).toEqual([]);
  });

  it('is there as last read while Kitsu is away; a Kitsu without versions says so', async () => {
    await read();
    const there = await schedule();
    must(await there.versions(stage.project, null));
    const { tasks } = must(await there.versions(stage.project, version));
    at.proxy.on('GET', /production-schedule-versions/, { kind: 'close-before' });
    const { versions, problem } = must(await there.versions(stage.project, null));
    expect(versions.map((one: ScheduleVersion) => one.id)).toEqual([version]);
    expect(problem).not.toBeNull();
    expect(must(await there.versions(stage.project, version))).toMatchObject({ tasks });
    at.proxy.heal();
    at.proxy.on('GET', /production-schedule-versions/, {
      ...{ kind: 'answer', status: 404, body: '{"error":true,"message":"404 Not Found"}' },
    });
    const old = await there.versions(stage.project, null);
    expect(old).toMatchObject({ ok: false, code: 'not-supported' });
    at.proxy.heal();
  });

  describe('of a supervisor', () => {
    beforeAll(() => void (who = 'supervisor'));
    afterAll(() => void (who = 'manager'));

    it('says what they may not, before anything is sent', async () => {
      await read();
      const { lock, assignLocks } = must(await (await schedule()).versions(stage.project, null));
      expect(lock).toBe('managers');
      expect(assignLocks[stage.as.manager.user.id]).toBe('person');
      expect(assignLocks[stage.as.artist.user.id]).toBeUndefined();
      const own: PlanChange = { id: shots.other, startDate: day(5), dueDate: day(6) };
      const layout: PlanChange = { id: shots.next, estimation: 30 };
      expect(await apply([own, layout])).toMatchObject({ ok: false, code: 'rule' });
      const outside: PlanChange = { id: shots.other, on: [stage.as.manager.user.id] };
      expect(await apply([own, outside])).toMatchObject({ ok: false, code: 'rule' });
      expect(outbox()).toEqual([]);
      must(await apply([own]));
      expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
      expect(await shots.daysOf(shots.other)).toEqual([day(5), day(6)]);
    });
  });
});
