import type { Day } from '../../shared/day.ts';
import type { Minutes } from '../../shared/minutes.ts';
import type { TimeSpent } from '../../shared/production.ts';
import { personName } from '../studio-work.ts';
import { distinctNames, taskTypeNames } from './distinct-names.ts';
import type { Standing } from './report-facts.ts';

export interface TimeRow {
  person: string;
  task_type: string;
  date: Day;
  /** As Kitsu has it, which may be a fraction. */
  minutes: Minutes;
}

export interface TimeReport {
  rows: TimeRow[];
  minutes: Minutes;
}

/**
 * What was logged on the tasks of a production, by day, person and task type. All of it, also on what was
 * canceled since and by who has left: it was worked.
 */
export function timeReport(
  times: readonly TimeSpent[],
  { projectId, work }: Pick<Standing, 'projectId' | 'work'>,
): TimeReport {
  const tasks = work.tasks.filter((task) => task.projectId === projectId);
  const types = taskTypeNames(tasks, work);
  const people = distinctNames(
    [...new Set(times.map(({ personId }) => personId))]
      .sort()
      .map((id) => ({ id, name: personName(id, work), kind: '' })),
  );
  const sums = new Map<string, TimeRow>();
  let all = 0;
  for (const { taskId, personId, day, minutes } of times) {
    const typeId = work.taskById.get(taskId)?.taskTypeId ?? '';
    const key = `${day} ${personId} ${typeId}`;
    const row = sums.get(key) ?? {
      person: people.get(personId) ?? '',
      task_type: types.get(typeId) ?? 'Not listed here',
      date: day,
      minutes: 0,
    };
    sums.set(key, row);
    row.minutes += minutes;
    all += minutes;
  }
  const rows = [...sums.values()].map((row) => ({ ...row, minutes: trimmed(row.minutes) }));
  return { rows: rows.sort(inOrder), minutes: trimmed(all) };
}

/** A sum of fractions without what adding them as binary numbers leaves behind. */
const trimmed = (minutes: Minutes): Minutes => Math.round(minutes * 1e6) / 1e6;

const inOrder = (a: TimeRow, b: TimeRow): number =>
  order(a.date, b.date) || order(a.person, b.person) || order(a.task_type, b.task_type);
const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
