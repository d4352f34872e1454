import { readAs, type Change } from '../../replica/tables/outbox.ts';
import { commentKind } from './comment.ts';
import { dayOffKind } from './day-off.ts';
import type { Kind } from './kind.ts';
import { replyKind } from './reply.ts';
import { startKind } from './start.ts';
import { timeKind } from './time.ts';

/** The kinds of change of this version, by their names in the table. */
const kinds = new Map<string, Kind<unknown>>();

/** Makes a kind known; the returned function takes it away again. */
export function addKind<Body>(kind: Kind<Body>): () => void {
  // Only `readKind` hands a row to a kind, and reads its body by the kind's own schema first.
  kinds.set(kind.kind, kind as Kind<unknown>);
  return () => void kinds.delete(kind.kind);
}

addKind(timeKind);
addKind(startKind);
addKind(commentKind);
addKind(replyKind);
addKind(dayOffKind);

/** The kind with this name, as rows have it; `undefined` for one that this version does not have. */
export const kindNamed = (kind: string): Kind<unknown> | undefined => kinds.get(kind);

export interface KnownChange {
  kind: Kind<unknown>;
  change: Change;
}

/** A row with its kind, its body read; `null` for one that this version cannot read. */
export function readKind(change: Change): KnownChange | null {
  const kind = kindNamed(change.kind);
  const read = kind && readAs(kind, change);
  return kind && read ? { kind, change: read } : null;
}
