import type { Replica } from '../../replica/replica.ts';
import type { KeptSegment } from '../../replica/tables/segments.ts';
import type { Rounding } from '../../shared/settings.ts';
import type { AwayCause } from '../../shared/timer.ts';
import type { Calendar } from '../../rules/calendar.ts';
import { gapsOf, saveGaps, type StoredGap } from './idle-gaps.ts';
import { segmentEnd } from './segment-end.ts';
import { writeSegments, type SegmentChange } from './write-segments.ts';

export interface RunningSegmentDeps {
  replica: Replica;
  calendar: Calendar;
  rounding(): Rounding;
  /** Longer than so many milliseconds away is asked about; shorter counts as work. */
  awayAfterMs(): number;
  /** The computer's clock, epoch milliseconds. It may be set at any moment, also back. */
  now(): number;
  /** Milliseconds that passed since some moment; it only grows, and may stand still in sleep. */
  monotonic(): number;
  newId(): string;
}

/** How often `tick` is called. */
export const TICK_MS = 4_000;

/** A clock that moves otherwise than time passed by more than this was set, or the computer slept. */
const JUMP_MS = 2_000;
/** Without a word from the app for so long, the computer slept whatever the clocks say. */
const SILENCE_MS = 60_000;
/** Who was away for longer comes back to something else. */
const LONGEST_BREAK_MS = 4 * 3_600_000;
/** A clock that was a day off asks nothing that could be answered. */
const LONGEST_GAP_MS = 20 * 3_600_000;

export interface ClockReading {
  wall: number;
  mono: number;
  lead: number;
}

/** Since when nobody is there, on the time line, and where the clocks stood when that was said. */
interface Away {
  cause: AwayCause;
  from: number;
  said: ClockReading;
}

/**
 * The running segment against clocks that are set, sleep, midnight and absence. What it says of time
 * is always on disk, up to `TICK_MS`.
 */
export interface RunningSegment {
  /** Epoch milliseconds for the segments: the clock's, or ahead of one that was set back into time that is taken. */
  instant(): number;
  running(): KeptSegment | null;
  /** What ending the running segment now writes. */
  ended(running: KeptSegment): SegmentChange;
  /** Begins a segment. Within a transaction of the caller's. */
  begin(taskId: string, from: number): KeptSegment;
  /** Where the clocks stand, for `resume`. */
  clockReading(): ClockReading;
  /**
   * Runs again what was ended at that moment, as if it had not been; what the clocks did since is
   * told apart as ever. Within a transaction of the caller's.
   */
  resume(ended: KeptSegment, at: ClockReading): void;
  /** Within a transaction of the caller's. */
  write(change: SegmentChange): void;
  /** See `Timer`. */
  away(cause: AwayCause, since: number): void;
  back(): void;
  tick(): void;
  runningMs(day: string): number;
  /** Since when it runs without a break, by the computer's clock. */
  since(running: KeptSegment): number;
}

