import { timeKind } from '../../outbox/kinds/time.ts';
import { getDayOffs } from '../../kitsu/production/people.ts';
import type { Http } from '../../kitsu/http.ts';
import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { OwnDayOff } from '../../replica/tables/days-off.ts';
import type { Replica } from '../../replica/replica.ts';
import type { Day } from '../../shared/day.ts';
import { success, type FailureCode } from '../../shared/result.ts';
import { dayOffOn } from '../../rules/my-days-off.ts';
import { myDaysOff, spanOf } from '../../outbox/kinds/my-days-off.ts';
import { dayOffKind } from '../../outbox/kinds/day-off.ts';

export interface DaysOff {
  /**
   * Reads the person's days off into the replica, with a request of its own: whoever has just written one
   * must not be given the answer to an earlier request, as a shared run would.
   */
  read(signal?: AbortSignal): Promise<KitsuAnswer<OwnDayOff[]>>;
  /** Resolves when they are at most some minutes old, or cannot be read now. */
  fresh(): Promise<void>;
}

interface DaysOffDeps {
  replica: Replica;
  http: Http;
  personId: string;
  now(): Date;
}

/** As old as they can become between two refreshes. */
const FRESH_MS = 2 * 60_000;
/** Kitsu gives this account no days off (a bot): there are none then. */
const NONE = new Set<FailureCode>(['forbidden', 'not-found', 'not-supported']);

export function createDaysOff({ replica, http, personId, now }: DaysOffDeps): DaysOff {
  let readAt = Number.NEGATIVE_INFINITY;
  let running: Promise<KitsuAnswer<OwnDayOff[]>> | null = null;

  async function ask(signal?: AbortSignal): Promise<KitsuAnswer<OwnDayOff[]>> {
    const reading = replica.daysOff.ask();
    const answer = await getDayOffs(http, personId, signal ? { signal } : {});
    if (!answer.ok && (signal?.aborted || !NONE.has(answer.code))) return answer;
    const found = (answer.ok ? answer.value : []).map(
      ({ id, first, last, description }): OwnDayOff => ({ id, first, last, description }),
    );
    replica.daysOff.replaceAll(found, reading);
    wakeTimes(replica);
    readAt = now().getTime();
    return success(found);
  }

  function read(signal?: AbortSignal): Promise<KitsuAnswer<OwnDayOff[]>> {
    const run = ask(signal).finally(() => {
      if (running === run) running = null;
    });
    running = run;
    return run;
  }

  return {
    read,
    async fresh() {
      const age = now().getTime() - readAt;
      // Waits for a refresh that has just begun: its answer may be the one that matters.
      if (running) await running;
      else if (age < 0 || age >= FRESH_MS) await read();
    },
  };
}

/**
 * What prevents a time from being sent for its day: a day off that is being cancelled is waited for,
 * any other needs the artist's decision. A day off that was made on the web while the time waited is no
 * reason to drop it, and none to send it unseen: Kitsu's server would accept it.
 */
export function dayOffStop(replica: Replica, day: Day): 'none' | 'wait' | 'park' {
  if (dayOffOn(myDaysOff(replica), day)) return 'park';
  const goes = replica.outbox.of(dayOffKind).some((row) => {
    const { first, last } = spanOf(row);
    return row.body.action === 'take-back' && first <= day && day <= last;
  });
  return goes ? 'wait' : 'none';
}

/** Times whose day is no longer off are due at once. */
export function wakeTimes(replica: Replica): void {
  const held = replica.outbox
    .of(timeKind)
    .filter(
      (change) =>
        ((change.state === 'parked' && change.cause?.code === 'off-that-day') ||
          (change.state === 'waiting' && change.cause?.code === 'waits-for-cancelled-day-off')) &&
        dayOffStop(replica, change.slot) === 'none',
    );
  if (held.length === 0) return;
  replica.change(() => {
    for (const { id } of held) {
      replica.outbox.patch(id, { state: 'waiting', cause: null, notBefore: 0 });
    }
  });
}
