import type { KitsuFailure } from '../../kitsu/answer-types.ts';
import type { Http } from '../../kitsu/http.ts';
import { allNotifications } from '../../kitsu/notifications.ts';
import type { Replica } from '../../replica/replica.ts';
import type { FailureCode } from '../../shared/result.ts';

/** This account gets none, or this Kitsu has none. */
const NONE = new Set<FailureCode>(['forbidden', 'not-found', 'not-supported']);

/** Reads Kitsu's notifications into the replica. */
export async function readInbox(
  { replica, http, now }: { replica: Replica; http: Http; now(): Date },
  signal: AbortSignal,
): Promise<KitsuFailure | null> {
  const reading = replica.inbox.ask();
  const answer = await allNotifications(http, { signal });
  if (signal.aborted) return null;
  if (!answer.ok) return NONE.has(answer.code) ? null : answer;
  replica.inbox.replaceAll(answer.value, now().toISOString(), reading);
  return null;
}
