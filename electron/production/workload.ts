import { weekOf, type Day } from '../shared/day.ts';
import type { Minutes } from '../shared/minutes.ts';
import { FURTHEST_OFFSET, type WorkCalendar } from './calendar.ts';
import { byName } from './production-nodes.ts';
import { leftOn, personName, shareOut, type KnownTask, type StudioWork } from './studio-work.ts';

/** One person's week. */
export interface LoadWeek {
  /** Its Monday. */
  monday: Day;
  /** The part of the remaining work that falls into it. */
  planned: Minutes;
  /** What the person can work in it, from today on; `null` if there is no person. */
  capacity: Minutes | null;
  /** Minutes planned beyond the capacity: an overload. */
  over: Minutes;
}

/** A person's remaining work. `left` is the sum of all weeks and of `undated`. */
export interface Load {
  /** `null`: work of nobody, and of people that a route did not return. */
  personId: string | null;
  name: string;
  left: Minutes;
  /** Work without a due date: it belongs to no week. */
  undated: Minutes;
  /** Number of open tasks without an estimate: nobody knows how much they are. */
  withoutEstimate: number;
  /** Number of open tasks whose estimate is used up: they are more work than this shows. */
  usedUp: number;
  /** From this week to the last week in which anybody has work, the same for all people. */
  weeks: LoadWeek[];
}

/**
 * What is left of every open task, divided among its people and spread evenly over their working days
 * from today (or its start) to its due date. Overdue work falls on their next working day; work that
 * lies only in days off stays there, and shows as an overload. Everybody in the studio is listed, then
 * the work of nobody if there is any.
 */
export function workload(work: StudioWork, calendar: WorkCalendar): Load[] {
  const plans = new Map<string | null, Plan>();
  for (const person of work.people.values()) {
    if (person.active && !person.isBot) plans.set(person.id, newPlan());
  }
  for (const known of work.knownOf(work.tasks))
    if (known.state === 'open') planTask(known, plans, calendar);
  const last = [...plans.values()].reduce((latest, plan) => Math.max(latest, plan.last), 0);
  const mondays = mondaysTo(last, calendar);
  const loads = [...plans].map(([personId, plan]) =>
    loadOf(personId, plan, mondays, work, calendar),
  );
  const keyed = ({ personId, name }: Load) => ({ id: personId ?? '', name });
  return loads.sort(
    (a, b) =>
      Number(a.personId === null) - Number(b.personId === null) || byName(keyed(a), keyed(b)),
  );
}

/** Minutes by day offset, and those without a day. */
interface Plan {
  days: Float64Array;
  /** The last day with something on it. */
  last: number;
  placed: Minutes;
  undated: Minutes;
  withoutEstimate: number;
  usedUp: number;
}

const newPlan = (): Plan => ({
  ...{ days: new Float64Array(FURTHEST_OFFSET + 1), last: 0, placed: 0 },
  ...{ undated: 0, withoutEstimate: 0, usedUp: 0 },
});

function planTask(
  { task, workers }: KnownTask,
  plans: Map<string | null, Plan>,
  calendar: WorkCalendar,
): void {
  const people = workers && workers.length > 0 ? workers : [null];
  const left = leftOn(task);
  const shares = shareOut(left ?? 0, people.length);
  people.forEach((personId, index) => {
    const plan = plans.get(personId) ?? newPlan();
    plans.set(personId, plan);
    const share = shares[index] ?? 0;
    if (left === null) plan.withoutEstimate += 1;
    else if (left === 0) plan.usedUp += 1;
    else if (task.dueDate === null) plan.undated += share;
    else spread(plan, share, daysFor(task.startDate, task.dueDate, personId, calendar));
  });
}

/** Evenly, in whole minutes, as `shareOut` does. */
function spread(plan: Plan, minutes: Minutes, { days, from, to }: Span): void {
  const count = to - from;
  let before = 0;
  for (let at = 1; at <= count; at += 1) {
    const upTo = Math.floor((minutes * at) / count);
    const day = days[from + at - 1] as number;
    plan.days[day] = (plan.days[day] as number) + upTo - before;
    before = upTo;
  }
  plan.placed += before;
  plan.last = Math.max(plan.last, days[to - 1] as number);
}

/** Some of a list of days, by their offsets. */
interface Span {
  days: Int32Array;
  from: number;
  to: number;
}

const oneDay = (offset: number): Span => ({ days: Int32Array.of(offset), from: 0, to: 1 });

/** The days over which a piece of work is spread; at least one. */
function daysFor(
  startDate: Day | null,
  dueDate: Day,
  personId: string | null,
  calendar: WorkCalendar,
): Span {
  const due = Math.min(calendar.offsetOf(dueDate), FURTHEST_OFFSET);
  if (due < 0) return oneDay(nextWorkday(personId, calendar));
  const start = startDate === null ? 0 : Math.min(calendar.offsetOf(startDate), due);
  const first = Math.max(0, start);
  for (const days of [calendar.workdays(personId), calendar.workdays(null)]) {
    const [from, to] = [placeOf(days, first), placeOf(days, due + 1)];
    if (to > from) return { days, from, to };
  }
  return oneDay(due);
}

/** Where the first of sorted days is that is not before that one. */
function placeOf(days: Int32Array, offset: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nextWorkday(personId: string | null, calendar: WorkCalendar): number {
  let offset = 0;
  while (offset < FURTHEST_OFFSET && calendar.capacity(personId, offset) === 0) offset += 1;
  return offset === FURTHEST_OFFSET ? 0 : offset;
}

function mondaysTo(last: number, calendar: WorkCalendar): Day[] {
  const first = weekOf(calendar.today)[0] ?? calendar.today;
  const mondays: Day[] = [];
  for (let offset = calendar.offsetOf(first); offset <= last; offset += 7) {
    mondays.push(calendar.dayAt(offset));
  }
  return mondays;
}

function loadOf(
  personId: string | null,
  plan: Plan,
  mondays: readonly Day[],
  work: StudioWork,
  calendar: WorkCalendar,
): Load {
  const capacities = calendar.capacities(personId);
  const weeks = mondays.map((monday) => {
    const from = calendar.offsetOf(monday);
    let [planned, capacity] = [0, 0];
    for (let offset = Math.max(0, from); offset < from + 7; offset += 1) {
      planned += plan.days[offset] ?? 0;
      capacity += capacities[offset] ?? calendar.capacity(personId, offset);
    }
    if (personId === null) return { monday, planned, capacity: null, over: 0 };
    return { monday, planned, capacity, over: Math.max(0, planned - capacity) };
  });
  const { undated, withoutEstimate, usedUp } = plan;
  const name = personId === null ? 'Nobody known' : personName(personId, work);
  return { personId, name, left: undated + plan.placed, undated, withoutEstimate, usedUp, weeks };
}
