import type { ClosedSegment, KeptSegment } from '../../replica/tables/segments.ts';
import type { Replica } from '../../replica/replica.ts';
import type { Day } from '../../shared/day.ts';
import type { Minutes } from '../../shared/minutes.ts';
import type { Calendar } from '../../rules/calendar.ts';
import { writeDay } from '../day/commands.ts';
import type { DayRounding } from './rounding.ts';
import { recounts, type Recount } from './timed-day.ts';
import { timeKind } from '../../outbox/kinds/time.ts';

/** Segments to write, by their ids, and ids to delete. */
export interface SegmentChange {
  put: KeptSegment[];
  remove: string[];
}

/**
 * Writes segments, and with them the totals of their days: a task day changes by as many minutes as its
 * segments do. Call it within a transaction.
 * @throws {Error} if two would overlap or one has no length; nothing is written then
 */
export function writeSegments(
  replica: Replica,
  rounding: DayRounding,
  { put, remove }: SegmentChange,
  at: string,
): void {
  const { segments } = replica;
  const before = [...remove, ...put.map(({ id }) => id)].map((id) => segments.byId(id));
  for (const id of remove) segments.remove(id);
  for (const one of put) segments.put(one);
  for (const one of put) {
    if (one.end === null) continue;
    if (one.end <= one.start) throw new Error('A segment must end after it starts.');
    const there = segments.overlapping(one.start, one.end);
    if (there.some(({ id }) => id !== one.id)) throw new Error('Two segments overlap.');
  }
  const touched = new Map<Day, Set<string>>();
  for (const one of [...before, ...put]) {
    if (one) touched.set(one.day, new Set([...(touched.get(one.day) ?? []), one.taskId]));
  }
  for (const [day, tasks] of touched) {
    for (const one of recounts(replica, day, tasks, rounding)) recount(replica, day, one, at);
  }
}

function recount(replica: Replica, day: Day, { taskId, minutes, by }: Recount, at: string): void {
  // Counted once that row is gone: until then the segments alone know of these minutes.
  if (replica.outbox.isHeld(timeKind, taskId, day)) return;
  replica.segments.setCounted(taskId, day, minutes);
  moveLane(replica, taskId, day, by, at);
}

/**
 * Changes the day's total on the task by this many minutes, from its present value: typed, waiting or
 * Kitsu's.
 */
function moveLane(replica: Replica, taskId: string, day: Day, by: Minutes, at: string): void {
  const waiting = replica.outbox.find(timeKind, taskId, day);
  const total = waiting?.body.target ?? Math.round(replica.times.minutesOf(taskId, day));
  const minutes = Math.max(0, total + by);
  if (waiting?.state === 'conflict') {
    // The artist has not chosen a number yet: theirs grows meanwhile, and the question stays open.
    replica.outbox.patch(waiting.id, { body: { ...waiting.body, target: minutes } });
  } else writeDay(replica, { taskId, day, minutes }, at);
}

export const isSameSegment = (a: KeptSegment | null, b: KeptSegment | null): boolean =>
  a === null || b === null
    ? a === b
    : a.id === b.id &&
      a.taskId === b.taskId &&
      a.day === b.day &&
      a.start === b.start &&
      a.end === b.end;

/** A span of time, split at the ends of its days. */
export function byDay(
  calendar: Calendar,
  start: number,
  end: number,
): { day: Day; start: number; end: number }[] {
  const parts: { day: Day; start: number; end: number }[] = [];
  for (let from = start; from < end;) {
    const day = calendar.dayOf(from);
    const to = Math.min(end, calendar.boundsOf(day).end);
    parts.push({ day, start: from, end: to });
    from = to;
  }
  return parts;
}

/** The parts of a span that are not covered by these segments, which are in order. */
export function freeParts(
  taken: readonly Pick<ClosedSegment, 'start' | 'end'>[],
  start: number,
  end: number,
): { start: number; end: number }[] {
  const free: { start: number; end: number }[] = [];
  let from = start;
  for (const one of taken) {
    if (one.start > from) free.push({ start: from, end: Math.min(one.start, end) });
    from = Math.max(from, one.end);
  }
  if (from < end) free.push({ start: from, end });
  return free.filter((part) => part.end > part.start);
}
