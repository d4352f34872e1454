import { readKind } from '../../outbox/kinds/registry.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import { acknowledgementPush } from './push-acknowledgement.ts';
import { annotationPush } from './push-annotation.ts';
import { checklistPush } from './push-checklist.ts';
import { columnPush } from './push-column.ts';
import { commentDeletePush } from './push-comment-delete.ts';
import { commentEditPush } from './push-comment-edit.ts';
import { commentPush } from './push-comment.ts';
import type { Push } from './push-context.ts';
import { dayOffPush } from './push-day-off.ts';
import { inboxMarksPush } from './push-inbox-marks.ts';
import { playlistPush } from './push-playlist.ts';
import { productionEditPush } from './push-production-edit.ts';
import { productionPush } from './push-production.ts';
import { publishPush } from './push-publish.ts';
import { replyPush } from './push-reply.ts';
import { setupPush } from './push-setup.ts';
import { startPush } from './push-start.ts';
import { subscriptionPush } from './push-subscription.ts';
import { timePush } from './push-time.ts';

/** How each kind of this version is sent, by its name in the database. */
const pushes = new Map<string, Push<unknown>>();

/** Registers how a kind is sent; the returned function removes it. */
export function addPush<Body>(push: Push<Body>): () => void {
  // Only `readPush` passes rows to it, after it has read the body by the kind's own schema.
  pushes.set(push.kind.kind, push as Push<unknown>);
  return () => void pushes.delete(push.kind.kind);
}

addPush(timePush);
addPush(startPush);
addPush(commentPush);
addPush(replyPush);
addPush(commentEditPush);
addPush(commentDeletePush);
addPush(checklistPush);
addPush(acknowledgementPush);
addPush(dayOffPush);
addPush(publishPush);
addPush(subscriptionPush);
addPush(columnPush);
addPush(annotationPush);
addPush(inboxMarksPush);
addPush(setupPush);
addPush(productionEditPush);
addPush(playlistPush);
addPush(productionPush);

/** A row with its push and parsed body; `null` if this version cannot read or send it. */
export function readPush(row: Change): { push: Push<unknown>; change: Change } | null {
  const known = readKind(row);
  const push = known && pushes.get(known.kind.kind);
  return known && push ? { push, change: known.change } : null;
}