/** Takes up the segment that ran when the app ended. */
export function createRunningSegment(deps: RunningSegmentDeps): RunningSegment {
  const { replica, calendar } = deps;
  const { segments } = replica;
  const { closed, endedAt, firstStart } = segmentEnd(deps);
  let away: Away | null = null;
  /** The computer's counter has fractions; the database keeps whole milliseconds, and refuses others. */
  const clocks = () => ({ wall: deps.now(), mono: Math.floor(deps.monotonic()) });
  let last = clocks();
  /** How far the time line is ahead of a clock that was set back into time that is taken. */
  let lead = 0;

  // With nothing running the clock counts as it is.
  const instant = (): number => deps.now() + (segments.running() ? lead : 0);
  const look = (): void => void (last = clocks());

  function write(change: SegmentChange): void {
    writeSegments(replica, deps.rounding(), change, new Date(deps.now()).toISOString());
  }

  /** Begins where no segment stands: with a clock that was set back that is later than it shows. */
  function begin(taskId: string, from: number): KeptSegment {
    let start = from;
    for (;;) {
      const there = segments.overlapping(start, start + 1);
      const over = there.at(-1);
      if (!over) break;
      start = over.end;
    }
    lead = Math.max(0, start - deps.now());
    const one = { id: deps.newId(), taskId, day: calendar.dayOf(start), start, end: null };
    segments.put(one);
    segments.seen(start, lead);
    return one;
  }

  /** Ends the running segment where somebody was last there, and asks about the rest. */
  function leave(from: number, to: number, cause: AwayCause): void {
    const running = segments.running();
    if (!running) return;
    const end = Math.max(from, firstStart(running));
    const goesOn = to - end <= LONGEST_BREAK_MS && calendar.dayOf(to) === calendar.dayOf(end);
    const { taskId } = running;
    const gap: StoredGap = { id: deps.newId(), taskId, from: end, to, cause, goesOn };
    const asked = to - end >= deps.awayAfterMs() && to - end <= LONGEST_GAP_MS;
    replica.change(() => {
      write(endedAt(running, end));
      if (asked) saveGaps(replica, [...gapsOf(replica), gap]);
      if (goesOn) begin(taskId, to);
    });
  }

  /** The clock was set back: what runs has lasted as long as it has, and moves with the clock. */
  function moveBack(running: KeptSegment, lasted: number): void {
    let start = deps.now() - lasted;
    for (let tries = 0; tries < 1000; tries += 1) {
      const over = segments.overlapping(start, start + lasted).at(-1);
      if (!over) break;
      start = over.end;
    }
    lead = Math.max(0, start + lasted - deps.now());
    replica.change(() => {
      segments.put({ ...running, start, day: calendar.dayOf(start) });
      segments.seen(start + lasted, lead);
      saveGaps(
        replica,
        gapsOf(replica).filter(({ to }) => to <= start + lasted),
      );
    });
  }

  function cutAtMidnight(): void {
    for (;;) {
      const running = segments.running();
      if (!running) return;
      // By the calendar of now: with another zone it began on another day.
      const { end } = calendar.boundsOf(calendar.dayOf(running.start));
      if (instant() < end) return;
      replica.change(() => {
        write(closed(running, end));
        const next = { id: deps.newId(), taskId: running.taskId, day: calendar.dayOf(end) };
        segments.put({ ...next, start: end, end: null });
      });
    }
  }

  /** Time that is taken already, by a clock that was ahead, is not worked twice: it is stepped over. */
  function stepOver(): void {
    for (;;) {
      const running = segments.running();
      const taken = running && segments.overlapping(running.start, instant())[0];
      if (!running || !taken) return;
      const rest = instant() - Math.max(taken.start, running.start);
      replica.change(() => {
        write(closed(running, taken.start));
        const { start } = begin(running.taskId, Math.max(taken.start, running.start));
        lead = start + rest - deps.now();
      });
    }
  }

  /** What the disk refuses is as if the clocks had not been looked at: the next look sees all of it. */
  function looking(work: () => void): void {
    const before = { last, lead, away };
    try {
      work();
    } catch (error) {
      ({ last, lead, away } = before);
      throw error;
    }
  }

  function tick(): void {
    const before = last;
    look();
    const running = segments.running();
    if (!running || away) return;
    const passed = last.mono - before.mono;
    const moved = last.wall - before.wall;
    const seen = before.wall + lead;
    // A clock that counts sleep says nothing of who was there.
    const slept = passed > SILENCE_MS && passed >= deps.awayAfterMs();
    const awake = slept ? 0 : passed;
    if (moved - passed < -JUMP_MS) {
      moveBack(running, Math.max(0, seen + awake - running.start));
    } else if (moved - passed > JUMP_MS || slept) {
      leave(seen + awake, instant(), 'sleep');
    } else {
      cutAtMidnight();
      stepOver();
      replica.change(() => segments.seen(instant(), lead));
    }
  }

  function back(): void {
    const running = segments.running();
    if (!away) return;
    const { from, cause, said } = away;
    away = null;
    look();
    if (!running) return;
    const passed = last.mono - said.mono;
    // Set back meanwhile: how long nobody was there is what has passed at least.
    const setBack = last.wall - said.wall - passed < -JUMP_MS;
    const gone = setBack ? said.wall + said.lead + passed - from : instant() - from;
    const isLong = gone >= deps.awayAfterMs();
    if (setBack) moveBack(running, Math.max(0, from + gone - running.start));
    if (isLong) leave(instant() - gone, instant(), cause);
    else tick();
  }

  /** Where the timer of an app that ended stands now. */
  function recover(): void {
    const running = segments.running();
    if (!running) return;
    ({ lead } = running);
    const gone = instant() - running.seen;
    if (gone < -JUMP_MS) moveBack(running, running.seen - running.start);
    else if (gone >= deps.awayAfterMs()) leave(running.seen, instant(), 'closed');
    else tick();
  }

  /** Since when it runs without a break: midnight cuts a segment, and no work. */
  function since(running: KeptSegment): number {
    return firstStart(running) - lead;
  }

  recover();
  return {
    instant,
    running: () => segments.running(),
    ended: (running) => closed(running, instant()),
    begin,
    clockReading: () => ({ ...clocks(), lead }),
    resume(ended, at) {
      write({ put: [{ ...ended, end: null }], remove: [] });
      segments.seen(at.wall + at.lead, at.lead);
      ({ lead } = at);
      last = at;
    },
    write,
    away(cause, from) {
      const running = segments.running();
      if (away || !running) return;
      const first = firstStart(running);
      const since = Math.min(instant(), Math.max(from + lead, first));
      const said = { ...clocks(), lead };
      away = { cause, from: since, said };
      // Is the app killed before anybody is back, it ends there.
      replica.change(() => segments.seen(since, lead));
    },
    back: () => looking(back),
    tick: () => looking(tick),
    runningMs(day) {
      const running = segments.running();
      if (!running) return 0;
      const { start: first, end } = calendar.boundsOf(day);
      const until = away ? away.from : instant();
      return Math.max(0, Math.min(until, end) - Math.max(running.start, first));
    },
    since,
  };
}
