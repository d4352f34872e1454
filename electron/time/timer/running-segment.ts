import type { Replica } from '../../replica/replica.ts';
import type { KeptSegment } from '../../replica/tables/segments.ts';
import type { Rounding } from '../../shared/settings.ts';
import type { AwayCause } from '../../shared/timer.ts';
import type { Calendar } from '../../rules/calendar.ts';
import { gapsOf, saveGaps, type StoredGap } from './idle-gaps.ts';
import { keepRounding, keepRunningMinutes } from './running-minutes.ts';
import { segmentEnd } from './segment-end.ts';
import { writeSegments, type SegmentChange } from './write-segments.ts';

export interface RunningSegmentDeps {
  replica: Replica;
  calendar: Calendar;
  rounding(): Rounding;
  /** An absence of more milliseconds than this is asked about; a shorter one counts as work. */
  awayAfterMs(): number;
  /** The computer's clock, epoch milliseconds. It may be set at any moment, also back. */
  now(): number;
  /** Milliseconds of a monotonic clock; it may stand still during sleep. */
  monotonic(): number;
  newId(): string;
}

/** How often `tick` is called. */
export const TICK_MS = 4_000;

/** If the clock and the monotonic clock differ by more than this, the clock was set or the computer slept. */
const JUMP_MS = 2_000;
/** If the app was silent for this long, the computer slept, whatever the clocks say. */
const SILENCE_MS = 60_000;
/** After a longer absence the artist comes back to something else: the timer does not continue. */
const LONGEST_BREAK_MS = 4 * 3_600_000;
/** After a longer jump the clock was wrong by a day: there is nothing that could be answered. */
const LONGEST_GAP_MS = 20 * 3_600_000;

export interface ClockReading {
  wall: number;
  mono: number;
  lead: number;
}

/** Since when the artist is away, on the time line, and the clock readings when that was reported. */
interface Away {
  cause: AwayCause;
  from: number;
  said: ClockReading;
}

/**
 * The running segment, protected against changes of the clock, sleep, midnight and absence. What it
 * reports is always on disk, up to `TICK_MS`.
 */
export interface RunningSegment {
  /**
   * Epoch milliseconds for segments: the clock's, or ahead of a clock that was set back into time that
   * has segments already.
   */
  instant(): number;
  running(): KeptSegment | null;
  /** What ending the running segment now would write. */
  ended(running: KeptSegment): SegmentChange;
  /** Begins a segment. Call it within a transaction. */
  begin(taskId: string, from: number): KeptSegment;
  /** The present clock readings, for `resume`. */
  clockReading(): ClockReading;
  /**
   * Resumes a segment that was ended at that moment, as if it had not been; jumps of the clocks since
   * are handled as usual. Call it within a transaction.
   */
  resume(ended: KeptSegment, at: ClockReading): void;
  /** Call it within a transaction. */
  write(change: SegmentChange): void;
  /** See `Timer`. */
  away(cause: AwayCause, since: number): void;
  back(): void;
  tick(): void;
  /** Since when it runs without a break, by the computer's clock. */
  since(running: KeptSegment): number;
}

/** Takes over the segment that was running when the app ended. */
export function createRunningSegment(deps: RunningSegmentDeps): RunningSegment {
  const { replica, calendar } = deps;
  const { segments } = replica;
  const { closed, endedAt, firstStart } = segmentEnd(deps);
  let away: Away | null = null;
  /** The computer's counter has fractions; the database stores whole milliseconds and refuses others. */
  const clocks = () => ({ wall: deps.now(), mono: Math.floor(deps.monotonic()) });
  let last = clocks();
  /** How far the time line is ahead of a clock that was set back into time with segments. */
  let lead = 0;

  // If nothing runs the clock is used as it is.
  const instant = (): number => deps.now() + (segments.running() ? lead : 0);
  const look = (): void => void (last = clocks());

  function write(change: SegmentChange): void {
    writeSegments(replica, deps.rounding(), change, new Date(deps.now()).toISOString());
  }

  /** Begins where no segment is: after the clock was set back, that is later than it shows. */
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
    keepRounding(replica, deps.rounding());
    keepRunningMinutes(replica);
    return one;
  }

  /** Ends the running segment when the artist was last there, and asks about the rest. */
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

  /** The clock was set back: the running segment keeps its length and moves with the clock. */
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
      // By the present calendar: in another zone it began on another day.
      const { end } = calendar.boundsOf(calendar.dayOf(running.start));
      if (instant() < end) return;
      replica.change(() => {
        write(closed(running, end));
        const next = { id: deps.newId(), taskId: running.taskId, day: calendar.dayOf(end) };
        segments.put({ ...next, start: end, end: null });
      });
    }
  }

  /** Time that already has segments, from a clock that was ahead, is not worked twice: it is skipped. */
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

  /** If the disk refuses, the clock readings stay as they were: the next tick handles all of it. */
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
    // A monotonic clock that runs during sleep does not tell whether the artist was there.
    const slept = passed > SILENCE_MS && passed >= deps.awayAfterMs();
    const awake = slept ? 0 : passed;
    if (moved - passed < -JUMP_MS) {
      moveBack(running, Math.max(0, seen + awake - running.start));
    } else if (moved - passed > JUMP_MS || slept) {
      leave(seen + awake, instant(), 'sleep');
    } else {
      cutAtMidnight();
      stepOver();
      advance();
    }
  }

  /** The running segment goes on until now. */
  function advance(): void {
    replica.change(() => {
      keepRounding(replica, deps.rounding());
      segments.seen(instant(), lead);
      keepRunningMinutes(replica);
    });
  }

  function back(): void {
    const running = segments.running();
    if (!away) return;
    const { from, cause, said } = away;
    away = null;
    look();
    if (!running) return;
    const passed = last.mono - said.mono;
    // The clock was set back meanwhile: the absence lasted at least as long as the monotonic clock
    // says.
    const setBack = last.wall - said.wall - passed < -JUMP_MS;
    const gone = setBack ? said.wall + said.lead + passed - from : instant() - from;
    const isLong = gone >= deps.awayAfterMs();
    if (setBack) moveBack(running, Math.max(0, from + gone - running.start));
    if (isLong) leave(instant() - gone, instant(), cause);
    else tick();
  }

  /** Handles the time since the app ended with a running timer. */
  function recover(): void {
    const running = segments.running();
    if (!running) return;
    ({ lead } = running);
    const gone = instant() - running.seen;
    if (gone < -JUMP_MS) moveBack(running, running.seen - running.start);
    else if (gone >= deps.awayAfterMs()) leave(running.seen, instant(), 'closed');
    else tick();
  }

  /** Since when it runs without a break: midnight splits a segment, not the work. */
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
      // If the app is killed before the artist returns, the segment ends there.
      replica.change(() => segments.seen(since, lead));
    },
    back: () => looking(back),
    tick: () => looking(tick),
    since,
  };
}
