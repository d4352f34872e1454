import { afterEach, describe, expect, it } from 'vitest';
import { workCalendar } from '../../../../electron/production/calendar.ts';
import { workloadReport } from '../../../../electron/production/report/workload-report.ts';
import type { DayOff, ProductionTask } from '../../../../electron/shared/production.ts';
import { aDayOff, aProject, aTask, someWork } from '../a-production.ts';

const H = 60;
const before = process.env['TZ'];
afterEach(() => {
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

/** The weeks of Ada up to the last in which she has work, as hours: `[week, booked, capacity]`. */
function weeksOf(
  tasks: ProductionTask[],
  { today = '2026-12-28', off = [] as DayOff[], weekend = [6, 7], hoursByDay = 8 } = {},
) {
  const work = someWork(tasks, { projects: [aProject(), aProject('other', 'Other')] });
  const calendar = workCalendar({ hoursByDay, weekend }, off, { today });
  const { people } = workloadReport({ projectId: 'lantern', work, calendar, teamIds: ['ada'] });
  const ada = people.find(({ id }) => id === 'ada');
  const weeks = ada?.weeks ?? [];
  const last = weeks.reduce((found, { booked }, at) => (booked > 0 ? at : found), 0);
  return weeks
    .slice(0, last + 1)
    .map(({ week, booked, capacity }) => [week, booked / H, capacity / H]);
}

describe.each(['Pacific/Auckland', 'Pacific/Honolulu', 'Europe/Paris', 'America/Santiago'])(
  'the weeks of people in %s',
  (zone) => {
    it('are whole over New Year', () => {
      process.env['TZ'] = zone;
      const task = aTask('a', { estimation: 40 * H, dueDate: '2027-01-05', startDate: null });
      // Monday 28 December to Sunday 3 January is one week, and has five days of work.
      const long = { ...task, estimation: 56 * H };
      expect(weeksOf([long])).toEqual([
        ['2026-12-28', 40, 40],
        ['2027-01-04', 16, 40],
      ]);
    });

    it('are as long where clocks are changed', () => {
      process.env['TZ'] = zone;
      for (const today of ['2026-03-23', '2026-03-30', '2026-04-06', '2026-09-07', '2026-09-21']) {
        const [week] = weeksOf([], { today });
        expect(week).toEqual([today, 0, 40]);
      }
    });

    it('begin on Monday where people work from Sunday to Thursday', () => {
      process.env['TZ'] = zone;
      const task = aTask('a', {
        estimation: 20 * H,
        dueDate: '2027-01-10',
        startDate: '2027-01-04',
      });
      // Friday and Saturday are off: Monday to Thursday, and Sunday of the same week.
      expect(weeksOf([task], { weekend: [5, 6] })).toEqual([
        ['2026-12-28', 0, 40],
        ['2027-01-04', 20, 40],
      ]);
      const sunday = aTask('b', {
        estimation: 4 * H,
        startDate: '2027-01-08',
        dueDate: '2027-01-10',
      });
      expect(weeksOf([sunday], { weekend: [5, 6], today: '2027-01-04' })).toEqual([
        ['2027-01-04', 4, 40],
      ]);
    });

    it('are shorter for whoever works part-time', () => {
      process.env['TZ'] = zone;
      const off = ['2026-12-31', '2027-01-07'].map((day) => aDayOff('ada', day, dayAfter(day)));
      const task = aTask('a', { estimation: 18 * H, startDate: null, dueDate: '2027-01-08' });
      expect(weeksOf([task], { off })).toEqual([
        ['2026-12-28', 9, 24],
        ['2027-01-04', 9, 24],
      ]);
    });
  },
);
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);

describe('the people of a production', () => {
  it('have what they do in other productions, and nobody else is named', () => {
    const tasks = [
      aTask('a', { estimation: 5 * H, dueDate: '2027-01-01' }),
      aTask('b', { estimation: 10 * H, dueDate: '2027-01-01', projectId: 'other', entityId: 'x' }),
      aTask('c', { assigneeIds: ['ben'], projectId: 'other', entityId: 'x' }),
    ];
    expect(weeksOf(tasks)).toEqual([['2026-12-28', 15, 40]]);
    const work = someWork(tasks);
    const calendar = workCalendar({ hoursByDay: 7.5 }, [], { today: '2026-12-28' });
    const { people } = workloadReport({ projectId: 'lantern', work, calendar, teamIds: [] });
    expect(people.map(({ id }) => id)).toEqual(['ada']);
    expect(people[0]?.weeks[0]?.capacity).toBe(37.5 * H);
  });

  it('have this week and the next twelve, and as many more as there is work in', () => {
    const mondays = (dueDate: string): string[] => {
      const work = someWork([aTask('a', { startDate: dueDate, dueDate })]);
      const calendar = workCalendar({ hoursByDay: 8 }, [], { today: '2026-12-30' });
      const { people } = workloadReport({
        ...{ projectId: 'lantern', work, calendar, teamIds: ['ada', 'ben'] },
      });
      const [ada, ben] = people.map(({ weeks }) => weeks.map(({ week }) => week));
      expect(ben).toEqual(ada);
      expect(people[1]?.weeks.at(-1)).toMatchObject({ booked: 0, capacity: 40 * H });
      return ada ?? [];
    };
    const quiet = mondays('2027-01-05');
    expect(quiet).toHaveLength(13);
    expect([quiet[0], quiet[1], quiet.at(-1)]).toEqual(['2026-12-28', '2027-01-04', '2027-03-22']);
    expect(mondays('2027-04-14').at(-1)).toBe('2027-04-12');
  });

  it('have what no week holds below', () => {
    const tasks = [
      aTask('a', { estimation: 5 * H, dueDate: null }),
      aTask('b', { estimation: 0 }),
      aTask('c', { estimation: 7 * H, assigneeIds: ['zoe'] }),
    ];
    const calendar = workCalendar({ hoursByDay: 8 }, [], { today: '2026-12-28' });
    const report = workloadReport({
      ...{ projectId: 'lantern', work: someWork(tasks), calendar, teamIds: ['zoe'] },
    });
    // Zoe has left: what only she was on is nobody's.
    expect(report.people.map(({ id }) => id)).toEqual(['ada']);
    expect(report.unplaced).toEqual({ undated: 5 * H, nobody: 7 * H, withoutEstimate: 1 });
  });
});
