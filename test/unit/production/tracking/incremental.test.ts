import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shiftDay } from '../../../../electron/shared/day.ts';
import type { ProductionTask } from '../../../../electron/shared/production.ts';
import type { Facts } from '../../../../electron/production/studio-work.ts';
import { riskWords } from '../../../../electron/production/risk-words.ts';
import { figuresOf, trackedOn } from '../../../../electron/production/tracking/figures.ts';
import { moveTask } from '../../../../electron/production/tracking/live.ts';
import { riskGroups } from '../../../../electron/production/tracking/risk-groups.ts';
import type { Tracked } from '../../../../electron/production/tracking/tracked.ts';
import { aDayOff, aProject, aShot, aTask, someFacts, TODAY } from '../a-production.ts';

const AT = Date.parse(`${TODAY}T12:00:00Z`);
const mayBe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const aDay = fc.integer({ min: -10, max: 20 }).map((offset) => shiftDay(TODAY, offset));

/** Much of it done, so that people have a record; some of it in another production, or on something canceled. */
const change = fc.record({
  projectId: fc.constantFrom('lantern', 'lantern', 'other'),
  entityId: fc.constantFrom('sh030', 'sh100', 'gone'),
  taskTypeId: fc.constantFrom('layout', 'animation'),
  taskStatusId: fc.constantFrom('todo', 'wip', 'wfa', 'done', 'done', 'done'),
  assigneeIds: fc.subarray(['ada', 'ben', 'zoe']),
  estimation: fc.constantFrom(0, 240, 480, 960),
  timeSpent: fc.constantFrom(0, 120, 600),
  startDate: mayBe(aDay),
  dueDate: mayBe(aDay),
  priority: fc.nat(2),
});
const moves = fc.array(fc.tuple(fc.nat(29), change), { minLength: 1, maxLength: 8 });

const reckoned = (tasks: ProductionTask[], more: Partial<Facts> = {}): Tracked =>
  trackedOn(
    {
      ...{ project: aProject(), teamIds: ['ada', 'ben'], times: [], hoursByDay: 8, zone: 'UTC' },
      ...{ notes: [], daysOff: [aDayOff('ben', '2026-11-24')] },
      facts: someFacts([...tasks], {
        projects: [aProject(), aProject('other', 'Other')],
        shots: [aShot('sh030'), aShot('sh100'), aShot('gone', { canceled: true })],
        ...more,
      }),
    },
    AT,
  );

const TABS = ['risks', 'progress', 'workload', 'time'] as const;

function told(tracked: Tracked) {
  const { work, calendar } = tracked.standing;
  const risks = [...tracked.risks.values()].sort((a, b) => (a.taskId < b.taskId ? -1 : 1));
  return {
    tabs: TABS.map((tab) => figuresOf(tracked, tab)),
    risks,
    words: risks.map((risk) => riskWords(risk, work, calendar)),
    groups: (['Sequence', 'Person'] as const).map((by) => riskGroups(tracked, by)),
  };
}

it('is after any moves what reckoning all of it anew gives', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 30, maxLength: 30 }), moves, (list, moved) => {
      const tasks = list.map((one, at) => aTask(`task ${at}`, one));
      const live = reckoned(tasks);
      // Something is asked in between, so that what is kept of it has to be right.
      for (const [at, one] of moved) {
        const task = { ...(tasks[at] as ProductionTask), ...one, projectId: tasks[at]!.projectId };
        tasks[at] = task;
        expect(moveTask(live, task)).toBe(true);
        for (const tab of TABS) figuresOf(live, tab);
      }
      expect(told(live)).toEqual(told(reckoned(tasks)));
    }),
    { numRuns: 50 },
  );
});
