import { weekOf, type Day } from '../../shared/day.ts';
import type { Minutes } from '../../shared/minutes.ts';
import {
  HEAT_WEEKS,
  type HeatCell,
  type HeatRow,
  type WeekLoad,
  type WorkloadHeat,
} from '../../shared/work-moves.ts';
import type { WorkCalendar } from '../calendar.ts';
import { byName } from '../production-nodes.ts';
import type { Standing } from '../report/report-facts.ts';
import { workload, type Load } from '../workload.ts';
import { personName } from '../studio-work.ts';
import type { Tracked } from './tracked.ts';

/** Below this part of a week somebody has room for more, and from the second on it is full. */
const ROOM = 0.5;
const FULL = 0.8;

/** This week and those after it, by their Mondays. */
export function heatWeeks({ today, offsetOf, dayAt }: WorkCalendar): Day[] {
  const first = offsetOf(weekOf(today)[0] ?? today);
  return Array.from({ length: HEAT_WEEKS }, (_, at) => dayAt(first + at * 7));
}

/** People by weeks: whoever is in the team or on one of the production's open tasks, then what nobody has. */
export function heatOf(tracked: Tracked): WorkloadHeat {
  const { standing, loads, rows } = tracked;
  const weeks = heatWeeks(standing.calendar);
  const rowOfLoad = (load: Load): HeatRow => {
    const row = rows.get(load) ?? rowOf(load, weeks, standing);
    rows.set(load, row);
    return row;
  };
  const people = [...peopleOf(tracked)]
    .flatMap((id) => loads.get(id) ?? [])
    .sort((a, b) => byName(keyed(a), keyed(b)))
    .map(rowOfLoad);
  const all = weeks.map((_, at) => together(people.flatMap((row) => row.weeks[at] ?? [])));
  const { load: free } = (tracked.nobody ??= { load: nobodys(tracked) });
  return { weeks, all, people: free ? [...people, rowOfLoad(free)] : people };
}

const keyed = ({ personId, name }: Load) => ({ id: personId ?? '', name });

function peopleOf({ standing, open }: Tracked): Set<string> {
  const { work, projectId, teamIds } = standing;
  const ids = new Set(teamIds);
  const isOwn = (id: string): boolean => work.taskById.get(id)?.projectId === projectId;
  for (const [id, tasks] of open) if (id !== '' && !ids.has(id) && has(tasks, isOwn)) ids.add(id);
  return ids;
}

function has<T>(all: Iterable<T>, isSought: (one: T) => boolean): boolean {
  for (const one of all) if (isSought(one)) return true;
  return false;
}

/** What nobody has of this production: that of others was read only as far as its people have it. */
function nobodys({ standing, open }: Tracked): Load | null {
  const { work, projectId, calendar } = standing;
  const tasks = [...(open.get('') ?? [])].flatMap((id) => {
    const task = work.taskById.get(id);
    return task?.projectId === projectId ? [task] : [];
  });
  return workload({ ...work, people: new Map(), tasks }, calendar)[0] ?? null;
}

/** What somebody can work in a week, and on how many of its working days they are off. */
export function weekCapacity(
  personId: string | null,
  week: Day,
  calendar: WorkCalendar,
): Pick<HeatCell, 'capacity' | 'daysOff'> {
  if (personId === null) return { capacity: 0, daysOff: 0 };
  const from = calendar.offsetOf(week);
  const days = [0, 1, 2, 3, 4, 5, 6].map((day) => from + day);
  const off = days.filter(
    (day) => day >= 0 && calendar.isWorkday(day) && calendar.isOff(personId, day),
  );
  const capacity = days.reduce((sum, day) => sum + calendar.capacity(personId, day), 0);
  return { capacity, daysOff: off.length };
}

function loadOf(booked: Minutes, capacity: Minutes): WeekLoad {
  if (booked > capacity) return 'over';
  if (capacity === 0) return 'off';
  if (booked < capacity * ROOM) return 'free';
  return booked < capacity * FULL ? 'some' : 'full';
}

function together(cells: readonly HeatCell[]): HeatCell {
  const sum = { booked: 0, capacity: 0, daysOff: 0 };
  for (const cell of cells) {
    sum.booked += cell.booked;
    sum.capacity += cell.capacity;
    sum.daysOff += cell.daysOff;
  }
  return { ...sum, load: loadOf(sum.booked, sum.capacity) };
}

function rowOf(load: Load, weeks: readonly Day[], { work, calendar }: Standing): HeatRow {
  const { personId: id, undated, withoutEstimate } = load;
  const planned = new Map(load.weeks.map((week) => [week.monday, week.planned]));
  const cells = weeks.map((week): HeatCell => {
    const booked = planned.get(week) ?? 0;
    const room = weekCapacity(id, week, calendar);
    return { booked, ...room, load: id === null ? 'some' : loadOf(booked, room.capacity) };
  });
  return {
    id,
    name: id === null ? 'Nobody' : personName(id, work),
    weeks: cells,
    undated,
    later: laterThan(load, weeks),
    unestimated: withoutEstimate,
  };
}

/** What is booked after the last of these weeks. */
export function laterThan({ left, undated, weeks: planned }: Load, weeks: readonly Day[]): Minutes {
  const shown = new Set(weeks);
  const within = planned.reduce((sum, one) => sum + (shown.has(one.monday) ? one.planned : 0), 0);
  return Math.max(0, left - undated - within);
}
