import { commandLines, inGroups } from '../../lib/commands/command-lines.ts';
import { call } from '../../lib/api.ts';
import type { ThreadComment, ThreadReply } from '../../../electron/shared/thread.ts';
import type { MenuEntry } from '../../lib/ui/menu-entries.ts';
import { change } from './comment-actions.ts';

/** What a comment's menu does where the comment is drawn. */
export interface CommentHands {
  taskId: string;
  reply: () => void;
  edit: () => void;
  /** `null`: the comment itself. */
  remove: (replyId: string | null) => void;
}

const item = (label: string, run: () => void): MenuEntry => ({ kind: 'item', label, run });

const copyLine = (text: string): MenuEntry[] =>
  text === '' ? [] : [item('Copy the text', () => void call('app.copy', { text }))];

/** One's own, in Kitsu, and not being deleted already. */
const isMineThere = ({ mine, mark, changes }: ThreadReply): boolean =>
  mine && mark === 'kitsu' && changes.every(({ what }) => what !== 'delete');

function acknowledgeLine(comment: ThreadComment, taskId: string): MenuEntry[] {
  if (comment.mark !== 'kitsu' || comment.changes.some(({ what }) => what === 'delete')) return [];
  const wanted = !comment.acknowledged;
  const label = wanted ? 'Acknowledge' : 'Take the acknowledgement back';
  const ask = () => call('comment.acknowledge', { taskId, commentId: comment.id, wanted });
  return [item(label, () => void change(ask()))];
}

/** The lines of a comment's menu. */
export function commentLines(comment: ThreadComment, hands: CommentHands): MenuEntry[] {
  const { text, mark, replyBlocked } = comment;
  const mine = isMineThere(comment);
  return inGroups([
    [
      ...(replyBlocked === null ? [item('Reply', hands.reply)] : []),
      ...acknowledgeLine(comment, hands.taskId),
    ],
    copyLine(text),
    mine ? [item('Edit', hands.edit), item('Delete…', () => hands.remove(null))] : [],
    // What waits is changed, retried and discarded in one place.
    commandLines([mark === 'kitsu' ? ['task.kitsu'] : ['outbox']]),
  ]);
}

/** The lines of a reply's menu. Kitsu has no way to edit one. */
export const replyLines = (reply: ThreadReply, hands: CommentHands): MenuEntry[] =>
  inGroups([
    copyLine(reply.text),
    isMineThere(reply) ? [item('Delete…', () => hands.remove(reply.id))] : [],
    commandLines([reply.mark === 'kitsu' ? ['task.kitsu'] : ['outbox']]),
  ]);
