import { withoutAnswered, stillUnanswered } from '../../replica/tables/unanswered-writes.ts';
import type { Replica } from '../../replica/replica.ts';
import type { Day } from '../../shared/day.ts';
import { sameMinutes } from '../../shared/minutes.ts';
import { timeKind } from '../../outbox/kinds/time.ts';

/**
 * Repairs what a late request of ours has undone: Kitsu had confirmed a number, and now has an older
 * one that was sent within the last hour, never answered, and typed over since. A question would be
 * just as safe, but there is nothing to decide: the artist wants the confirmed number, and it is sent
 * the usual way, with the late one as its base, so that any other number found then is a conflict. Each
 * attempt is repaired once. Two cases are left to the artist, because somebody may have meant them: a
 * number that was answered before, and 0, which a day off also leaves. Returns true if a row was
 * created.
 */
export function repairLateWrites(replica: Replica, from: Day, to: Day, now: Date): boolean {
  const held = new Map(
    replica.times.between(from, to).map((one) => [`${one.day} ${one.taskId}`, one.minutes]),
  );
  const late = replica.confirmedTimes
    .between(from, to)
    .filter(({ day, taskId, minutes, unanswered }) => {
      const inKitsu = held.get(`${day} ${taskId}`) ?? 0;
      return (
        inKitsu > 0 &&
        !sameMinutes(inKitsu, minutes) &&
        stillUnanswered(unanswered, now).some((one) => sameMinutes(one.minutes, inKitsu)) &&
        replica.outbox.find(timeKind, taskId, day) === null &&
        !replica.outbox.isHeld(timeKind, taskId, day)
      );
    });
  if (late.length === 0) return false;
  replica.change(() => {
    for (const { day, taskId, minutes, unanswered } of late) {
      const base = held.get(`${day} ${taskId}`) ?? 0;
      const body = { target: minutes, base, sent: null, kitsu: null };
      replica.confirmedTimes.setUnanswered(taskId, day, withoutAnswered(unanswered, base));
      replica.outbox.put(timeKind, { taskId, slot: day, body }, now.toISOString());
    }
  });
  return true;
}
