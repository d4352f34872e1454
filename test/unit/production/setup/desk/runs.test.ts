import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runSetup } from '../../../../../electron/production/setup/apply/run-setup.ts';
import type { RunStep } from '../../../../../electron/production/setup/apply/run-journal.ts';
import type { SetupTarget } from '../../../../../electron/production/setup/apply/target.ts';
import { existingOf, type SetupFacts } from '../../../../../electron/production/setup/facts.ts';
import type { TakeBackTarget } from '../../../../../electron/production/setup/take-back/take-back-target.ts';
import { setupKind } from '../../../../../electron/outbox/kinds/setup.ts';
import type { PushContext } from '../../../../../electron/sync/push/push-context.ts';
import { failure, success } from '../../../../../electron/shared/result.ts';
import { aFilm, aSequence, aShot, anAsset, filmTarget } from '../a-film.ts';
import { aDesk, must } from './a-desk.ts';

const SHEET = [
  'Sequence,Name,Frames,Description,Mood,Animation assignees,Animation due,Light,Casting',
  ...Array.from(
    { length: 30 },
    (_, at) =>
      `SQ0${at % 3},SH0${at},${24 + at},Night,calm,${at % 2 ? 'Zoé Lanier' : 'Ada Bell'},2026-12-04,x,Lamp`,
  ),
].join('\n');

/** A film with a lamp, and a shot that has another length. */
const film = (): SetupFacts => {
  const sequence = aSequence('SQ00');
  return aFilm({
    sequences: [sequence],
    shots: [aShot(sequence, 'SH00', { nbFrames: 7 })],
    assets: [anAsset('Lamp')],
  });
};

type Both = SetupTarget & TakeBackTarget;
const CALLS = Object.keys(filmTarget(film())) as (keyof Both)[];

/** A target whose `at`th call is the last one that is heard of: `kind` says whether it dies, or its answer is lost. */
function cutAt(
  target: Both,
  at: number,
  kind: 'dies' | 'lost',
): { target: Both; dead: Promise<void> } {
  let left = at;
  let die = (): void => undefined;
  const dead = new Promise<void>((resolve) => (die = resolve));
  const cut = Object.fromEntries(
    CALLS.map((name) => [
      name,
      async (...args: unknown[]) => {
        left -= 1;
        if (left < 0) {
          if (kind === 'lost') return failure('unreachable', 'Kitsu is away.');
          return new Promise(() => undefined);
        }
        const done = await (target[name] as (...all: unknown[]) => Promise<unknown>)(...args);
        if (left > 0) return done;
        die();
        return kind === 'lost' ? failure('timeout', 'No answer.') : new Promise(() => undefined);
      },
    ]),
  );
  return { target: cut as unknown as Both, dead };
}

async function aSetUpDesk(facts = film()) {
  const desk = aDesk(facts);
  const open = desk.open();
  const { id } = must(await open.sheets.open('film', 'shots.csv', Buffer.from(SHEET)));
  const begin = async () => {
    const plan = must(await open.plans.plan(id, { reread: true, updateOnly: false }));
    return must(open.runs.apply(plan.id, true));
  };
  /** Sends the row once, as a start of the app would. */
  async function push(target: Both = filmTarget(facts), until?: Promise<void>) {
    const [row] = desk.replica.outbox.of(setupKind);
    if (!row) throw new Error('Nothing waits.');
    desk.replica.change(() => desk.replica.outbox.patch(row.id, { state: 'sending' }));
    const again = desk.open();
    const pushed = runSetup(
      {
        runs: again.runTable,
        facts: async () => success(structuredClone(facts)),
        target: () => target,
        onProgress: (runId) => open.runs.moved(runId),
      },
      {
        ...{ replica: desk.replica, now: () => new Date(desk.clock.at) },
        signal: new AbortController().signal,
      } as unknown as PushContext,
      row,
    );
    return until ? Promise.race([pushed, until]) : pushed;
  }
  const last = () => open.runs.of('film')[0];
  return { ...desk, desk: open, sheetId: id, begin, push, last, facts };
}

