import type { Replica } from '../replica/replica.ts';
import { formatMinutes, MINUTES_A_DAY } from '../shared/minutes.ts';
import { acceptServerValue } from '../time/day/confirmed-times.ts';
import { failure, success, type Result } from '../shared/result.ts';

/**
 * The artist's word on a conflict. `mine` sends the typed total (or the status) with what Kitsu
 * holds now as its new base, `theirs` leaves Kitsu as it is, `both` adds the two numbers. A
 * comment's words are sent whatever becomes of its status.
 */
export function resolveChange(
  replica: Replica,
  id: number,
  choice: 'mine' | 'theirs' | 'both',
): Result<null> {
  const change = replica.outbox.byId(id);
  if (change?.state !== 'conflict') return failure('not-found', 'This is settled already.');
  const again = { state: 'waiting', cause: null, attempts: 0, notBefore: 0 } as const;
  if (choice === 'theirs') {
    replica.change(() => {
      // What the artist has seen and agreed to is nothing to mark the day for.
      if (change.kind === 'time') acceptServerValue(replica, change.taskId, change.day);
      // The status stays as it is there; what the artist wrote is still to be read.
      if (change.kind === 'comment' && change.body.text !== '') {
        const body = { ...change.body, statusId: null, movedTo: null };
        replica.outbox.patch(id, { ...again, body });
      } else replica.outbox.remove(id);
    });
    return success(null);
  }
  if (change.kind === 'reply' || change.kind === 'day-off') {
    return failure('not-found', 'This is settled already.');
  }
  if (change.kind === 'start' || change.kind === 'comment') {
    // What it moved to is what the artist has seen now: it is no news at the next try.
    const now = replica.tasks.get(change.taskId)?.task.statusId ?? change.body.baseStatusId;
    const body = { ...change.body, baseStatusId: change.body.movedTo ?? now, movedTo: null };
    replica.change(() => replica.outbox.patch(id, { ...again, body }));
    return success(null);
  }
  const { target } = change.body;
  const inKitsu = change.body.kitsu ?? 0;
  const wanted = choice === 'both' ? target + Math.round(inKitsu) : target;
  if (wanted > MINUTES_A_DAY) {
    return failure('rule', `Both together are ${formatMinutes(wanted)}, more than a day has.`);
  }
  const body = { ...change.body, target: wanted, base: inKitsu, sent: null, kitsu: null };
  replica.change(() => replica.outbox.patch(id, { ...again, body }));
  return success(null);
}
