import { describe, expect, it } from 'vitest';
import { entityPath, taskTitle, type TaskRow } from '../../../../electron/shared/task.ts';
import {
  hiddenOn,
  layOut,
  shiftSpan,
  weeksOf,
  type CalendarSpan,
} from '../../../../renderer/parts/calendar-layout.ts';
import { someTasks } from '../rooms/today/some-tasks.ts';

/** A Friday. */
const TODAY = '2026-11-20';

const placed = (tasks: Partial<TaskRow>[]) =>
  someTasks(...tasks).map((task) => ({
    task,
    name: taskTitle(task),
    parents: entityPath(task).slice(0, -1),
  }));
const laidOut = (span: CalendarSpan, ...tasks: Partial<TaskRow>[]) =>
  layOut(placed(tasks), weeksOf(span, TODAY, 1), { span, around: TODAY, today: TODAY });

describe('the weeks in sight', () => {
  it('of a month are all that have a day of it', () => {
    const weeks = weeksOf('month', TODAY, 1);
    expect(weeks.map(([first]) => first)).toEqual([
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
    ]);
    expect(weeksOf('month', '2027-02-10', 1)).toHaveLength(4);
  });

  it('begin with the studio’s weekday', () =>
    expect(weeksOf('week', TODAY, 7)[0]).toEqual([
      '2026-11-15',
      '2026-11-16',
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-21',
    ]));

  it('go on by months and weeks, over the end of a year and from a long month to a short one', () => {
    expect(shiftSpan('month', '2026-12-31', 1)).toBe('2027-01-01');
    expect(shiftSpan('month', '2027-01-31', 1)).toBe('2027-02-01');
    expect(shiftSpan('week', '2026-12-31', 1)).toBe('2027-01-07');
    expect(shiftSpan('week', TODAY, -1)).toBe('2026-11-13');
  });
});

describe('tasks on their days', () => {
  const bars = (...tasks: Partial<TaskRow>[]) =>
    laidOut('week', ...tasks).weeks[0]?.bars.map(
      ({ entry, from, to, lane, goesBefore, goesOn }) =>
        `${entry.task.id} ${from}-${to} on ${lane}${goesBefore ? ' from before' : ''}${goesOn ? ' goes on' : ''}`,
    );

  it('go from their start to their due day', () =>
    expect(bars({ startDate: '2026-11-17', dueDate: '2026-11-19' })).toEqual(['task-0 1-3 on 0']));

  it('stand on their due day alone without a start, or with one after it', () =>
    expect(bars({ dueDate: TODAY }, { startDate: '2026-11-25', dueDate: TODAY })).toEqual([
      'task-0 4-4 on 0',
      'task-1 4-4 on 1',
    ]));

  it('come from the week before and go on into the next', () =>
    expect(bars({ startDate: '2026-11-01', dueDate: '2026-12-24' })).toEqual([
      'task-0 0-6 on 0 from before goes on',
    ]));

  it('share lines where they do not meet', () =>
    expect(
      bars(
        { startDate: '2026-11-16', dueDate: '2026-11-17' },
        { startDate: '2026-11-17', dueDate: '2026-11-18' },
        { dueDate: '2026-11-18' },
        { dueDate: '2026-11-22' },
      ),
    ).toEqual(['task-0 0-1 on 0', 'task-1 1-2 on 1', 'task-2 2-2 on 0', 'task-3 6-6 on 0']));

  it('are in no week that they do not touch', () =>
    expect(bars({ dueDate: '2026-11-23' }, { dueDate: '2026-11-15' }, { dueDate: null })).toEqual(
      [],
    ));

  it('that are late, or have no date, are listed apart, done ones not', () => {
    const { late, undated } = laidOut(
      'week',
      { dueDate: '2026-11-19' },
      { dueDate: '2026-11-01', isDone: true },
      { dueDate: null },
      { dueDate: TODAY },
    );
    expect(late.map(({ task }) => task.id)).toEqual(['task-0']);
    expect(undated.map(({ task }) => task.id)).toEqual(['task-2']);
  });

  it('are laid out by the thousand', () => {
    const many = Array.from({ length: 5000 }, (_, at) => ({
      dueDate: `2026-11-${String(1 + (at % 30)).padStart(2, '0')}`,
      startDate: at % 3 === 0 ? '2026-11-01' : null,
    }));
    const { weeks } = laidOut('month', ...many);
    const due = weeks.flatMap((week) => week.bars.filter(({ goesOn }) => !goesOn));
    expect(due).toHaveLength(5000);
    const seen = new Set(
      weeks.flatMap((week, at) =>
        week.bars.flatMap(({ from, to, lane }) =>
          Array.from({ length: to - from + 1 }, (_, day) => `${at} ${from + day} ${lane}`),
        ),
      ),
    );
    const cells = weeks.flatMap((week) => week.bars.map(({ from, to }) => to - from + 1));
    expect(seen.size).toBe(cells.reduce((sum, one) => sum + one, 0));
  });
});

it('what does not fit is counted by day', () => {
  const { weeks } = laidOut('week', { dueDate: TODAY }, { dueDate: TODAY }, { dueDate: TODAY });
  const [week] = weeks;
  if (!week) throw new Error('There is no week.');
  expect([hiddenOn(week, 4, 2), hiddenOn(week, 4, 3), hiddenOn(week, 3, 0)]).toEqual([1, 0, 0]);
});
