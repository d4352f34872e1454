import { outboxCause, type OutboxCause } from '../../shared/contract/outbox-cause.ts';

/**
 * Before the sixth schema the app stored an English sentence in place of a cause. This list never
 * changes; it is the one place where a sentence is recognised.
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

/** The cause behind the sentence of an earlier version. */
export function causeOfSentence(text: string): OutboxCause {
  const known = SENTENCES.get(text);
  if (known) return known;
  if (text.startsWith(UNASSIGNED))
    return { code: 'unassigned', said: text.slice(UNASSIGNED.length) };
  if (text.startsWith(REFUSED)) return { code: 'refused', said: text.slice(REFUSED.length) };
  return { code: 'earlier', text };
}

/** The column value of a cause; `null` for none. */
export const causeColumn = (cause: OutboxCause | null): string | null =>
  cause && JSON.stringify(cause);

/** Reads the column. A cause of another version is `unknown`, and stays in the row. */
export function readCause(column: string | null): OutboxCause | null {
  if (column === null) return null;
  try {
    const read = outboxCause.safeParse(JSON.parse(column));
    return read.success ? read.data : { code: 'unknown' };
  } catch {
    return { code: 'unknown' };
  }
}
