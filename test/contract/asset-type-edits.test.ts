import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { productionEditKind } from '../../electron/outbox/kinds/production-edit.ts';
import { resolveChange } from '../../electron/outbox/resolve-conflict.ts';
import type { Result } from '../../electron/shared/result.ts';
import { GRACE_MS } from '../../electron/sync/push/send-decision.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import { setStage, type Role, type Stage } from './roles/stage.ts';

const studio = inject('studio');
const AT = '2026-06-30T12:00:00.000Z';
const SOON = { timeout: 30_000, interval: 50 };
const SENT_ALL = { waiting: 0, needsYou: 0 };

const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value;
};

interface Named {
  id: string;
  name: string;
}

/** Asset types of the studio, as an administrator makes and renames them from a production. */
describe.skipIf(studio === null)('an asset type', { timeout: 120_000 }, () => {
  let stage: Stage;
  let who: Role = 'admin';
  const account = () => ({
    ...{ email: stage.as[who].user.email, password: 'kitsu-companion', role: who },
  });
  const at = useWorkspaceHarness(studio, { account });
  const unique = (word: string): string => `${word} ${randomUUID().slice(0, 8)}`;
  beforeAll(async () => void (stage = await setStage(studio)));
  afterAll(async () => {
    for (const { id, name } of await all())
      if (/^(Rig|Crowd|Vehicle|Rocket) /.test(name))
        await stage.as.admin.delete(`/data/entity-types/${id}`).catch(() => undefined);
    await stage.clear();
  });

  const all = () => stage.as.admin.get<Named[]>('/data/entity-types');
  const edits = () => at.harness.workspace.productions.edits();
  const browse = () => at.harness.workspace.productions.open();
  const sync = () => at.harness.workspace.sync.syncNow();
  const outbox = () => at.harness.workspace.replica.outbox.of(productionEditKind);
  const undo = (step: number | null) => {
    const { undoLog, sync: syncing } = at.harness.workspace;
    return undoLog.run(step ?? -1, { studio: syncing.studio(), today: '2026-06-30', at: AT });
  };
  /** The production and the list of all are on the disk. */
  async function read(): Promise<void> {
    must(await (await browse()).refresh(null));
    must(await (await browse()).refresh(stage.project));
    const settled = async () => (await (await edits()).settings(stage.project)).ok;
    await expect.poll(settled, SOON).toBe(true);
  }
  const view = async () => must(await (await edits()).settings(stage.project));
  const rows = async () => (await view()).enabled['asset-type'];
  const set = async (id: string | null, name: string) =>
    (await edits()).setAssetType(stage.project, { id, name }, AT);
  const madeInKitsu = (name: string): Promise<Named> =>
    stage.as.admin.post<Named>('/data/entity-types', { name });
  const nameOf = async (id: string) => (await all()).find((one) => one.id === id)?.name;

  it('is made once though the answer is lost, and enabled where it was made', async () => {
    await read();
    const name = unique('Rig');
    const made = must(await set(null, name));
    const shown = async () => (await rows()).find((one) => one.name === name);
    expect(await shown()).toMatchObject({ on: true, isNew: true, waits: 'waiting' });
    expect(await set(null, name.toUpperCase())).toMatchObject({ code: 'rule' });
    at.proxy.on('POST', /\/data\/entity-types$/, { kind: 'close-after' }, 1);
    await sync();
    await at.harness.restart();
    at.harness.later(GRACE_MS + 10 * 60_000);
    expect(await sync()).toMatchObject(SENT_ALL);
    const there = (await all()).filter((one) => one.name === name);
    expect(there).toHaveLength(1);
    const { asset_types: enabled } = await stage.as.admin.get<{ asset_types: string[] }>(
      `/data/projects/${stage.project}`,
    );
    expect(enabled).toContain(there[0]?.id);
    await expect
      .poll(shown, SOON)
      .toMatchObject({ id: there[0]?.id, on: true, isNew: false, waits: null });
    expect(undo(made.undo).ok).toBe(false);
  });

  it('is renamed, and gets its name back', async () => {
    const { id, name } = await madeInKitsu(unique('Crowd'));
    await read();
    const wanted = unique('Vehicle');
    const renamed = must(await set(id, `  ${wanted} `));
    const shown = async () => (await rows()).find((one) => one.id === id);
    expect(await shown()).toMatchObject({ name: wanted, waits: 'waiting' });
    expect(await sync()).toMatchObject(SENT_ALL);
    expect(await nameOf(id)).toBe(wanted);
    await expect.poll(shown, SOON).toMatchObject({ name: wanted, waits: null });
    must(undo(renamed.undo));
    expect(await sync()).toMatchObject(SENT_ALL);
    expect(await nameOf(id)).toBe(name);
  });

  it('is asked about where somebody else renamed it too', async () => {
    const { id } = await madeInKitsu(unique('Crowd'));
    await read();
    const [mine, theirs] = [unique('Vehicle'), unique('Rocket')];
    must(await set(id, mine));
    await stage.as.admin.put(`/data/entity-types/${id}`, { name: theirs });
    expect(await sync()).toMatchObject({ needsYou: 1 });
    const [asking] = outbox();
    expect(asking).toMatchObject({ state: 'conflict', cause: { has: theirs, wanted: mine } });
    must(resolveChange(at.harness.workspace.replica, asking?.id ?? 0, 'mine'));
    expect(await sync()).toMatchObject(SENT_ALL);
    expect(await nameOf(id)).toBe(mine);
  });

  it('needs a name that Kitsu can keep', async () => {
    await read();
    expect(await set(null, ' ')).toMatchObject({ code: 'bad-input' });
    expect(await set(null, 'x'.repeat(31))).toMatchObject({
      message: expect.stringContaining('30 characters') as string,
    });
    expect(outbox()).toEqual([]);
  });

  describe('of a manager', () => {
    beforeAll(() => void (who = 'manager'));
    afterAll(() => void (who = 'admin'));

    it('is made and renamed by administrators alone, as Kitsu has it', async () => {
      await read();
      expect((await view()).assetTypeLock).toBe('administrators');
      expect(await set(null, 'Rig')).toMatchObject({ code: 'rule' });
      expect(await set(stage.assetType, 'Rig')).toMatchObject({ code: 'rule' });
      expect(outbox()).toEqual([]);
      const path = `/data/entity-types/${stage.assetType}`;
      await expect(stage.as.manager.put(path, { name: 'Rig' })).rejects.toThrow();
    });
  });
});
