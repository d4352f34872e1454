import type { Rounding } from '../../../electron/shared/settings.ts';

/** The most that may be lost of the running time when the app is killed. */
export const LOOK_MS = 5_000;

/** A stretch of work by the clock, epoch milliseconds. */
export interface Span {
  task: string;
  from: number;
  to: number;
}

/** Facts about a task day beside its stretches. */
export interface LaneNote {
  task: string;
  day: string;
  /** Minutes that were typed in addition to the timed ones. */
  typed: number;
  /** The rounding that was set when the day's stretches last changed. */
  rounding: Rounding;
}

const HOUR_MS = 3_600_000;
/** When Europe's clocks went forward in the tested month, and back in its autumn. */
const SUMMER = Date.parse('2025-03-30T01:00:00Z');
const WINTER = Date.parse('2025-10-26T01:00:00Z');

/** Hours that the clocks in Paris were ahead of UTC in 2025. */
const ahead = (at: number): number => (at >= SUMMER && at < WINTER ? 2 : 1) * HOUR_MS;

/** The day in Paris. */
export const dayIn = (at: number): string => new Date(at + ahead(at)).toISOString().slice(0, 10);

/** Epoch milliseconds of a day and time in Paris, `09:30`. */
export function instantOf(day: string, time: string): number {
  const utc = Date.parse(`${day}T${time}:00Z`);
  return utc - ahead(utc - HOUR_MS);
}

/** Minutes that are sent for a number of timed milliseconds, computed independently. */
export function rounded(ms: number, { step, way }: Rounding): number {
  const unit = Math.max(1, step);
  const whole = Math.floor(ms / (unit * 60_000));
  const rest = ms - whole * unit * 60_000;
  const more = step > 0 && way === 'up' ? rest > 0 : 2 * rest >= unit * 60_000;
  return (whole + (more ? 1 : 0)) * unit;
}

/** What the artist did, recorded by the test from the artist's own actions, never from the app. */
export class Ledger {
  spans: Span[] = [];
  rounding: Rounding = { step: 0, way: 'nearest' };
  readonly lanes = new Map<string, LaneNote>();
  /** How often the length of one tick may be missing, by task and day. */
  readonly looksLost = new Map<string, number>();
  /** Milliseconds by which an edit changed a task whose times are no longer known. */
  readonly edited = new Map<string, number>();

  lane(task: string, day: string): LaneNote {
    const key = `${task} ${day}`;
    const known = this.lanes.get(key) ?? { task, day, typed: 0, rounding: this.rounding };
    this.lanes.set(key, known);
    return known;
  }

  add(task: string, from: number, to: number): void {
    if (to <= from) return;
    this.spans.push({ task, from, to });
    this.touch(task, from, to);
  }

  /** The part of a stretch without work. */
  free(from: number, to: number): { from: number; to: number }[] {
    let left = [{ from, to }];
    for (const span of this.spans) left = left.flatMap((one) => without(one, span));
    return left;
  }

  /** The artist removes this as work on the task. */
  take(task: string, from: number, to: number): void {
    this.spans = this.spans.flatMap((span) =>
      span.task === task ? without(span, { from, to }) : [span],
    );
    this.touch(task, from, to);
  }

  touch(task: string, from: number, to: number): void {
    this.lane(task, dayIn(from)).rounding = this.rounding;
    this.lane(task, dayIn(to - 1)).rounding = this.rounding;
  }

  /** A tick was lost while the task ran. */
  lostLook(task: string, at: number): void {
    const key = `${task} ${dayIn(at)}`;
    this.looksLost.set(key, (this.looksLost.get(key) ?? 0) + 1);
  }

  lostLooks(task: string): number {
    return [...this.looksLost].reduce((sum, [key, n]) => sum + (key.startsWith(task) ? n : 0), 0);
  }

  change(task: string, ms: number): void {
    this.edited.set(task, (this.edited.get(task) ?? 0) + ms);
  }

  /** Milliseconds on a task, of one day or of all. */
  worked(task: string, day?: string): number {
    return this.spans
      .filter((span) => span.task === task)
      .flatMap(byDay)
      .filter((span) => day === undefined || dayIn(span.from) === day)
      .reduce((sum, { from, to }) => sum + to - from, 0);
  }

  copy(): Span[] {
    return this.spans.map((span) => ({ ...span }));
  }
}

function without<T extends { from: number; to: number }>(
  one: T,
  out: { from: number; to: number },
) {
  return [
    { ...one, to: Math.min(one.to, out.from) },
    { ...one, from: Math.max(one.from, out.to) },
  ].filter(({ from, to }) => to > from) as T[];
}

/** No stretch here is longer than a day. */
function byDay(span: Span): Span[] {
  if (dayIn(span.from) === dayIn(span.to - 1)) return [span];
  const midnight = instantOf(dayIn(span.to - 1), '00:00');
  return [
    { ...span, to: midnight },
    { ...span, from: midnight },
  ];
}
