import { subscribe, unsubscribe } from '../../kitsu/task-facts.ts';
import { subscriptionKind, type SubscriptionChange } from '../../outbox/kinds/subscription.ts';
import { definePush, type PushContext, type PushOutcome } from './push-context.ts';

/** Both may be repeated: Kitsu answers a second one like the first. */
async function push(
  { replica, http }: PushContext,
  change: SubscriptionChange,
): Promise<PushOutcome> {
  const { taskId, body } = change;
  const done = await (body.wanted ? subscribe(http, taskId) : unsubscribe(http, taskId));
  if (!done.ok) return { kind: 'failed', failure: done };
  replica.change(() => {
    if (!replica.outbox.isCurrent(change)) return;
    const known = replica.taskFacts.get(taskId);
    if (known) replica.taskFacts.put(taskId, { ...known, isSubscribed: body.wanted });
    replica.outbox.remove(change.id);
  });
  return { kind: 'done' };
}

export const subscriptionPush = definePush({ kind: subscriptionKind, push });
