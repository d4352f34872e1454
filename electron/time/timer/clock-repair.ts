import type { KeptSegment } from '../../replica/tables/segments.ts';
import { addGap, gapsOf, LONGEST_GAP_MS, saveGaps, type StoredGap } from './idle-gaps.ts';
import { segmentEnd } from './segment-end.ts';
import type { TimeLine, TimeLineDeps } from './time-line.ts';

export interface ClockRepairDeps extends TimeLineDeps {
  /** An absence of at least so many milliseconds is asked about; a shorter one counts as work. */
  awayAfterMs(): number;
}

/** After a longer absence the artist comes back to something else: the timer does not continue. */
const LONGEST_BREAK_MS = 4 * 3_600_000;

/** What becomes of the running segment when the clock, the day or an absence interrupts it. */
export function createClockRepair(deps: ClockRepairDeps, line: TimeLine) {
  const { replica, calendar } = deps;
  const { segments } = replica;
  const { closed, endedAt, firstStart } = segmentEnd(deps);

  return {
    /** Ends the running segment when the artist was last there, and asks about the rest. */
    leave(from: number, to: number, cause: StoredGap['cause']): void {
      const running = segments.running();
      if (!running) return;
      const end = Math.max(from, firstStart(running));
      const goesOn = to - end <= LONGEST_BREAK_MS && calendar.dayOf(to) === calendar.dayOf(end);
      const { taskId } = running;
      const gap: StoredGap = { id: deps.newId(), taskId, from: end, to, cause, goesOn };
      const asked = to - end >= deps.awayAfterMs() && to - end <= LONGEST_GAP_MS;
      replica.change(() => {
        line.write(endedAt(running, end));
        if (asked) addGap(replica, gap);
        if (goesOn) line.begin(taskId, to);
      });
    },

    /** The clock was set back: the running segment keeps its length and moves with the clock. */
    moveBack(running: KeptSegment, lasted: number): void {
      let start = deps.now() - lasted;
      for (let tries = 0; tries < 1000; tries += 1) {
        const over = segments.overlapping(start, start + lasted).at(-1);
        if (!over) break;
        start = over.end;
      }
      const seen = start + lasted;
      line.lead = Math.max(0, seen - deps.now());
      replica.change(() => {
        segments.put({ ...running, start, day: calendar.dayOf(start) });
        segments.seen(seen, line.lead);
        saveGaps(
          replica,
          gapsOf(replica).filter(({ to }) => to <= seen),
        );
      });
    },

    /** A segment belongs to one day: at the end of its day another one goes on. */
    cutAtDayEnd(): void {
      for (;;) {
        const running = segments.running();
        if (!running) return;
        // By the present calendar: in another zone, or if days begin at another time, it began on
        // another day.
        const day = calendar.dayOf(running.start);
        if (day !== running.day) replica.change(() => segments.put({ ...running, day }));
        const { end } = calendar.boundsOf(day);
        if (line.instant() < end) return;
        replica.change(() => {
          line.write(closed(running, end));
          const next = { id: deps.newId(), taskId: running.taskId, day: calendar.dayOf(end) };
          segments.put({ ...next, start: end, end: null });
        });
      }
    },

    /** Time that already has segments, from a clock that was ahead, is not worked twice: it is skipped. */
    stepOver(): void {
      for (;;) {
        const running = segments.running();
        const taken = running && segments.overlapping(running.start, line.instant())[0];
        if (!running || !taken) return;
        const from = Math.max(taken.start, running.start);
        const rest = line.instant() - from;
        replica.change(() => {
          line.write(closed(running, taken.start));
          const { start } = line.begin(running.taskId, from);
          line.lead = start + rest - deps.now();
        });
      }
    },
  };
}
