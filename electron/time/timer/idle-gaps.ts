import { z } from 'zod';
import type { Replica } from '../../replica/replica.ts';
import type { KeptSegment } from '../../replica/tables/segments.ts';
import { formatMinutes } from '../../shared/minutes.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings.ts';
import type { Gap, GapAnswer } from '../../shared/timer.ts';
import type { Calendar } from '../../rules/calendar.ts';
import { byDay, freeParts, type SegmentChange } from './write-segments.ts';

const GAPS = 'gaps';
const kept = z.array(
  z.object({
    id: z.string(),
    taskId: z.string(),
    from: z.number(),
    to: z.number(),
    cause: z.enum(['idle', 'lock', 'sleep', 'closed', 'unsaved']),
    goesOn: z.boolean(),
  }),
);
export type StoredGap = Omit<Gap, 'title'>;

/** After a longer time the clock was wrong by a day: there is nothing that could be answered. */
export const LONGEST_GAP_MS = 20 * 3_600_000;

/** A locked screen or a sleeping computer for longer is not work, whatever the idle threshold is. */
const UNASKED_AT_MOST_MIN = 15;

/**
 * Absences of at least this many milliseconds are asked about. With the threshold 0 idle time is never
 * asked about, but lock and sleep still are.
 */
export const idleThresholdMs = ({ minutes }: Settings['idle']): number =>
  Math.min(minutes || DEFAULT_SETTINGS.idle.minutes, UNASKED_AT_MOST_MIN) * 60_000;

/** The message for a given answer: `Kept 57 min on SH010 · Animation`. */
export function answerWords(
  gap: StoredGap,
  answer: GapAnswer,
  titleOf: (taskId: string) => string,
): string {
  const minutes = (from: number, to: number): string => formatMinutes((to - from) / 60_000);
  switch (answer.kind) {
    case 'drop':
      return `Dropped ${minutes(gap.from, gap.to)}`;
    case 'keep':
      return `Kept ${minutes(gap.from, gap.to)} on ${titleOf(gap.taskId)}`;
    case 'give':
      return `Gave ${minutes(gap.from, gap.to)} to ${titleOf(answer.taskId)}`;
    case 'split':
      return `Split ${minutes(gap.from, gap.to)}`;
  }
}

/** More gaps than a day has cannot be answered any more; the oldest are dropped. */
const MOST = 5;

/** The gaps that are not answered yet, the oldest first. */
export const gapsOf = (replica: Replica): StoredGap[] => replica.keyValue.get(GAPS, kept) ?? [];

/** Call it within a transaction. */
export const saveGaps = (replica: Replica, gaps: readonly StoredGap[]): void =>
  void replica.keyValue.set(GAPS, gaps.slice(-MOST));

/**
 * The gap as it is asked about: time that could not be stored for long is one question, however often
 * that was tried.
 */
export function withEarlier(replica: Replica, gap: StoredGap): StoredGap {
  const last = gapsOf(replica).at(-1);
  const goesOn =
    last?.cause === 'unsaved' &&
    gap.cause === 'unsaved' &&
    last.taskId === gap.taskId &&
    last.to === gap.from;
  return goesOn ? { ...gap, id: last.id, from: last.from } : gap;
}

/** Asks about a gap. Call it within a transaction. */
export function addGap(replica: Replica, gap: StoredGap): void {
  const whole = withEarlier(replica, gap);
  saveGaps(replica, [...gapsOf(replica).filter(({ id }) => id !== whole.id), whole]);
}

/**
 * The segments that an answer writes: only where no other segment lies meanwhile. Work that continues
 * at the end of a segment of its task extends that segment.
 */
export function applyAnswer(
  replica: Replica,
  calendar: Calendar,
  gap: StoredGap,
  answer: GapAnswer,
  newId: () => string,
): SegmentChange {
  const { segments } = replica;
  // The artist may meanwhile have moved the start of the running segment into the gap.
  const taken = segments.running()?.start ?? Infinity;
  const put = workOf(gap, answer).flatMap(({ taskId, start, end }) =>
    freeParts(segments.overlapping(start, end), start, Math.min(end, taken)).flatMap((part) =>
      byDay(calendar, part.start, part.end).map((one) => grown(replica, newId, { taskId, ...one })),
    ),
  );
  return { put, remove: [] };
}

function workOf(
  { taskId, from, to }: StoredGap,
  answer: GapAnswer,
): { taskId: string; start: number; end: number }[] {
  switch (answer.kind) {
    case 'drop':
      return [];
    case 'keep':
      return [{ taskId, start: from, end: to }];
    case 'give':
      return [{ taskId: answer.taskId, start: from, end: to }];
    case 'split': {
      const at = Math.min(Math.max(answer.at, from), to);
      const first = { taskId, start: from, end: at };
      const rest = answer.taskId === null ? [] : [{ taskId: answer.taskId, start: at, end: to }];
      return [first, ...rest].filter(({ start, end }) => end > start);
    }
  }
}

function grown(replica: Replica, newId: () => string, part: Omit<KeptSegment, 'id'>): KeptSegment {
  const before = replica.segments
    .ofLane(part.taskId, part.day)
    .find(({ end }) => end === part.start);
  return before ? { ...before, end: part.end } : { id: newId(), ...part };
}
