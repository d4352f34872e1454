import { noteText } from '../../../electron/shared/note.ts';
import type { ThreadReply } from '../../../electron/shared/thread.ts';
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

/** Where a comment is that is not in Kitsu, and why. */
export function unsentText({ mark, note }: Pick<ThreadReply, 'mark' | 'note'>): string {
  const where =
    mark === 'here' ? 'Saved here, not yet in Kitsu.' : 'Saved here. It needs your decision.';
  return [where, noteText(note)].filter(Boolean).join(' ');
}

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

/** `340 B`, `12 kB`, `3.4 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
