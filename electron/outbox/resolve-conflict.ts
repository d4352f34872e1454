import type { Replica } from '../replica/replica.ts';
import { formatMinutes, MINUTES_A_DAY } from '../shared/minutes.ts';
import { acceptServerValue } from '../time/day/confirmed-times.ts';
import type { UndoHandle, UndoLog } from '../rules/undo-log.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { undoChoice } from './undo-steps.ts';

/** As `resolveChange`; the choice can be undone. */
export function choose(
  replica: Replica,
  log: UndoLog,
  { id, choice }: { id: number; choice: 'mine' | 'theirs' | 'both' },
): Result<UndoHandle> {
  const before = replica.outbox.byId(id);
  const done = resolveChange(replica, id, choice);
  if (!done.ok) return done;
  if (!before) return failure('not-found', 'This is settled already.');
  return success({ undo: log.add(undoChoice(replica, before)) });
}

/**
 * Applies the artist's decision on a conflict. `mine` sends the typed total (or the status) with
 * Kitsu's present value as its new base, `theirs` leaves Kitsu as it is, `both` adds the two numbers. A
 * comment's text is sent whatever happens to its status.
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
      // The artist has seen and accepted it, so the day must not be flagged for it.
      if (change.kind === 'time') acceptServerValue(replica, change.taskId, change.day);
      // Kitsu's status stays; the comment's text is still sent.
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
    // The artist has now seen this status: it is no conflict at the next attempt.
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
