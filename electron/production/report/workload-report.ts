import type { Day } from '../../shared/day.ts';
import type { Minutes } from '../../shared/minutes.ts';
import { HEAT_WEEKS } from '../../shared/work-moves.ts';
import type { WorkCalendar } from '../calendar.ts';
import { byName } from '../production-nodes.ts';
import { workload, type Load, type LoadWeek } from '../workload.ts';
import type { Standing } from './report-facts.ts';

export interface PersonWeeks {
  id: string;
  name: string;
  /** This week and the next twelve, and on to the last in which any of them has work: the same for all. */
  weeks: { week: Day; booked: Minutes; capacity: Minutes }[];
}

export interface WorkloadReport {
  people: PersonWeeks[];
  /** What no week holds: of people work without a due day, and all that nobody has. */
  unplaced: { undated: Minutes; nobody: Minutes; withoutEstimate: number };
}

/**
 * What the people of a production have to do and can do, by week, in every production that was read: whoever is in
 * its team, or on one of its open tasks. A week is its Monday. `loads`: of each person, where they are known.
 */
export function workloadReport(
  { projectId, work, calendar, teamIds }: Standing,
  loads: readonly Load[] = workload(work, calendar),
): WorkloadReport {
  const ids = new Set(teamIds);
  for (const task of work.tasks) {
    if (task.projectId !== projectId || work.stateOf(task) !== 'open') continue;
    for (const id of work.workersOf(task) ?? []) ids.add(id);
  }
  const nobody = loads.find(({ personId }) => personId === null);
  const people = loads
    .filter(({ personId }) => personId !== null && ids.has(personId))
    .sort((a, b) => byName(keyed(a), keyed(b)));
  const last = people.reduce(
    (latest, { weeks }) => Math.max(latest, lastWithWork(weeks)),
    HEAT_WEEKS - 1,
  );
  return {
    people: people.map(({ personId, name, weeks }) => ({
      id: personId ?? '',
      name,
      weeks: upTo(last, weeks, personId, calendar).map(({ monday, planned, capacity }) => ({
        week: monday,
        booked: planned,
        capacity: capacity ?? 0,
      })),
    })),
    unplaced: {
      undated: people.reduce((sum, { undated }) => sum + undated, 0),
      nobody: nobody?.left ?? 0,
      withoutEstimate: people.reduce((sum, one) => sum + one.withoutEstimate, 0),
    },
  };
}

const keyed = ({ personId, name }: Load) => ({ id: personId ?? '', name });

/** Those up to that one; weeks in which the person has nothing to do may not be there yet. */
function upTo(
  last: number,
  weeks: readonly LoadWeek[],
  personId: string | null,
  calendar: WorkCalendar,
): Pick<LoadWeek, 'monday' | 'planned' | 'capacity'>[] {
  const from = calendar.offsetOf(weeks[0]?.monday ?? calendar.today);
  return Array.from({ length: last + 1 }, (_, at) => {
    const known = weeks[at];
    if (known) return known;
    const days = [0, 1, 2, 3, 4, 5, 6].map((day) => from + at * 7 + day);
    const capacity = days.reduce((sum, day) => sum + calendar.capacity(personId, day), 0);
    return { monday: calendar.dayAt(from + at * 7), planned: 0, capacity };
  });
}

/** 0 if there is none. */
const lastWithWork = (weeks: readonly { planned: Minutes }[]): number =>
  weeks.reduce((last, { planned }, at) => (planned > 0 ? at : last), 0);
