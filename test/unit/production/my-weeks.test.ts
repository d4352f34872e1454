import { describe, expect, it } from 'vitest';
import { myOutlook, myOutlooks, type MyDays } from '../../../electron/production/my-outlook.ts';
import { weeksAhead } from '../../../electron/production/my-weeks.ts';
import { atOnce } from '../../../electron/shared/in-turns.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { aTask } from '../../fixtures/a-task.ts';

const ME = 'me';
/** A Monday. */
const TODAY = '2026-11-23';
const days = (own: Partial<MyDays> = {}): MyDays => ({
  today: TODAY,
  leftToday: 480,
  dayLength: 480,
  workingDays: [1, 2, 3, 4, 5],
  daysOff: [],
  record: { tasks: 0, plan: 0, spent: 0 },
  ...own,
});
const some = (...given: Partial<Task>[]): Task[] =>
  given.map((own, at) =>
    aTask({
      ...{ id: `t${at}`, entityName: `SH0${at}`, entityId: `e${at}`, assigneeIds: [ME] },
      ...{ estimation: 480, timeSpent: 0 },
      ...own,
    }),
  );
const weeks = (tasks: Task[], own: Partial<MyDays> = {}) =>
  atOnce(
    weeksAhead(tasks, atOnce(myOutlooks(tasks, ME, [], days(own))), ME, days(own).workingDays),
  );

describe('will I make it, of all tasks at once', () => {
  it('is what the task’s room says of each', () => {
    const tasks = some(
      { dueDate: '2026-11-24' },
      { dueDate: '2026-11-24', estimation: 900 },
      { dueDate: '2026-12-02', estimation: 5000, assigneeIds: [ME, 'x'] },
      { dueDate: '2026-11-20' },
      { dueDate: null },
      { dueDate: '2026-11-27', estimation: 0 },
      { dueDate: '2026-11-27', estimation: 60, timeSpent: 90 },
      { dueDate: '2027-01-04', startDate: '2026-12-30' },
    );
    const own = days({ daysOff: [{ first: '2026-11-25', last: '2026-11-26' }], leftToday: 100 });
    const { byTask } = atOnce(myOutlooks(tasks, ME, [], own));
    for (const { id } of tasks) {
      const { reasons: _, ...short } = myOutlook(id, tasks, ME, [], own) ?? { reasons: [] };
      expect(byTask.get(id), id).toEqual(short);
    }
    expect(byTask.size).toBe(tasks.length);
  });

  it('is not said of what is done or not mine', () => {
    const tasks = some({ isDone: true }, { assigneeIds: ['x'] }, { isCanceled: true });
    expect(atOnce(myOutlooks(tasks, ME, [], days())).byTask.size).toBe(0);
  });
});

describe('the weeks ahead', () => {
  it('begin with the present one, due or not, and have what is late in it', () => {
    expect(weeks([])).toMatchObject([
      { first: '2026-11-23', last: '2026-11-29', free: 5 * 480, left: 0, finish: null },
    ]);
    expect(weeks(some({ dueDate: '2026-11-02' }))).toMatchObject([
      { first: TODAY, taskIds: ['t0'], late: ['t0'], left: 480, finish: TODAY },
    ]);
  });

  it('have the time that is left of them, days off taken out', () => {
    const tasks = some({ dueDate: '2026-12-03' });
    const own = { daysOff: [{ first: '2026-11-27', last: '2026-12-01' }], leftToday: 120 };
    expect(weeks(tasks, own)).toMatchObject([
      { first: '2026-11-23', free: 120 + 3 * 480, daysOff: 1, taskIds: [] },
      {
        first: '2026-11-30',
        free: 3 * 480,
        daysOff: 2,
        taskIds: ['t0'],
        finish: TODAY.replace('23', '24'),
      },
    ]);
  });

  it('are those of a studio that works from Sunday to Thursday', () => {
    const tasks = some({ dueDate: '2026-11-29' }, { dueDate: '2026-11-28' });
    const own = { today: '2026-11-26', workingDays: [7, 1, 2, 3, 4] };
    expect(weeks(tasks, own)).toMatchObject([
      { first: '2026-11-22', last: '2026-11-28', free: 480, taskIds: ['t1'] },
      { first: '2026-11-29', last: '2026-12-05', free: 5 * 480, taskIds: ['t0'] },
    ]);
  });

  it('are whole at New Year and over a change of the clocks', () => {
    const tasks = some(
      { dueDate: '2027-01-01' },
      { dueDate: '2027-01-03' },
      { dueDate: '2027-03-28' },
    );
    expect(weeks(tasks).slice(1)).toMatchObject([
      { first: '2026-12-28', last: '2027-01-03', free: 5 * 480, taskIds: ['t0', 't1'] },
      { first: '2027-03-22', last: '2027-03-28', free: 5 * 480, taskIds: ['t2'] },
    ]);
  });

  it('count what has no estimate, and what would not be done in time', () => {
    const tasks = some(
      { dueDate: '2026-11-24', estimation: 2000 },
      { dueDate: '2026-11-25', estimation: 0 },
      { dueDate: '9999-12-31' },
    );
    const [present] = weeks(tasks);
    expect(present).toMatchObject({ late: ['t0'], unestimated: 1, left: 2000 });
    expect(present?.finish).toBe('2026-11-27');
  });
});
