import { spanOf } from './moves.ts';
import type { DayNumber, PlannedDays, ScheduleFacts } from './schedule.ts';
import { workingBetween, type WorkingWeek } from './working-days.ts';

/** What is wrong with days; numbers are places in the lists of the facts. */
export type Conflict =
  /** A person has both tasks on the same working days; the lower number first. */
  | { kind: 'double'; task: number; other: number; person: number }
  /** A person is off on the day, the first of them. */
  | { kind: 'off'; task: number; person: number; day: DayNumber }
  /** `task` starts before `before`, the task of the same shot or asset that comes before it, is due. */
  | { kind: 'order'; task: number; before: number }
  /** It starts before the production, or is due after it. */
  | { kind: 'outside'; task: number; edge: 'start' | 'end' };

/** Who has which tasks, and which tasks are for the same thing; made once for facts that do not change. */
export interface ConflictIndex {
  facts: ScheduleFacts;
  byPerson: ReadonlyMap<number, readonly number[]>;
  /** In the order of their types. */
  byEntity: ReadonlyMap<number, readonly number[]>;
  off: ReadonlyMap<number, readonly { first: DayNumber; last: DayNumber }[]>;
}

function add<Item>(to: Map<number, Item[]>, key: number, item: Item): void {
  const known = to.get(key);
  if (known) known.push(item);
  else to.set(key, [item]);
}

/** Done tasks are in no conflict. */
export function conflictIndex(facts: ScheduleFacts): ConflictIndex {
  const byEntity = new Map<number, number[]>();
  const byPerson = new Map<number, number[]>();
  const off = new Map<number, ScheduleFacts['daysOff']>();
  for (const [at, task] of facts.tasks.entries()) {
    if (facts.statuses[task.status]?.isDone) continue;
    add(byEntity, task.entity, at);
    for (const person of task.people) add(byPerson, person, at);
  }
  for (const one of facts.daysOff) add(off, one.person, one);
  const typeOf = (at: number): number => facts.tasks[at]?.type ?? 0;
  for (const tasks of byEntity.values()) tasks.sort((a, b) => typeOf(a) - typeOf(b) || a - b);
  return { facts, byEntity, byPerson, off };
}

/** The days of a task as they would be; those it has where nothing is changed. */
export type DaysOf = (task: number) => PlannedDays;

/** Tells conflicts apart. */
export const conflictKey = (one: Conflict): string => {
  switch (one.kind) {
    case 'double':
      return `d ${one.task} ${one.other} ${one.person}`;
    case 'off':
      return `f ${one.task} ${one.person}`;
    case 'order':
      return `o ${one.task} ${one.before}`;
    case 'outside':
      return `x ${one.task} ${one.edge}`;
  }
};

/**
 * The conflicts that any of these tasks is in, each once, whichever of two tasks was asked for; once there are `most`,
 * no further task is looked at.
 */
export function conflictsOf(
  index: ConflictIndex,
  tasks: Iterable<number>,
  daysOf: DaysOf,
  week: WorkingWeek,
  most = Infinity,
): Conflict[] {
  const found = new Map<string, Conflict>();
  const note = (one: Conflict): void => void found.set(conflictKey(one), one);
  for (const at of tasks) {
    if (found.size >= most) break;
    const task = index.facts.tasks[at];
    const span = task && spanOf(daysOf(at));
    if (!span || index.facts.statuses[task.status]?.isDone) continue;
    for (const person of new Set(task.people)) {
      bookedTwice(index, { at, person, ...span }, daysOf, week).forEach(note);
      const off = index.off.get(person)?.flatMap((one) => {
        const [first, last] = [Math.max(one.first, span.first), Math.min(one.last, span.last)];
        return workingBetween(first, last, week) > 0 ? [first] : [];
      });
      const day = Math.min(...(off ?? []));
      if (Number.isFinite(day)) note({ kind: 'off', task: at, person, day });
    }
    outOfOrder(index, at, daysOf).forEach(note);
    const { start, end } = index.facts;
    if (start !== null && span.first < start) note({ kind: 'outside', task: at, edge: 'start' });
    if (end !== null && span.last > end) note({ kind: 'outside', task: at, edge: 'end' });
  }
  return [...found.values()];
}

function bookedTwice(
  { byPerson }: ConflictIndex,
  { at, person, first, last }: { at: number; person: number; first: DayNumber; last: DayNumber },
  daysOf: DaysOf,
  week: WorkingWeek,
): Conflict[] {
  const conflicts: Conflict[] = [];
  for (const other of byPerson.get(person) ?? []) {
    if (other === at) continue;
    const span = spanOf(daysOf(other));
    if (span === null || span.first > last || span.last < first) continue;
    const [from, to] = [Math.max(span.first, first), Math.min(span.last, last)];
    if (workingBetween(from, to, week) === 0) continue;
    const [task, second] = at < other ? [at, other] : [other, at];
    conflicts.push({ kind: 'double', task, other: second, person });
  }
  return conflicts;
}

/** With the planned task before it, and with the one after it. */
function outOfOrder({ facts, byEntity }: ConflictIndex, at: number, daysOf: DaysOf): Conflict[] {
  const own = byEntity.get(facts.tasks[at]?.entity ?? -1) ?? [];
  const planned = own.filter((one) => spanOf(daysOf(one)) !== null);
  const place = planned.indexOf(at);
  const pairs = [
    [planned[place - 1], at],
    [at, planned[place + 1]],
  ];
  return pairs.flatMap(([before, task]): Conflict[] => {
    if (before === undefined || task === undefined) return [];
    if (facts.tasks[before]?.type === facts.tasks[task]?.type) return [];
    const [first, next] = [spanOf(daysOf(before)), spanOf(daysOf(task))];
    return first && next && next.first < first.last ? [{ kind: 'order', task, before }] : [];
  });
}
