import type { OutboxItem } from '../../electron/shared/outbox-item.ts';

/** A text that the artist wrote in one place (a comment on a task, or a reply), and how often. */
export class AtMostOnceModel {
  /** How often the app accepted it. */
  claims = 0;
  /** How often the artist discarded it; it may have arrived before. */
  withdrawn = 0;
}

export interface AtMostOnceVerdict {
  lost: number;
  doubled: number;
  why: string | null;
}

/** `made`: how often it is in Kitsu; `visible`: how often it still waits in the app. */
export function judgeAtMostOnce(
  { claims, withdrawn }: AtMostOnceModel,
  { made, visible }: { made: number; visible: number },
): AtMostOnceVerdict {
  const doubled = Math.max(0, made - claims);
  const lost = Math.max(0, claims - withdrawn - visible - made);
  const why = doubled > 0 ? 'said more than once' : lost > 0 ? 'never came to Kitsu' : null;
  return { lost, doubled, why };
}

/**
 * `publish`: a comment with a revision of two files, which counts once both are whole, in their order; `attach`: one with
 * two files attached, which counts once each of them is there.
 */
export type MessageKind = 'comment' | 'reply' | 'publish' | 'attach';

/** What a row of the outbox says; `null` for what is no message. */
export function messageOf({ kind, text }: Pick<OutboxItem, 'kind' | 'text'>): MessageKind | null {
  if (kind === 'comment') return text?.startsWith(ATTACHED_WORDS) ? 'attach' : 'comment';
  return kind === 'reply' || kind === 'publish' ? kind : null;
}

/** The files of each revision that is played, in order; what a comment of one says begins so. */
export const PUBLISHED_FILES = ['first.png', 'second.png'] as const;
export const PUBLISHED_WORDS = 'Take ';
/** The files that are attached to a comment, and what such a comment begins with. */
export const ATTACHED_FILES = ['notes.txt', 'sketch.png'] as const;
export const ATTACHED_WORDS = 'See ';
export const messageKey = (kind: MessageKind, taskId: string, text: string): string =>
  JSON.stringify([kind, taskId, text]);
