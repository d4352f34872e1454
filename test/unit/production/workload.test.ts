import { describe, expect, it } from 'vitest';
import type { DayOff, ProductionTask } from '../../../electron/shared/production.ts';
import type { Clock } from '../../../electron/production/calendar.ts';
import { workload } from '../../../electron/production/workload.ts';
import { aCalendar, aDayOff, aShot, aTask, someWork, TODAY } from './a-production.ts';

const H = 60;

function loads(tasks: ProductionTask[], daysOff: DayOff[] = [], clock: Partial<Clock> = {}) {
  const all = workload(someWork(tasks), aCalendar(daysOff, clock));
  return Object.fromEntries(all.map((load) => [load.name, load]));
}
const planned = (load: ReturnType<typeof loads>[string] | undefined) =>
  load?.weeks.map(({ monday, planned: minutes, over }) => [monday, minutes / H, over / H]);

describe('workload', () => {
  it('spreads what is left over the working days until the due date', () => {
    const { Ada } = loads([
      aTask('a', { estimation: 36 * H, timeSpent: 12 * H, dueDate: '2026-11-24' }),
    ]);
    expect(Ada).toMatchObject({ left: 24 * H, undated: 0 });
    expect(planned(Ada)).toEqual([
      ['2026-11-16', 8, 0],
      ['2026-11-23', 16, 0],
    ]);
    expect(Ada?.weeks.map(({ capacity }) => (capacity ?? 0) / H)).toEqual([8, 40]);
  });

  it('begins with the start where that is to come, and goes over the end of the year', () => {
    const { Ada } = loads([
      aTask('a', { estimation: 40 * H, startDate: '2026-12-31', dueDate: '2027-01-06' }),
    ]);
    expect(planned(Ada)?.slice(-2)).toEqual([
      ['2026-12-28', 16, 0],
      ['2027-01-04', 24, 0],
    ]);
  });

  it('shows weeks that are too full, for days off too', () => {
    const week = { startDate: '2026-11-23', dueDate: '2026-11-27' };
    const tasks = [
      aTask('a', { ...week, estimation: 30 * H }),
      aTask('b', { ...week, estimation: 6 * H }),
    ];
    expect(planned(loads(tasks)['Ada'])?.[1]).toEqual(['2026-11-23', 36, 0]);
    const away = [aDayOff('ada', '2026-11-26', '2026-11-27')];
    expect(planned(loads(tasks, away)['Ada'])?.[1]).toEqual(['2026-11-23', 36, 12]);
  });

  it('leaves work where it is planned when the person is away all the time', () => {
    const task = aTask('a', { startDate: '2026-11-23', dueDate: '2026-11-27', estimation: 20 * H });
    const { Ada } = loads([task], [aDayOff('ada', '2026-11-23', '2026-11-29')]);
    expect(Ada?.weeks[1]).toEqual({
      monday: '2026-11-23',
      planned: 20 * H,
      capacity: 0,
      over: 20 * H,
    });
  });

  it('spreads around days off, and over weeks as planned when there are only days off', () => {
    const task = aTask('a', { startDate: '2026-11-23', dueDate: '2026-12-04', estimation: 20 * H });
    const hours = (off: DayOff[]) => planned(loads([task], off)['Ada'])?.map(([, some]) => some);
    expect(hours([])).toEqual([0, 10, 10]);
    expect(hours([aDayOff('ada', '2026-11-23', '2026-11-27')])).toEqual([0, 0, 20]);
    expect(hours([aDayOff('ada', '2026-11-23', '2026-12-04')])).toEqual([0, 10, 10]);
    const years = loads(
      [aTask('a', { dueDate: '2026-01-05' })],
      [aDayOff('ada', TODAY, '9999-01-01')],
    );
    expect(planned(years['Ada'])).toEqual([['2026-11-16', 8, 8]]);
  });

  it('puts overdue work on the next day of work, and work due on a weekend on that day', () => {
    const { Ada } = loads([aTask('a', { dueDate: '2026-10-01' })], [aDayOff('ada', '2026-11-20')]);
    expect(planned(Ada)?.[1]).toEqual(['2026-11-23', 8, 0]);
    const saturday = loads([aTask('a', { dueDate: '2026-11-22' })], [], { today: '2026-11-21' });
    expect(planned(saturday['Ada'])).toEqual([['2026-11-16', 8, 8]]);
  });

  it('divides shared tasks to the minute, and keeps work of nobody apart', () => {
    const all = loads([
      aTask('a', { assigneeIds: ['ben', 'ada', 'ada'], estimation: 101 }),
      aTask('b', { assigneeIds: [], estimation: 50 }),
      aTask('c', { assigneeIds: null, estimation: 30 }),
      aTask('d', { assigneeIds: ['zoe'], estimation: 20 }),
    ]);
    expect([all['Ada']?.left, all['Ben']?.left].sort()).toEqual([50, 51]);
    expect(all['Nobody known']).toMatchObject({ left: 100, personId: null });
    expect(all['Nobody known']?.weeks[0]?.capacity).toBeNull();
    expect(Object.keys(all).at(-1)).toBe('Nobody known');
    expect(all['Zoe']).toBeUndefined();
  });

  it('names work that it cannot place or size, and people without work', () => {
    const all = loads([
      aTask('a', { dueDate: null }),
      aTask('b', { estimation: 0 }),
      aTask('c', { timeSpent: 600 }),
      aTask('d', { taskStatusId: 'done' }),
    ]);
    expect(all['Ada']).toMatchObject({ left: 480, undated: 480, withoutEstimate: 1, usedUp: 1 });
    expect(all['Ben']).toMatchObject({ left: 0, weeks: [{ monday: '2026-11-16', planned: 0 }] });
  });

  it('counts nothing of canceled shots', () => {
    const shots = [aShot('sh030', { canceled: true })];
    const work = someWork([aTask('a')], { shots });
    expect(workload(work, aCalendar()).every(({ left }) => left === 0)).toBe(true);
  });
});
