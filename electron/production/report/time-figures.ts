import type { Day } from '../../shared/day.ts';
import type { Minutes } from '../../shared/minutes.ts';
import type { ProductionTask, TimeSpent } from '../../shared/production.ts';
import type { TimeAsked, TimeFigures, TimeGroup, TimeRow } from '../../shared/time-figures.ts';
import { byName } from '../production-nodes.ts';
import { personName, planOf } from '../studio-work.ts';
import { distinctNames, taskTypeNames } from './distinct-names.ts';
import { doneRecord } from './done-record.ts';
import type { ReportFacts, Standing } from './report-facts.ts';
import { columnsOf, spanOf, startOf } from './time-span.ts';

/**
 * The logged time of a period by person, task type or production, in columns of days, weeks or months. All of it, also
 * on what was canceled since and by who has left. By production: what its people logged in others too, on the tasks
 * that they have there.
 */
export function timeFigures(facts: ReportFacts, standing: Standing, asked: TimeAsked): TimeFigures {
  const { calendar } = standing;
  const times = asked.by === 'production' ? [...facts.times, ...otherTimes(facts)] : facts.times;
  const { first, last } = spanOf(asked.period, calendar.today, daysOf(times));
  const { unit, columns } = columnsOf({ first, last }, asked.unit);
  const within = times.filter(({ day }) => day >= first && day <= last);
  const places = new Map(columns.map((column, at) => [startOf(column.first, unit), at]));
  const sums = new Map<string, Sum>();
  const totals = columns.map(() => 0);
  for (const time of within) {
    const id = groupOf(asked.by, time, standing);
    const sum = sums.get(id) ?? { cells: columns.map(() => 0), tasks: new Set() };
    sums.set(id, sum);
    const at = places.get(startOf(time.day, unit)) ?? 0;
    sum.cells[at] = (sum.cells[at] ?? 0) + time.minutes;
    totals[at] = (totals[at] ?? 0) + time.minutes;
    const task = standing.work.taskById.get(time.taskId);
    if (task) sum.tasks.add(task);
  }
  const names = namesOf(asked.by, [...sums.keys()], standing);
  const rows = [...sums].map(([id, sum]) => rowOf(id, names.get(id) ?? NOT_LISTED, sum));
  return {
    ...{ unit, first, last, columns },
    rows: rows.sort(byName),
    totals: totals.map(trimmed),
    minutes: trimmed(totals.reduce((all, one) => all + one, 0)),
    ...doneRecord(facts, standing, { first, last }),
  };
}

interface Sum {
  cells: Minutes[];
  tasks: Set<ProductionTask>;
}

const NOT_LISTED = 'Not listed here';

/** A sum of fractions without what adding them as binary numbers leaves behind. */
const trimmed = (minutes: Minutes): Minutes => Math.round(minutes * 1e6) / 1e6;

function* daysOf(times: readonly TimeSpent[]): Generator<Day> {
  for (const { day } of times) yield day;
}

const otherTimes = ({ otherTimes: times }: ReportFacts): readonly TimeSpent[] => times ?? [];

function groupOf(by: TimeGroup, time: TimeSpent, { work, projectId }: Standing): string {
  if (by === 'person') return time.personId;
  const task = work.taskById.get(time.taskId);
  return by === 'type' ? (task?.taskTypeId ?? '-') : (task?.projectId ?? projectId);
}

function namesOf(
  by: TimeGroup,
  ids: readonly string[],
  { work, projectId }: Standing,
): Map<string, string> {
  if (by === 'type')
    return taskTypeNames(
      work.tasks.filter((task) => task.projectId === projectId),
      work,
    );
  const nameOf = (id: string): string =>
    by === 'person' ? personName(id, work) : (work.places.get(id)?.name ?? NOT_LISTED);
  return distinctNames([...ids].sort().map((id) => ({ id, name: nameOf(id), kind: '' })));
}

function rowOf(id: string, name: string, { cells, tasks }: Sum): TimeRow {
  const planned = [...tasks].filter((task) => planOf(task) > 0);
  return {
    ...{ id, name, cells: cells.map(trimmed) },
    minutes: trimmed(cells.reduce((all, one) => all + one, 0)),
    estimate: planned.reduce((all, task) => all + planOf(task), 0),
    spent: trimmed(planned.reduce((all, task) => all + task.timeSpent, 0)),
  };
}
