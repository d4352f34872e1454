import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { KitsuAnswer } from '../../electron/kitsu/answer-types.ts';
import { allAssetTypes } from '../../electron/kitsu/production/asset-types.ts';
import {
  addAssetType,
  addPersonToTeam,
  addTaskType,
  closeProject,
  newProject,
  removeProject,
} from '../../electron/kitsu/production/projects.ts';
import { getTaskTypeByName } from '../../electron/kitsu/production/task-types.ts';
import { readSetupFacts } from '../../electron/production/setup/read-facts.ts';
import { existingOf, type SetupFacts } from '../../electron/production/setup/facts.ts';
import type { SetupRun } from '../../electron/shared/setup.ts';
import { clientOf, type Client } from '../fixtures/client.ts';
import { accountOf, type Account } from '../fixtures/studio.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';

const studio = inject('studio');
const SOON = { timeout: 60_000 };
const SHOTS = 24;

const must = <T>(answer: KitsuAnswer<T>): T => {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value;
};

/** A production set up in the app: on disk, then step by step in Kitsu, and out of it again. */
describe.skipIf(studio === null)('setting a production up', () => {
  let role: 'manager' | 'artist' = 'manager';
  const account = (): Account => accountOf(studio, role);
  const at = useWorkspaceHarness(studio, { account });
  const made: string[] = [];
  let admin: Client;
  let type = '';
  beforeAll(async () => {
    if (studio) admin = await clientOf(studio, accountOf(studio, 'admin'));
  });
  afterAll(async () => {
    for (const id of made) {
      await closeProject(admin.http, id);
      await removeProject(admin.http, id);
    }
  });

  async function aProduction(): Promise<string> {
    const { http } = admin;
    const name = `Setting up ${Math.random().toString(16).slice(2, 8)}`;
    const { id } = must(await newProject(http, { name }));
    made.push(id);
    const { personId } = await clientOf(studio, accountOf(studio, 'artist'));
    artist = (await facts(id)).persons.find((one) => one.id === personId)?.name ?? '';
    for (const one of ['Animation', 'Lighting']) {
      const found = must(await getTaskTypeByName(http, one, { forEntity: 'Shot' }));
      must(await addTaskType(http, id, found?.id ?? ''));
    }
    const [first] = must(await allAssetTypes(http));
    type = first?.name ?? '';
    must(await addAssetType(http, id, first?.id ?? ''));
    const manager = await clientOf(studio, accountOf(studio, 'manager'));
    must(await addPersonToTeam(http, id, manager.personId));
    return id;
  }
  /** A manager is not told the address of others. */
  let artist = '';
  const sheet = (): string =>
    [
      'Type,Sequence,Name,Frames,Description,Animation assignees,Animation due,Lighting,Casting',
      `${type},,Lamp,,A lamp,,,,`,
      ...Array.from(
        { length: SHOTS },
        (_, row) => `,SQ0${row % 3},SH0${row},${24 + row},Night,${artist},2026-12-04,x,Lamp x2`,
      ),
    ].join('\n');
  const setup = () => at.harness.workspace.setup();
  const facts = async (id: string): Promise<SetupFacts> =>
    must(await readSetupFacts(admin.http, id));
  const counts = ({ sequences, shots, assets, tasks, project }: SetupFacts) => ({
    ...{ sequences: sequences.length, shots: shots.length, assets: assets.length },
    ...{ tasks: tasks.length, team: project.teamIds.length },
  });

  async function begun(id: string): Promise<SetupRun> {
    const { sheets, plans, runs } = await setup();
    const opened = must(await sheets.open(id, 'shots.csv', Buffer.from(sheet())));
    const plan = must(await plans.plan(opened.id, { reread: true, updateOnly: false }));
    expect(plan).toMatchObject({ problems: [], refusal: null });
    return must(runs.apply(plan.id, true));
  }
  const run = async (id: string): Promise<SetupRun | undefined> => (await setup()).runs.of(id)[0];
  async function finished(id: string): Promise<SetupRun | undefined> {
    await at.harness.workspace.sync.syncNow();
    await expect.poll(async () => (await run(id))?.state, SOON).toBe('done');
    return run(id);
  }

  it('is applied once though it is killed three times, planned as nothing then, and taken back', async () => {
    const id = await aProduction();
    const before = counts(await facts(id));
    await begun(id);
    for (const path of [/\/sequences$/, /\/shots$/, /\/create-tasks$/]) {
      // Kitsu has it, and its answer is never heard.
      at.proxy.on('POST', path, { kind: 'close-after' });
      await at.harness.workspace.sync.syncNow();
      await expect.poll(async () => (await run(id))?.why ?? null, SOON).not.toBeNull();
      at.proxy.heal();
      await at.harness.restart();
      at.harness.later(10 * 60_000);
    }
    const done = await finished(id);
    expect(done?.report).toMatchObject({ creates: 3 + SHOTS * 3 + 1, problems: [] });
    const now = await facts(id);
    expect(counts(now)).toEqual({
      ...{ sequences: 3, shots: SHOTS, assets: 1, tasks: 2 * SHOTS, team: before.team + 1 },
    });
    expect(existingOf(now).doubled.size).toBe(0);
    expect(now.castings.size).toBe(SHOTS);
    const { sheets, plans, runs } = await setup();
    const again = await plans.plan(sheets.of(id)?.id ?? '', { reread: true, updateOnly: false });
    expect(again).toMatchObject({ value: { counts: { creates: 0, changes: 0 }, groups: [] } });

    must(runs.takeBack(done?.id ?? ''));
    expect(await finished(id)).toMatchObject({ direction: 'take-back', report: { problems: [] } });
    expect(counts(await facts(id))).toEqual(before);
  }, 180_000);

  it('keeps what somebody has touched since when it is taken back, and says so', async () => {
    const id = await aProduction();
    await begun(id);
    const done = await finished(id);
    const now = await facts(id);
    const [task] = now.tasks;
    const shot = now.shots.find((one) => one.id === task?.entityId);
    const [other] = now.shots.filter(
      (one) => one.id !== shot?.id && one.sequenceId !== shot?.sequenceId,
    );
    await at.lead.post(`/actions/tasks/${task?.id}/comment`, {
      ...{ task_status_id: task?.taskStatusId, comment: 'Begin here.', checklist: [] },
    });
    await at.lead.put(`/data/entities/${other?.id}`, { description: 'By day' });
    must((await setup()).runs.takeBack(done?.id ?? ''));
    const taken = await finished(id);
    const why = taken?.report.problems.map(({ left }) => left) ?? [];
    expect(why).toContainEqual({ code: 'stays', why: 'worked-on' });
    expect(why).toContainEqual({ code: 'stays-changed', fields: ['description'] });
    const after = await facts(id);
    expect(after.shots.map((one) => one.id).sort()).toEqual([shot?.id, other?.id].sort());
    expect(after.shots.every(({ canceled }) => !canceled)).toBe(true);
    expect(after.tasks.map((one) => one.id)).toEqual([task?.id]);
  }, 180_000);

  it('is paused, and goes on', async () => {
    const id = await aProduction();
    const { id: runId } = await begun(id);
    let release = (): void => undefined;
    const until = new Promise<void>((resolve) => (release = resolve));
    at.proxy.on('POST', /\/shots$/, { kind: 'hold', until });
    await at.harness.workspace.sync.syncNow();
    await expect
      .poll(() => at.proxy.requests.some(({ path }) => path.endsWith('/shots')), SOON)
      .toBe(true);
    expect(await run(id)).toMatchObject({ state: 'running' });
    must((await setup()).runs.pause(runId));
    release();
    at.proxy.heal();
    await at.harness.workspace.sync.syncNow();
    expect(await run(id)).toMatchObject({ state: 'paused' });
    expect((await facts(id)).shots.length).toBeLessThan(SHOTS);
    must((await setup()).runs.resume(runId));
    expect(await finished(id)).toMatchObject({ report: { problems: [] } });
    expect(counts(await facts(id))).toMatchObject({ shots: SHOTS, tasks: 2 * SHOTS });
  }, 180_000);

  it('is not begun by somebody who may not', async () => {
    const id = await aProduction();
    const { personId } = await clientOf(studio, accountOf(studio, 'artist'));
    must(await addPersonToTeam(admin.http, id, personId));
    role = 'artist';
    try {
      await at.harness.close();
      const { openWorkspaceHarness } = await import('../fixtures/workspace-harness.ts');
      at.harness = await openWorkspaceHarness(studio, at.proxy, { account });
      await at.harness.workspace.sync.syncNow();
      const { sheets, plans, runs } = await setup();
      const { id: sheetId } = must(await sheets.open(id, 'shots.csv', Buffer.from(sheet())));
      const plan = must(await plans.plan(sheetId, { reread: true, updateOnly: false }));
      expect(plan.refusal).toMatchObject({ code: 'forbidden' });
      at.proxy.requests.length = 0;
      expect(runs.apply(plan.id, true)).toMatchObject({ code: 'forbidden' });
      expect(at.proxy.requests).toEqual([]);
      expect((await facts(id)).shots).toEqual([]);
    } finally {
      role = 'manager';
    }
  }, 60_000);
});
