import { describe, expect, it } from 'vitest';
import { dayNumber, dayOfNumber } from '../../../../electron/shared/schedule/day-number.ts';
import {
  changeFor,
  countsOf,
  differencesOf,
  factsWith,
  ghostOf,
  PLAN_PARTS,
  planNow,
  planOf,
  whyNotApplied,
} from '../../../../electron/shared/schedule/version-diff.ts';
import type { VersionTask } from '../../../../electron/shared/schedule/versions.ts';
import { someSchedule } from './some-schedule.ts';

const facts = someSchedule([
  [0, 0, '2026-07-06', '2026-07-07', [0]],
  [0, 1, '2026-07-08', '2026-07-09', [0, 1]],
  [1, 0, null, null],
  [1, 1, '2026-07-10', '2026-07-10'],
]);
const now = planNow(facts, (at) => facts.tasks[at] ?? { start: null, due: null });
const task = (at: number, more: Partial<VersionTask> = {}): VersionTask => {
  const { id = '', start = null, due = null, people = [] } = facts.tasks[at] ?? {};
  const peopleIds = people.flatMap((one) => facts.people[one]?.id ?? []);
  return { id, start, due, estimation: 0, peopleIds, byHand: false, ...more };
};
const all = new Set(PLAN_PARTS);
const how = { cannotAssign: () => false, written: dayOfNumber };
const compared = (version: VersionTask[]) => {
  const { plan, ...rest } = planOf(facts, version);
  return { plan, ...rest, differences: differencesOf(facts, now, plan) };
};

describe('a version and the plan now', () => {
  it('are the same where all is as it was, in whatever order people are', () => {
    const version = [task(0), task(1, { peopleIds: ['Bo', 'Ada'] }), task(2), task(3)];
    expect(compared(version).differences).toEqual([]);
  });

  it('differ in days, estimates and people, in tasks that one lacks, and in what is not shown', () => {
    const later = dayNumber('2026-07-20');
    const { differences, elsewhere, byHand } = compared([
      task(0, { due: later, estimation: 90.4, byHand: true }),
      task(1, { peopleIds: ['Bo', 'gone'] }),
      task(2, { start: later }),
      { ...task(3), id: 'of a canceled shot' },
    ]);
    expect(differences.map(({ task: at, parts }) => [at, parts])).toEqual([
      [0, ['days', 'estimate']],
      [1, ['people']],
      [2, ['days']],
      [3, []],
    ]);
    expect(countsOf(differences)).toEqual({
      days: 2,
      estimate: 1,
      people: 1,
      missing: 1,
      added: 0,
    });
    expect([elsewhere, [...byHand]]).toEqual([1, [0]]);
    expect(differences.map(whyNotApplied)).toEqual([null, null, null, 'not-in-version']);
  });

  it('two versions say which has a task alone', () => {
    const [one, other] = [planOf(facts, [task(0)]), planOf(facts, [task(1)])];
    const counts = countsOf(differencesOf(facts, one.plan, other.plan));
    expect(counts).toMatchObject({ missing: 1, added: 1, days: 0 });
  });
});

describe('what is applied of a version', () => {
  const later = dayNumber('2026-07-20');
  const [first, second] = compared([
    task(0, { start: null, due: later, estimation: 90, peopleIds: ['Bo'] }),
    task(1, { start: later, due: later - 5 }),
    ...[task(2), task(3)],
  ]).differences;

  it('is what differs of the parts that are wanted, and leaves out who cannot be assigned', () => {
    if (!first) throw new Error('It differs.');
    expect(changeFor(facts, first, all, how)).toEqual({
      ...{ id: 'task 0', startDate: null, dueDate: '2026-07-20', estimation: 90 },
      ...{ on: ['Bo'], off: ['Ada'] },
    });
    expect(changeFor(facts, first, new Set(['estimate']), how)).toEqual({
      ...{ id: 'task 0', estimation: 90 },
    });
    expect(
      changeFor(facts, first, new Set(['people']), { ...how, cannotAssign: (one) => one === 1 }),
    ).toEqual({ id: 'task 0', off: ['Ada'] });
    expect(changeFor(facts, first, new Set(), how)).toBeNull();
  });

  it('is nothing of a task that is due before it starts, as Kitsu takes it', () => {
    if (!second) throw new Error('It differs.');
    expect(whyNotApplied(second)).toBe('backwards');
    expect(changeFor(facts, second, all, how)).toBeNull();
  });

  it('is what the plan would be, for what would be wrong then', () => {
    if (!first) throw new Error('It differs.');
    const then = factsWith(facts, [first], new Set(['people']));
    expect(then.tasks[0]).toMatchObject({ people: [1], start: dayNumber('2026-07-06') });
    expect(factsWith(facts, [first], all).tasks[0]).toMatchObject({ start: null, due: later });
  });
});

it('shows a bar where the version has it, if that is elsewhere', () => {
  const { plan } = planOf(facts, [task(0, { due: dayNumber('2026-07-08') }), task(1), task(2)]);
  const at = (place: number) => facts.tasks[place] ?? { start: null, due: null };
  expect(ghostOf(plan, 0, at(0))).toMatchObject({ due: dayNumber('2026-07-08') });
  expect([1, 2, 3].map((place) => ghostOf(plan, place, at(place)))).toEqual([null, null, null]);
});
