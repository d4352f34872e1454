import type { Minutes } from '../minutes.ts';
import type { DayNumber, PlannedDays, ScheduleFacts } from './schedule.ts';
import { nextWorking, shiftWorking, workingBetween, type WorkingWeek } from './working-days.ts';

/** What is done to bars: moved, or stretched at one end, by working days. */
export interface Shift {
  what: 'move' | 'start' | 'due';
  by: number;
}

/** Where a bar is drawn, the first day first; `null` without any day. */
export function spanOf({ start, due }: PlannedDays): { first: DayNumber; last: DayNumber } | null {
  const [one, other] = [start ?? due, due ?? start];
  if (one === null || other === null) return null;
  return one <= other ? { first: one, last: other } : { first: other, last: one };
}

/** A moved task keeps its working days; one that is stretched keeps its other end, and a day at least. */
export function shifted(days: PlannedDays, { what, by }: Shift, week: WorkingWeek): PlannedDays {
  const span = spanOf(days);
  if (span === null || by === 0) return days;
  const { first, last } = span;
  if (what === 'due') {
    const due = shiftWorking(last, by, week);
    return { start: days.start === null ? null : first, due: Math.max(first, due) };
  }
  if (what === 'start') {
    const start = shiftWorking(first, by, week);
    return { start: Math.min(start, last), due: days.due === null ? null : last };
  }
  const start = shiftWorking(first, by, week);
  const length = Math.max(1, workingBetween(first, last, week));
  const due = shiftWorking(start, length - 1, week);
  return { start: days.start === null ? null : start, due: days.due === null ? null : due };
}

/** Days of a task that had none, from a day on: as many working days as its estimate takes its people, one at least. */
export function plannedFrom(
  { estimation, people }: { estimation: Minutes; people: readonly unknown[] },
  day: DayNumber,
  { week, dayLength }: { week: WorkingWeek; dayLength: Minutes },
): PlannedDays {
  const length = Math.max(1, Math.ceil(estimation / Math.max(1, people.length) / dayLength));
  const start = nextWorking(day, week);
  return { start, due: shiftWorking(start, length - 1, week) };
}

/**
 * The planned tasks of the same shot or asset whose types come later in the production's order, and that are not done:
 * they move along. Those that are moved anyway are not among them.
 */
export function following(facts: ScheduleFacts, tasks: Iterable<number>): number[] {
  const moved = new Set(tasks);
  const from = new Map<number, number>();
  for (const at of moved) {
    const task = facts.tasks[at];
    if (!task) continue;
    from.set(task.entity, Math.min(from.get(task.entity) ?? Infinity, task.type));
  }
  return facts.tasks.flatMap((task, at) => {
    const after = from.get(task.entity);
    const follows = after !== undefined && task.type > after && !moved.has(at);
    return follows && spanOf(task) !== null && !facts.statuses[task.status]?.isDone ? [at] : [];
  });
}
