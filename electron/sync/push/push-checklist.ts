import { updateComment } from '../../kitsu/comment-changes.ts';
import { checklistKind, withTicks, type ChecklistChange } from '../../outbox/kinds/checklist.ts';
import type { ChecklistItem } from '../../shared/comment.ts';
import { findComment, over, overOnceSeen } from './on-comment.ts';
import { definePush, type PushContext, type PushOutcome } from './push-context.ts';

const isSame = (one: readonly ChecklistItem[], other: readonly ChecklistItem[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Puts ticks into the checklist as it is in Kitsu at this moment: Kitsu takes it whole alone. */
async function push(context: PushContext, change: ChecklistChange): Promise<PushOutcome> {
  const { commentId, items } = change.body;
  const found = await findComment(context, change);
  if ('outcome' in found) return found.outcome;
  const checklist = withTicks(found.comment.checklist, items);
  if (isSame(checklist, found.comment.checklist)) return over(context, change);
  const sent = await updateComment(context.http, commentId, { checklist });
  if (!sent.ok) return { kind: 'failed', failure: sent };
  return overOnceSeen(context, change, (comment) =>
    isSame(withTicks(comment.checklist, items), comment.checklist),
  );
}

export const checklistPush = definePush({ kind: checklistKind, push });
