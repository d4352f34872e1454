import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { productionEditKind } from '../../electron/outbox/kinds/production-edit.ts';
import { resolveChange } from '../../electron/outbox/resolve-conflict.ts';
import type { ColumnDraft } from '../../electron/shared/production-settings.ts';
import type { Result } from '../../electron/shared/result.ts';
import { setColumn } from '../../electron/tasks/columns.ts';
import { GRACE_MS } from '../../electron/sync/push/send-decision.ts';
import type { Fault } from '../fixtures/fault-proxy.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import { setStage, type Role, type Stage } from './roles/stage.ts';

const studio = inject('studio');
const AT = '2026-06-30T12:00:00.000Z';
const SOON = { timeout: 30_000, interval: 50 };
const COLUMNS = /\/metadata-descriptors$/;

const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value;
};

interface InKitsu {
  id: string;
  name: string;
  field_name: string;
  choices: string[];
  departments: string[];
  for_client: boolean;
}

/** The metadata columns of a production, as a lead makes, changes and deletes them. */
describe.skipIf(studio === null)('a column of a production', { timeout: 120_000 }, () => {
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
  /** The production is on the disk. */
  async function read(): Promise<void> {
    must(await (await browse()).refresh(stage.project));
    await expect
      .poll(async () => must(await (await browse()).rows(stage.project, asked)).readAt, SOON)
      .not.toBeNull();
  }
  const draft = (name: string, more: Partial<ColumnDraft> = {}): ColumnDraft => ({
    ...{ name, entityType: 'Shot', dataType: 'string', choices: [], forClient: false },
    ...{ departmentIds: [], taskTypeId: null, ...more },
  });
  const set = async (id: string | null, wanted: ColumnDraft) =>
    (await edits()).setColumn(stage.project, id, wanted, AT);
  const shown = async (name: string) =>
    must(await (await edits()).settings(stage.project)).columns.find((one) => one.name === name);
  const path = () => `/data/projects/${stage.project}/metadata-descriptors`;
  const inKitsu = async (name: string): Promise<InKitsu[]> =>
    (await stage.as.admin.get<InKitsu[]>(path())).filter((one) => one.name === name);
  const newInKitsu = async (name: string, more: object = {}): Promise<string> => {
    const body = { name, entity_type: 'Shot', data_type: 'string', choices: [], departments: [] };
    return (await stage.as.admin.post<InKitsu>(path(), { ...body, for_client: false, ...more })).id;
  };
  const data = async (id: string) =>
    (await stage.as.admin.get<{ data: Record<string, unknown> | null }>(`/data/entities/${id}`))
      .data;

  it('is made, its choices changed, and both shown before Kitsu has them', async () => {
    await read();
    const name = stage.name('Mood');
    const wanted = draft(name, { dataType: 'list', choices: [' calm', 'grim', 'calm', ''] });
    must(await set(null, wanted));
    expect(await shown(name)).toMatchObject({ choices: ['calm', 'grim'], waits: 'waiting' });
    expect(await set(null, draft(name.toUpperCase()))).toMatchObject({ code: 'rule' });
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await inKitsu(name)).toMatchObject([{ choices: ['calm', 'grim'] }]);
    const made = await shown(name);
    expect(made).toMatchObject({ waits: null, values: 0, lock: null });
    const changed = must(
      await set(made?.id ?? '', { ...wanted, choices: ['calm', 'grim', 'wild'] }),
    );
    // Meanwhile somebody gives it to a department: that stays.
    await stage.as.admin.put(`${path()}/${made?.id}`, {
      ...{ name, data_type: 'list', choices: ['calm', 'grim'] },
      ...{ for_client: false, departments: [stage.department] },
    });
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await inKitsu(name)).toMatchObject([
      { choices: ['calm', 'grim', 'wild'], departments: [stage.department] },
    ]);
    must(undo(changed.undo));
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await inKitsu(name)).toMatchObject([
      { choices: ['calm', 'grim'], departments: [stage.department] },
    ]);
  });

  it('is renamed with its values, and takes no value on the way', async () => {
    const [name, next] = [stage.name('Fog'), stage.name('Mist')];
    const id = await newInKitsu(name);
    const [{ field_name: field = '' } = {}] = await inKitsu(name);
    const shot = await stage.newShot();
    await stage.as.admin.put(`/data/entities/${shot}`, { data: { [field]: 'thick' } });
    await read();
    const write = async (value: string) =>
      (await edits()).change(stage.project, { ids: [shot], field: id, value }, AT);
    must(await write('thin'));
    expect(await set(id, draft(next))).toMatchObject({ code: 'rule' });
    await sync();
    must(await set(id, draft(next)));
    expect(await write('none')).toMatchObject({ code: 'rule' });
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    const [{ field_name: moved = '' } = {}] = await inKitsu(next);
    expect(moved).not.toBe(field);
    expect(await data(shot)).toEqual({ [moved]: 'thin' });
    await read();
    must(await write('none'));
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await data(shot)).toEqual({ [moved]: 'none' });
  });

  it('takes no value in the room of a task on the way, and is there by its new name then', async () => {
    const [name, next] = [stage.name('Dew'), stage.name('Rime')];
    const id = await newInKitsu(name);
    await read();
    const { replica, sync: syncing } = at.harness.workspace;
    const task = stage.shared;
    syncing.openTask(task);
    const known = () => replica.taskFacts.get(task)?.descriptors.find((one) => one.id === id);
    await expect.poll(() => known()?.name, SOON).toBe(name);
    const entityId = replica.taskFacts.get(task)?.entityId ?? '';
    const type = (value: string) => {
      const me = stage.as.manager.user.id;
      const place = { taskId: task, columnId: id, value };
      return setColumn(replica, syncing.studio(), place, { at: AT, me });
    };
    must(type('thin'));
    expect(await set(id, draft(next))).toMatchObject({ code: 'rule' });
    expect(await (await edits()).removeColumn(stage.project, id, AT)).toMatchObject({
      code: 'rule',
    });
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    must(await set(id, draft(next)));
    expect(type('none')).toMatchObject({ code: 'rule' });
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(known()).toMatchObject({ name: next });
    must(type('none'));
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    const [{ field_name: moved = '' } = {}] = await inKitsu(next);
    expect((await data(entityId))?.[moved]).toBe('none');
    must(await (await edits()).removeColumn(stage.project, id, AT));
    await sync();
    expect(known()).toBeUndefined();
  });

  it('is deleted with its values, which are counted before', async () => {
    const name = stage.name('Wind');
    const id = await newInKitsu(name);
    const [{ field_name: field = '' } = {}] = await inKitsu(name);
    const shot = await stage.newShot();
    await stage.as.admin.put(`/data/entities/${shot}`, { data: { [field]: 'west', kept: 'yes' } });
    await read();
    expect(await shown(name)).toMatchObject({ values: 1 });
    const remove = async () => (await edits()).removeColumn(stage.project, id, AT);
    const gone = must(await remove());
    expect(await shown(name)).toBeUndefined();
    must(undo(gone.undo));
    expect(outbox()).toEqual([]);
    must(await remove());
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await inKitsu(name)).toEqual([]);
    expect(await data(shot)).toEqual({ kept: 'yes' });
  });

  it('that somebody else changed in the same place is asked about', async () => {
    const name = stage.name('Snow');
    const list = { dataType: 'list' as const, choices: ['a'] };
    const id = await newInKitsu(name, { data_type: 'list', choices: ['a'] });
    await read();
    must(await set(id, draft(name, { ...list, choices: ['a', 'b'] })));
    await stage.as.admin.put(`${path()}/${id}`, {
      ...{ name, data_type: 'list', choices: ['z'], for_client: false, departments: [] },
    });
    expect(await sync()).toMatchObject({ needsYou: 1 });
    const [asking] = outbox();
    expect(asking).toMatchObject({
      state: 'conflict',
      cause: { code: 'field-conflict', has: 'z', wanted: 'a, b' },
    });
    must(resolveChange(at.harness.workspace.replica, asking?.id ?? 0, 'mine'));
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await inKitsu(name)).toMatchObject([{ choices: ['a', 'b'] }]);
  });

  it.each<[string, Fault]>([
    ['after Kitsu made it', { kind: 'close-after' }],
    ['before Kitsu had it', { kind: 'close-before' }],
  ])('is made once though the app was killed %s', async (_when, fault) => {
    await read();
    const name = stage.name('Rain');
    must(await set(null, draft(name)));
    at.proxy.on('POST', COLUMNS, fault);
    await sync();
    at.proxy.heal();
    await at.harness.restart();
    expect(await sync()).toMatchObject({ needsYou: 0 });
    at.harness.later(GRACE_MS + 10 * 60_000);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await inKitsu(name)).toHaveLength(1);
  });

  it('of tasks is of one task type; one that somebody made meanwhile is theirs', async () => {
    await read();
    const name = stage.name('Pass');
    const ofTask = draft(name, { entityType: 'Task', dataType: 'boolean' });
    expect(await set(null, ofTask)).toMatchObject({ code: 'rule' });
    must(await set(null, { ...ofTask, taskTypeId: stage.taskTypes.animation }));
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await shown(name)).toMatchObject({ taskTypeId: stage.taskTypes.animation });
    const taken = stage.name('Taken');
    must(await set(null, draft(taken)));
    await newInKitsu(taken, { data_type: 'number' });
    expect(await sync()).toMatchObject({ needsYou: 1 });
    expect(outbox()[0]).toMatchObject({ state: 'parked', cause: { code: 'refused' } });
  });

  describe('of a supervisor', () => {
    beforeAll(() => void (who = 'supervisor'));
    afterAll(() => void (who = 'manager'));

    it('is of their departments alone, as Kitsu has it', async () => {
      const name = stage.name('All');
      const id = await newInKitsu(name);
      await read();
      expect(await shown(name)).toMatchObject({ lock: 'department' });
      expect(await set(id, draft(stage.name('Mine')))).toMatchObject({ code: 'rule' });
      expect(await set(null, draft(stage.name('New')))).toMatchObject({ code: 'rule' });
      expect(await (await edits()).removeColumn(stage.project, id, AT)).toMatchObject({
        code: 'rule',
      });
      expect(outbox()).toEqual([]);
      const own = stage.name('Own');
      must(await set(null, draft(own, { departmentIds: [stage.department] })));
      expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
      expect(await inKitsu(own)).toHaveLength(1);
      await expect(stage.as.supervisor.delete(`${path()}/${id}`)).rejects.toThrow();
    });
  });
});
