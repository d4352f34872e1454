import type { Replica } from '../../replica/replica.ts';
import type { KeptSegment } from '../../replica/tables/segments.ts';
import type { Calendar } from '../../rules/calendar.ts';
import { stored } from './not-stored.ts';
import { keepRounding, keepRunningMinutes } from './running-minutes.ts';
import type { DayRounding } from './rounding.ts';
import { writeSegments, type SegmentChange } from './write-segments.ts';

export interface TimeLineDeps {
  replica: Replica;
  calendar: Calendar;
  rounding(): DayRounding;
  /** The computer's clock, epoch milliseconds. It may be set at any moment, also back. */
  now(): number;
  newId(): string;
  log(message: string): void;
}

/**
 * The line on which segments lie: epoch milliseconds by the computer's clock, or ahead of a clock that
 * was set back into time that has segments already.
 */
export interface TimeLine {
  /** How far the line is ahead of the clock, in milliseconds. */
  lead: number;
  /** Now. While no segment runs, that is what the clock shows. */
  instant(): number;
  /** Call it within a transaction. */
  write(change: SegmentChange): void;
  /** Begins a segment. Call it within a transaction. */
  begin(taskId: string, from: number): KeptSegment;
  /** The running segment goes on until now. Call it within a transaction. */
  advance(): void;
}

export function createTimeLine(deps: TimeLineDeps): TimeLine {
  const { replica, calendar } = deps;
  const { segments } = replica;

  /** The segment can do without these: if one is refused, the rest is stored all the same. */
  function keepWhatIsShown(): void {
    stored(deps.log, 'The rounding', () => keepRounding(replica, deps.rounding()));
    stored(deps.log, 'The running minutes', () => keepRunningMinutes(replica));
  }

  const line: TimeLine = {
    lead: 0,
    instant: () => deps.now() + (segments.running() ? line.lead : 0),
    write(change) {
      writeSegments(replica, deps.rounding(), change, new Date(deps.now()).toISOString());
    },
    begin(taskId, from) {
      // After the clock was set back, the first free instant is later than the clock shows.
      let start = from;
      for (;;) {
        const taken = segments.overlapping(start, start + 1).at(-1);
        if (!taken) break;
        start = taken.end;
      }
      line.lead = Math.max(0, start - deps.now());
      const one = { id: deps.newId(), taskId, day: calendar.dayOf(start), start, end: null };
      segments.put(one);
      stored(deps.log, 'The lead of the timer', () => segments.seen(start, line.lead));
      keepWhatIsShown();
      return one;
    },
    advance() {
      segments.seen(line.instant(), line.lead);
      keepWhatIsShown();
    },
  };
  return line;
}
