import { describe, expect, it } from 'vitest';
import type { ProductionTask } from '../../../electron/shared/production.ts';
import type { Facts } from '../../../electron/production/studio-work.ts';
import { riskBy } from '../../../electron/production/risk-summary.ts';
import { riskOfAll } from '../../../electron/production/risk.ts';
import { aCalendar, aDayOff, aProject, aShot, aTask, someWork } from './a-production.ts';

const H = 60;
const AWAY = [aDayOff('ben', '2026-11-16', '2026-12-04')];

const TASKS = [
  aTask('fine', { estimation: 2 * H, dueDate: '2026-11-23' }),
  aTask('shared', { entityId: 'sh040', estimation: 8 * H, assigneeIds: ['ada', 'ben'] }),
  aTask('old', { entityId: 'sh100', estimation: H, dueDate: '2026-11-12' }),
  aTask('over', { entityId: 'Lantern', taskStatusId: 'done' }),
];

function summaries(
  kind: Parameters<typeof riskBy>[0],
  tasks: ProductionTask[],
  more: Partial<Facts> = {},
) {
  const work = someWork(tasks, more);
  return riskBy(kind, riskOfAll(work, aCalendar(AWAY)), work);
}
const levels = (...of: Parameters<typeof summaries>) =>
  summaries(...of).map(({ name, level }) => [name, level]);

describe('risk rolled up', () => {
  it('is that of the worst task in it', () => {
    expect(levels('Shot', TASKS)).toEqual([
      ['E01 / SQ010 / SH030', 'fine'],
      ['E01 / SQ010 / SH040', 'late'],
      ['E01 / SQ020 / SH100', 'overdue'],
      ['Elsewhere', 'done'],
    ]);
    expect(levels('Sequence', TASKS).slice(0, 2)).toEqual([
      ['E01 / SQ010', 'late'],
      ['E01 / SQ020', 'overdue'],
    ]);
    expect(levels('Asset', TASKS)[0]).toEqual(['Props / Lantern', 'done']);
  });

  it('counts, sums, and lists what to look at, the worst first', () => {
    expect(summaries('Production', TASKS)[0]).toEqual({
      ...{ id: 'lantern', name: 'Lantern Road', level: 'overdue', canceled: 0, left: 11 * H },
      counts: { done: 1, fine: 1, unknown: 0, tight: 0, late: 1, overdue: 1 },
      finish: '2026-12-07',
      atRisk: ['old', 'shared'],
    });
  });

  it('holds nobody to the days off of a colleague', () => {
    expect(levels('Person', TASKS)).toEqual([
      ['Ada', 'overdue'],
      ['Ben', 'late'],
    ]);
    const [ada] = summaries('Person', TASKS.slice(0, 2));
    expect(ada).toMatchObject({ name: 'Ada', level: 'fine', left: 6 * H });
  });

  it('has no level where there is no task, or only canceled ones', () => {
    expect(levels('Shot', []).map(([, level]) => level)).toEqual([null, null, null]);
    const shots = [aShot('sh030', { canceled: true })];
    expect(summaries('Shot', [aTask('a')], { shots })[0]).toMatchObject({
      level: null,
      canceled: 1,
    });
  });

  it('sees the work that people have in another production', () => {
    const projects = [aProject(), aProject('other', 'Other Film')];
    const own = aTask('a', { estimation: 16 * H });
    const theirs = aTask('b', { projectId: 'other', entityId: '?', estimation: 16 * H });
    expect(levels('Production', [own], { projects })).toEqual([
      ['Lantern Road', 'fine'],
      ['Other Film', null],
    ]);
    expect(levels('Production', [own, theirs], { projects })[0]).toEqual(['Lantern Road', 'late']);
  });
});
