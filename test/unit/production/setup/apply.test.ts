import { expect, it } from 'vitest';
import { applyPlan } from '../../../../electron/production/setup/apply/apply.ts';
import type { SetupTarget } from '../../../../electron/production/setup/apply/target.ts';
import { planSetup } from '../../../../electron/production/setup/plan/plan.ts';
import { readSheetOf as readSheet } from './a-cut.ts';
import { failure, success } from '../../../../electron/shared/result.ts';
import { aFilm, anAsset, filmTarget } from './a-film.ts';

const CSV =
  'Sequence,Name,Animation,Animation assignees,Animation due\n' +
  'SQ01,SH010,x,Ada Bell,2026-12-04\nSQ02,SH010,x,Ada Bell,2026-12-04\nSQ02,SH020,x,,\n';
const read = readSheet('shots.csv', Buffer.from(CSV));
if (!read.ok) throw new Error(read.message);
const sheet = read.value;

it('makes sequences one after the other, and what is made once at once with others', async () => {
  const facts = aFilm();
  const target = filmTarget(facts);
  const running = new Set<string>();
  let most = 0;
  const create: SetupTarget['create'] = async (step, parentId) => {
    running.add(step.key);
    if (step.kind === 'Sequence') expect([...running]).toEqual([step.key]);
    else most = Math.max(most, running.size);
    await new Promise((resolve) => setImmediate(resolve));
    running.delete(step.key);
    return target.create(step, parentId);
  };
  await applyPlan(planSetup(sheet, facts), { ...target, create });
  expect(facts.sequences).toHaveLength(2);
  expect(most).toBe(3);
});

it('goes on without what was refused and what needs it, and says so by the row', async () => {
  const facts = aFilm();
  const target = filmTarget(facts);
  const create: SetupTarget['create'] = (step, parentId) =>
    step.title === 'SQ02'
      ? Promise.resolve(failure('refused', 'Kitsu said no.'))
      : target.create(step, parentId);
  const applied = await applyPlan(planSetup(sheet, facts), { ...target, create });
  expect(applied).toMatchObject({
    creates: 3,
    problems: [{ row: 3, message: 'SQ02: Kitsu said no.' }],
  });
});

it('asks for no more at once than Kitsu answers in time', async () => {
  const rows = Array.from({ length: 250 }, (_, at) => `SQ01,SH${at},Ada Bell,Lamp`);
  const csv = ['Sequence,Name,Animation assignees,Casting', ...rows].join('\n');
  const large = readSheet('shots.csv', Buffer.from(csv));
  if (!large.ok) throw new Error(large.message);
  const facts = aFilm({ assets: [anAsset('Lamp')] });
  const target = filmTarget(facts);
  const asked: number[] = [];
  const applied = await applyPlan(planSetup(large.value, facts), {
    ...target,
    assign: (personId, ids) => (asked.push(ids.length), target.assign(personId, ids)),
    cast: (assetId, ids, count) => (asked.push(ids.length), target.cast(assetId, ids, count)),
  });
  expect(applied).toMatchObject({ creates: 501, problems: [] });
  expect(asked).toEqual([100, 100, 50, 100, 100, 50]);
});

it('says what Kitsu left out of its answer', async () => {
  const facts = aFilm();
  const target = filmTarget(facts);
  const applied = await applyPlan(planSetup(sheet, facts), {
    ...target,
    createTasks: async () => success([]),
    assign: async () => success([]),
  });
  expect(applied.problems).toHaveLength(3);
  expect(applied).toMatchObject({ creates: 5 });
});

it('ends where the server is lost, and goes on by another plan', async () => {
  const facts = aFilm();
  const target = filmTarget(facts);
  let left = 4;
  const create: SetupTarget['create'] = (step, parentId) =>
    (left -= 1) < 0
      ? Promise.resolve(failure('unreachable', 'No answer.'))
      : target.create(step, parentId);
  const first = planSetup(sheet, facts);
  const cut = await applyPlan(first, { ...target, create });
  expect(cut).toMatchObject({ creates: 4, problems: [{ message: expect.stringContaining('No') }] });
  const rest = planSetup(sheet, facts);
  expect(rest.creates).toBe(first.creates - 4);
  expect(await applyPlan(rest, target)).toMatchObject({ creates: rest.creates, problems: [] });
  expect(planSetup(sheet, facts).steps).toEqual([]);
});
