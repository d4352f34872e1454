import { UNKNOWN_TASK } from '../outbox/kinds/time-block.ts';
import { subscriptionKind } from '../outbox/kinds/subscription.ts';
import type { Replica } from '../replica/replica.ts';
import { titleById } from '../rules/task-title.ts';
import type { UndoStep } from '../rules/undo-log.ts';
import { success, type Result } from '../shared/result.ts';

/**
 * Has Kitsu tell the artist of a task, or no longer; durable when it returns. What Kitsu has already needs nothing.
 * @param at ISO instant of the artist's action
 */
export function setSubscription(
  replica: Replica,
  taskId: string,
  wanted: boolean,
  at: string,
): Result<null> {
  if (!replica.tasks.get(taskId)) return UNKNOWN_TASK;
  replica.change(() => {
    const waiting = replica.outbox.find(subscriptionKind, taskId, '');
    const isThere = replica.taskFacts.get(taskId)?.isSubscribed === wanted;
    // One that is on its way may arrive after this: only one that was never tried is simply dropped.
    if (isThere && waiting && waiting.attempts === 0 && waiting.state === 'waiting') {
      replica.outbox.remove(waiting.id);
    } else if (!isThere || waiting) {
      replica.outbox.put(subscriptionKind, { taskId, slot: '', body: { wanted } }, at);
    }
  });
  return success(null);
}

/** The opposite again. */
export const undoSubscription = (replica: Replica, taskId: string, wanted: boolean): UndoStep => ({
  room: 'today',
  title: `${wanted ? 'subscription to' : 'end of the subscription to'} ${titleById(replica, taskId)}`,
  undo: ({ at }) => setSubscription(replica, taskId, !wanted, at),
});
