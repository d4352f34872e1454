import { formatMinutes, type Minutes } from './minutes.ts';
import { causeText, type OutboxCause } from './outbox-cause.ts';

/** Why a shown value is not in Kitsu: a code with its facts. */
export type Note =
  | OutboxCause
  /** Kitsu no longer has the minutes that it had confirmed. */
  | { code: 'gone-from-kitsu'; had: Minutes }
  /** The time of the running timer is sent when it stops. */
  | { code: 'timer-runs' };

/** The note as a sentence for the artist; `null` for none. */
export function noteText(note: Note | null): string | null {
  if (note === null) return null;
  switch (note.code) {
    case 'gone-from-kitsu':
      return `Kitsu no longer shows the ${formatMinutes(note.had)} you saved`;
    case 'timer-runs':
      return 'The timer is running: its time is sent when it stops.';
    default:
      return causeText(note);
  }
}
