import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import type { KitsuAnswer } from '../../electron/kitsu/answer-types.ts';
import { newAssetType, removeAssetType } from '../../electron/kitsu/production/asset-types.ts';
import { addMetadataDescriptor } from '../../electron/kitsu/production/metadata.ts';
import { allProjectTemplates } from '../../electron/kitsu/production/project-templates.ts';
import {
  addAssetType,
  addPersonToTeam,
  addTaskStatus,
  addTaskType,
  closeProject,
  newProject,
  removeProject,
} from '../../electron/kitsu/production/projects.ts';
import { newTaskType, removeTaskType } from '../../electron/kitsu/production/task-types.ts';
import {
  COPIED_PARTS,
  type MakingChoices,
  type MakingView,
  type ProductionDraft,
} from '../../electron/shared/making.ts';
import type { Result } from '../../electron/shared/result.ts';
import { clientOf, type Client } from '../fixtures/client.ts';
import { accountOf, type Account } from '../fixtures/studio.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';

const studio = inject('studio');
const SOON = { timeout: 30_000 };
const TEN_MINUTES = 10 * 60_000;

const must = <T>(answer: KitsuAnswer<T> | Result<T>): T => {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value;
};

/** A production as Kitsu itself has it. */
interface Raw {
  id: string;
  name: string;
  production_type: string;
  production_style: string;
  start_date: string | null;
  end_date: string | null;
  fps: string;
  ratio: string;
  resolution: string;
  team: string[];
  task_types: string[];
  task_statuses: string[];
  asset_types: string[];
  task_types_priority: Record<string, number | null>;
  first_episode_id?: string;
}

