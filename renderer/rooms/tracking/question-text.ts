import { shortDay, type Day } from '../../../electron/shared/day.ts';
import type { CommentDraft } from '../../../electron/shared/thread.ts';
import type { TrackedTask } from '../../../electron/shared/tracking.ts';

type Asked = Pick<TrackedTask, 'entity' | 'type' | 'assignees' | 'due' | 'reasons'>;

/**
 * What a lead may ask the people of a task at risk: about which task, until when, and why. Kitsu notifies who is
 * named with `@` where the line, or a space, follows.
 */
export function questionText(task: Asked, today: Day): string {
  const names = task.assignees.map((name) => `@${name}`).join(' ');
  const reasons = task.reasons.map((reason) => `- ${reason}.`).join('\n');
  return [
    ...[names, whenText(task, today)].filter((line) => line !== ''),
    ...(reasons === '' ? [] : ['', 'The plan says:', reasons]),
    ...['', 'What would help: more time, somebody beside you, or less to do?'],
  ].join('\n');
}

function whenText({ entity, type, due }: Asked, today: Day): string {
  const title = `${entity} · ${type}`;
  if (due === null) return `When will ${title} be done?`;
  const day = shortDay(due, today);
  return due < today
    ? `${title} was due ${day}. When will it be done?`
    : `Will ${title} be done by ${day}?`;
}

/** The draft with the question below what was begun; the same question once. */
export function withQuestion(
  draft: Pick<CommentDraft, 'text' | 'statusId' | 'replyTo'> | null,
  question: string,
): Pick<CommentDraft, 'text' | 'statusId' | 'replyTo'> {
  const { text: begun = '', statusId = null, replyTo = null } = draft ?? {};
  if (begun.includes(question)) return { text: begun, statusId, replyTo };
  const text = begun.trim() === '' ? question : `${begun.trimEnd()}\n\n${question}`;
  return { text, statusId, replyTo };
}
