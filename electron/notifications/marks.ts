import { inboxMarksKind } from '../outbox/kinds/inbox-marks.ts';
import type { Replica } from '../replica/replica.ts';

/** What waits to be marked in Kitsu, by the notification's id. */
export const waitingMarks = ({ outbox }: Pick<Replica, 'outbox'>): Record<string, boolean> =>
  outbox.find(inboxMarksKind, '', '')?.body.marks ?? {};

/**
 * Marks notifications as read or as unread, within a change of the replica. One that is so already needs nothing.
 * @param at ISO instant of the artist's action
 */
export function putMarks(
  replica: Replica,
  ids: readonly string[],
  isRead: boolean,
  at: string,
): void {
  const inbox = new Map(replica.inbox.all().map(({ id, read }) => [id, read]));
  const waiting = replica.outbox.find(inboxMarksKind, '', '');
  const marks = { ...waiting?.body.marks };
  // What is being sent, or was without an answer, may arrive: its opposite is sent too.
  const isUntried = !waiting || (waiting.attempts === 0 && waiting.state === 'waiting');
  for (const id of ids) {
    if (inbox.get(id) === isRead && isUntried) delete marks[id];
    else marks[id] = isRead;
  }
  const isEmpty = Object.keys(marks).length === 0;
  if (isEmpty && waiting && isUntried) replica.outbox.remove(waiting.id);
  else if (!isEmpty) {
    replica.outbox.put(inboxMarksKind, { taskId: '', slot: '', body: { marks } }, at);
  }
}
