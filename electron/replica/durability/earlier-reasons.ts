import { outboxCause, type OutboxCause } from '../../shared/outbox-cause.ts';

/**
 * What the versions of the app before the sixth schema kept instead of a cause: an English
 * sentence. This list never changes; it is the one place where a sentence is recognised.
 */
const SENTENCES: ReadonlyMap<string, OutboxCause> = new Map<string, OutboxCause>([
  ['Waits until you sign in again.', { code: 'signed-out' }],
  ['Kitsu refused it once; it is tried again in 2 minutes.', { code: 'permission-cache' }],
  ['It may be in Kitsu already; that is looked at again in a moment.', { code: 'maybe-arrived' }],
  ['You are off on this day. Take the day off back to log time.', { code: 'off-that-day' }],
  ['Waits until the day off is taken back in Kitsu.', { code: 'waits-for-cancelled-day-off' }],
  [
    'The day off has other days in Kitsu now. Look at it there, then discard this.',
    { code: 'day-off-moved' },
  ],
  ['The comment you replied to is no longer in Kitsu.', { code: 'replied-comment-gone' }],
  [
    'The comment is no longer in Kitsu, so its files cannot be added to it.',
    { code: 'commented-files-gone' },
  ],
  [
    'This entry was damaged on the disk of this computer. Look whether it is right before it is sent.',
    { code: 'recovered-doubt' },
  ],
]);
const UNASSIGNED = 'You are no longer assigned to this task. Kitsu says: ';
const REFUSED = 'Kitsu says: ';

/** The cause that an earlier version meant by its sentence. */
export function causeOfSentence(text: string): OutboxCause {
  const known = SENTENCES.get(text);
  if (known) return known;
  if (text.startsWith(UNASSIGNED))
    return { code: 'unassigned', said: text.slice(UNASSIGNED.length) };
  if (text.startsWith(REFUSED)) return { code: 'refused', said: text.slice(REFUSED.length) };
  return { code: 'earlier', text };
}

/** A cause as the column keeps it; `null` for none. */
export const causeColumn = (cause: OutboxCause | null): string | null =>
  cause && JSON.stringify(cause);

/** The column read back. What another version wrote there is `unknown`, and stays in the row. */
export function readCause(column: string | null): OutboxCause | null {
  if (column === null) return null;
  try {
    const read = outboxCause.safeParse(JSON.parse(column));
    return read.success ? read.data : { code: 'unknown' };
  } catch {
    return { code: 'unknown' };
  }
}
