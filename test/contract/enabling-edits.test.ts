import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { productionEditKind } from '../../electron/outbox/kinds/production-edit.ts';
import { resolveChange } from '../../electron/outbox/resolve-conflict.ts';
import type { EnabledKind, OrderedKind } from '../../electron/shared/production-settings.ts';
import type { Result } from '../../electron/shared/result.ts';
import { GRACE_MS } from '../../electron/sync/push/send-decision.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import { setStage, type Role, type Stage } from './roles/stage.ts';

const studio = inject('studio');
const AT = '2026-06-30T12:00:00.000Z';
const SOON = { timeout: 30_000, interval: 50 };

const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value;
};

interface InKitsu {
  task_types: string[];
  task_statuses: string[];
  asset_types: string[];
  task_types_priority: Record<string, number | null>;
  task_statuses_link: Record<string, { priority: number | null; roles_for_board: string[] }>;
}

/** What is enabled in a production, and the order of its task types, as a lead sets them. */
describe.skipIf(studio === null)('what is enabled in a production', { timeout: 120_000 }, () => {
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
  const asked = {
    ...{ view: 'shots' as const, openTo: 'tasks' as const, toggled: [], search: '' },
    ...{ canceled: true, from: 0, to: 400 },
  };
  /** The production and the list of all are on the disk. */
  async function read(): Promise<void> {
    must(await (await browse()).refresh(null));
    must(await (await browse()).refresh(stage.project));
    await expect
      .poll(async () => must(await (await browse()).rows(stage.project, asked)).readAt, SOON)
      .not.toBeNull();
  }
  const view = async () => must(await (await edits()).settings(stage.project));
  const row = async (kind: EnabledKind, id: string) =>
    (await view()).enabled[kind].find((one) => one.id === id);
  const enable = async (kind: EnabledKind, id: string, on: boolean) =>
    (await edits()).enable(stage.project, { kind, id, on }, AT);
  /** A place up or down. */
  const move = async (id: string, by: -1 | 1, kind: OrderedKind = 'task-type') => {
    const ids = await order(kind);
    const at = ids.indexOf(id);
    const before = (by < 0 ? ids[Math.max(0, at - 1)] : ids[at + 2]) ?? null;
    return (await edits()).moveEnabled(stage.project, { kind, id, before }, AT);
  };
  const inKitsu = () => stage.as.admin.get<InKitsu>(`/data/projects/${stage.project}`);
  const order = async (kind: OrderedKind = 'task-type') =>
    (await view()).enabled[kind].filter(({ on }) => on).map(({ id }) => id);
  const setPlaces = (ids: string[]) =>
    stage.as.admin.post(`/data/projects/${stage.project}/settings/batch`, {
      task_types: ids.map((task_type_id, place) => ({ task_type_id, priority: place + 1 })),
      ...{ task_status_ids: [], asset_type_ids: [] },
    });
  const placesInKitsu = async (ids: string[]) => {
    const { task_types_priority: places } = await inKitsu();
    return [...ids].sort((a, b) => (places[a] ?? 99) - (places[b] ?? 99));
  };

  it('is a task type, which is disabled with its tasks left, and enabled again in its place', async () => {
    const { animation, layout } = stage.taskTypes;
    await setPlaces([layout, animation]);
    const task = await stage.newTask('layout');
    await read();
    expect(await row('task-type', layout)).toMatchObject({ on: true, of: 'Shot', waits: null });
    const off = must(await enable('task-type', layout, false));
    expect(await row('task-type', layout)).toMatchObject({ on: false, waits: 'waiting' });
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect((await inKitsu()).task_types).not.toContain(layout);
    expect(await stage.as.admin.get(`/data/tasks/${task}`)).toMatchObject({ id: task });
    expect(await row('task-type', layout)).toMatchObject({ on: false, waits: null });
    expect((await row('task-type', layout))?.uses).toBeGreaterThan(0);
    must(undo(off.undo));
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect((await inKitsu()).task_types).toContain(layout);
    expect(await placesInKitsu([animation, layout])).toEqual([layout, animation]);
  });

  it('is a status and an asset type, likewise', async () => {
    await read();
    const { wip } = stage.statuses;
    for (const [kind, id, list] of [
      ['task-status', wip, 'task_statuses'],
      ['asset-type', stage.assetType, 'asset_types'],
    ] as const) {
      must(await enable(kind, id, true));
      expect(await row(kind, id)).toMatchObject({ on: true });
      expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
      expect((await inKitsu())[list]).toContain(id);
      must(await enable(kind, id, false));
      expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
      expect((await inKitsu())[list]).not.toContain(id);
      expect(await row(kind, id)).toMatchObject({ on: false, waits: null });
    }
  });

  it('has an order, which is changed, kept though the line was cut, and undone', async () => {
    const { animation, layout } = stage.taskTypes;
    await setPlaces([layout, animation]);
    await read();
    expect(await order()).toEqual([layout, animation]);
    must(await move(layout, -1));
    expect(outbox()).toEqual([]);
    const changed = must(await move(animation, -1));
    expect(await order()).toEqual([animation, layout]);
    expect((await view()).orderWaits['task-type']).toBe('waiting');
    at.proxy.on('POST', /\/settings\/batch$/, { kind: 'close-after' });
    await sync();
    at.proxy.heal();
    await at.harness.restart();
    at.harness.later(GRACE_MS + 10 * 60_000);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await placesInKitsu([animation, layout])).toEqual([animation, layout]);
    expect(await order()).toEqual([animation, layout]);
    expect(changed.undo).not.toBeNull();
    const back = must(await move(layout, -1));
    await sync();
    must(undo(back.undo));
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await placesInKitsu([animation, layout])).toEqual([animation, layout]);
  });

  it('has an order of its statuses too, which leaves who sees them on a board', async () => {
    await read();
    const off = (await view()).enabled['task-status'].filter(({ on }) => !on);
    for (const { id } of off.slice(0, 2)) must(await enable('task-status', id, true));
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    await read();
    const before = await order('task-status');
    expect(before.length).toBeGreaterThan(1);
    const roles = async () =>
      Object.values((await inKitsu()).task_statuses_link).map((link) => link.roles_for_board);
    const seenBy = await roles();
    const wanted = before.at(-1) ?? '';
    const changed = must(
      await (
        await edits()
      ).moveEnabled(
        stage.project,
        { kind: 'task-status', id: wanted, before: before[0] ?? null },
        AT,
      ),
    );
    expect((await order('task-status'))[0]).toBe(wanted);
    expect((await view()).orderWaits).toEqual({ 'task-type': null, 'task-status': 'waiting' });
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    const { task_statuses_link: links } = await inKitsu();
    expect(links[wanted]?.priority).toBe(1);
    expect(await roles()).toEqual(seenBy);
    expect((await order('task-status'))[0]).toBe(wanted);
    must(undo(changed.undo));
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await order('task-status')).toEqual(before);
  });

  it('is asked about where somebody else changed the order too', async () => {
    const { animation, layout } = stage.taskTypes;
    const [{ id: third } = { id: '' }] = (
      await stage.as.admin.get<{ id: string; name: string }[]>('/data/task-types?for_entity=Shot')
    ).filter(({ id }) => id !== animation && id !== layout);
    await setPlaces([layout, animation, third]);
    await read();
    must(await move(animation, -1));
    await setPlaces([third, layout, animation]);
    expect(await sync()).toMatchObject({ needsYou: 1 });
    const [asking] = outbox();
    expect(asking).toMatchObject({ state: 'conflict', cause: { code: 'field-conflict' } });
    must(resolveChange(at.harness.workspace.replica, asking?.id ?? 0, 'mine'));
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await placesInKitsu([animation, layout, third])).toEqual([animation, layout, third]);
  });

  describe('of a supervisor', () => {
    beforeAll(() => void (who = 'supervisor'));
    afterAll(() => void (who = 'manager'));

    it('is looked at and not changed, as Kitsu has it', async () => {
      await read();
      expect((await view()).enableLock).toBe('managers');
      const { animation } = stage.taskTypes;
      expect(await enable('task-type', animation, false)).toMatchObject({ code: 'rule' });
      expect(await move(animation, 1)).toMatchObject({ code: 'rule' });
      expect(outbox()).toEqual([]);
      const path = `/data/projects/${stage.project}/settings/task-types/${animation}`;
      await expect(stage.as.supervisor.delete(path)).rejects.toThrow();
    });
  });
});
