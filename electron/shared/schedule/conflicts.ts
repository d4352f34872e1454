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

function gathered<Item>(pairs: Iterable<readonly [number, Item]>): Map<number, Item[]> {
  const found = new Map<number, Item[]>();
  for (const [key, item] of pairs) {
    const known = found.get(key);
    if (known) known.push(item);
    else found.set(key, [item]);
  }
  return found;
}

/** Done tasks are in no conflict. */
export function conflictIndex(facts: ScheduleFacts): ConflictIndex {
  const open = facts.tasks.flatMap((task, at) =>
    facts.statuses[task.status]?.isDone ? [] : [{ task, at }],
  );
  const byEntity = gathered(open.map(({ task, at }) => [task.entity, at] as const));
  for (const tasks of byEntity.values())
    tasks.sort((a, b) => (facts.tasks[a]?.type ?? 0) - (facts.tasks[b]?.type ?? 0) || a - b);
  return {
    facts,
    byEntity,
    byPerson: gathered(
      open.flatMap(({ task, at }) => [...new Set(task.people)].map((one) => [one, at] as const)),
    ),
    off: gathered(facts.daysOff.map((one) => [one.person, one] as const)),
  };
}

/** The days of a task as they would be; those it has where nothing is changed. */
export type DaysOf = (task: number) => PlannedDays;

const keyOf = (one: Conflict): string => {
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

/** The conflicts that any of these tasks is in, each once, whichever of two tasks was asked for. */
export function conflictsOf(
  index: ConflictIndex,
  tasks: Iterable<number>,
  daysOf: DaysOf,
  week: WorkingWeek,
): Conflict[] {
  const found = new Map<string, Conflict>();
  const add = (one: Conflict): void => void found.set(keyOf(one), one);
  for (const at of tasks) {
    const task = index.facts.tasks[at];
    const span = task && spanOf(daysOf(at));
    if (!span || index.facts.statuses[task.status]?.isDone) continue;
    for (const person of new Set(task.people)) {
      bookedTwice(index, { at, person, ...span }, daysOf, week).forEach(add);
      const off = index.off.get(person)?.flatMap((one) => {
        const [first, last] = [Math.max(one.first, span.first), Math.min(one.last, span.last)];
        return workingBetween(first, last, week) > 0 ? [first] : [];
      });
      const day = Math.min(...(off ?? []));
      if (Number.isFinite(day)) add({ kind: 'off', task: at, person, day });
    }
    outOfOrder(index, at, daysOf).forEach(add);
    const { start, end } = index.facts;
    if (start !== null && span.first < start) add({ kind: 'outside', task: at, edge: 'start' });
    if (end !== null && span.last > end) add({ kind: 'outside', task: at, edge: 'end' });
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
