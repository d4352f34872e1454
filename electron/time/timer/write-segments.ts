import type { ClosedSegment, KeptSegment } from '../../replica/tables/segments.ts';
import type { Replica } from '../../replica/replica.ts';
import type { Day } from '../../shared/day.ts';
import type { Minutes } from '../../shared/minutes.ts';
import type { Rounding } from '../../shared/settings.ts';
import type { Calendar } from '../../rules/calendar.ts';
import { writeDay } from '../day/commands.ts';
import { roundedMinutes } from './rounding.ts';

/** Segments to be written, by their ids, and ids to be taken away. */
export interface SegmentChange {
  put: KeptSegment[];
  remove: string[];
}

/**
 * Writes segments, and with them the totals of the days they touch: a task's day moves by as many
 * minutes as its segments do. Within a transaction of the caller's.
 * @throws {Error} where two would overlap or one has no length; nothing is written then
 */
export function writeSegments(
  replica: Replica,
  rounding: Rounding,
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
  const lanes = new Map(
    [...before, ...put]
      .filter((one): one is KeptSegment => one !== null)
      .map(({ taskId, day }) => [`${taskId} ${day}`, { taskId, day }]),
  );
  for (const { taskId, day } of lanes.values()) recount(replica, rounding, taskId, day, at);
}

function recount(replica: Replica, rounding: Rounding, taskId: string, day: Day, at: string): void {
  const { segments } = replica;
  const ms = segments.ofLane(taskId, day).reduce((sum, { start, end }) => sum + end - start, 0);
  const minutes = roundedMinutes(ms, rounding);
  const counted = segments.counted(taskId, day);
  if (minutes === counted) return;
  segments.setCounted(taskId, day, minutes);
  moveLane(replica, taskId, day, minutes - counted, at);
}

/** The day's total on the task moves by so many minutes, from wherever it stands: typed, waiting or Kitsu's. */
function moveLane(replica: Replica, taskId: string, day: Day, by: Minutes, at: string): void {
  const waiting = replica.outbox.time(taskId, day);
  const total = waiting?.body.target ?? Math.round(replica.times.minutesOf(taskId, day));
  const minutes = Math.max(0, total + by);
  if (waiting?.state === 'conflict') {
    // The artist has not said yet which number is right: theirs grows meanwhile, and it is still asked.
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

/** A stretch of time cut at the ends of the days it goes over. */
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

/** What of a stretch of time is not taken by these segments, which are in their order. */
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
