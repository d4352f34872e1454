import type { Replica } from '../replica/replica.ts';
import { failure, success, type Result } from '../shared/result.ts';
import type { UndoHandle, UndoLog } from '../rules/undo-log.ts';
import { knownRow } from './commands.ts';
import type { Choice } from './kinds/kind.ts';
import { undoChoice } from './undo-steps.ts';

const SETTLED = failure('not-found', 'This is settled already.');

/** As `resolveChange`; the choice can be undone. */
export function choose(
  replica: Replica,
  log: UndoLog,
  { id, choice }: { id: number; choice: Choice },
): Result<UndoHandle> {
  const before = replica.outbox.byId(id);
  const done = resolveChange(replica, id, choice);
  if (!done.ok) return done;
  return before ? success({ undo: log.add(undoChoice(replica, before)) }) : SETTLED;
}

/**
 * The artist's word on a conflict. `mine` sends the typed total (or the status) with what Kitsu
 * holds now as its new base, `theirs` leaves Kitsu as it is, `both` adds the two numbers. What each
 * kind makes of it is the kind's own.
 */
export function resolveChange(replica: Replica, id: number, choice: Choice): Result<null> {
  const row = knownRow(replica, id);
  if (!row.ok) return row;
  const { kind, change } = row.value;
  if (change.state !== 'conflict') return SETTLED;
  return kind.settle?.(replica, change, choice) ?? SETTLED;
}
