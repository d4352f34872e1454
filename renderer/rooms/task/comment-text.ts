import { isolated } from '../../../electron/shared/plain-text.ts';
import { noteText } from '../../../electron/shared/note.ts';
import type { CommentPreview } from '../../../electron/shared/comment.ts';
import type { Thread, ThreadReply, WaitingChange } from '../../../electron/shared/thread.ts';
import { format, isSameYear, isValid, parseISO, subDays, isSameDay } from 'date-fns';

/**
 * When a comment was written: `today 17:20`, `yesterday 09:05`, `3 Nov 14:00`. Kitsu sends UTC without
 * a zone. Empty if it cannot be read.
 */
export function commentTime(sent: string, now: Date): string {
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/.test(sent);
  const instant = parseISO(hasZone ? sent : `${sent}Z`);
  if (!isValid(instant)) return '';
  const clock = format(instant, 'HH:mm');
  if (isSameDay(instant, now)) return `today ${clock}`;
  if (isSameDay(instant, subDays(now, 1))) return `yesterday ${clock}`;
  return format(instant, isSameYear(instant, now) ? 'd MMM HH:mm' : 'd MMM yyyy');
}

/** Where a comment is that is not in Kitsu, and why. `seconds`: until it leaves. */
export function unsentText(
  { mark, note }: Pick<ThreadReply, 'mark' | 'note'>,
  seconds: number | null = null,
): string {
  if (seconds !== null) return `Saved here. Sent in ${seconds} s.`;
  const where =
    mark === 'here' ? 'Saved here, not yet in Kitsu.' : 'Saved here. It needs your decision.';
  return [where, noteText(note)].filter(Boolean).join(' ');
}

const CHANGES: Readonly<Record<WaitingChange['what'], string>> = {
  edit: 'Changed here',
  tick: 'Ticked here',
  acknowledgement: 'Acknowledged here',
  delete: 'Deleted here',
};

/** What of a comment was changed here and is not in Kitsu, and why. `seconds`: until it leaves. */
export function changeText(
  { what, mark, note }: Pick<WaitingChange, 'what' | 'mark' | 'note'>,
  seconds: number | null,
): string {
  if (seconds !== null) return `${CHANGES[what]}, in Kitsu in ${seconds} s.`;
  const where = mark === 'here' ? `${CHANGES[what]}, not yet in Kitsu.` : `${CHANGES[what]}.`;
  return [where, noteText(note)].filter(Boolean).join(' ');
}

/** `Acknowledged by you and Lea Lead`. */
export function acknowledgedText(names: readonly string[]): string {
  const said = names.map((name) => (name === 'You' ? 'you' : isolated(name)));
  const last = said.at(-1) ?? '';
  const others = said.slice(0, -1).join(', ');
  return `Acknowledged by ${others === '' ? last : `${others} and ${last}`}`;
}

/** `Published v3`, `Published v3: 2 files`; empty where nothing was published. Each file's name stands on its button. */
export function revisionText(previews: readonly CommentPreview[]): string {
  const [first] = previews;
  if (!first) return '';
  const what = previews.length > 1 ? `${previews.length} files` : '';
  const state = previews.every(({ status }) => status === 'ready')
    ? ''
    : previews.some(({ status }) => status === 'broken')
      ? ' Kitsu could not read it.'
      : ' Kitsu is still preparing it.';
  return `Published v${first.revision}${what === '' ? '' : `: ${what}`}${state === '' ? '' : `.${state}`}`;
}

/** In place of the comments where there are none: what begins them. */
export function emptyText({ readAt, blocked }: Pick<Thread, 'readAt' | 'blocked'>): string {
  if (readAt === null) return 'No comments are known here yet. They come as soon as Kitsu answers.';
  return blocked
    ? 'No comments yet.'
    : 'No comments yet. Ask or say above what the team should know, or publish a first version.';
}

/** The question before a comment or a reply is deleted. */
export const deleteQuestion = (isReply: boolean, published: string): string =>
  isReply
    ? 'Kitsu deletes its files too.'
    : `Kitsu deletes its replies and files too${published === '' ? '' : ' and what was published with it'}, and sets the status back to that of the comments that stay.`;

/** Beside Send, once something was sent: where it is by now. */
export function sentText({ mark }: Pick<ThreadReply, 'mark'>): string {
  switch (mark) {
    case 'kitsu':
      return 'In Kitsu';
    case 'here':
      return 'Saved here, on its way to Kitsu';
    default:
      return 'Saved here. It needs your decision';
  }
}

/** The question before Kitsu posts copies of a comment. */
export function copiesQuestion({ words, entity }: { words: string[]; entity: string }): string {
  const named = words.map((word) => `“${word}”`).join(' and ');
  const makes = words.length === 1 ? 'makes' : 'make';
  return `${named} ${makes} Kitsu copy this comment to other tasks of ${entity}.`;
}
