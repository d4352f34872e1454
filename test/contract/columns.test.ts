import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { columnKind } from '../../electron/outbox/kinds/column.ts';
import { resolveChange } from '../../electron/outbox/resolve-conflict.ts';
import { GRACE_MS } from '../../electron/sync/push/send-decision.ts';
import type { TypedValue } from '../../electron/shared/task-facts.ts';
import { setColumn, undoColumn } from '../../electron/tasks/columns.ts';
import { taskFacts } from '../../electron/tasks/task-facts.ts';
import type { Fault } from '../fixtures/fault-proxy.ts';
import { openWorkspaceHarness, useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import { setStage, type Role, type Stage } from './roles/stage.ts';

const studio = inject('studio');
const AT = '2026-06-30T12:00:00.000Z';
const ENTITY = /\/data\/entities\/[^/]+$/;

/** Values of metadata columns: who may set them, how Kitsu keeps them, and that none is written over. */
describe.skipIf(studio === null)('a metadata column', () => {
  let stage: Stage;
  let who: Role = 'manager';
  const account = () => ({
    ...{ email: stage.as[who].user.email, password: 'kitsu-companion', role: who },
  });
  const at = useWorkspaceHarness(studio, { account });
  const columns = new Map<string, string>();

  beforeAll(async () => {
    stage = await setStage(studio);
    const add = async (name: string, data_type: string, more: object = {}) => {
      const made = await stage.as.admin.post<{ id: string }>(
        `/data/projects/${stage.project}/metadata-descriptors`,
        {
          ...{ name, entity_type: 'Shot', data_type, choices: [], departments: [] },
          for_client: false,
          ...more,
        },
      );
      columns.set(name, made.id);
    };
    await add('Mood', 'string');
    await add('Crowd', 'number');
    await add('Stunt', 'boolean');
    await add('Lens', 'list', { choices: ['35', '50'] });
    await add('Gear', 'taglist', { choices: ['crane', 'dolly', 'drone'] });
    await add('Steps', 'checklist', { choices: ['[ ] key', '[x] board'] });
    await add('Shoot day', 'date');
    await add('Own note', 'string', { departments: [stage.department] });
    await add('Farm', 'string', { entity_type: 'Task', task_type_id: stage.taskTypes.animation });
  });
  afterAll(() => stage.clear());

  const task = () => stage.shared;
  const facts = () => {
    const { replica, sync } = at.harness.workspace;
    return taskFacts(replica, sync.studio(), task(), stage.as[who].user.id).facts;
  };
  const fact = (name: string) => facts().find((one) => one.name === name);
  /** Opens the room, as the artist does: the facts are read anew only after a while. */
  const open = async (): Promise<void> => {
    const { replica, sync } = at.harness.workspace;
    sync.openTask(task());
    await expect.poll(() => replica.taskFacts.get(task()), { timeout: 20_000 }).not.toBeNull();
  };
  const set = (name: string, value: TypedValue) => {
    const { replica, sync } = at.harness.workspace;
    return setColumn(
      replica,
      sync.studio(),
      { taskId: task(), columnId: columns.get(name) ?? '', value },
      { at: AT, me: stage.as[who].user.id },
    );
  };
  const rows = () => at.harness.workspace.replica.outbox.of(columnKind);
  const sync = () => at.harness.workspace.sync.syncNow();
  const inKitsu = async (): Promise<{ shot: Record<string, unknown>; task: unknown }> => {
    const full = await stage.as.admin.get<{ data: unknown; entity: { data: object } }>(
      `/data/tasks/${task()}/full`,
    );
    return { shot: { ...full.entity.data }, task: full.data };
  };

  it('is kept as Kitsu’s own page keeps it, of every type', async () => {
    await open();
    expect(fact('Steps')?.editor).toEqual({
      kind: 'checklist',
      items: [
        { text: 'key', checked: false },
        { text: 'board', checked: true },
      ],
    });
    const wanted: [string, TypedValue][] = [
      ['Mood', 'grim'],
      ['Crowd', 12.5],
      ['Stunt', true],
      ['Lens', '50'],
      ['Gear', ['crane', 'drone']],
      ['Steps', [{ text: 'key', checked: true }]],
      ['Shoot day', '2026-11-24'],
      ['Farm', 'on the farm'],
    ];
    for (const [name, value] of wanted) expect(set(name, value)).toMatchObject({ ok: true });
    expect(set('Lens', '85')).toMatchObject({ code: 'rule' });
    expect(fact('Mood')).toMatchObject({ value: { text: 'grim' }, waits: 'waiting' });
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    const { shot, task: own } = await inKitsu();
    expect(shot).toMatchObject({
      mood: 'grim',
      crowd: 12.5,
      stunt: 'true',
      lens: '50',
      gear: 'crane,drone',
      steps: '{"key":true}',
      shoot_day: '2026-11-24',
    });
    expect(own).toEqual({ farm: 'on the farm' });
    expect(fact('Mood')).toMatchObject({ value: { text: 'grim' }, waits: null });
  });

  it.each<[string, Fault]>([
    ['after Kitsu did it', { kind: 'close-after' }],
    ['before Kitsu had it', { kind: 'close-before' }],
  ])('arrives where the line was cut %s, and others stay', async (what, fault) => {
    await open();
    expect(set('Mood', what)).toMatchObject({ ok: true });
    await stage.as.admin.put(`/data/entities/${stage.shot}`, { data: { crowd: 7 } });
    at.proxy.on('PUT', ENTITY, fault, 1);
    expect(await sync()).toMatchObject({ waiting: 1 });
    await at.harness.restart();
    at.harness.later(GRACE_MS);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect((await inKitsu()).shot).toMatchObject({ mood: what, crowd: 7, lens: '50' });
  });

  it.each(['mine', 'theirs'] as const)('that moved in Kitsu is asked about: %s', async (choice) => {
    await open();
    await stage.as.admin.put(`/data/entities/${stage.shot}`, { data: { mood: `a ${choice}` } });
    expect(set('Mood', `b ${choice}`)).toMatchObject({ ok: true });
    await sync();
    const [row] = rows();
    expect(row).toMatchObject({
      state: 'conflict',
      cause: { code: 'column-conflict', has: `a ${choice}`, wanted: `b ${choice}` },
    });
    expect(fact('Mood')?.waits).toBe('stopped');
    expect(resolveChange(at.harness.workspace.replica, row?.id ?? 0, choice).ok).toBe(true);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    const left = choice === 'mine' ? `b ${choice}` : `a ${choice}`;
    expect((await inKitsu()).shot).toMatchObject({ mood: left });
    expect(fact('Mood')?.value).toEqual({ kind: 'text', text: left });
  });

  it('is undone before and after Kitsu has it', async () => {
    await open();
    const { replica, sync: running } = at.harness.workspace;
    const place = { taskId: task(), columnId: columns.get('Mood') ?? '' };
    const context = { studio: running.studio(), today: '2026-06-30', at: AT };
    const before = (await inKitsu()).shot['mood'];
    const take = undoColumn(replica, place);
    set('Mood', 'undone');
    expect(take()?.undo(context)).toMatchObject({ ok: true });
    expect(rows()).toEqual([]);
    const again = undoColumn(replica, place);
    set('Mood', 'undone');
    const step = again();
    await sync();
    expect(step?.undo(context)).toMatchObject({ ok: true });
    await sync();
    expect((await inKitsu()).shot['mood']).toBe(before);
    set('Mood', 'newer');
    expect(step?.undo(context)).toMatchObject({ code: 'conflict' });
  });

  it('is a supervisor’s to change in their departments alone, and no artist’s', async () => {
    for (const role of ['supervisor', 'artist'] as const) {
      who = role;
      await at.harness.close();
      at.harness = await openWorkspaceHarness(studio, at.proxy, { account });
      await sync();
      await open();
      const mine = role === 'supervisor';
      expect(fact('Mood')).toMatchObject({ editor: null, locked: mine ? 'department' : 'leads' });
      for (const name of ['Own note', 'Farm']) {
        expect(set(name, role)).toMatchObject(mine ? { ok: true } : { code: 'rule' });
      }
      const api = stage.as[role];
      const refused = { shot: { mood: 'x' }, own: { own_note: 'y' } };
      await expect(api.put(`/data/entities/${stage.shot}`, { data: refused.shot })).rejects.toThrow(
        '403',
      );
      const own = api.put(`/data/entities/${stage.shot}`, { data: refused.own });
      await (mine ? expect(own).resolves.toBeDefined() : expect(own).rejects.toThrow('403'));
      const ofTask = api.put(`/data/tasks/${task()}`, { data: { farm: 'z' } });
      await (mine ? expect(ofTask).resolves.toBeDefined() : expect(ofTask).rejects.toThrow('403'));
    }
  });
});
