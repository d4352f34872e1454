import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { productionEditKind } from '../../electron/outbox/kinds/production-edit.ts';
import { resolveChange } from '../../electron/outbox/resolve-conflict.ts';
import type { Result } from '../../electron/shared/result.ts';
import { GRACE_MS } from '../../electron/sync/push/send-decision.ts';
import type { Fault } from '../fixtures/fault-proxy.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import { setStage, type Role, type Stage } from './roles/stage.ts';

const studio = inject('studio');
const AT = '2026-06-30T12:00:00.000Z';
const SOON = { timeout: 30_000, interval: 50 };
const ONE_ASSET = /\/entities\/casting\/assets\/[^/]+$/;

const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value;
};

/** Which assets are in a shot or an asset, as a lead sets it in the structure of a production. */
describe.skipIf(studio === null)('casting', { timeout: 120_000 }, () => {
  let stage: Stage;
  let who: Role = 'manager';
  const account = () => ({
    ...{ email: stage.as[who].user.email, password: 'kitsu-companion', role: who },
  });
  const at = useWorkspaceHarness(studio, { account });
  beforeAll(async () => void (stage = await setStage(studio)));
  afterAll(() => stage.clear());

  const edits = () => at.harness.workspace.productions.edits();
  const browse = () => at.harness.workspace.productions.open();
  const sync = () => at.harness.workspace.sync.syncNow();
  const outbox = () => at.harness.workspace.replica.outbox.of(productionEditKind);
  const undo = (step: number | null) => {
    const { undoLog, sync: syncing } = at.harness.workspace;
    return undoLog.run(step ?? -1, { studio: syncing.studio(), today: '2026-06-30', at: AT });
  };
  async function newAsset(word: string): Promise<string> {
    const path = `/data/projects/${stage.project}/asset-types/${stage.assetType}/assets/new`;
    return (await stage.as.admin.post<{ id: string }>(path, { name: stage.name(word) })).id;
  }
  /** The production is on the disk. */
  async function read(): Promise<void> {
    must(await (await browse()).refresh(stage.project));
    const asked = {
      ...{ view: 'assets' as const, openTo: 'tasks' as const, toggled: [], search: '' },
      ...{ canceled: true, from: 0, to: 10 },
    };
    await expect
      .poll(async () => must(await (await browse()).rows(stage.project, asked)).readAt, SOON)
      .not.toBeNull();
  }
  const cast = async (id: string, assetId: string, count: number) =>
    (await edits()).cast(stage.project, { ids: [id], assetId, count }, AT);
  const shown = async (id: string, fresh = false) =>
    must(await (await edits()).casting(stage.project, [id], fresh));
  const counts = async (id: string) =>
    Object.fromEntries((await shown(id)).assets.map((one) => [one.assetId, one.count]));
  const path = (id: string) => `/data/projects/${stage.project}/entities/${id}/casting`;
  const inKitsu = async (id: string) =>
    Object.fromEntries(
      (
        await stage.as.admin.get<{ asset_id: string; nb_occurences: number; label: string }[]>(
          path(id),
        )
      ).map((one) => [one.asset_id, [one.nb_occurences, one.label]]),
    );
  const inKitsuNow = (id: string, all: [string, number, string?][]) =>
    stage.as.admin.put(
      path(id),
      all.map(([asset_id, nb_occurences, label = '']) => ({ asset_id, nb_occurences, label })),
    );

  it('of a shot is set, changed and taken back, and leaves what else is in it', async () => {
    const shot = await stage.newShot();
    const [lamp, tree] = [await newAsset('Lamp'), await newAsset('Tree')];
    await inKitsuNow(shot, [[tree, 3, 'fixed']]);
    await read();
    expect(await shown(shot)).toMatchObject({ known: false, assets: [] });
    expect(await shown(shot, true)).toMatchObject({ known: true, lock: null, problem: null });
    must(await cast(shot, lamp, 2));
    expect(await counts(shot)).toEqual({ [lamp]: 2, [tree]: 3 });
    expect((await shown(shot)).assets.find((one) => one.assetId === lamp)?.waits).toBe('waiting');
    // Meanwhile somebody changes another asset there.
    await inKitsuNow(shot, [[tree, 5, 'fixed']]);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await inKitsu(shot)).toEqual({ [lamp]: [2, ''], [tree]: [5, 'fixed'] });
    expect(await counts(shot)).toEqual({ [lamp]: 2, [tree]: 5 });
    const changed = must(await cast(shot, tree, 7));
    await sync();
    expect(await inKitsu(shot)).toEqual({ [lamp]: [2, ''], [tree]: [7, 'fixed'] });
    must(undo(changed.undo));
    await sync();
    expect(await inKitsu(shot)).toEqual({ [lamp]: [2, ''], [tree]: [5, 'fixed'] });
    const out = must(await cast(shot, lamp, 0));
    expect(await counts(shot)).toEqual({ [tree]: 5 });
    must(undo(out.undo));
    expect(outbox()).toEqual([]);
    must(await cast(shot, lamp, 0));
    await sync();
    expect(await inKitsu(shot)).toEqual({ [tree]: [5, 'fixed'] });
  });

  it('of an asset is set, and says where the asset is', async () => {
    const [table, lamp] = [await newAsset('Table'), await newAsset('Lamp')];
    const shot = await stage.newShot();
    await inKitsuNow(shot, [[lamp, 4]]);
    await read();
    must(await cast(table, lamp, 2));
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await inKitsu(table)).toEqual({ [lamp]: [2, ''] });
    expect((await shown(lamp, true)).places).toMatchObject([
      { id: shot, group: 'SQ010', count: 4 },
      { id: table, count: 2 },
    ]);
  });

  it('of several is told together, set in all of them or none, and undone as one step', async () => {
    const [first, second, third] = [
      await stage.newShot(),
      await stage.newShot(),
      await stage.newShot(),
    ];
    const [lamp, tree] = [await newAsset('Lamp'), await newAsset('Tree')];
    await inKitsuNow(first, [
      [lamp, 1],
      [tree, 2],
    ]);
    await inKitsuNow(second, [
      [lamp, 3],
      [tree, 2],
    ]);
    await read();
    const ids = [first, second];
    const several = async (fresh = false) =>
      must(await (await edits()).casting(stage.project, ids, fresh));
    expect((await several()).known).toBe(false);
    expect(await several(true)).toMatchObject({ known: true, of: 2, problem: null, places: [] });
    const rows = async () =>
      Object.fromEntries((await several()).assets.map((one) => [one.assetId, [one.count, one.on]]));
    expect(await rows()).toEqual({ [lamp]: [null, 2], [tree]: [2, 2] });
    const castAll = async (assetId: string, count: number, of = ids) =>
      (await edits()).cast(stage.project, { ids: of, assetId, count }, AT);
    const changed = must(await castAll(lamp, 3));
    expect(outbox()).toHaveLength(1);
    expect(await rows()).toEqual({ [lamp]: [3, 2], [tree]: [2, 2] });
    const out = must(await castAll(tree, 0));
    expect(await rows()).toEqual({ [lamp]: [3, 2] });
    must(undo(out.undo));
    expect(await rows()).toEqual({ [lamp]: [3, 2], [tree]: [2, 2] });
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect([await inKitsu(first), await inKitsu(second)]).toEqual([
      { [lamp]: [3, ''], [tree]: [2, ''] },
      { [lamp]: [3, ''], [tree]: [2, ''] },
    ]);
    must(undo(changed.undo));
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await inKitsu(first)).toMatchObject({ [lamp]: [1, ''] });
    // One that is gone keeps all others as they are.
    expect(await castAll(lamp, 5, [first, third.replace(/^./, 'x')])).toMatchObject({ ok: false });
    // What would be in itself, too.
    expect(await castAll(lamp, 1, [tree, lamp])).toMatchObject({ code: 'rule' });
    expect(outbox()).toEqual([]);
  });

  it('that somebody else changes is read anew by its event, where it was looked at', async () => {
    const [shot, other] = [await stage.newShot(), await stage.newShot()];
    const [lamp, tree] = [await newAsset('Lamp'), await newAsset('Tree')];
    await inKitsuNow(shot, [[tree, 2]]);
    await read();
    await shown(shot, true);
    await shown(tree, true);
    await inKitsuNow(shot, [[lamp, 1]]);
    await inKitsuNow(other, [[lamp, 1]]);
    const told = { project_id: stage.project, nb_entities_out: 1 };
    const { hear } = at.harness.workspace.productions;
    for (const shot_id of [shot, other]) {
      const what = { added_asset_ids: [lamp], removed_asset_ids: [tree] };
      hear('shot:casting-update', { shot_id, ...what, ...told });
    }
    await expect.poll(() => counts(shot), SOON).toEqual({ [lamp]: 1 });
    await expect.poll(async () => (await shown(tree)).places, SOON).toEqual([]);
    expect((await shown(other)).known).toBe(false);
  });

  it('that a count of somebody else stands against is asked about, and nothing is overwritten', async () => {
    const shot = await stage.newShot();
    const lamp = await newAsset('Lamp');
    await read();
    must(await cast(shot, lamp, 2));
    await inKitsuNow(shot, [[lamp, 9]]);
    expect(await sync()).toMatchObject({ needsYou: 1 });
    const [asking] = outbox();
    expect(asking).toMatchObject({
      state: 'conflict',
      cause: { code: 'field-conflict', has: '9 times', wanted: '2 times' },
    });
    expect(await inKitsu(shot)).toEqual({ [lamp]: [9, ''] });
    must(resolveChange(at.harness.workspace.replica, asking?.id ?? 0, 'mine'));
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await inKitsu(shot)).toEqual({ [lamp]: [2, ''] });
  });

  it.each<[string, Fault]>([
    ['after Kitsu did it', { kind: 'close-after' }],
    ['before Kitsu had it', { kind: 'close-before' }],
  ])('is done once though the app was killed %s', async (_when, fault) => {
    const shot = await stage.newShot();
    const lamp = await newAsset('Lamp');
    await read();
    must(await cast(shot, lamp, 3));
    at.proxy.on('PUT', ONE_ASSET, fault);
    await sync();
    at.proxy.heal();
    await at.harness.restart();
    at.harness.later(GRACE_MS + 10 * 60_000);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await inKitsu(shot)).toEqual({ [lamp]: [3, ''] });
  });

  it('that would put an asset into itself is refused before anything is sent, and found again on the way', async () => {
    const [a, b, c] = [await newAsset('A'), await newAsset('B'), await newAsset('C')];
    await inKitsuNow(b, [[c, 1]]);
    await inKitsuNow(c, [[a, 1]]);
    await read();
    at.proxy.requests.length = 0;
    expect(await cast(a, a, 1)).toMatchObject({ code: 'rule' });
    const refused = await cast(a, b, 1);
    expect(refused).toMatchObject({ code: 'rule' });
    expect(refused.ok ? '' : refused.message).toMatch(/A .* → .*B .* → .*C .* → .*A /);
    expect(outbox()).toEqual([]);
    expect(at.proxy.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
    // What waits counts too.
    const [d, e] = [await newAsset('D'), await newAsset('E')];
    await read();
    must(await cast(d, e, 1));
    expect(await cast(e, d, 1)).toMatchObject({ code: 'rule' });
    // Somebody else closes the circle meanwhile.
    await inKitsuNow(e, [[d, 1]]);
    expect(await sync()).toMatchObject({ needsYou: 1 });
    expect(outbox()[0]?.cause).toMatchObject({ code: 'in-itself' });
    expect(await inKitsu(d)).toEqual({});
  });

  it('of an asset that was canceled or deleted since is not sent', async () => {
    const shot = await stage.newShot();
    const [lamp, tree] = [await newAsset('Lamp'), await newAsset('Tree')];
    await read();
    must(await cast(shot, lamp, 1));
    must(await cast(shot, tree, 1));
    await stage.as.admin.put(`/data/entities/${lamp}`, { canceled: true });
    await stage.as.admin.delete(`/data/assets/${tree}?force=true`);
    expect(await sync()).toMatchObject({ needsYou: 2 });
    expect(outbox().map(({ cause }) => cause?.code)).toEqual(['cast-canceled', 'thing-gone']);
    expect(await inKitsu(shot)).toEqual({});
    expect((await shown(shot)).assets.map(({ waits }) => waits)).toEqual(['stopped', 'stopped']);
  });

  it('without Kitsu is shown from the disk, says why it is not newer, and is kept', async () => {
    const shot = await stage.newShot();
    const [lamp, tree] = [await newAsset('Lamp'), await newAsset('Tree')];
    await inKitsuNow(shot, [[tree, 2]]);
    await read();
    await shown(shot, true);
    at.proxy.on('*', /^/, { kind: 'close-before' });
    const view = await shown(shot, true);
    expect(view.problem?.message).toBeTruthy();
    expect(view.assets).toMatchObject([{ assetId: tree, count: 2 }]);
    must(await cast(shot, lamp, 1));
    await sync();
    expect(await counts(shot)).toEqual({ [lamp]: 1, [tree]: 2 });
    // One that was never read is not written blindly.
    expect(await cast(stage.shot, lamp, 1)).toMatchObject({ ok: false });
    at.proxy.heal();
    at.harness.later(10 * 60_000);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await inKitsu(shot)).toEqual({ [lamp]: [1, ''], [tree]: [2, ''] });
  });

  describe('with the studio’s events', () => {
    const heard = useWorkspaceHarness(studio, { account, live: true });

    it('is read anew where it is looked at, as soon as somebody changes it', async () => {
      const { productions, live } = heard.harness.workspace;
      const shot = await stage.newShot();
      const [lamp, tree] = [await newAsset('Lamp'), await newAsset('Tree')];
      await inKitsuNow(shot, [[tree, 2]]);
      must(await (await productions.open()).refresh(stage.project));
      const now = async (id: string, fresh = false) =>
        must(await (await productions.edits()).casting(stage.project, [id], fresh));
      await expect.poll(async () => (await now(shot, true)).known, SOON).toBe(true);
      await now(tree, true);
      await expect.poll(() => live?.isConnected(), SOON).toBe(true);
      await inKitsuNow(shot, [[lamp, 4]]);
      const assets = async () =>
        (await now(shot)).assets.map(({ assetId, count }) => [assetId, count]);
      await expect.poll(assets, SOON).toEqual([[lamp, 4]]);
      await expect.poll(async () => (await now(tree)).places, SOON).toEqual([]);
      // One asset of it, as the app itself writes.
      const one = `/data/projects/${stage.project}/entities/casting/assets/${lamp}`;
      await stage.as.admin.put(one, { entity_ids: [shot], nb_occurences: 6 });
      await expect.poll(assets, SOON).toEqual([[lamp, 6]]);
    });
  });

  describe('of a supervisor', () => {
    beforeAll(() => void (who = 'supervisor'));
    afterAll(() => void (who = 'manager'));

    it('is looked at and not changed, as Kitsu has it', async () => {
      const shot = await stage.newShot();
      const lamp = await newAsset('Lamp');
      await inKitsuNow(shot, [[lamp, 2]]);
      await read();
      expect(await shown(shot, true)).toMatchObject({
        lock: 'managers',
        assets: [{ assetId: lamp, count: 2 }],
      });
      expect(await cast(shot, lamp, 3)).toMatchObject({ code: 'rule' });
      expect(outbox()).toEqual([]);
      const one = `/data/projects/${stage.project}/entities/casting/assets/${lamp}`;
      await expect(
        stage.as.supervisor.put(one, { entity_ids: [shot], nb_occurences: 3 }),
      ).rejects.toThrow();
    });
  });
});
