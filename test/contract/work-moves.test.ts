import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { dayOf, shiftDay, weekOf } from '../../electron/shared/day.ts';
import type { Result } from '../../electron/shared/result.ts';
import type { AskedMove, HeatRow } from '../../electron/shared/work-moves.ts';
import { useWorkspaceHarness } from '../fixtures/workspace-harness.ts';
import { setStage, type Role, type Stage } from './roles/stage.ts';

const studio = inject('studio');
const TODAY = dayOf(new Date());
const AT = `${TODAY}T12:00:00.000Z`;
const SOON = { timeout: 60_000, interval: 50 };
/** Of next week, and of the one after. */
const NEXT = shiftDay(weekOf(TODAY)[0] ?? '', 7);
const THEN = shiftDay(NEXT, 7);

const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value;
};

interface Raw {
  assignees: string[];
  start_date: string | null;
  due_date: string | null;
  estimation: number;
}

/** Work that a lead levels between people and weeks. */
describe.skipIf(studio === null)('a task that is moved', { timeout: 120_000 }, () => {
  let stage: Stage;
  let who: Role = 'manager';
  const account = () => ({
    ...{ email: stage.as[who].user.email, password: 'kitsu-companion', role: who },
  });
  const at = useWorkspaceHarness(studio, { account });

  beforeAll(async () => {
    stage = await setStage(studio);
  });
  afterAll(() => stage.clear());

  const edits = () => at.harness.workspace.productions.edits();
  const tracking = async () => (await at.harness.workspace.productions.open()).tracking;
  const sync = () => at.harness.workspace.sync.syncNow();
  const raw = async (id: string) => {
    const task = await stage.as.admin.get<Raw>(`/data/tasks/${id}`);
    return {
      people: [...task.assignees].sort(),
      days: [task.start_date?.slice(0, 10) ?? null, task.due_date?.slice(0, 10) ?? null],
    };
  };

  async function heat() {
    const view = async () => must(await (await tracking()).view(stage.project, 'workload'));
    await expect
      .poll(async () => {
        const { figures, problem, reading } = await view();
        return problem?.message ?? (figures !== null && !reading);
      }, SOON)
      .toBe(true);
    const { figures } = await view();
    if (figures?.tab !== 'workload') throw new Error('It is no workload.');
    return figures;
  }
  const rowOf = async (id: string): Promise<HeatRow | undefined> =>
    (await heat()).people.find((one) => one.id === id);
  const booked = async (id: string, week: string): Promise<number | undefined> => {
    const { weeks } = await heat();
    return (await rowOf(id))?.weeks[weeks.indexOf(week)]?.booked;
  };

  /** Ten hours of the artist in next week, from Tuesday to Thursday. */
  async function planned(): Promise<string> {
    const id = await stage.newTask();
    const { admin, artist } = stage.as;
    await admin.put(`/actions/persons/${artist.user.id}/assign`, { task_ids: [id] });
    await admin.put(`/data/tasks/${id}`, {
      ...{ estimation: 600, start_date: shiftDay(NEXT, 1), due_date: shiftDay(NEXT, 3) },
    });
    return id;
  }

  it('counts for somebody else at once, in Kitsu after that, and goes back as a whole', async () => {
    const { artist, supervisor } = stage.as;
    const id = await planned();
    await (await tracking()).refresh(stage.project);
    // What Kitsu has of the artist in that week, all of it within it.
    const tasks = await stage.as.admin.get<(Raw & { entity_id: string })[]>(
      `/data/projects/${stage.project}/tasks`,
    );
    const own = tasks.filter(
      ({ assignees, due_date }) => assignees.includes(artist.user.id) && due_date !== null,
    );
    const sum = own.reduce((all, one) => all + one.estimation / one.assignees.length, 0);
    expect(await booked(artist.user.id, NEXT)).toBe(sum);
    const before = await raw(id);
    const others = (await booked(supervisor.user.id, THEN)) ?? 0;

    const move: AskedMove = {
      taskId: id,
      from: { personId: artist.user.id, week: NEXT },
      to: { personId: supervisor.user.id, week: THEN },
    };
    const proposal = must(await (await edits()).proposeMove(stage.project, move, AT));
    expect(proposal.refusal).toBeNull();
    expect(proposal.weeks).toMatchObject([
      { personId: artist.user.id, week: NEXT, before: sum, after: sum - 600 },
      { personId: supervisor.user.id, week: THEN, before: others, after: others + 600 },
    ]);
    expect(await raw(id)).toEqual(before);

    const { undo } = must(await (await edits()).move(stage.project, move, AT));
    expect(await booked(artist.user.id, NEXT)).toBe(sum - 600);
    expect(await booked(supervisor.user.id, THEN)).toBe(others + 600);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await raw(id)).toEqual({
      people: [supervisor.user.id],
      days: [shiftDay(THEN, 1), shiftDay(THEN, 3)],
    });
    expect(await booked(supervisor.user.id, THEN)).toBe(others + 600);

    const { undoLog, sync: syncing } = at.harness.workspace;
    must(undoLog.run(undo ?? -1, { studio: syncing.studio(), today: TODAY, at: AT }));
    expect(await booked(artist.user.id, NEXT)).toBe(sum);
    expect(await sync()).toMatchObject({ waiting: 0, needsYou: 0 });
    expect(await raw(id)).toEqual(before);
    expect(await booked(artist.user.id, NEXT)).toBe(sum);
  });

  describe('by a supervisor', () => {
    beforeAll(() => {
      who = 'supervisor';
    });
    afterAll(() => {
      who = 'manager';
    });

    it('is refused where Kitsu would leave it out, before anything is written', async () => {
      const id = await planned();
      await sync();
      await (await tracking()).refresh(stage.project);
      await heat();
      const move = (personId: string): AskedMove => ({
        taskId: id,
        from: { personId: stage.as.artist.user.id, week: NEXT },
        to: { personId, week: NEXT },
      });
      // The manager is in no department.
      const { user } = stage.as.manager;
      const refused = must(await (await edits()).proposeMove(stage.project, move(user.id), AT));
      expect(refused.refusal).toContain('only people of their own departments');
      expect(await (await edits()).move(stage.project, move(user.id), AT)).toMatchObject({
        ok: false,
      });
      expect((await raw(id)).people).toEqual([stage.as.artist.user.id]);
      const own = must(
        await (await edits()).proposeMove(stage.project, move(stage.as.supervisor.user.id), AT),
      );
      expect(own.refusal).toBeNull();
    });
  });
});
