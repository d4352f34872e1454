import { describe, expect, it } from 'vitest';
import type { ReportFacts } from '../../../../electron/production/report/report-facts.ts';
import { figuresOf, trackedOn } from '../../../../electron/production/tracking/figures.ts';
import { riskGroups } from '../../../../electron/production/tracking/risk-groups.ts';
import { tasksBehind } from '../../../../electron/production/tracking/tasks-of.ts';
import { RISK_GROUPS, type TasksOf } from '../../../../electron/shared/tracking.ts';
import { TIME_GROUPS } from '../../../../electron/shared/time-figures.ts';
import { aProject, aTask, someFacts, TODAY } from '../a-production.ts';

const AT = Date.parse(`${TODAY}T12:00:00Z`);
const news = (taskId: string, statusId: string, day: string) => ({
  ...{ taskId, statusId, authorId: 'ben', at: `${day}T10:00:00.000Z` },
});
const logged = (taskId: string, personId: string, day: string, minutes: number) => ({
  ...{ id: `${taskId} ${personId} ${day}`, taskId, personId, day, minutes },
});
const far = { startDate: '2027-06-01', dueDate: '2027-06-02' };
const done = { taskStatusId: 'done' };

const tasks = [
  aTask('a', { assigneeIds: ['ada', 'ben'], timeSpent: 90 }),
  aTask('b', { entityId: 'sh040', taskTypeId: 'layout', timeSpent: 600 }),
  aTask('c', { ...far, entityId: 'sh100', assigneeIds: ['ben'] }),
  aTask('d', { assigneeIds: [], estimation: 300 }),
  aTask('e', { assigneeIds: [], estimation: 0 }),
  aTask('f', { estimation: 0, timeSpent: 30 }),
  aTask('g', { ...far, assigneeIds: [] }),
  aTask('h', { ...done, timeSpent: 240 }),
  aTask('i', done),
  aTask('elsewhere', { ...far, projectId: 'other', entityId: 'none', estimation: 120 }),
  aTask('rough', { projectId: 'other', entityId: 'none', estimation: 0 }),
];
const facts: ReportFacts = {
  ...{ project: aProject(), teamIds: ['ada', 'ben'], hoursByDay: 8, zone: 'UTC' },
  ...{ notes: [], daysOff: [] },
  times: [
    ...[logged('a', 'ada', '2026-11-16', 60), logged('a', 'ben', '2026-11-18', 30)],
    ...[logged('b', 'ada', '2026-11-17', 600), logged('f', 'ada', '2026-11-18', 30)],
    logged('h', 'ada', '2026-11-12', 240),
  ],
  history: [
    ...[news('h', 'wip', '2026-11-10'), news('a', 'done', '2026-11-11')],
    ...[news('h', 'done', '2026-11-12'), news('a', 'wip', '2026-11-16')],
  ],
  facts: someFacts(tasks, { projects: [aProject(), aProject('other', 'Other')] }),
};
const tracked = trackedOn(facts, AT);
const behind = (of: TasksOf) => tasksBehind(tracked, of, { from: 0, to: 99 });
const names = (of: TasksOf) =>
  behind(of)
    .tasks.map(({ id }) => id)
    .sort();
const minutes = (of: TasksOf): number =>
  behind(of).tasks.reduce((sum, one) => sum + (one.minutes ?? 0), 0);

function figures<Tab extends 'progress' | 'workload' | 'time'>(tab: Tab) {
  const found = figuresOf(tracked, tab, { by: 'person', unit: 'week', period: 'all' });
  return found as Extract<typeof found, { tab: Tab }>;
}

describe('the tasks behind a number', () => {
  it('of all people in a week are those of each of them', () => {
    const { weeks, all } = figures('workload');
    for (const [at, week] of weeks.entries())
      expect(minutes({ kind: 'everybody', week })).toBe(all[at]?.booked);
    // What nobody has is a row of its own.
    expect(names({ kind: 'everybody', week: '2026-11-23' })).toEqual(['a']);
    expect(minutes({ kind: 'everybody', week: '2026-11-23' })).toBeGreaterThan(0);
  });

  it('of a person are those of every production that are later, and without an estimate', () => {
    for (const { id: personId, later, unestimated } of figures('workload').people) {
      expect(minutes({ kind: 'outside', personId, why: 'later' })).toBe(later);
      expect(names({ kind: 'outside', personId, why: 'unestimated' })).toHaveLength(unestimated);
    }
    expect(names({ kind: 'outside', personId: 'ada', why: 'later' })).toEqual(['elsewhere']);
    expect(names({ kind: 'outside', personId: 'ada', why: 'unestimated' })).toEqual(['f', 'rough']);
    expect(names({ kind: 'outside', personId: null, why: 'later' })).toEqual(['g']);
    expect(names({ kind: 'outside', personId: null, why: 'unestimated' })).toEqual(['e']);
  });

  it('of what is left of a part, or of a person’s own share', () => {
    for (const by of RISK_GROUPS)
      for (const { id, left } of riskGroups(tracked, by))
        expect([by, id, minutes({ kind: 'left', by, id })]).toEqual([by, id, left]);
    expect(minutes({ kind: 'left', by: 'Person', id: 'ada' })).toBe(195);
    expect(names({ kind: 'left', by: 'Person', id: null })).toEqual(['d', 'g']);
  });

  it('of logged and estimated are those with an estimate, with all of their time', () => {
    for (const by of TIME_GROUPS) {
      const found = figuresOf(tracked, 'time', { by, unit: 'week', period: 'all' });
      if (found.tab !== 'time') throw new Error('It is no time.');
      const { rows, first, last } = found;
      for (const { id, spent } of rows)
        expect(minutes({ kind: 'estimated', by, id, first, last })).toBe(spent);
    }
    const day = { first: '2026-11-18', last: '2026-11-18' };
    const of = { kind: 'estimated', by: 'person', id: null } as const;
    expect(behind({ ...of, ...day }).tasks.map(({ id, minutes: all }) => [id, all])).toEqual([
      ['a', 90],
    ]);
  });

  it('of a day of the burn-down were not done at its end', () => {
    const burn = figures('progress').burn_down;
    expect(burn?.days.at(0)?.day).toBe('2026-11-10');
    for (const { day, open } of burn?.days ?? [])
      expect([day, names({ kind: 'burn-down', day }).length]).toEqual([day, open]);
    expect(names({ kind: 'burn-down', day: '2026-11-15' })).not.toContain('a');
    expect(names({ kind: 'burn-down', day: '2026-11-16' })).toContain('a');
    expect(names({ kind: 'burn-down', day: null })).toEqual(['i']);
    expect(burn?.unknown).toBe(1);
  });

  it('are none where its past was not read', () => {
    const unread = trackedOn({ ...facts, history: null }, AT);
    const of = { kind: 'burn-down', day: TODAY } as const;
    expect(tasksBehind(unread, of, { from: 0, to: 9 }).total).toBe(0);
  });
});
