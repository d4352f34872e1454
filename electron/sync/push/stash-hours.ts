import type { Replica } from '../../replica/replica.ts';
import { sameMinutes, type Minutes } from '../../shared/minutes.ts';
import type { DayTime } from '../../shared/production.ts';
import type { DayOffChange } from '../../outbox/kinds/day-off.ts';

/**
 * Adds to the stashed hours of a day off what arrived in Kitsu since the artist looked. `kept` is the
 * stashed value of a task day, `seen` Kitsu's value when that was decided, `now` its present one.
 * Returns the value to stash; `null` for none.
 */
function mergeStashed(kept: Minutes | null, seen: Minutes | null, now: Minutes): Minutes | null {
  if (seen !== null && sameMinutes(seen, now)) return kept;
  if (kept === null || sameMinutes(kept, now)) return now;
  // Changed on the web only: Kitsu's newer number. Changed here and there: the larger one, which loses
  // neither.
  return seen !== null && sameMinutes(kept, seen) ? now : Math.max(kept, now);
}

/** Updates the stash for all task days that Kitsu has now, before it deletes them. */
export function stashNewHours(
  replica: Replica,
  change: DayOffChange,
  inKitsu: DayTime[],
  at: string,
): void {
  const minutesIn = (times: DayTime[], { taskId, day }: DayTime): Minutes | null =>
    times.find((one) => one.taskId === taskId && one.day === day)?.minutes ?? null;
  replica.change(() => {
    const kept = replica.stashed.between(change.slot, change.body.last);
    for (const time of inKitsu) {
      const now = mergeStashed(
        minutesIn(kept, time),
        minutesIn(change.body.seen, time),
        time.minutes,
      );
      if (now !== null) replica.stashed.put({ ...time, minutes: now }, at);
    }
    replica.outbox.patch(change.id, { body: { ...change.body, seen: inKitsu } });
  });
}