/** A value that was emptied is one that was never given. */
const given = (data: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));

/** What a film has, without ids. */
const shape = (facts: SetupFacts) => {
  const { entities, tasks, keys, doubled } = existingOf(facts);
  const nameOf = (id: string): string => keys.get(id) ?? '';
  return {
    doubled: [...doubled],
    things: [...entities].map(([key, one]) => [
      key,
      ...[one.description, given(one.data), one.canceled],
      one.kind === 'Shot' ? one.nbFrames : null,
      facts.castings.get(one.id)?.map(({ assetId, count }) => [nameOf(assetId), count]) ?? [],
    ]),
    tasks: [...tasks]
      .map(([key, { assigneeIds, dueDate }]) => [key, assigneeIds, dueDate])
      .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
    counts: [facts.sequences.length, facts.shots.length, facts.assets.length, facts.tasks.length],
    team: [...facts.project.teamIds].sort(),
  };
};
const sorted = (facts: SetupFacts) => {
  const { things, ...rest } = shape(facts);
  return { ...rest, things: things.map((one) => JSON.stringify(one)).sort() };
};

describe('a plan that is applied', () => {
  it('is a row of the outbox, is done, and then planned as nothing', async () => {
    const { begin, push, last, desk, sheetId, replica, told } = await aSetUpDesk();
    expect(await begin()).toMatchObject({ state: 'waiting', done: 0, production: 'Film' });
    expect(await begin().catch(() => null)).toBeNull();
    expect(await push()).toEqual({ kind: 'done' });
    expect(replica.outbox.all()).toEqual([]);
    expect(last()).toMatchObject({
      ...{ state: 'done', canTakeBack: true, why: null },
      report: { creates: 2 + 29 + 60, problems: [] },
    });
    expect(last()?.done).toBe(last()?.of);
    expect(told.at(-1)).toMatchObject({ state: 'done' });
    expect(await desk.plans.plan(sheetId, { reread: true, updateOnly: false })).toMatchObject({
      value: { counts: { creates: 0, changes: 0 }, groups: [] },
    });
  });

  it('is told to run as soon as it does, and then no more than a few times a second', async () => {
    const { begin, desk, replica, told } = await aSetUpDesk();
    const { id } = await begin();
    desk.runs.moved(id);
    const [row] = replica.outbox.of(setupKind);
    replica.change(() => replica.outbox.patch(row?.id ?? 0, { state: 'sending' }));
    for (let at = 0; at < 5; at += 1) desk.runs.moved(id);
    expect(told.map(({ state }) => state)).toEqual(['waiting', 'running']);
  });

  it('is refused with a problem, with a question that nobody agreed to, and where nothing is to be done', async () => {
    const { desk, sheetId } = await aSetUpDesk();
    const plan = async () =>
      must(await desk.plans.plan(sheetId, { reread: false, updateOnly: false })).id;
    must(desk.sheets.addColumn(sheetId, 'Foo', undefined));
    must(desk.sheets.edit(sheetId, [{ row: 0, column: 9, cells: [['x']] }]));
    expect(desk.runs.apply(await plan(), false)).toMatchObject({ ok: false, code: 'rule' });
    must(desk.sheets.edit(sheetId, [{ row: 0, column: 2, cells: [['1e9']] }]));
    expect(desk.runs.apply(await plan(), true)).toMatchObject({
      message: expect.stringContaining('a problem'),
    });
  });

  const whole = async () => {
    const { begin, push, facts } = await aSetUpDesk();
    await begin();
    await push();
    return sorted(facts);
  };

  it('ends as if it had never been interrupted, wherever it is killed or its answers are lost', async () => {
    const wanted = await whole();
    const cut = fc.record({
      at: fc.nat(60),
      kind: fc.constantFrom('dies' as const, 'lost' as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { minLength: 3, maxLength: 3 }), async (cuts) => {
        const { begin, push, facts, clock, replica, last } = await aSetUpDesk();
        await begin();
        for (const { at, kind } of cuts) {
          if (replica.outbox.all().length === 0) break;
          const one = cutAt(filmTarget(facts), at + 1, kind);
          await push(one.target, kind === 'dies' ? one.dead : undefined);
          // Nothing is repeated while it may still arrive.
          clock.at += 30_000;
        }
        if (replica.outbox.all().length > 0) expect(await push()).toEqual({ kind: 'done' });
        expect(sorted(facts)).toEqual(wanted);
        expect(last()).toMatchObject({ state: 'done', report: { problems: [] } });
        expect(last()?.report.creates).toBe(91);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('waits while a sequence may still be on its way, whose name Kitsu would take twice', async () => {
    const { begin, push, facts, clock, replica } = await aSetUpDesk();
    await begin();
    const target = filmTarget(facts);
    const create: Both['create'] = (step, parentId) =>
      step.kind === 'Sequence'
        ? Promise.resolve(failure('timeout', 'No answer.'))
        : target.create(step, parentId);
    expect(await push({ ...target, create })).toMatchObject({ kind: 'failed' });
    clock.at += 5_000;
    expect(await push()).toEqual({ kind: 'waits' });
    expect(replica.outbox.all()[0]).toMatchObject({ cause: { code: 'maybe-arrived' } });
    clock.at += 20_000;
    expect(await push()).toEqual({ kind: 'done' });
    expect(facts.sequences).toHaveLength(3);
  });

  it('stops where it is paused, goes on when it is resumed, and ends where it is cancelled', async () => {
    const { begin, push, facts, desk, replica, last } = await aSetUpDesk();
    const { id } = await begin();
    const target = filmTarget(facts);
    const stopsAt = (name: string, stop: () => unknown): Both => ({
      ...target,
      create: (step, parentId) => {
        if (step.name === name) stop();
        return target.create(step, parentId);
      },
    });
    const pause = stopsAt('SH04', () => must(desk.runs.pause(id)));
    expect(await push(pause)).toEqual({ kind: 'needs-artist' });
    expect(last()).toMatchObject({ state: 'paused', canTakeBack: false });
    const paused = facts.shots.length;
    expect(paused).toBeLessThan(15);
    expect(must(desk.runs.resume(id))).toMatchObject({ state: 'waiting' });
    expect(await push(stopsAt('SH020', () => must(desk.runs.cancel(id))))).toEqual({
      kind: 'needs-artist',
    });
    expect(facts.shots.length).toBeGreaterThan(paused);
    expect(facts.shots.length).toBeLessThan(30);
    expect(replica.outbox.all()).toEqual([]);
    expect(last()).toMatchObject({ state: 'cancelled', canTakeBack: true });
    expect(desk.runs.pause(id)).toMatchObject({ ok: false, code: 'conflict' });
  });

  it('leaves what somebody changed since the plan was made, and says so', async () => {
    const { begin, push, facts, last } = await aSetUpDesk();
    await begin();
    const [shot] = facts.shots;
    if (shot) shot.nbFrames = 99;
    await push();
    expect(facts.shots[0]).toMatchObject({ nbFrames: 99, description: 'Night' });
    expect(last()?.report.problems).toMatchObject([
      { title: 'SQ00 / SH00', left: { code: 'moved', fields: ['nbFrames'] } },
    ]);
  });

  it('reads the sentences that a version before kept, and goes on from there', async () => {
    const { begin, push, last, desk } = await aSetUpDesk();
    const { id, report } = await begin();
    const message = 'SQ00 / SH00: somebody changed the frames in Kitsu since the plan was made.';
    const told = { title: 'SQ00 / SH00', row: 0 };
    const steps = desk.runTable.steps(id);
    const place = steps.findIndex(({ step }) => (step as RunStep).step.title === told.title);
    const before = { done: 1, report: { ...report, problems: [{ ...told, message }] } };
    desk.runTable.mark(id, [{ place, state: 'left', note: { message } }], before);
    const problem = { ...told, left: { code: 'earlier', text: message } };
    expect(last()?.report.problems).toEqual([problem]);
    await push();
    expect(last()).toMatchObject({ state: 'done', report: { problems: [problem] } });
  });

  it('ends where Kitsu lets this person do nothing', async () => {
    const { begin, push, facts } = await aSetUpDesk();
    await begin();
    const create: Both['create'] = async () => failure('forbidden', 'No.');
    expect(await push({ ...filmTarget(facts), create })).toMatchObject({
      kind: 'failed',
      failure: { code: 'forbidden' },
    });
  });

  it('says when its plan is not on this computer any more', async () => {
    const { begin, push, replica } = await aSetUpDesk();
    await begin();
    const [row] = replica.outbox.of(setupKind);
    if (!row) throw new Error('Nothing waits.');
    replica.change(() => replica.outbox.patch(row.id, { body: { ...row.body, runId: 'nowhere' } }));
    expect(await push()).toEqual({ kind: 'needs-artist' });
    expect(replica.outbox.all()[0]).toMatchObject({ cause: { code: 'setup-plan-gone' } });
  });
});

describe('a plan that is taken back', () => {
  async function applied() {
    const desk = await aSetUpDesk();
    const before = sorted(desk.facts);
    const { id } = await desk.begin();
    await desk.push();
    return { ...desk, before, id };
  }

  it('leaves a production as it was', async () => {
    const { push, facts, before, desk, id, last } = await applied();
    expect(must(desk.runs.takeBack(id))).toMatchObject({ direction: 'take-back' });
    expect(await push()).toEqual({ kind: 'done' });
    expect(sorted(facts)).toEqual(before);
    expect(last()).toMatchObject({ state: 'done', report: { removes: 91, problems: [] } });
    expect(desk.runs.of('film')[1]).toMatchObject({ id, canTakeBack: false });
  });

  it('does so wherever it is interrupted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(80), fc.nat(80), async (one, two) => {
        const { push, facts, before, desk, id, replica } = await applied();
        must(desk.runs.takeBack(id));
        for (const at of [one, two]) {
          if (replica.outbox.all().length === 0) break;
          const cut = cutAt(filmTarget(facts), at + 1, 'dies');
          await push(cut.target, cut.dead);
        }
        if (replica.outbox.all().length > 0) await push();
        expect(sorted(facts)).toEqual(before);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('keeps what somebody has touched since, with what holds it, and says why', async () => {
    const { push, facts, desk, id, last } = await applied();
    const taskOf = (name: string) => {
      const shot = facts.shots.find((one) => one.name === name);
      return facts.tasks.find(({ entityId }) => entityId === shot?.id);
    };
    Object.assign(taskOf('SH01') ?? {}, { timeSpent: 30 });
    Object.assign(taskOf('SH04') ?? {}, { commentedAt: '2026-12-02' });
    Object.assign(facts.shots.find(({ name }) => name === 'SH02') ?? {}, { nbFrames: 3 });
    Object.assign(facts.shots.find(({ name }) => name === 'SH00') ?? {}, { nbFrames: 5 });
    must(desk.runs.takeBack(id));
    await push();
    expect(facts.shots.map(({ name }) => name).sort()).toEqual(['SH00', 'SH01', 'SH02', 'SH04']);
    expect(facts.shots.find(({ name }) => name === 'SH00')).toMatchObject({
      ...{ nbFrames: 5, description: '' },
    });
    expect(facts.sequences.map(({ name }) => name).sort()).toEqual(['SQ00', 'SQ01', 'SQ02']);
    expect(facts.tasks).toHaveLength(2);
    const problems = last()?.report.problems ?? [];
    const leftOf = (title: string) => problems.find((one) => one.title === title)?.left;
    const worked = problems.filter(({ left }) => 'why' in left && left.why === 'worked-on');
    expect(worked).toHaveLength(2);
    expect(leftOf('SQ02 / SH02')).toEqual({ code: 'stays-changed', fields: ['nbFrames'] });
    expect(leftOf('SQ01')).toEqual({ code: 'stays', why: 'holds-more' });
    expect(leftOf('SQ00 / SH00')).toEqual({ code: 'keeps', fields: ['nbFrames'] });
    // With the task that stays.
    expect(facts.project.teamIds).toContain('person Zoé Lanier');
  });
});
