/** What the artist said with the same words in the same place, and how often: a comment on a task, or an answer there. */
export class SayingModel {
  /** How often the app took it. */
  claims = 0;
  /** How often the artist gave it up again; it may have arrived before. */
  withdrawn = 0;
}

export interface SayingVerdict {
  lost: number;
  doubled: number;
  why: string | null;
}

/** `made`: how often it stands in Kitsu; `visible`: how often it still waits in the app. */
export function judgeSaying(
  { claims, withdrawn }: SayingModel,
  { made, visible }: { made: number; visible: number },
): SayingVerdict {
  const doubled = Math.max(0, made - claims);
  const lost = Math.max(0, claims - withdrawn - visible - made);
  const why = doubled > 0 ? 'said more than once' : lost > 0 ? 'never came to Kitsu' : null;
  return { lost, doubled, why };
}

export type SayingKind = 'comment' | 'reply';
export const sayingOf = (kind: SayingKind, taskId: string, text: string): string =>
  JSON.stringify([kind, taskId, text]);
