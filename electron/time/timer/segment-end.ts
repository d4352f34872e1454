import type { ClosedSegment, KeptSegment } from '../../replica/tables/segments.ts';
import type { Replica } from '../../replica/replica.ts';
import type { Calendar } from '../../rules/calendar.ts';
import { byDay, freeParts, type SegmentChange } from './write-segments.ts';

/** Computes how the running segment ends. Instants are epoch milliseconds of the time line. */
export function segmentEnd(deps: { replica: Replica; calendar: Calendar; newId(): string }) {
  const { replica, calendar } = deps;
  const { segments } = replica;

  /** The running segment as finished segments, one per day, and only where no other segment lies. */
  function closed(running: KeptSegment, end: number): SegmentChange {
    const taken = segments.overlapping(running.start, end);
    const parts = freeParts(taken, running.start, end).flatMap((part) =>
      byDay(calendar, part.start, part.end),
    );
    const put = parts.map((part, index) => ({
      id: index === 0 ? running.id : deps.newId(),
      taskId: running.taskId,
      ...part,
    }));
    return { put, remove: put.length === 0 ? [running.id] : [] };
  }

  /** The work before the running segment that only the end of a day separated from it, the latest first. */
  function cutOff({ start, taskId }: KeptSegment): ClosedSegment[] {
    const found: ClosedSegment[] = [];
    for (let from = start; ;) {
      const before = segments.overlapping(from - 1, from).find(({ end }) => end === from);
      if (before?.taskId !== taskId) return found;
      found.push(before);
      from = before.start;
    }
  }

  /** What ending the running segment at an instant writes; the instant may be before the begin of its day. */
  function endedAt(running: KeptSegment, end: number): SegmentChange {
    const change = closed(running, end);
    for (const one of end < running.start ? cutOff(running) : []) {
      if (one.end <= end) break;
      if (one.start < end) change.put.push({ ...one, end });
      else change.remove.push(one.id);
    }
    return change;
  }

  return {
    closed,
    endedAt,
    /** Since when it runs without a break: the end of a day splits a segment, not the work. */
    firstStart: (running: KeptSegment): number => cutOff(running).at(-1)?.start ?? running.start,
  };
}
