import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftDay } from '../../../electron/shared/day.ts';
import type { DayOff, ProductionTask } from '../../../electron/shared/production.ts';
import type { Clock, WorkWeek } from '../../../electron/production/calendar.ts';
import { progressBy, progressOf } from '../../../electron/production/progress.ts';
import { severity } from '../../../electron/production/risk-level.ts';
import { riskBy } from '../../../electron/production/risk-summary.ts';
import { riskWords } from '../../../electron/production/risk-words.ts';
import { riskOfAll, riskOfOne } from '../../../electron/production/risk.ts';
import { leftOn } from '../../../electron/production/studio-work.ts';
import { timelineOf } from '../../../electron/production/timeline.ts';
import { workload } from '../../../electron/production/workload.ts';
import { aCalendar, aDayOff, aTask, someFacts, someWork, TODAY } from './a-production.ts';

/** Few different days, so that tasks often share one. */
const aDay = fc
  .oneof(fc.constantFrom(-3, 0, 3, 4), fc.integer({ min: -20, max: 40 }))
  .map((offset) => shiftDay(TODAY, offset));
const mayBe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const people = fc.subarray(['ada', 'ben', 'zoe', 'not-listed']);

const changes = fc.record({
  entityId: fc.constantFrom('sh030', 'sh040', 'sh100', 'Lantern', 'e01', 'not-read'),
  taskTypeId: fc.constantFrom('layout', 'animation', 'not-read'),
  taskStatusId: fc.constantFrom('todo', 'todo', 'wip', 'wfa', 'done', 'not-read'),
  assigneeIds: mayBe(people),
  estimation: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 3000 }),
    fc.double({ min: 0, max: 3000, noNaN: true }),
  ),
  timeSpent: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3000 })),
  startDate: mayBe(aDay),
  dueDate: mayBe(aDay),
  priority: fc.integer({ min: 0, max: 3 }),
});
const someTasks = fc
  .array(changes, { maxLength: 12 })
  .map((list) => list.map((change, index) => aTask(`task-${index}`, change)));
const aLeave = fc
  .tuple(fc.constantFrom('ada', 'ben'), aDay, fc.integer({ min: 0, max: 9 }))
  .map(([personId, from, days]) => aDayOff(personId, from, shiftDay(from, days)));
const leaves = fc.array(aLeave, { maxLength: 3 });

const risksOf = (
  tasks: ProductionTask[],
  off: DayOff[],
  clock: Partial<Clock> = {},
  week: Partial<WorkWeek> = {},
) => riskOfAll(someWork(tasks), aCalendar(off, clock, week));

/** No task, and no group that contains it, is better in `now` than in `before`. */
function neverBetter(
  tasks: ProductionTask[],
  before: ReturnType<typeof risksOf>,
  now: typeof before,
) {
  for (const [id, { level }] of before) {
    expect(severity(now.get(id)?.level ?? 'done')).toBeGreaterThanOrEqual(severity(level));
  }
  const work = someWork(tasks);
  const rolled = (risks: typeof before) =>
    riskBy('Person', risks, work).map(({ level }) => severity(level ?? 'done'));
  rolled(before).forEach((level, index) =>
    expect(rolled(now)[index]).toBeGreaterThanOrEqual(level),
  );
}

