import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import {
  allNotifications,
  markAllNotificationsRead,
  markNotification,
} from '../../kitsu/notifications.ts';
import { inboxMarksKind, type InboxMarksChange } from '../../outbox/kinds/inbox-marks.ts';
import type { InboxItem } from '../../shared/inbox.ts';
import { success } from '../../shared/result.ts';
import { definePush, type PushContext, type PushOutcome } from './push-context.ts';

/** All of it may be repeated. Only what differs in Kitsu is sent. */
async function push(context: PushContext, change: InboxMarksChange): Promise<PushOutcome> {
  const { replica, http } = context;
  const wanted = new Map(Object.entries(change.body.marks));
  const reading = replica.inbox.ask();
  const inbox = await allNotifications(http);
  if (!inbox.ok) return { kind: 'failed', failure: inbox };
  const differs = inbox.value.filter(({ id, read }) => (wanted.get(id) ?? read) !== read);
  const sent = isAllOfIt(inbox.value, wanted, differs.length)
    ? await markAllNotificationsRead(http)
    : await markEach(http, differs, wanted);
  if (!sent.ok) return { kind: 'failed', failure: sent };
  // A reading of this moment is dropped for what is confirmed here: what it would have brought is kept.
  replica.inbox.replaceAll(inbox.value, context.now().toISOString(), reading);
  replica.change(() => {
    replica.inbox.setRead(wanted);
    if (replica.outbox.isCurrent(change)) replica.outbox.remove(change.id);
  });
  return { kind: 'done' };
}

/** Kitsu's "all" would also mark what arrived since the artist looked. */
const isAllOfIt = (
  inbox: readonly InboxItem[],
  wanted: ReadonlyMap<string, boolean>,
  many: number,
): boolean =>
  many > 1 &&
  inbox.every(({ id, read }) => read || wanted.get(id) === true) &&
  [...wanted.values()].every(Boolean);

async function markEach(
  http: Http,
  items: readonly InboxItem[],
  wanted: ReadonlyMap<string, boolean>,
): Promise<KitsuAnswer<unknown>> {
  for (const { id } of items) {
    const answer = await markNotification(http, id, wanted.get(id) ?? true);
    // It went with its comment while this was on its way.
    if (!answer.ok && answer.code !== 'not-found') return answer;
  }
  return success(null);
}

export const inboxMarksPush = definePush({ kind: inboxMarksKind, push });
