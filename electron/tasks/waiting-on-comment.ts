import { acknowledgementKind } from '../outbox/kinds/acknowledgement.ts';
import { checklistKind, withTicks } from '../outbox/kinds/checklist.ts';
import { commentDeleteKind } from '../outbox/kinds/comment-delete.ts';
import { commentEditKind } from '../outbox/kinds/comment-edit.ts';
import { rowsOf, type Change } from '../replica/tables/outbox.ts';
import type { ThreadComment, ThreadReply, WaitingChange } from '../shared/thread.ts';
import { saveStateOf } from './save-state.ts';

type Shown = Omit<ThreadComment, 'replies' | 'replyBlocked' | 'tickBlocked'>;

const waiting = (what: WaitingChange['what'], change: Change): WaitingChange => ({
  what,
  changeId: change.id,
  mark: saveStateOf(change),
  note: change.cause,
  leavesAt: leavesAt(change),
});

/** When a row that was never tried leaves (ISO instant); `null` if it waits for nothing of its own. */
export const leavesAt = ({ state, attempts, notBefore }: Change): string | null =>
  state === 'waiting' && attempts === 0 && notBefore > 0 ? new Date(notBefore).toISOString() : null;

/** What waits in the outbox laid over comments and replies that are in Kitsu. */
export function waitingOn(changes: readonly Change[]) {
  const edits = rowsOf(commentEditKind, changes);
  const deletes = rowsOf(commentDeleteKind, changes);
  const ticks = rowsOf(checklistKind, changes);
  const acks = rowsOf(acknowledgementKind, changes);

  return {
    comment(shown: Shown): Shown {
      const of = <Body extends { commentId: string }>(rows: readonly Change<Body>[]) =>
        rows.find(({ body }) => body.commentId === shown.id);
      const edit = of(edits);
      const tick = of(ticks);
      const ack = of(acks);
      const gone = deletes.find(({ slot }) => slot === shown.id);
      const wanted = ack?.body.wanted ?? shown.acknowledged;
      const others = shown.acknowledgedBy.filter((name) => name !== 'You');
      return {
        ...shown,
        text: edit?.body.text ?? shown.text,
        checklist: tick ? withTicks(shown.checklist, tick.body.items) : shown.checklist,
        acknowledged: wanted,
        acknowledgedBy: wanted ? ['You', ...others] : others,
        changes: [
          ...(edit ? [waiting('edit', edit)] : []),
          ...(tick ? [waiting('tick', tick)] : []),
          ...(ack ? [waiting('acknowledgement', ack)] : []),
          ...(gone ? [waiting('delete', gone)] : []),
        ],
      };
    },
    reply(shown: ThreadReply): ThreadReply {
      const gone = deletes.find(({ slot }) => slot === shown.id);
      return gone ? { ...shown, changes: [waiting('delete', gone)] } : shown;
    },
  };
}
