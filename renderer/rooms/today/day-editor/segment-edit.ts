import type { DaySegments, Segment } from '../../../../electron/shared/timer.ts';
import { endOf } from '../../../parts/day-bar/segment-bar.ts';

export type Edge = 'start' | 'end';

/** Dragging and keys move by five minutes of the clock, or by one. */
export const STEP_MS = 5 * 60_000;
export const FINE_STEP_MS = 60_000;
/** Nothing is made shorter than this. */
const SHORTEST_MS = 60_000;

/**
 * Where an edge may go, epoch milliseconds: up to its neighbours, within the day, not into the future.
 * `null` for the end of the running segment: that is now.
 */
export function edgeRoom(
  day: Pick<DaySegments, 'from' | 'to' | 'segments'>,
  one: Segment,
  edge: Edge,
  now: number,
): { first: number; last: number } | null {
  const others = day.segments.filter(({ id }) => id !== one.id);
  if (edge === 'start') {
    const before = others.filter(({ start }) => start < one.start);
    const first = before.reduce((end, other) => Math.max(end, endOf(other, now)), day.from);
    return { first, last: Math.max(first, endOf(one, now) - SHORTEST_MS) };
  }
  if (one.end === null) return null;
  const after = others.filter(({ start }) => start > one.start);
  const last = after.reduce(
    (start, other) => Math.min(start, other.start),
    Math.min(day.to, Math.max(now, one.end)),
  );
  return { first: Math.min(last, one.start + SHORTEST_MS), last };
}

/** The step of the clock nearest to an instant, no further than there is room. */
export function snapped(
  at: number,
  step: number,
  { first, last }: { first: number; last: number },
): number {
  return Math.min(last, Math.max(first, Math.round(at / step) * step));
}

/** The next step of the clock, earlier (-1) or later (1). */
export const nextStep = (at: number, by: -1 | 1, step: number): number =>
  by === 1 ? (Math.floor(at / step) + 1) * step : (Math.ceil(at / step) - 1) * step;

/** Where a segment is split by default: about its middle. `null`: it is too short. */
export function middleOf(one: Segment, now: number): number | null {
  const [first, last] = [one.start + SHORTEST_MS, endOf(one, now) - SHORTEST_MS];
  if (last < first) return null;
  return snapped((first + last) / 2, STEP_MS, { first, last });
}
