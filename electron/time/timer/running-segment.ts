import type { KeptSegment } from '../../replica/tables/segments.ts';
import type { AwayCause } from '../../shared/timer.ts';
import { createClockRepair, type ClockRepairDeps } from './clock-repair.ts';
import { segmentEnd } from './segment-end.ts';
import { createTimeLine, type TimeLine } from './time-line.ts';
import type { SegmentChange } from './write-segments.ts';

export interface RunningSegmentDeps extends ClockRepairDeps {
  /** Milliseconds of a monotonic clock; it may stand still during sleep. */
  monotonic(): number;
}

/** How often `tick` is called. */
export const TICK_MS = 4_000;

/** If the clock and the monotonic clock differ by more than this, the clock was set or the computer slept. */
const JUMP_MS = 2_000;
/** If the app was silent for this long, the computer slept, whatever the clocks say. */
const SILENCE_MS = 60_000;

/** The clocks at one moment, and the lead of the time line then. */
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
export interface RunningSegment extends Pick<TimeLine, 'instant' | 'write' | 'begin'> {
  running(): KeptSegment | null;
  /** What ending the running segment now would write. */
  ended(running: KeptSegment): SegmentChange;
  /** The present clock readings, for `resume`. */
  clockReading(): ClockReading;
  /**
   * Resumes a segment that was ended at that moment, as if it had not been; jumps of the clocks since
   * are handled as usual. Call it within a transaction.
   */
  resume(ended: KeptSegment, at: ClockReading): void;
  /** See `Timer`. */
  away(cause: AwayCause, since: number): void;
  back(): void;
  tick(): void;
  /** Since when it runs without a break, by the computer's clock: midnight splits a segment, not the work. */
  since(running: KeptSegment): number;
}

/** Takes over the segment that was running when the app ended. */
export function createRunningSegment(deps: RunningSegmentDeps): RunningSegment {
  const { replica } = deps;
  const { segments } = replica;
  const { closed, firstStart } = segmentEnd(deps);
  const line = createTimeLine(deps);
  const { leave, moveBack, cutAtMidnight, stepOver } = createClockRepair(deps, line);
  const { instant } = line;
  let away: Away | null = null;
  const clockReading = (): ClockReading => ({
    wall: deps.now(),
    // The computer's counter has fractions; the database stores whole milliseconds and refuses others.
    mono: Math.floor(deps.monotonic()),
    lead: line.lead,
  });
  let last = clockReading();

  /** If the disk refuses, the clock readings stay as they were: the next tick handles all of it. */
  function looking(work: () => void): void {
    const before = { last, away, lead: line.lead };
    try {
      work();
    } catch (error) {
      ({ last, away } = before);
      line.lead = before.lead;
      throw error;
    }
  }

  function tick(): void {
    const before = last;
    last = clockReading();
    const running = segments.running();
    if (!running || away) return;
    const passed = last.mono - before.mono;
    const moved = last.wall - before.wall;
    const seen = before.wall + line.lead;
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
      replica.change(line.advance);
    }
  }

  function back(): void {
    const running = segments.running();
    if (!away) return;
    const { from, cause, said } = away;
    away = null;
    last = clockReading();
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
    line.lead = running.lead;
    const gone = instant() - running.seen;
    if (gone < -JUMP_MS) moveBack(running, running.seen - running.start);
    else if (gone >= deps.awayAfterMs()) leave(running.seen, instant(), 'closed');
    else tick();
  }

  recover();
  return {
    instant,
    write: line.write,
    begin: line.begin,
    running: () => segments.running(),
    ended: (running) => closed(running, instant()),
    clockReading,
    resume(ended, at) {
      line.write({ put: [{ ...ended, end: null }], remove: [] });
      segments.seen(at.wall + at.lead, at.lead);
      line.lead = at.lead;
      last = at;
    },
    away(cause, from) {
      const running = segments.running();
      if (away || !running) return;
      const since = Math.min(instant(), Math.max(from + line.lead, firstStart(running)));
      away = { cause, from: since, said: clockReading() };
      // If the app is killed before the artist returns, the segment ends there.
      replica.change(() => segments.seen(since, line.lead));
    },
    back: () => looking(back),
    tick: () => looking(tick),
    since: (running) => firstStart(running) - line.lead,
  };
}
