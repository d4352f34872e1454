import type { Change } from '../replica/tables/outbox.ts';
import type { Replica } from '../replica/replica.ts';
import { tidyText } from '../shared/comment.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { copyingHashtags, textBlock } from '../rules/comment-rules.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';

/**
 * Edits a waiting comment or reply. Refused once an attempt may have arrived: the duplicate is
 * recognised by its text, and with another text there would be two.
 */
export function editText(
  replica: Replica,
  studio: StudioConfig,
  change: Change,
  typed: string,
): Result<null> {
  if (change.kind !== 'comment' && change.kind !== 'reply') {
    return failure('rule', 'This change has no words to edit.');
  }
  if (change.body.step === 'sent') {
    return failure(
      'rule',
      'It was sent, and Kitsu may have it already.',
      'Wait until that is known, then edit it there.',
    );
  }
  const text = tidyText(typed);
  const blocked = textBlock(text, change.kind === 'comment' && change.body.statusId !== null);
  if (blocked) return blocked;
  const task = replica.tasks.get(change.taskId)?.task;
  const words = task && change.kind === 'comment' ? copyingHashtags(text, task, studio) : [];
  if (words.length > 0) {
    return failure(
      'rule',
      `Kitsu would copy it to other tasks because of ${words.join(', ')}.`,
      'Take the # out, or discard this and write it anew.',
    );
  }
  replica.change(() => {
    if (change.kind === 'comment') put(replica, change, { ...change.body, text });
    else put(replica, change, { ...change.body, text });
  });
  return success(null);
}

function put<Written extends Extract<Change, { kind: 'comment' | 'reply' }>>(
  replica: Replica,
  { kind, taskId, slot, createdAt }: Written,
  body: Written['body'],
): void {
  replica.outbox.put({ kind, taskId, slot, body }, createdAt);
}
