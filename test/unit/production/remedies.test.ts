import { expect, it } from 'vitest';
import { recordsOf } from '../../../electron/production/own-pace.ts';
import { remediesOf } from '../../../electron/production/remedies.ts';
import type { ProductionTask } from '../../../electron/shared/production.ts';
import { aCalendar, aDayOff, aTask, someWork } from './a-production.ts';

/** Of the first of these, on Friday 20 November. */
function remedies(tasks: ProductionTask[], calendar = aCalendar()) {
  const work = someWork(tasks);
  const tasksOf = (people: ReadonlySet<string>) =>
    work.tasks.filter(
      (task) => work.stateOf(task) === 'open' && work.workersOf(task)?.some((id) => people.has(id)),
    );
  return remediesOf(tasks[0] as ProductionTask, {
    ...{ work, calendar, teamIds: [], records: recordsOf(work), tasksOf },
  });
}
const byBen = aTask('ben', { assigneeIds: ['ben'], estimation: 60 });

it('says nothing of what is fine, done or canceled', () => {
  expect(remedies([aTask('a'), byBen])).toEqual([]);
  expect(remedies([aTask('a', { taskStatusId: 'done', dueDate: '2026-11-01' })])).toEqual([]);
});

it('names the day that fits, who has time, and how much would fit', () => {
  // 40 hours, of which Friday to Tuesday are 24.
  const late = aTask('a', { estimation: 2400 });
  expect(remedies([late, byBen])).toEqual([
    { kind: 'due', day: '2026-11-26', fits: true },
    { kind: 'share', personId: 'ben', name: 'Ben', finish: '2026-11-24', fits: true },
    { kind: 'estimate', minutes: 1440, instead: 2400 },
  ]);
});

it('offers nobody who has no time, nor somebody of other work', () => {
  const late = aTask('a', { estimation: 2400 });
  const kinds = (list: ReturnType<typeof remedies>): string[] => list.map(({ kind }) => kind);
  const off = aCalendar([aDayOff('ben', '2026-11-20', '2026-12-20')]);
  expect(kinds(remedies([late, byBen], off))).toEqual(['due', 'estimate']);
  const layout = { ...byBen, taskTypeId: 'layout' };
  expect(kinds(remedies([late, layout]))).toEqual(['due', 'estimate']);
});

it('plans what is not planned', () => {
  expect(remedies([aTask('a', { dueDate: null }), byBen])[0]).toMatchObject({ kind: 'due' });
  expect(remedies([aTask('a', { estimation: 0 }), byBen])).toContainEqual({
    ...{ kind: 'estimate', minutes: 60, instead: null },
  });
  expect(remedies([aTask('a', { assigneeIds: [] }), byBen])).toContainEqual({
    ...{ kind: 'share', personId: 'ben', name: 'Ben', finish: '2026-11-23', fits: true },
  });
});
