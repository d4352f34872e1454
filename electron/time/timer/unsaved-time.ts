import type { Replica } from '../../replica/replica.ts';
import type { KeptSegment } from '../../replica/tables/segments.ts';
import { formatMinutes } from '../../shared/minutes.ts';
import { addGap, gapsOf, LONGEST_GAP_MS, withEarlier, type StoredGap } from './idle-gaps.ts';
import { stored } from './not-stored.ts';
import { segmentEnd } from './segment-end.ts';
import type { TimeLine, TimeLineDeps } from './time-line.ts';

/** Time of a segment that could not be stored, and is now a question to the artist. */
export interface Unsaved {
  /** Milliseconds that are asked about; 0 where nothing is worth a question. */
  asked: number;
}

/** Less than this is not worth a question: a tick loses no more. */
const LEAST_ASKED_MS = 60_000;

/** How the artist learns of it; `null` if there is nothing to answer. */
export const unsavedNote = ({ asked }: Unsaved): string | null =>
  asked === 0
    ? null
    : `The last ${formatMinutes(asked / 60_000)} could not be saved. Today asks what to do with them.`;

/**
 * Ends a running segment whose time cannot be written as usual, though the disk takes writes: the
 * database refuses one of its values, for example. The timer must never be stuck for that.
 *
 * The segment ends where it was last seen, and the artist is asked about the rest as about an absence;
 * where that cannot be stored either, about all of it. The answer is `null` if no segment runs.
 * @throws the disk's error, and an error of ours if nothing at all can be stored
 */
export function endAsSeen(deps: TimeLineDeps, line: TimeLine): Unsaved | null {
  const { replica, log } = deps;
  const { segments } = replica;
  const running = segments.running();
  if (!running) return null;
  const { endedAt } = segmentEnd(deps);
  // The value that was refused may be a part of a millisecond.
  const [start, seen] = [Math.ceil(running.start), Math.ceil(running.seen)];
  const now = Math.floor(line.instant());
  const ways = [
    () => {
      line.write(endedAt(running, seen));
      return ask(deps, running, seen, now);
    },
    () => {
      segments.remove(running.id);
      return ask(deps, running, start, now);
    },
    () => {
      segments.remove(running.id);
      return { asked: 0 };
    },
    // What cannot be taken away is as short as can be.
    () => {
      segments.put({ ...running, end: start + 1 });
      return { asked: 0 };
    },
  ];
  for (const way of ways) {
    const unsaved = stored(log, 'The end of the timer', () => replica.change(way));
    if (unsaved) return unsaved;
  }
  throw new Error('The running segment cannot be ended.');
}

/** What `work` could not store: what it says itself, or a question that it has left. */
export function unsavedBy(replica: Replica, work: () => Unsaved | null): Unsaved | null {
  const lastAsked = (): StoredGap | undefined =>
    gapsOf(replica)
      .filter(({ cause }) => cause === 'unsaved')
      .at(-1);
  const before = lastAsked()?.to;
  const ended = work();
  const after = lastAsked();
  if (ended || !after || after.to === before) return ended;
  return { asked: after.to - after.from };
}

/** Asks about the time between two instants, as about an absence. */
function ask(
  { replica, newId }: TimeLineDeps,
  { taskId }: KeptSegment,
  from: number,
  to: number,
): Unsaved {
  const gap: StoredGap = { id: newId(), taskId, from, to, cause: 'unsaved', goesOn: false };
  const whole = withEarlier(replica, gap);
  const asked = whole.to - whole.from;
  if (asked < LEAST_ASKED_MS || asked > LONGEST_GAP_MS) return { asked: 0 };
  addGap(replica, whole);
  return { asked };
}