describe('risk', () => {
  it('is never lowered by a day off', () => {
    fc.assert(
      fc.property(someTasks, leaves, aLeave, (tasks, off, more) => {
        neverBetter(tasks, risksOf(tasks, off), risksOf(tasks, [...off, more]));
      }),
    );
  });

  it('is never raised by more time left in the day, or by longer days', () => {
    fc.assert(
      fc.property(someTasks, leaves, fc.nat(480), fc.nat(480), (tasks, off, some, more) => {
        const [least, most] = [some, Math.min(480, some + more)];
        const today = (leftToday: number) => risksOf(tasks, off, { leftToday });
        neverBetter(tasks, today(most), today(least));
        const hours = (hoursByDay: number) => risksOf(tasks, off, {}, { hoursByDay });
        neverBetter(tasks, hours(8 + some / 60), hours(8));
      }),
    );
  });

  it('is never raised by a later due date of the task itself, nor lowered by more work of others', () => {
    fc.assert(
      fc.property(someTasks, changes, leaves, fc.nat(20), (tasks, extra, off, days) => {
        const [first] = tasks;
        if (!first?.dueDate) return;
        // A start after the due date is ignored, and counts once the due date moves past it.
        if (first.startDate !== null && first.startDate > first.dueDate) return;
        const before = risksOf(tasks, off);
        // What is done is no more work, and may show that somebody is quicker.
        const open = { ...extra, taskStatusId: 'todo' };
        neverBetter(tasks, before, risksOf([...tasks, aTask('extra', open)], off));
        const later = { ...first, dueDate: shiftDay(first.dueDate, days) };
        const level = (risks: typeof before) => severity(risks.get(first.id)?.level ?? 'done');
        const alone = (task: ProductionTask) => level(risksOf([task], off));
        expect(alone(later)).toBeLessThanOrEqual(alone(first));
      }),
    );
  });

  it('is the same for a task alone as among all', () => {
    fc.assert(
      fc.property(someTasks, leaves, (tasks, off) => {
        const [work, calendar] = [someWork(tasks), aCalendar(off)];
        const all = riskOfAll(work, calendar);
        for (const { id } of work.tasks)
          expect(riskOfOne(id, work, calendar)).toEqual(all.get(id) ?? null);
      }),
    );
  });

  it('has a reason in words for every open task', () => {
    fc.assert(
      fc.property(someTasks, leaves, (tasks, off) => {
        const [work, calendar] = [someWork(tasks), aCalendar(off)];
        for (const risk of riskOfAll(work, calendar).values()) {
          const words = riskWords(risk, work, calendar);
          expect(words.length).toBeGreaterThan(0);
          for (const one of words) expect(one).not.toMatch(/undefined|null|NaN|\.$|: *$|^$/);
        }
      }),
    );
  });
});

describe('workload', () => {
  it('adds up to what is left, to the minute', () => {
    fc.assert(
      fc.property(someTasks, leaves, (tasks, off) => {
        const work = someWork(tasks);
        const loads = workload(work, aCalendar(off));
        const open = tasks.filter((task) => work.stateOf(task) === 'open');
        const left = open.reduce((sum, task) => sum + (leftOn(task) ?? 0), 0);
        const placed = loads.map(({ undated, weeks }) =>
          weeks.reduce((sum, { planned }) => sum + planned, undated),
        );
        expect(placed).toEqual(loads.map((load) => load.left));
        expect(placed.reduce((sum, one) => sum + one, 0)).toBe(left);
      }),
    );
  });
});

describe('progress', () => {
  it('is a part between nothing and all, and all only when every task is done', () => {
    fc.assert(
      fc.property(someTasks, (tasks) => {
        const work = someWork(tasks);
        const progress = progressOf(work.knownOf(tasks), work);
        const { byCount, byEstimate, byTime, tasks: count, done } = progress;
        for (const part of [byCount, byEstimate, byTime]) {
          if (part === null) continue;
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(1);
        }
        expect(byCount === 1).toBe(count > 0 && done === count);
      }),
    );
  });
});

describe('everything', () => {
  it('is the same whatever the order of the lists', () => {
    const shuffled = <T>(list: readonly T[], by: number): T[] =>
      list.length === 0
        ? []
        : [...list.slice(by % list.length), ...list.slice(0, by % list.length)].reverse();
    fc.assert(
      fc.property(someTasks, leaves, fc.nat(11), (tasks, off, by) => {
        const facts = someFacts(tasks);
        const turned = Object.fromEntries(
          Object.entries(facts).map(([name, list]) => [name, shuffled<unknown>(list, by)]),
        ) as unknown as typeof facts;
        const derived = ({ tasks: list, ...more }: typeof facts, days: DayOff[]) => {
          const work = someWork([...list], more);
          const calendar = aCalendar(days);
          const risks = riskOfAll(work, calendar);
          return {
            risks: Object.fromEntries(risks),
            words: Object.fromEntries(
              [...risks].map(([id, risk]) => [id, riskWords(risk, work, calendar)]),
            ),
            rolled: [riskBy('Sequence', risks, work), riskBy('Person', risks, work)],
            progress: [progressBy('Episode', work), progressBy('TaskType', work)],
            load: workload(work, calendar),
            timeline: timelineOf('lantern', work),
          };
        };
        const turnedRound = (task: ProductionTask): ProductionTask => ({
          ...task,
          assigneeIds: task.assigneeIds && [...task.assigneeIds].reverse(),
        });
        const other = { ...turned, tasks: turned.tasks.map(turnedRound) };
        expect(derived(other, shuffled(off, by))).toEqual(derived(facts, off));
      }),
    );
  });
});
