import type { StudioContext } from '../../kitsu/context.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import { statusNamed } from '../../rules/status-chip.ts';
import type { OutboxConflict } from '../../shared/outbox-item.ts';

/** The conflict of a row that sets a status: the task's status in Kitsu; `null` if there is none. */
export function statusConflict(
  { state, body }: Change<{ movedTo: string | null }>,
  context: StudioContext | null,
): OutboxConflict | null {
  const has = state === 'conflict' ? statusNamed(body.movedTo, context) : null;
  return has && { kind: 'status', has };
}
