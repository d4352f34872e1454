import { readKind } from '../../outbox/kinds/registry.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import { commentPush } from './push-comment.ts';
import type { Push } from './push-context.ts';
import { dayOffPush } from './push-day-off.ts';
import { replyPush } from './push-reply.ts';
import { startPush } from './push-start.ts';
import { timePush } from './push-time.ts';

/** How each kind of this version is sent, by its name in the table. */
const pushes = new Map<string, Push<unknown>>();

/** Makes the way to send a kind known; the returned function takes it away again. */
export function addPush<Body>(push: Push<Body>): () => void {
  // Only `readPush` hands a row to it, and reads its body by the kind's own schema first.
  pushes.set(push.kind.kind, push as Push<unknown>);
  return () => void pushes.delete(push.kind.kind);
}

addPush(timePush);
addPush(startPush);
addPush(commentPush);
addPush(replyPush);
addPush(dayOffPush);

/** A row with the way to send it, its body read; `null` for one that this version cannot read or send. */
export function readPush(row: Change): { push: Push<unknown>; change: Change } | null {
  const known = readKind(row);
  const push = known && pushes.get(known.kind.kind);
  return known && push ? { push, change: known.change } : null;
}
