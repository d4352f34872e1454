import fc from 'fast-check';
import { expect, it } from 'vitest';
import { figuresOf, trackedOn } from '../../../../electron/production/tracking/figures.ts';
import { moveTask } from '../../../../electron/production/tracking/live.ts';
import { shiftDay } from '../../../../electron/shared/day.ts';
import type { ProductionTask } from '../../../../electron/shared/production.ts';
import { TRACKING_TABS } from '../../../../electron/shared/tracking.ts';
import { aDayOff, aProject, aTask, someFacts, TODAY } from '../a-production.ts';

const AT = Date.parse(`${TODAY}T12:00:00Z`);
const change = fc.record({
  at: fc.nat(9),
  projectId: fc.constantFrom('lantern', 'other'),
  entityId: fc.constantFrom('sh030', 'sh040', 'not-read'),
  taskTypeId: fc.constantFrom('layout', 'animation'),
  taskStatusId: fc.constantFrom('todo', 'wip', 'wfa', 'done'),
  assigneeIds: fc.option(fc.subarray(['ada', 'ben', 'zoe']), { nil: null }),
  estimation: fc.integer({ min: 0, max: 6000 }),
  dueDate: fc.option(
    fc.integer({ min: -9, max: 60 }).map((offset) => shiftDay(TODAY, offset)),
    { nil: null },
  ),
});

const read = (tasks: ProductionTask[]) => ({
  ...{ project: aProject(), teamIds: ['ada'], times: [], hoursByDay: 8, zone: 'UTC', notes: [] },
  facts: someFacts([...tasks], { projects: [aProject(), aProject('other', 'Other')] }),
  daysOff: [aDayOff('ada', '2026-11-26', '2026-11-27')],
});

it('has after each moved task what all of it would be reckoned as', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 11, maxLength: 20 }), (changes) => {
      const first = changes.slice(0, 10).map(({ at: _, ...one }, at) => aTask(`task-${at}`, one));
      const live = trackedOn(read(first), AT);
      const tasks = [...first];
      for (const { at, ...one } of changes.slice(10)) {
        // A task stays in its production.
        const task = aTask(`task-${at}`, { ...one, projectId: tasks[at]?.projectId ?? '' });
        tasks[at] = task;
        expect(moveTask(live, task)).toBe(true);
        const anew = trackedOn(read(tasks), AT);
        expect(new Map([...live.risks].sort())).toEqual(new Map([...anew.risks].sort()));
        for (const tab of TRACKING_TABS) expect(figuresOf(live, tab)).toEqual(figuresOf(anew, tab));
      }
    }),
    { numRuns: 60 },
  );
});

it('leaves a task alone that it does not know', () => {
  expect(moveTask(trackedOn(read([aTask('a')]), AT), aTask('b'))).toBe(false);
});
