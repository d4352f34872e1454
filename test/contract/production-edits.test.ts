import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { productionEditKind } from '../../electron/outbox/kinds/production-edit.ts';
import { resolveChange } from '../../electron/outbox/resolve-conflict.ts';
import type { NewThing } from '../../electron/shared/production-edit.ts';
import type { StructureRow } from '../../electron/shared/productions.ts';
import type { Result } from '../../electron/shared/result.ts';
import type { TypedValue } from '../../electron/shared/task-facts.ts';
import { GRACE_MS } from '../../electron/sync/push/send-decision.ts';
import type { Fault } from '../fixtures/fault-proxy.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import { setStage, type Role, type Stage } from './roles/stage.ts';

const studio = inject('studio');
const AT = '2026-06-30T12:00:00.000Z';
const SOON = { timeout: 30_000, interval: 50 };
const ENTITY = /\/data\/entities\/[^/]+$/;

const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value;
};

/** What a lead edits in the structure of a production. */
describe.skipIf(studio === null)('an edit of a production', { timeout: 120_000 }, () => {
  let stage: Stage;
  let who: Role = 'manager';
  let mood = '';
  const account = () => ({
    ...{ email: stage.as[who].user.email, password: 'kitsu-companion', role: who },
  });
  const at = useWorkspaceHarness(studio, { account });

  beforeAll(async () => {
    stage = await setStage(studio);
    const made = await stage.as.admin.post<{ id: string }>(
      `/data/projects/${stage.project}/metadata-descriptors`,
      {
        ...{ name: 'Mood', entity_type: 'Shot', data_type: 'string', choices: [] },
        ...{ departments: [], for_client: false },
      },
    );
    mood = made.id;
  });
  afterAll(() => stage.clear());

  const edits = () => at.harness.workspace.productions.edits();
  const browse = () => at.harness.workspace.productions.open();
  const sync = () => at.harness.workspace.sync.syncNow();
  const outbox = () => at.harness.workspace.replica.outbox.of(productionEditKind);
  const set = async (ids: string[], field: string, value: TypedValue) =>
    (await edits()).change(stage.project, { ids, field, value }, AT);
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
  const row = async (id: string): Promise<StructureRow | undefined> =>
    must(await (await browse()).rows(stage.project, asked)).rows.find((one) => one.id === id);
  const shot = (id: string) => stage.as.admin.get<Record<string, unknown>>(`/data/shots/${id}`);

  it('is shown here first, sends what changed alone, and stands in the room when it has arrived', async () => {
    const [one, two] = [await stage.newShot(), await stage.newShot()];
    await stage.as.admin.put(`/data/entities/${one}`, { data: { weather: 'rain' } });
    await read();
    must(await set([one, two], 'frames', 48));
    must(await set([one, two], 'frameIn', 1001));
    must(await set([one], 'description', 'A door opens.'));
    must(await set([one], mood, 'grim'));
    expect(await row(one)).toMatchObject({
      ...{ frames: { count: 48, in: 1001 }, description: 'A door opens.', unsent: 'waiting' },
    });
    at.proxy.requests.length = 0;
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await row(one)).toMatchObject({ frames: { count: 48, in: 1001 }, unsent: null });
    const there = await shot(one);
    expect(there).toMatchObject({ nb_frames: 48, description: 'A door opens.' });
    expect(there['data']).toMatchObject({ weather: 'rain', mood: 'grim', frame_in: 1001 });
    expect(await shot(two)).toMatchObject({ nb_frames: 48 });
    const sent = at.proxy.requests.filter(({ method }) => method === 'PUT');
    expect(sent).toHaveLength(6);
  });

  it('of a task is its days, estimate and priority; a day before its start is refused', async () => {
    const task = await stage.newTask();
    await read();
    must(await set([task], 'startDate', '2026-07-06'));
    expect(await set([task], 'dueDate', '2026-07-01')).toMatchObject({ code: 'rule' });
    must(await set([task], 'dueDate', '2026-07-10'));
    must(await set([task], 'estimation', '1 d 4 h'));
    must(await set([task], 'priority', '2'));
    expect(await row(task)).toMatchObject({
      task: { startDate: '2026-07-06', dueDate: '2026-07-10', priority: 2 },
    });
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await stage.as.admin.get(`/data/tasks/${task}`)).toMatchObject({
      ...{ start_date: '2026-07-06T00:00:00', due_date: '2026-07-10T00:00:00', priority: 2 },
      estimation: expect.any(Number),
    });
  });

  it('that was changed by somebody else meanwhile is asked about, and nothing is overwritten', async () => {
    const id = await stage.newShot();
    await read();
    must(await set([id], 'description', 'Mine'));
    await stage.as.admin.put(`/data/entities/${id}`, { description: 'Theirs' });
    expect(await sync()).toMatchObject({ needsYou: 1 });
    const [asking] = outbox();
    expect(asking).toMatchObject({
      state: 'conflict',
      cause: { code: 'field-conflict', has: 'Theirs', wanted: 'Mine' },
    });
    expect(await shot(id)).toMatchObject({ description: 'Theirs' });
    expect(await row(id)).toMatchObject({ unsent: 'stopped' });
    must(resolveChange(at.harness.workspace.replica, asking?.id ?? 0, 'mine'));
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await shot(id)).toMatchObject({ description: 'Mine' });
  });

  it.each<[string, Fault]>([
    ['after Kitsu did it', { kind: 'close-after' }],
    ['before Kitsu had it', { kind: 'close-before' }],
  ])('is done once though the line was cut %s', async (_when, fault) => {
    const id = await stage.newShot();
    await read();
    must(await set([id], 'frames', 77));
    at.proxy.on('PUT', ENTITY, fault);
    await sync();
    at.proxy.heal();
    await at.harness.restart();
    at.harness.later(GRACE_MS + 10 * 60_000);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await shot(id)).toMatchObject({ nb_frames: 77 });
  });

  it('is undone: before it was sent it is gone, and afterwards what was there is sent', async () => {
    const id = await stage.newShot();
    await stage.as.admin.put(`/data/entities/${id}`, { nb_frames: 24 });
    await read();
    const first = must(await set([id], 'frames', 30));
    must(undo(first.undo));
    expect(outbox()).toEqual([]);
    const second = must(await set([id], 'frames', 31));
    await sync();
    expect(await shot(id)).toMatchObject({ nb_frames: 31 });
    must(undo(second.undo));
    await sync();
    expect(await shot(id)).toMatchObject({ nb_frames: 24 });
  });

  it('takes a shot out of its production and back, and deletes it for good with its tasks', async () => {
    const task = await stage.newTask();
    const { entity_id: id } = await stage.as.admin.get<{ entity_id: string }>(
      `/data/tasks/${task}`,
    );
    await stage.as.admin.post(`/actions/tasks/${task}/comment`, {
      ...{ task_status_id: stage.statuses.wip, comment: 'Begun.' },
    });
    await read();
    must(await set([id], 'canceled', true));
    await sync();
    expect(await shot(id)).toMatchObject({ canceled: true });
    must(await set([id], 'canceled', false));
    await sync();
    expect(await shot(id)).toMatchObject({ canceled: false });
    expect(must(await (await edits()).removal(stage.project, [id]))).toMatchObject({
      ...{ below: 0, tasks: 1, comments: 1, minutes: 0 },
    });
    must(await (await edits()).remove(stage.project, [id], AT));
    expect(await row(id)).toBeUndefined();
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    await expect(shot(id)).rejects.toThrow();
    await expect(stage.as.admin.get(`/data/tasks/${task}`)).rejects.toThrow();
    expect(await row(id)).toBeUndefined();
  });

  it('does not delete more than was said', async () => {
    const id = await stage.newShot();
    await read();
    must(await (await edits()).remove(stage.project, [id], AT));
    await stage.as.admin.post(`/data/entities/${id}/tasks`, {
      task_type_ids: [stage.taskTypes.animation],
    });
    expect(await sync()).toMatchObject({ needsYou: 1 });
    expect(outbox()[0]?.cause).toEqual({ code: 'more-to-delete', told: 0, now: 1 });
    expect(await shot(id)).toMatchObject({ id });
  });

  it('deletes a sequence with all that is in it, canceled too, where Kitsu by itself refuses', async () => {
    const { admin } = stage.as;
    const film = `/data/projects/${stage.project}`;
    const name = stage.name('SQ');
    const { id } = await admin.post<{ id: string }>(`${film}/sequences`, { name });
    const body = { name: stage.name('SH'), sequence_id: id };
    const { id: inside } = await admin.post<{ id: string }>(`${film}/shots`, body);
    await admin.put(`/data/entities/${inside}`, { canceled: true });
    await expect(admin.delete(`/data/sequences/${id}`)).rejects.toThrow('still linked');
    await read();
    expect(must(await (await edits()).removal(stage.project, [id]))).toMatchObject({ below: 1 });
    must(await (await edits()).remove(stage.project, [id], AT));
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    for (const path of [`/data/sequences/${id}`, `/data/shots/${inside}`])
      await expect(admin.get(path)).rejects.toThrow();
  });

  it('does not take the name of another shot beside it', async () => {
    const [id, other] = [await stage.newShot(), await stage.newShot()];
    const name = String((await shot(other))['name']);
    await read();
    must(await set([id], 'name', name));
    expect(await sync()).toMatchObject({ needsYou: 1 });
    expect(outbox()[0]?.cause).toMatchObject({
      ...{ code: 'refused', said: expect.stringContaining('already exists') },
    });
    expect((await shot(id))['name']).not.toBe(name);
  });

  const make = async (wanted: Partial<NewThing>) =>
    (await edits()).make(
      stage.project,
      { kind: 'shot', parentIds: [stage.sequence], name: 'x', typeId: null, ...wanted },
      'shots',
      AT,
    );
  const named = async (name: string): Promise<StructureRow | undefined> =>
    must(await (await browse()).rows(stage.project, asked)).rows.find((one) => one.name === name);
  const count = async (list: string, name: string): Promise<number> =>
    (
      await stage.as.admin.get<{ name: string }[]>(`/data/projects/${stage.project}/${list}`)
    ).filter((one) => one.name === name).length;

  it('makes a sequence, a shot in it and its task, without Kitsu first; a name that is there is refused', async () => {
    await read();
    const [sequence, shotName] = [stage.name('SQ'), stage.name('SH')];
    at.proxy.on('*', /^/, { kind: 'close-before' });
    must(await make({ kind: 'sequence', parentIds: [null], name: sequence }));
    const local = await named(sequence);
    expect(local).toMatchObject({ kind: 'sequence', unsent: 'waiting' });
    must(await make({ parentIds: [local?.id ?? ''], name: shotName }));
    const shotRow = await named(shotName);
    expect(shotRow).toMatchObject({ above: sequence });
    const type = stage.taskTypes.animation;
    must(
      await make({ kind: 'task', parentIds: [shotRow?.id ?? ''], typeId: type, name: 'Animation' }),
    );
    expect(await make({ kind: 'sequence', parentIds: [null], name: sequence })).toMatchObject({
      code: 'rule',
    });
    await sync();
    at.proxy.heal();
    at.harness.later(GRACE_MS + 10 * 60_000);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect([await count('sequences', sequence), await count('shots', shotName)]).toEqual([1, 1]);
    const there = await named(shotName);
    expect(there).toMatchObject({ above: sequence, unsent: null });
    expect(there?.id).not.toMatch(/^new-/);
    expect(there?.chips).toHaveLength(1);
  });

  it.each<[string, Fault]>([
    ['after Kitsu made it', { kind: 'close-after' }],
    ['before Kitsu had it', { kind: 'close-before' }],
  ])('makes one thing though the app was killed %s', async (_when, fault) => {
    await read();
    // Of an asset Kitsu makes a second one of that name, and says nothing.
    const name = stage.name('Lamp');
    const wanted = { parentIds: [stage.assetType], name, typeId: null };
    must(await (await edits()).make(stage.project, { kind: 'asset', ...wanted }, 'assets', AT));
    at.proxy.on('POST', /\/assets\/new$/, fault);
    await sync();
    at.proxy.heal();
    await at.harness.restart();
    expect(await sync()).toMatchObject({ needsYou: 0 });
    at.harness.later(GRACE_MS + 10 * 60_000);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await count('assets', name)).toBe(1);
  });

  it('gives tasks to somebody, and takes them off; the undo takes them off again', async () => {
    const ids = [await stage.newTask(), await stage.newTask('layout')];
    await read();
    const assignees = () =>
      Promise.all(
        ids.map(
          async (id) =>
            (await stage.as.admin.get<{ assignees: string[] }>(`/data/tasks/${id}`)).assignees,
        ),
      );
    const given = must(
      await (await edits()).assign(stage.project, { ids, personId: stage.bystander, on: true }, AT),
    );
    expect((await row(ids[0] ?? ''))?.task?.assignees).toHaveLength(1);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await assignees()).toEqual([[stage.bystander], [stage.bystander]]);
    must(undo(given.undo));
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await assignees()).toEqual([[], []]);
  });

  it('takes somebody out of the team and back, and says what open tasks they have', async () => {
    const task = await stage.newTask();
    await stage.as.admin.put(`/actions/persons/${stage.bystander}/assign`, { task_ids: [task] });
    await read();
    const person = async () =>
      must(await (await edits()).team(stage.project)).people.find(
        ({ id }) => id === stage.bystander,
      );
    expect(await person()).toMatchObject({ inTeam: true, open: expect.any(Number) });
    const inKitsu = async (): Promise<boolean> =>
      (
        await stage.as.admin.get<{ team: string[] }>(`/data/projects/${stage.project}`)
      ).team.includes(stage.bystander);
    const member = async (on: boolean) =>
      must(await (await edits()).setMember(stage.project, { personId: stage.bystander, on }, AT));
    await member(false);
    expect(await person()).toMatchObject({ inTeam: false, waits: 'waiting' });
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await inKitsu()).toBe(false);
    await member(true);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await inKitsu()).toBe(true);
    expect(await person()).toMatchObject({ inTeam: true, waits: null });
  });

  describe('of a supervisor', () => {
    beforeAll(() => void (who = 'supervisor'));
    afterAll(() => void (who = 'manager'));

    it('is of the tasks of their department alone; anything else is refused before the call, with why', async () => {
      const [own, other] = [await stage.newTask('animation'), await stage.newTask('layout')];
      const id = await stage.newShot();
      await read();
      expect(await set([id], 'name', 'SH999')).toMatchObject({ code: 'rule' });
      expect(await set([other], 'priority', '3')).toMatchObject({ code: 'rule' });
      expect(await set([own, other], 'priority', '3')).toMatchObject({ code: 'rule' });
      const view = must(await (await edits()).view(stage.project, [id]));
      expect(view.fields.map(({ lock }) => lock)).not.toContain(null);
      expect(view.removeLock).toBe('managers');
      expect(await (await edits()).remove(stage.project, [id], AT)).toMatchObject({ code: 'rule' });
      expect(outbox()).toEqual([]);
      must(await set([own], 'priority', '3'));
      expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
      expect(await stage.as.admin.get(`/data/tasks/${own}`)).toMatchObject({ priority: 3 });
      // People of the department alone, on tasks of the department alone.
      const give = async (ids: string[], personId: string) =>
        (await edits()).assign(stage.project, { ids, personId, on: true }, AT);
      expect(await give([own], stage.as.manager.user.id)).toMatchObject({ code: 'rule' });
      expect(await give([own, other], stage.bystander)).toMatchObject({ code: 'rule' });
      must(await give([own], stage.bystander));
      expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
      const member = { personId: stage.bystander, on: false };
      expect(await (await edits()).setMember(stage.project, member, AT)).toMatchObject({
        code: 'rule',
      });
      // Kitsu says the same.
      const as = stage.as.supervisor;
      await expect(as.put(`/data/entities/${id}`, { name: 'SH999' })).rejects.toThrow();
      await expect(as.put(`/data/tasks/${other}`, { priority: 3 })).rejects.toThrow();
    });
  });
});
