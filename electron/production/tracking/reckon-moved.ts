import type { Day } from '../../shared/day.ts';
import type { ProductionTask } from '../../shared/production.ts';
import type { WeekChange } from '../../shared/work-moves.ts';
import { riskOfAll, type TaskRisk } from '../risk.ts';
import { personName } from '../studio-work.ts';
import { workload, type Load } from '../workload.ts';
import { heatWeeks, weekCapacity } from './heat.ts';
import { peopleOf, tasksOf } from './live.ts';
import type { Tracked } from './tracked.ts';

/** What would be, if a task were as it is given; nothing is changed by asking. */
export interface Reckoned {
  weeks: WeekChange[];
  /** Of the task, and of all that its people do, before and after. */
  risks: Map<string, TaskRisk>;
}

export function reckonMoved(tracked: Tracked, moved: ProductionTask): Reckoned {
  const { work, calendar } = tracked.standing;
  const before = work.taskById.get(moved.id);
  const people = new Set([...(before ? peopleOf(work, before) : []), ...peopleOf(work, moved)]);
  const withMoved = (tasks: ProductionTask[]): ProductionTask[] => [
    ...tasks.filter(({ id }) => id !== moved.id),
    moved,
  ];
  const theirs = withMoved(tasksOf(tracked, people));
  // What those who share a task do stays as it is: only what is known of the others counts.
  const kept = new Map(tracked.books);
  for (const id of people) kept.delete(id);
  const { records } = tracked;
  const risks = riskOfAll({ ...work, tasks: theirs }, calendar, { records, kept });
  const own = new Map([...work.people].filter(([id]) => people.has(id)));
  const now = tasksOf(tracked, people);
  const [was, will] = [now, theirs].map((tasks) =>
    byPerson(workload({ ...work, people: own, tasks }, calendar)),
  ) as [Map<string, Load>, Map<string, Load>];
  const weeks = [...people].flatMap((id) =>
    heatWeeks(calendar).flatMap((week): WeekChange[] => {
      const [one, other] = [plannedIn(was.get(id), week), plannedIn(will.get(id), week)];
      if (one === other) return [];
      const personId = id === '' ? null : id;
      const { capacity } = weekCapacity(personId, week, calendar);
      const name = personId === null ? 'Nobody' : personName(personId, work);
      return [{ personId, name, week, before: one, after: other, capacity }];
    }),
  );
  return {
    weeks,
    risks: new Map([...risks].filter(([id]) => theirs.some((one) => one.id === id))),
  };
}

const byPerson = (loads: readonly Load[]): Map<string, Load> =>
  new Map(loads.map((load) => [load.personId ?? '', load]));

const plannedIn = (load: Load | undefined, week: Day): number =>
  load?.weeks.find(({ monday }) => monday === week)?.planned ?? 0;
