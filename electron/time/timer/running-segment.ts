import type { KeptSegment } from '../../replica/tables/segments.ts';
import type { AwayCause } from '../../shared/timer.ts';
import { createClockRepair, type ClockRepairDeps } from './clock-repair.ts';
import { logNotStored } from './not-stored.ts';
import { segmentEnd } from './segment-end.ts';
import { createTimeLine, type TimeLine } from './time-line.ts';
import { endAsSeen, unsavedBy, type Unsaved } from './unsaved-time.ts';
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
 * The running segment, protected against changes of the clock, sleep, the end of the day and absence. What it
 * reports is always on disk, up to `TICK_MS`.
 */
export interface RunningSegment extends Pick<TimeLine, 'instant' | 'write' | 'begin'> {
  running(): KeptSegment | null;
  /** What ending the running segment now would write. */
  ended(running: KeptSegment): SegmentChange;
  /**
   * Ends it although its time cannot be written as usual (unsaved-time.ts); `null` if none runs. It
   * has its own transactions.
   */
  endUnsaved(): Unsaved | null;
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
  /**
   * `back` and `tick`, before the artist does something with the timer. If what these write is refused
   * for another reason than the disk, the segment is ended all the same (unsaved-time.ts). The answer is
   * what could not be stored until now.
   */
  settle(): Unsaved | null;
  /** Since when it runs without a break, by the computer's clock: the end of the day splits a segment, not the work. */
  since(running: KeptSegment): number;
}

/** What happened between two looks at the clocks, and for how long the artist was there. */
function betweenLooks(
  before: ClockReading,
  after: ClockReading,
  awayAfterMs: number,
): { happened: 'set-back' | 'slept' | 'ran'; awake: number } {
  const passed = after.mono - before.mono;
  const jumped = after.wall - before.wall - passed;
  // A monotonic clock that runs during sleep does not tell whether the artist was there.
  const slept = passed > SILENCE_MS && passed >= awayAfterMs;
  const awake = slept ? 0 : passed;
  if (jumped < -JUMP_MS) return { happened: 'set-back', awake };
  return { happened: jumped > JUMP_MS || slept ? 'slept' : 'ran', awake };
}

/** Takes over the segment that was running when the app ended. */
export function createRunningSegment(deps: RunningSegmentDeps): RunningSegment {
  const { replica } = deps;
  const { segments } = replica;
  const { closed, firstStart } = segmentEnd(deps);
  const line = createTimeLine(deps);
  const { leave, moveBack, cutAtDayEnd, stepOver } = createClockRepair(deps, line);
  const { instant } = line;
  let away: Away | null = null;
  const clockReading = (): ClockReading => ({
    wall: deps.now(),
    // The computer's counter has fractions; the database stores whole milliseconds and refuses others.
    mono: Math.floor(deps.monotonic()),
    lead: line.lead,
  });
  let last = clockReading();
  /** What the last tick would have written was refused: the time since is not sleep. */
  let isRefused = false;

  /** If the disk refuses, the clock readings stay as they were: the next tick handles all of it. */
  function looking(work: () => void): void {
    const before = { last, away, lead: line.lead };
    try {
      work();
      isRefused = false;
    } catch (error) {
      ({ last, away } = before);
      line.lead = before.lead;
      isRefused = true;
      throw error;
    }
  }

  function tick(): void {
    const before = last;
    last = clockReading();
    const running = segments.running();
    if (!running || away) return;
    const { happened, awake } = betweenLooks(before, last, deps.awayAfterMs());
    const seen = before.wall + line.lead + awake;
    if (happened === 'set-back') moveBack(running, Math.max(0, seen - running.start));
    else if (happened === 'slept') leave(seen, instant(), isRefused ? 'unsaved' : 'sleep');
    else {
      cutAtDayEnd();
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

  /** The clocks are looked at anew: what they showed before belongs to a segment that is over. */
  function endUnsaved(): Unsaved | null {
    const unsaved = endAsSeen(deps, line);
    line.lead = 0;
    away = null;
    last = clockReading();
    return unsaved;
  }

  /** Does it, or ends the segment if the database refuses what that writes. */
  function orEndUnsaved(work: () => void): Unsaved | null {
    try {
      work();
      return null;
    } catch (error) {
      logNotStored(deps.log, 'The running segment', error);
      return endUnsaved();
    }
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

  orEndUnsaved(recover);
  return {
    instant,
    write: line.write,
    begin: line.begin,
    running: () => segments.running(),
    ended: (running) => closed(running, instant()),
    endUnsaved,
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
    settle: () =>
      unsavedBy(replica, () =>
        orEndUnsaved(() => {
          looking(back);
          looking(tick);
        }),
      ),
    since: (running) => firstStart(running) - line.lead,
  };
}
