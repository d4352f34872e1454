import type { Day } from '../../shared/day.ts';
import { readRate } from '../../shared/frame-rate.ts';
import type { Minutes } from '../../shared/minutes.ts';
import type { ProductionTask } from '../../shared/production.ts';
import type { DoneRow, TimeFigures } from '../../shared/time-figures.ts';
import { byName } from '../production-nodes.ts';
import { personName, shareOut } from '../studio-work.ts';
import { taskTypeNames } from './distinct-names.ts';
import type { ReportFacts, Standing } from './report-facts.ts';

type DoneRecord = Pick<TimeFigures, 'done' | 'doneAll' | 'doneUnknown'>;

/**
 * What was done in a period: tasks that are done now, on the day on which they became so. The frames of a shot are
 * divided among its people, so that the rows add up to the film; Kitsu's own quotas count them whole for each, and
 * round them by day (zou 1.0.97).
 */
export function doneRecord(
  facts: ReportFacts,
  { work, projectId, calendar }: Standing,
  { first, last }: { first: Day; last: Day },
): DoneRecord {
  const done = doneTasks({ work, projectId });
  const within = done.filter(wasDoneIn({ first, last }));
  const frames = new Map(facts.facts.shots.map(({ id, nbFrames }) => [id, nbFrames ?? 0]));
  const rate = readRate(facts.fps ?? '');
  const seconds = (count: number): number | null =>
    rate ? Math.round((count * rate.den * 100) / rate.num) / 100 : null;
  const logged = loggedBy(facts);
  const names = taskTypeNames(
    work.tasks.filter((task) => task.projectId === projectId),
    work,
  );
  const rows = new Map<string, DoneRow>();
  for (const task of within) {
    const people = work.workersOf(task) ?? [];
    const shares = shareOut(frames.get(task.entityId) ?? 0, people.length);
    people.forEach((personId, at) => {
      const key = `${personId} ${task.taskTypeId}`;
      const row = rows.get(key) ?? newRow(personId, personName(personId, work), names, task);
      rows.set(key, row);
      row.tasks += 1;
      row.frames += shares[at] ?? 0;
      row.minutes += logged.get(`${personId} ${task.id}`) ?? 0;
    });
  }
  const all = within.reduce((sum, task) => sum + (frames.get(task.entityId) ?? 0), 0);
  return {
    done: [...rows.values()]
      .map((row) => ({
        ...row,
        seconds: seconds(row.frames),
        framesADay:
          row.minutes > 0
            ? Math.round((row.frames * calendar.dayLength * 10) / row.minutes) / 10
            : null,
      }))
      .sort(
        (a, b) =>
          byName({ id: a.personId, name: a.person }, { id: b.personId, name: b.person }) ||
          byName({ id: '', name: a.type }, { id: '', name: b.type }),
      ),
    doneAll: { tasks: within.length, frames: all, seconds: seconds(all) },
    doneUnknown: done.filter(({ doneDate }) => doneDate === null).length,
  };
}

/** The production's own that are done. */
export const doneTasks = ({ work, projectId }: Pick<Standing, 'work' | 'projectId'>) =>
  work.tasks.filter((task) => task.projectId === projectId && work.stateOf(task) === 'done');

/** On one of those days; without days: on one that Kitsu does not tell. */
export const wasDoneIn =
  (days: { first: Day; last: Day } | null) =>
  ({ doneDate }: Pick<ProductionTask, 'doneDate'>): boolean =>
    days === null
      ? doneDate === null
      : doneDate !== null && doneDate >= days.first && doneDate <= days.last;

const newRow = (
  personId: string,
  person: string,
  names: ReadonlyMap<string, string>,
  { taskTypeId }: ProductionTask,
): DoneRow => ({
  ...{ personId, person, typeId: taskTypeId, type: names.get(taskTypeId) ?? '' },
  ...{ tasks: 0, frames: 0 },
  ...{ seconds: null, minutes: 0, framesADay: null },
});

function loggedBy({ times }: ReportFacts): Map<string, Minutes> {
  const sums = new Map<string, Minutes>();
  for (const { personId, taskId, minutes } of times) {
    const key = `${personId} ${taskId}`;
    sums.set(key, (sums.get(key) ?? 0) + minutes);
  }
  return sums;
}
