import { describe, expect, it } from 'vitest';
import { entityPath, taskTitle, type TaskRow } from '../../../../../electron/shared/task.ts';
import {
  agendaRows,
  asideRows,
  inOrder,
  type SectionRow,
} from '../../../../../renderer/rooms/my-schedule/sections.ts';
import { someTasks } from '../today/some-tasks.ts';

/** A Friday. */
const TODAY = '2026-11-20';
const around = { today: TODAY, isOff: (day: string) => day === '2026-11-23' };
const entries = (...tasks: Partial<TaskRow>[]) =>
  someTasks(...tasks)
    .map((task) => ({ task, name: taskTitle(task), parents: entityPath(task).slice(0, -1) }))
    .sort(inOrder);
const said = (rows: readonly SectionRow[]): string[] =>
  rows.flatMap(({ heading, entry }) => [
    ...(heading ? [`${heading.label} ${heading.count}${heading.note && ` ${heading.note}`}`] : []),
    ...(entry ? [entry.task.id] : []),
  ]);

const tasks = entries(
  { dueDate: null },
  { dueDate: '2026-11-24', startDate: '2026-11-19' },
  { dueDate: '2026-11-18' },
  { dueDate: TODAY },
);

describe('the list beside a calendar', () => {
  it('has today what is late first, then what is under way, then what has no date', () =>
    expect(said(asideRows(tasks, TODAY, around))).toEqual([
      'Late 1',
      'task-2',
      'Today, Friday 20 November 2',
      'task-3',
      'task-1',
      'No due date 1',
      'task-0',
    ]));

  it('has another day that is chosen before all, with nothing on it or a day off', () =>
    expect(said(asideRows(tasks, '2026-11-23', around)).slice(0, 3)).toEqual([
      'Monday 23 November 1 Day off',
      'task-1',
      'Late 1',
    ]));

  it('says that a day has nothing', () =>
    expect(said(asideRows([], '2026-11-26', around))).toEqual(['Thursday 26 November 0']));
});

it('a list by day has due days, today and days off to come, and nothing twice', () =>
  expect(
    said(
      agendaRows(tasks, ['2026-11-18', TODAY, '2026-11-23', '2026-11-24', '2026-11-25'], around),
    ),
  ).toEqual([
    'Late 1',
    'task-2',
    'Today, Friday 20 November 1',
    'task-3',
    'Monday 23 November 0 Day off',
    'Tuesday 24 November 1',
    'task-1',
    'No due date 1',
    'task-0',
  ]));
