import type { Day } from './day.ts';
import type { Minutes } from './minutes.ts';

/** A status as it looked at that moment. */
export interface StatusLook {
  id: string;
  name: string;
  color: string;
}

/** The first and last frame of a shot, as its studio numbers them. */
export interface Frames {
  first: number | null;
  last: number | null;
}

/** One thing about a task that is otherwise than when the artist last looked: before and after, as data. */
export type TaskChange =
  /** The task was given to the artist, or is no longer theirs. */
  | { field: 'assignment'; to: 'given' | 'taken' }
  | { field: 'status'; from: StatusLook; to: StatusLook }
  | { field: 'due' | 'start'; from: Day | null; to: Day | null }
  | { field: 'estimate'; from: Minutes; to: Minutes }
  /** 0 normal, 1 high, 2 very high, 3 emergency. */
  | { field: 'priority'; from: number; to: number }
  | { field: 'frames'; from: Frames | null; to: Frames | null }
  /** `of`: the description of the task, or that of its shot or asset. */
  | { field: 'description'; of: 'task' | 'entity'; from: string; to: string }
  /** Somebody else wrote since; `by` is their name, if it is known; `at` is an ISO instant. */
  | { field: 'note'; text: string; by: string | null; at: string };

/** All that changed of one task since the artist last looked. */
export interface ChangedTask {
  taskId: string;
  /** ISO instant at which the last of it was seen here. */
  at: string;
  changes: TaskChange[];
}

const keyOf = (change: TaskChange): string =>
  change.field === 'description' ? `description ${change.of}` : change.field;

/**
 * Earlier changes and what changed since, as one: A to B and B to C is A to C, and what is as it was at first is no
 * change.
 */
export function mergeChanges(
  earlier: readonly TaskChange[],
  later: readonly TaskChange[],
): TaskChange[] {
  const merged = new Map(earlier.map((change) => [keyOf(change), change]));
  for (const change of later) {
    const before = merged.get(keyOf(change));
    const one = before ? joined(before, change) : change;
    if (one === null) merged.delete(keyOf(change));
    else merged.set(keyOf(change), one);
  }
  return [...merged.values()];
}

/** `null` if it is back where it began. Both are of the same field. */
function joined(before: TaskChange, after: TaskChange): TaskChange | null {
  if (before.field === 'assignment' && after.field === 'assignment')
    return before.to === after.to ? after : null;
  if (!('from' in before) || !('from' in after)) return after;
  const whole = { ...after, from: before.from } as TaskChange;
  return isSame(before.from, after.to) ? null : whole;
}

/** Whether two values of a field are the same to the artist: a status is its id, whatever its colour. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

const plain = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && 'id' in value ? value.id : value;
