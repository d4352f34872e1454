import type { KitsuAnswer } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { allNotifications, markNotification } from '../../kitsu/notifications.ts';
import { inboxMarksKind, type InboxMarksChange } from '../../outbox/kinds/inbox-marks.ts';
import type { InboxItem } from '../../shared/inbox.ts';
import { success } from '../../shared/result.ts';
import { definePush, type PushContext, type PushOutcome } from './push-context.ts';

/**
 * All of it may be repeated. Only what differs in Kitsu is sent, one by one: Kitsu's own "all" would also mark what
 * arrived since the artist looked.
 */
async function push(context: PushContext, change: InboxMarksChange): Promise<PushOutcome> {
  const { replica, http } = context;
  const wanted = new Map(Object.entries(change.body.marks));
  const inbox = await allNotifications(http);
  if (!inbox.ok) return { kind: 'failed', failure: inbox };
  const differs = inbox.value.filter(({ id, read }) => (wanted.get(id) ?? read) !== read);
  const sent = await markEach(http, differs, wanted);
  if (!sent.ok) return { kind: 'failed', failure: sent };
  replica.change(() => {
    replica.inbox.setRead(wanted);
    if (replica.outbox.isCurrent(change)) replica.outbox.remove(change.id);
  });
  return { kind: 'done' };
}

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
