import { minutesInto } from '../../../electron/shared/work-day.ts';
import { clockIn, type Zone } from '../../../electron/shared/zone.ts';
import { formatMinutes } from '../../../electron/shared/minutes.ts';
import type { DaySegments, Segment } from '../../../electron/shared/timer.ts';

/** A piece of the day's bar; instants are epoch milliseconds, `left` and `width` percent of the bar. */
export interface BarPiece {
  /** The segment's id; for a hole its start. */
  key: string;
  /** `null` for a hole: nothing was timed then. */
  segment: Segment | null;
  start: number;
  /** Now for the running one. */
  end: number;
  left: number;
  width: number;
}

export interface SegmentBarView {
  /** The bar's two ends. */
  open: number;
  close: number;
  /** In order; none overlaps another. */
  pieces: BarPiece[];
  /** Hours below the bar. */
  ticks: { at: number; label: string }[];
}

export interface BarOptions {
  now: number;
  /** `HH:MM`: when the artist's days begin and end. */
  dayStart: string;
  dayEnd: string;
  /** Also holes before the first and after the last segment, which could be filled. */
  edges: boolean;
}

const MINUTE_MS = 60_000;
const HALF_HOUR_MS = 30 * MINUTE_MS;
const MOST_TICKS = 7;

/** The end of a segment; now for the running one. If the clock was set back, the length is never below 0. */
export const endOf = ({ start, end }: Pick<Segment, 'start' | 'end'>, now: number): number =>
  end ?? Math.max(start, now);

/**
 * The bar from the start of the artist's day to its end, wider if something lies outside, in whole
 * hours of the day's own zone: a day with a clock change has 23 or 25 of them.
 */
export function segmentBar(day: DaySegments, options: BarOptions): SegmentBarView {
  const now = Math.min(options.now, day.to);
  const segments = [...day.segments].sort((a, b) => a.start - b.start);
  const morning = instantAt(day, options.dayStart);
  const evening = instantAt(day, options.dayEnd);
  const first = segments[0]?.start ?? morning;
  const last = segments.reduce((end, one) => Math.max(end, endOf(one, now)), first);
  const hours = wholeHours(day);
  // A day may begin between the two: then the evening comes before the morning.
  const from = Math.min(morning, evening, first);
  const to = Math.max(morning, evening, last);
  const open = hours.filter((hour) => hour <= from).at(-1) ?? day.from;
  const close = hours.find((hour) => hour >= to) ?? day.to;

  const left = (at: number): number => ((at - open) / (close - open)) * 100;
  const piece = (segment: Segment | null, start: number, end: number): BarPiece => ({
    key: segment?.id ?? `hole ${start}`,
    segment,
    start,
    end,
    left: left(start),
    width: left(end) - left(start),
  });
  const pieces: BarPiece[] = [];
  let reached = options.edges ? from : first;
  const hole = (end: number): void => {
    if (end - reached >= MINUTE_MS) pieces.push(piece(null, reached, end));
  };
  for (const one of segments) {
    hole(one.start);
    pieces.push(piece(one, one.start, endOf(one, now)));
    reached = Math.max(reached, endOf(one, now));
  }
  // The future is not a hole.
  if (options.edges) hole(Math.min(to, now));

  const shown = hours.filter((hour) => hour >= open && hour <= close);
  const step = Math.ceil(shown.length / MOST_TICKS);
  const ticks = shown
    .filter((_, index) => index % step === 0)
    .map((hour) => ({ at: left(hour), label: hourLabel(day, hour) }));
  return { open, close, pieces, ticks };
}

/** The instant at which the day's zone shows a time; if clocks skip it, the first moment after it. */
export function instantAt({ from, to, zone, begins }: DaySegments, clock: string): number {
  const shownAt = (at: number): number => minutesInto(clockIn(zone, at), begins);
  const wanted = minutesInto(clock, begins);
  for (let at = from; at < to; at += HALF_HOUR_MS) {
    const shown = shownAt(at);
    const isLast = at + HALF_HOUR_MS >= to;
    if (shown <= wanted && (isLast || shownAt(at + HALF_HOUR_MS) > wanted))
      return at + Math.min(HALF_HOUR_MS, (wanted - shown) * MINUTE_MS);
    if (shown > wanted) return at;
  }
  return to;
}

/** Includes both ends, also if they are not at a whole hour. */
function wholeHours({ from, to, zone }: DaySegments): number[] {
  const hours: number[] = [];
  for (let at = from; at < to; at += HALF_HOUR_MS) {
    if (at === from || clockIn(zone, at).endsWith(':00')) hours.push(at);
  }
  return [...hours, to];
}

const hourLabel = (day: DaySegments, at: number): string => endText(day, at).replace(/:.*/, '');

/** `10:30`; midnight at the end of a day is `24:00`. */
export function endText({ zone, to }: DaySegments, at: number): string {
  const shown = clockText(zone, at);
  return at === to && shown === '0:00' ? '24:00' : shown;
}

/** `9:05 to 10:30` */
const spanText = (day: DaySegments, start: number, end: number): string =>
  `${clockText(day.zone, start)} to ${endText(day, end)}`;

export const clockText = (zone: Zone, at: number): string => clockIn(zone, at).replace(/^0/, '');

/** The name of a hole: time on no task. */
export const UNTRACKED = 'Untracked';

/** `SH030 · Animation, 9:05 to 10:30, 1 h 25`. */
export function pieceText(day: DaySegments, { segment, start, end }: BarPiece): string {
  const what = segment?.title ?? UNTRACKED;
  const length = formatMinutes((end - start) / MINUTE_MS);
  const running = segment !== null && segment.end === null ? ', running' : '';
  return `${what}, ${spanText(day, start, end)}, ${length}${running}`;
}

/** The typed part of the day: `of it 45 min entered by hand`; `null` if all was timed. */
export function typedText(lanes: DaySegments['sources']): string | null {
  const sum = (ours: (by: number) => boolean): number =>
    lanes.map(({ correction }) => correction).reduce((all, by) => all + (ours(by) ? by : 0), 0);
  const [more, less] = [sum((by) => by > 0), sum((by) => by < 0)];
  const taken = less ? `${formatMinutes(-less)} taken off` : '';
  if (!more) return taken ? `${taken} by hand` : null;
  const entered = `of it ${formatMinutes(more)} entered`;
  return `${[entered, taken].filter(Boolean).join(', ')} by hand`;
}

/** `+45 min`, `−1 h`. */
export const signedMinutes = (minutes: number): string =>
  `${minutes < 0 ? '−' : '+'}${formatMinutes(Math.abs(minutes))}`;
