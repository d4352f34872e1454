import { toggleAcknowledgement } from '../../kitsu/comment-changes.ts';
import {
  acknowledgementKind,
  type AcknowledgementChange,
} from '../../outbox/kinds/acknowledgement.ts';
import { postpone } from './at-most-once.ts';
import { findComment, over, overOnceSeen } from './on-comment.ts';
import { definePush, type PushContext, type PushOutcome } from './push-context.ts';
import { classifyFailure } from './push-policy.ts';
import { inFlightUntil } from './send-decision.ts';

/** Acknowledges a comment, or takes that back. Kitsu toggles, so it is read before each attempt. */
async function push(context: PushContext, change: AcknowledgementChange): Promise<PushOutcome> {
  const { http, personId, replica, now } = context;
  const { commentId, wanted, sentAt } = change.body;
  const save = (at: number | null): void =>
    replica.change(() => {
      if (!replica.outbox.isCurrent(change)) return;
      replica.outbox.patch(change.id, { body: { ...change.body, sentAt: at } });
    });
  const found = await findComment(context, change);
  if ('outcome' in found) return found.outcome;
  if (found.comment.acknowledgements.includes(personId) === wanted) return over(context, change);
  // A lost attempt that arrives after this one would take it back.
  const open = inFlightUntil(sentAt, now().getTime());
  if (open) return postpone(context, change, open.notBefore);
  save(now().getTime());
  const sent = await toggleAcknowledgement(http, change.taskId, commentId);
  if (!sent.ok) {
    save(classifyFailure(sent).kind === 'wait' ? now().getTime() : null);
    return { kind: 'failed', failure: sent };
  }
  return overOnceSeen(
    context,
    change,
    ({ acknowledgements }) => acknowledgements.includes(personId) === wanted,
  );
}

export const acknowledgementPush = definePush({ kind: acknowledgementKind, push });
