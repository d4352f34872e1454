import { readAs, type Change } from '../../replica/tables/outbox.ts';
import { acknowledgementKind } from './acknowledgement.ts';
import { annotationKind } from './annotation.ts';
import { checklistKind } from './checklist.ts';
import { columnKind } from './column.ts';
import { commentDeleteKind } from './comment-delete.ts';
import { commentEditKind } from './comment-edit.ts';
import { commentKind } from './comment.ts';
import { dayOffKind } from './day-off.ts';
import { inboxMarksKind } from './inbox-marks.ts';
import type { Kind } from './kind.ts';
import { playlistKind } from './playlist.ts';
import { productionEditKind } from './production-edit.ts';
import { productionKind } from './production.ts';
import { publishKind } from './publish.ts';
import { replyKind } from './reply.ts';
import { setupKind } from './setup.ts';
import { startKind } from './start.ts';
import { subscriptionKind } from './subscription.ts';
import { timeKind } from './time.ts';

/** The kinds of change of this version, by their names in the table. */
const kinds = new Map<string, Kind<unknown>>();

/** Registers a kind; the returned function removes it. */
export function addKind<Body>(kind: Kind<Body>): () => void {
  // Only `readKind` passes rows to a kind, after it has read the body by the kind's own schema.
  kinds.set(kind.kind, kind as Kind<unknown>);
  return () => void kinds.delete(kind.kind);
}

addKind(timeKind);
addKind(startKind);
addKind(commentKind);
addKind(replyKind);
addKind(commentEditKind);
addKind(commentDeleteKind);
addKind(checklistKind);
addKind(acknowledgementKind);
addKind(dayOffKind);
addKind(publishKind);
addKind(subscriptionKind);
addKind(columnKind);
addKind(annotationKind);
addKind(inboxMarksKind);
addKind(setupKind);
addKind(productionEditKind);
addKind(playlistKind);
addKind(productionKind);

/** The kind with this name; `undefined` if this version does not have it. */
export const kindNamed = (kind: string): Kind<unknown> | undefined => kinds.get(kind);

/** The names of all kinds. */
export const kindNames = (): string[] => [...kinds.keys()];

export interface KnownChange {
  kind: Kind<unknown>;
  change: Change;
}

/** A row with its kind and parsed body; `null` if this version cannot read it. */
export function readKind(change: Change): KnownChange | null {
  const kind = kindNamed(change.kind);
  const read = kind && readAs(kind, change);
  return kind && read ? { kind, change: read } : null;
}
