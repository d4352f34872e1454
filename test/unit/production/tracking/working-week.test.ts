import { expect, it } from 'vitest';
import { figuresOf, trackedOn } from '../../../../electron/production/tracking/figures.ts';
import type { ReportFacts } from '../../../../electron/production/report/report-facts.ts';
import { weekendOf } from '../../../../electron/shared/work-week.ts';
import type { TimeAsked } from '../../../../electron/shared/time-figures.ts';
import { aProject, aTask, someFacts } from '../a-production.ts';

const THIS_WEEK: TimeAsked = { by: 'person', unit: 'day', period: 'this-week' };
/** Friday 20 November. */
const AT = Date.parse('2026-11-20T09:00:00Z');
const read = (more: Partial<ReportFacts>): ReportFacts => ({
  ...{ project: aProject(), teamIds: ['ada'], times: [], hoursByDay: 8, zone: 'UTC', notes: [] },
  ...{ facts: someFacts([aTask('a')]), daysOff: [] },
  ...more,
});
/** Of Ada: this week and the next. */
function capacities(weekend: number[] | null, hoursByDay = 8): number[] {
  const figures = figuresOf(trackedOn(read({ hoursByDay }), AT, weekend), 'workload', THIS_WEEK);
  if (figures.tab !== 'workload') throw new Error(figures.tab);
  const ada = figures.people.find(({ id }) => id === 'ada');
  return (ada?.weeks ?? []).slice(0, 2).map(({ capacity }) => capacity / 60);
}

it('counts the days that the settings work', () => {
  expect(capacities(null)).toEqual([8, 40]);
  // Sunday to Thursday: of this week Sunday is left.
  expect(capacities(weekendOf([7, 1, 2, 3, 4]))).toEqual([8, 40]);
  // Saturday is worked too.
  expect(capacities(weekendOf([1, 2, 3, 4, 5, 6]))).toEqual([16, 48]);
  expect(capacities(weekendOf([1, 2, 3, 4, 5]), 7)).toEqual([7, 35]);
  expect(capacities(weekendOf([]))).toEqual([8, 40]);
});

it('knows a risk by the days that are worked', () => {
  // Due on Sunday: with nothing but a weekend before it, it is late.
  const facts = someFacts([aTask('a', { dueDate: '2026-11-22', estimation: 900 })]);
  const level = (weekend: number[] | null): number => {
    const figures = figuresOf(trackedOn(read({ facts }), AT, weekend), 'risks', THIS_WEEK);
    return figures.tab === 'risks' ? figures.levels['at-risk'] : -1;
  };
  expect(level(null)).toBe(1);
  expect(level(weekendOf([7, 1, 2, 3, 4, 5, 6]))).toBe(0);
});