describe.skipIf(studio === null)('a new production', () => {
  let role: 'admin' | 'manager' | 'artist' = 'admin';
  const account = (): Account => accountOf(studio, role);
  const at = useWorkspaceHarness(studio, { account });
  const names: string[] = [];
  let admin: Client;
  let artist = '';
  beforeAll(async () => {
    if (!studio) return;
    admin = await clientOf(studio, accountOf(studio, 'admin'));
    artist = (await clientOf(studio, accountOf(studio, 'artist'))).personId;
  });
  afterAll(async () => {
    for (const name of names)
      for (const { id } of await found(name)) {
        await closeProject(admin.http, id);
        await removeProject(admin.http, id);
      }
  });

  const aName = (): string => {
    const name = `Été “${Math.random().toString(16).slice(2, 10)}”`;
    names.push(name);
    return name;
  };
  const kitsu = () => at.harness.kitsu;
  const rows = async <T>(path: string): Promise<T[]> => kitsu().get<T[]>(path);
  const found = async (name: string): Promise<{ id: string }[]> => {
    const schema = z.array(z.looseObject({ id: z.string() }));
    return must(
      await admin.http.request({ method: 'GET', path: '/data/projects', query: { name }, schema }),
    );
  };
  const making = () => at.harness.workspace.making();

  /** What there is to choose from, once it is read. */
  async function choices(): Promise<MakingChoices> {
    must((await making()).open());
    await expect.poll(async () => (await making()).view().reading, SOON).toBe(false);
    const view = (await making()).view();
    expect(view.problem).toBeNull();
    if (!view.choices) throw new Error('Nothing to choose from.');
    return view.choices;
  }

  async function edited(change: Partial<ProductionDraft>): Promise<MakingView> {
    const one = await making();
    return must(one.edit({ ...one.view().draft, ...change }));
  }

  /** Makes the draft, and waits until it is in Kitsu. */
  async function made(): Promise<{ id: string; name: string }> {
    must((await making()).make());
    return arrived();
  }

  async function arrived(): Promise<{ id: string; name: string }> {
    at.harness.later(TEN_MINUTES);
    await at.harness.workspace.sync.syncNow();
    await expect.poll(async () => (await making()).view().run, SOON).toBeNull();
    const { made: one } = (await making()).view();
    if (!one) throw new Error('Nothing was made.');
    return one;
  }

  const pick = (from: readonly { id: string }[], ...places: number[]): string[] =>
    places.flatMap((place) => from[place]?.id ?? []);

  it('is made with all that was chosen, in its order', async () => {
    const has = await choices();
    const name = aName();
    const shots = has.taskTypes.filter(({ forEntity }) => forEntity === 'Shot');
    // Not in the studio's order.
    const taskTypeIds = pick(shots, 2, 0, 1);
    await edited({
      ...{ name: `  ${name} `, type: 'tvshow', style: 'stop-motion' },
      ...{ startDate: '2027-01-04', endDate: '2028-02-29' },
      ...{ fps: '24000/1001', ratio: '2.39:1', resolution: '2048x858' },
      ...{
        taskTypeIds,
        statusIds: pick(has.statuses, 0, 2),
        assetTypeIds: pick(has.assetTypes, 1),
      },
      team: [
        { personId: admin.personId, role: null },
        { personId: artist, role: 'supervisor' },
      ],
    });
    must((await making()).make());
    await at.harness.workspace.sync.syncNow();
    // It waits for ten seconds, in which it can be undone.
    expect(await found(name)).toEqual([]);
    const { id } = await arrived();
    const raw = await kitsu().get<Raw>(`/data/projects/${id}`);
    expect(raw).toMatchObject({
      ...{ name, production_type: 'tvshow', production_style: 'stop-motion' },
      ...{ start_date: '2027-01-04', end_date: '2028-02-29' },
      ...{ fps: '23.976', ratio: '2.39:1', resolution: '2048x858' },
    });
    expect(taskTypeIds.map((one) => raw.task_types_priority[one])).toEqual([1, 2, 3]);
    expect([...raw.task_types].sort()).toEqual([...taskTypeIds].sort());
    expect([...raw.task_statuses].sort()).toEqual(pick(has.statuses, 0, 2).sort());
    expect(raw.asset_types).toEqual(pick(has.assetTypes, 1));
    const team = await rows<{ id: string; project_role: string | null }>(
      `/data/projects/${id}/team`,
    );
    expect(Object.fromEntries(team.map((one) => [one.id, one.project_role]))).toEqual({
      [admin.personId]: null,
      [artist]: 'supervisor',
    });
    // Nobody asked for it.
    const episodes = await rows<{ name: string }>(`/data/projects/${id}/episodes`);
    expect(episodes.map((one) => one.name)).toEqual(['E01']);
    // The draft is used up.
    expect((await making()).view()).toMatchObject({ isBlank: true, made: { id, name } });
  }, 90_000);

  it('has what another production has', async () => {
    const { http } = admin;
    const has = await choices();
    const of = aName();
    const { id: from } = must(
      await newProject(http, { name: of, productionType: 'featurefilm', productionStyle: 'vfx' }),
    );
    const types = has.taskTypes.filter(({ forEntity }) => forEntity === 'Asset');
    const [second, first] = pick(types, 0, 1);
    must(await addTaskType(http, from, second ?? '', { priority: 2 }));
    must(await addTaskType(http, from, first ?? '', { priority: 1 }));
    must(await addTaskStatus(http, from, has.statuses[1]?.id ?? ''));
    must(await addAssetType(http, from, has.assetTypes[0]?.id ?? ''));
    must(await addPersonToTeam(http, from, artist, { role: 'manager' }));
    const mood = { name: 'Mood', dataType: 'list', choices: ['calm', 'wild'] } as const;
    must(
      await addMetadataDescriptor(http, from, {
        ...mood,
        choices: ['calm', 'wild'],
        entityType: 'Shot',
      }),
    );
    must(
      await addMetadataDescriptor(http, from, {
        ...{ name: 'Rig', dataType: 'boolean', entityType: 'Task', forClient: true },
        taskTypeId: first ?? '',
      }),
    );
    const name = aName();
    await edited({ name });
    const view = must(
      await (await making()).copy({ kind: 'production', id: from }, [...COPIED_PARTS]),
    );
    expect(view.draft).toMatchObject({ name, type: 'featurefilm', taskTypeIds: [first, second] });
    const { id } = await made();
    const raw = await kitsu().get<Raw>(`/data/projects/${id}`);
    expect(raw).toMatchObject({
      ...{ production_type: 'featurefilm', production_style: 'vfx' },
      task_statuses: [has.statuses[1]?.id],
      asset_types: [has.assetTypes[0]?.id],
      team: [artist],
    });
    expect(raw.task_types_priority).toMatchObject({ [first ?? '']: 1, [second ?? '']: 2 });
    const team = await rows<{ project_role: string | null }>(`/data/projects/${id}/team`);
    expect(team.map((one) => one.project_role)).toEqual(['manager']);
    const columns = await rows<Record<string, unknown>>(
      `/data/projects/${id}/metadata-descriptors`,
    );
    expect(columns).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ...{ name: 'Mood', entity_type: 'Shot', data_type: 'list', choices: ['calm', 'wild'] },
        }),
        expect.objectContaining({
          ...{ name: 'Rig', entity_type: 'Task', data_type: 'boolean', for_client: true },
          task_type_id: first,
        }),
      ]),
    );
  }, 90_000);

  it('has what a template has, but for its team', async () => {
    const { http } = admin;
    const has = await choices();
    const of = aName();
    const { id: from } = must(await newProject(http, { name: of, productionType: 'shots' }));
    const [second, first] = pick(has.taskTypes, 0, 1);
    must(await addTaskType(http, from, second ?? '', { priority: 2 }));
    must(await addTaskType(http, from, first ?? '', { priority: 1 }));
    must(await addTaskStatus(http, from, has.statuses[0]?.id ?? ''));
    must(await addAssetType(http, from, has.assetTypes[1]?.id ?? ''));
    must(await addPersonToTeam(http, from, artist));
    must(await addMetadataDescriptor(http, from, { name: 'Mood', entityType: 'Shot' }));
    const template = await kitsu().post<{ id: string }>(
      `/data/project-templates/from-project/${from}`,
      { name: of },
    );
    try {
      const offered = (await choices()).templates;
      expect(offered).toContainEqual({ id: template.id, name: of });
      await edited({ name: aName() });
      const origin = { kind: 'template', id: template.id } as const;
      const { draft } = must(await (await making()).copy(origin, [...COPIED_PARTS]));
      expect(draft).toMatchObject({
        ...{ type: 'shots', taskTypeIds: [first, second], statusIds: [has.statuses[0]?.id] },
        ...{ assetTypeIds: [has.assetTypes[1]?.id], columns: [{ name: 'Mood' }] },
        team: [{ personId: admin.personId, role: null }],
      });
      const { id } = await made();
      const raw = await kitsu().get<Raw>(`/data/projects/${id}`);
      expect(raw).toMatchObject({ production_type: 'shots', team: [admin.personId] });
      expect(raw.task_types_priority).toMatchObject({ [first ?? '']: 1, [second ?? '']: 2 });
      const artists = await clientOf(studio, accountOf(studio, 'artist'));
      expect(await allProjectTemplates(artists.http)).toMatchObject({ code: 'forbidden' });
    } finally {
      await kitsu().delete(`/data/project-templates/${template.id}`);
    }
    expect((await choices()).templates).not.toContainEqual({ id: template.id, name: of });
    const gone = await (await making()).copy({ kind: 'template', id: template.id }, ['settings']);
    expect(gone).toMatchObject({ code: 'not-found' });
  }, 90_000);

  it('is made once, though it is killed and its answers are lost at each kind of step', async () => {
    const has = await choices();
    const name = aName();
    await edited({
      ...{ name, taskTypeIds: pick(has.taskTypes, 0, 1, 2), statusIds: pick(has.statuses, 0, 1) },
      ...{ assetTypeIds: pick(has.assetTypes, 0, 1) },
      team: [{ personId: artist, role: 'supervisor' }],
      columns: [
        {
          ...{ name: 'Mood', entityType: 'Shot', dataType: 'string', choices: [] },
          ...{ forClient: false, departmentIds: [], taskTypeId: null },
        },
      ],
    });
    must((await making()).make());
    for (const path of [
      /\/data\/projects$/,
      /\/settings\/task-types$/,
      /\/settings\/task-status$/,
      /\/settings\/asset-types$/,
      /\/metadata-descriptors$/,
      /\/team$/,
    ]) {
      // Kitsu has it, and its answer is never heard.
      at.proxy.on('POST', path, { kind: 'close-after' });
      at.harness.later(TEN_MINUTES);
      await at.harness.workspace.sync.syncNow();
      await expect.poll(async () => (await making()).view().run?.why ?? null, SOON).not.toBeNull();
      at.proxy.heal();
      await at.harness.restart();
    }
    const { id } = await arrived();
    expect(await found(name)).toHaveLength(1);
    const raw = await kitsu().get<Raw>(`/data/projects/${id}`);
    expect([...raw.task_types].sort()).toEqual(pick(has.taskTypes, 0, 1, 2).sort());
    expect(pick(has.taskTypes, 0, 1, 2).map((one) => raw.task_types_priority[one])).toEqual([
      1, 2, 3,
    ]);
    expect(raw.task_statuses).toHaveLength(2);
    expect(raw.asset_types).toHaveLength(2);
    expect(raw.team).toEqual([artist]);
    expect(await rows(`/data/projects/${id}/metadata-descriptors`)).toHaveLength(1);
  }, 180_000);

  it('is made without what the studio has deleted meanwhile, and says so', async () => {
    const { http } = admin;
    const unique = Math.random().toString(16).slice(2, 8);
    const type = must(await newTaskType(http, `Step ${unique}`, { forEntity: 'Shot' }));
    const gone = must(await newAssetType(http, `Gone ${unique}`));
    const has = await choices();
    const name = aName();
    const others = has.assetTypes.filter(({ id }) => id !== gone.id);
    const [kept] = pick(others, 0);
    const taskTypeIds = [type.id, ...pick(has.taskTypes, 0)];
    await edited({ name, taskTypeIds, assetTypeIds: [gone.id, kept ?? ''] });
    must((await making()).make());
    must(await removeAssetType(http, gone.id));
    // Kitsu would answer 500 for it, which is tried again for ever.
    must(await removeTaskType(http, type.id));
    at.harness.later(TEN_MINUTES);
    await at.harness.workspace.sync.syncNow();
    await expect
      .poll(async () => (await making()).view().run, SOON)
      .toMatchObject({ state: 'stopped', mayHaveArrived: true });
    expect((await making()).view().run?.why).toContain(
      `in Kitsu, but without ${type.name}, ${gone.name}:`,
    );
    const [raw] = await found(name);
    expect(await kitsu().get<Raw>(`/data/projects/${raw?.id}`)).toMatchObject({
      ...{ task_types: pick(has.taskTypes, 0), asset_types: [kept], team: [admin.personId] },
    });
    // Once more it is not made anew, and ends the same.
    must((await making()).retry());
    await at.harness.workspace.sync.syncNow();
    await expect.poll(async () => (await making()).view().run?.state, SOON).toBe('stopped');
    expect(await found(name)).toHaveLength(1);
    must((await making()).cancel());
    expect((await making()).view()).toMatchObject({ run: null, made: null, draft: { name } });
  }, 60_000);

  it('never takes over a production of its name', async () => {
    await choices();
    const name = aName();
    await edited({ name });
    must((await making()).make());
    const other = must(await newProject(admin.http, { name, productionStyle: 'vfx' }));
    at.harness.later(TEN_MINUTES);
    await at.harness.workspace.sync.syncNow();
    await expect
      .poll(async () => (await making()).view().run, SOON)
      .toMatchObject({ state: 'stopped', mayHaveArrived: false });
    expect((await making()).view().run?.why).toContain('by now, which is left as it is');
    expect(await kitsu().get<Raw>(`/data/projects/${other.id}`)).toMatchObject({ team: [] });
    // The draft is still there, to be given another name.
    must((await making()).cancel());
    expect((await making()).view()).toMatchObject({ run: null, draft: { name } });
    await choices();
    expect((await making()).make()).toMatchObject({ ok: false, code: 'rule' });
  }, 60_000);

  it('can be taken back for ten seconds, and its draft lasts over a restart', async () => {
    await choices();
    const name = aName();
    await edited({ name, step: 'team' });
    const { run } = must((await making()).make());
    expect(run).toMatchObject({ state: 'waiting', leavesAt: expect.any(String) as string });
    // On its way, it is not changed.
    expect(
      (await making()).edit({ ...(await making()).view().draft, name: 'Other' }),
    ).toMatchObject({
      code: 'conflict',
    });
    must((await making()).cancel());
    await at.harness.restart();
    expect((await making()).view()).toMatchObject({ run: null, draft: { name, step: 'team' } });
    at.harness.later(TEN_MINUTES);
    await at.harness.workspace.sync.syncNow();
    expect(await found(name)).toEqual([]);
  }, 60_000);

  it.each(['manager', 'artist'] as const)(
    'is not begun by a %s, who is told why',
    async (who) => {
      role = who;
      try {
        await at.harness.close();
        const { openWorkspaceHarness } = await import('../fixtures/workspace-harness.ts');
        at.harness = await openWorkspaceHarness(studio, at.proxy, { account });
        await at.harness.workspace.sync.syncNow();
        at.proxy.requests.length = 0;
        const one = await making();
        expect(must(one.open()).refusal).toMatchObject({ code: 'forbidden' });
        expect(one.edit(one.view().draft)).toMatchObject({ code: 'forbidden' });
        expect(one.make()).toMatchObject({ code: 'forbidden' });
        expect(at.proxy.requests).toEqual([]);
        // Kitsu would refuse it, too.
        const name = aName();
        const client = await clientOf(studio, account());
        expect(await newProject(client.http, { name })).toMatchObject({ code: 'forbidden' });
      } finally {
        role = 'admin';
      }
    },
    60_000,
  );
});
