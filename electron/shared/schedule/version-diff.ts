import type { Minutes } from '../minutes.ts';
import { spanOf } from './moves.ts';
import type { DayNumber, PlannedDays, ScheduleFacts } from './schedule.ts';
import type { PlanChange, VersionTask } from './versions.ts';

/** What of a task can differ between two plans. */
export const PLAN_PARTS = ['days', 'estimate', 'people'] as const;
export type PlanPart = (typeof PLAN_PARTS)[number];

/** A task as a plan has it; people are places in the list of the facts. */
export interface PlannedTask extends PlannedDays {
  estimation: Minutes;
  people: number[];
}

/** A plan, by the places of its tasks in the facts. */
export type Plan = ReadonlyMap<number, PlannedTask>;

/** A task that two plans have otherwise, or that one of them lacks. */
export interface PlanDifference {
  task: number;
  /** `null`: that plan has it not. */
  before: PlannedTask | null;
  after: PlannedTask | null;
  parts: PlanPart[];
}

/** The plan that counts, with what waits or is being moved. */
export const planNow = (facts: ScheduleFacts, daysOf: (task: number) => PlannedDays): Plan =>
  new Map(
    facts.tasks.map(({ estimation, people }, at) => {
      const { start, due } = daysOf(at);
      return [at, { start, due, estimation, people }];
    }),
  );

/** A version as a plan; `elsewhere`: how many of its tasks are not shown, as those of canceled shots. */
export function planOf(
  facts: ScheduleFacts,
  version: readonly VersionTask[],
): { plan: Plan; elsewhere: number; byHand: ReadonlySet<number> } {
  const places = new Map(facts.tasks.map(({ id }, at) => [id, at]));
  const people = new Map(facts.people.map(({ id }, at) => [id, at]));
  const plan = new Map<number, PlannedTask>();
  const byHand = new Set<number>();
  for (const { id, start, due, estimation, peopleIds, byHand: isByHand } of version) {
    const at = places.get(id);
    if (at === undefined) continue;
    const own = peopleIds.flatMap((one) => people.get(one) ?? []);
    plan.set(at, { start, due, estimation: Math.round(estimation), people: own });
    if (isByHand) byHand.add(at);
  }
  return { plan, elsewhere: version.length - plan.size, byHand };
}

/** What is otherwise in `after`, in the order of the facts. */
export function differencesOf(facts: ScheduleFacts, before: Plan, after: Plan): PlanDifference[] {
  return facts.tasks.flatMap((_, task): PlanDifference[] => {
    const [one = null, other = null] = [before.get(task), after.get(task)];
    if (one === null && other === null) return [];
    const parts = one && other ? partsOf(one, other) : [];
    if (one && other && parts.length === 0) return [];
    return [{ task, before: one, after: other, parts }];
  });
}

function partsOf(one: PlannedTask, other: PlannedTask): PlanPart[] {
  const parts: PlanPart[] = [];
  if (one.start !== other.start || one.due !== other.due) parts.push('days');
  if (one.estimation !== other.estimation) parts.push('estimate');
  if (!isSame(one.people, other.people)) parts.push('people');
  return parts;
}

const isSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((person) => other.includes(person));

/** How many there are of each; a task may count in several. */
export interface DifferenceCounts {
  days: number;
  estimate: number;
  people: number;
  /** Only before, and only after. */
  missing: number;
  added: number;
}

export function countsOf(differences: readonly PlanDifference[]): DifferenceCounts {
  const counts: DifferenceCounts = { days: 0, estimate: 0, people: 0, missing: 0, added: 0 };
  for (const { before, after, parts } of differences) {
    if (after === null) counts.missing += 1;
    if (before === null) counts.added += 1;
    for (const part of parts) counts[part] += 1;
  }
  return counts;
}

/** Why a difference cannot be applied, `null` if it can. */
export type NotApplied =
  /** The version does not have the task: there is nothing to apply. */
  | 'not-in-version'
  /** In the version it is due before it starts, which Kitsu takes and we do not. */
  | 'backwards';

export const whyNotApplied = ({ after }: PlanDifference): NotApplied | null => {
  if (after === null) return 'not-in-version';
  const { start, due } = after;
  return start !== null && due !== null && due < start ? 'backwards' : null;
};

/** People who could not be put on a task: they have left, or this person may not assign them. */
export type CannotAssign = (person: number) => boolean;

/**
 * What applying a difference changes: of the parts that are wanted those that differ. Whoever cannot be assigned is left
 * out. `null`: nothing.
 */
export function changeFor(
  facts: ScheduleFacts,
  difference: PlanDifference,
  wanted: ReadonlySet<PlanPart>,
  { cannotAssign, written }: { cannotAssign: CannotAssign; written(day: DayNumber): string },
): PlanChange | null {
  const { task, before, after, parts } = difference;
  const id = facts.tasks[task]?.id;
  if (id === undefined || !before || !after || whyNotApplied(difference) !== null) return null;
  const has = (part: PlanPart): boolean => parts.includes(part) && wanted.has(part);
  const change: PlanChange = { id };
  const day = (at: DayNumber | null): string | null => (at === null ? null : written(at));
  if (has('days')) {
    change.startDate = day(after.start);
    change.dueDate = day(after.due);
  }
  if (has('estimate')) change.estimation = after.estimation;
  if (has('people')) {
    const idOf = (person: number): string | never[] => facts.people[person]?.id ?? [];
    const on = after.people.filter((one) => !before.people.includes(one) && !cannotAssign(one));
    const off = before.people.filter((one) => !after.people.includes(one));
    if (on.length > 0) change.on = on.flatMap(idOf);
    if (off.length > 0) change.off = off.flatMap(idOf);
  }
  return Object.keys(change).length > 1 ? change : null;
}

/** The facts as they would be with these differences applied, for what would be wrong then. */
export function factsWith(
  facts: ScheduleFacts,
  differences: readonly PlanDifference[],
  wanted: ReadonlySet<PlanPart>,
): ScheduleFacts {
  const changed = new Map(differences.map((one) => [one.task, one]));
  const tasks = facts.tasks.map((task, at) => {
    const { after = null, parts = [] } = changed.get(at) ?? {};
    if (!after) return task;
    const has = (part: PlanPart): boolean => parts.includes(part) && wanted.has(part);
    return {
      ...task,
      ...(has('days') && { start: after.start, due: after.due }),
      ...(has('people') && { people: after.people }),
    };
  });
  return { ...facts, tasks };
}

/** Where a version has a bar that is elsewhere now, for the chart. */
export const ghostOf = (plan: Plan, task: number, now: PlannedDays): PlannedDays | null => {
  const planned = plan.get(task);
  const [one, other] = [planned ? spanOf(planned) : null, spanOf(now)];
  if (!planned || !one) return null;
  return other && one.first === other.first && one.last === other.last ? null : planned;
};
