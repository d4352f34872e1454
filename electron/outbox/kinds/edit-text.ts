import { textBlock } from '../../rules/comment-rules.ts';
import { tidyText } from '../../shared/comment.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { Task } from '../../shared/task.ts';
import type { SendAttempt } from './attempt.ts';
import { shortName } from './kind.ts';

/**
 * The edited text as it is sent, if it may be edited. It may not once an attempt may have arrived: that is
 * recognised by its text, and with another text there would be two comments.
 */
export function editedText(
  { step }: Pick<SendAttempt, 'step'>,
  typed: string,
  mayBeEmpty: boolean,
): Result<string> {
  if (step === 'sent') {
    return failure(
      'rule',
      'It was sent, and Kitsu may have it already.',
      'Wait until that is known, then edit it there.',
    );
  }
  const text = tidyText(typed);
  const blocked = textBlock(text, mayBeEmpty);
  return blocked ?? success(text);
}

/** Exactly what discarding a text loses, and what stays in Kitsu. */
export function discardsWords(
  { step }: Pick<SendAttempt, 'step'>,
  what: string,
  task: Task | undefined,
): string {
  const name = shortName(task);
  return step === 'sent'
    ? `Your ${what} on ${name} is not sent again. If Kitsu received it before the connection broke, it stays there.`
    : `Your ${what} on ${name} is lost: Kitsu never gets it.`;
}
