/** What the artist said with the same words in the same place, and how often: a comment on a task, or an answer there. */
export class AtMostOnceModel {
  /** How often the app took it. */
  claims = 0;
  /** How often the artist gave it up again; it may have arrived before. */
  withdrawn = 0;
}

export interface AtMostOnceVerdict {
  lost: number;
  doubled: number;
  why: string | null;
}

/** `made`: how often it stands in Kitsu; `visible`: how often it still waits in the app. */
export function judgeAtMostOnce(
  { claims, withdrawn }: AtMostOnceModel,
  { made, visible }: { made: number; visible: number },
): AtMostOnceVerdict {
  const doubled = Math.max(0, made - claims);
  const lost = Math.max(0, claims - withdrawn - visible - made);
  const why = doubled > 0 ? 'said more than once' : lost > 0 ? 'never came to Kitsu' : null;
  return { lost, doubled, why };
}

export type MessageKind = 'comment' | 'reply';
export const messageKey = (kind: MessageKind, taskId: string, text: string): string =>
  JSON.stringify([kind, taskId, text]);
