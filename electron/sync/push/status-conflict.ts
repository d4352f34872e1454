import type { Change } from '../../replica/tables/outbox.ts';
import type { PushContext, PushOutcome } from './push-context.ts';

interface SetsStatus {
  statusId: string | null;
  baseStatusId: string;
  movedTo: string | null;
}

/**
 * If a lead has finished a task meanwhile, or has it under review, the artist is asked and the lead is
 * not overruled: the row becomes a conflict. `null` if there is none. `now` is the status in Kitsu.
 */
export function findStatusConflict(
  { replica, studio }: PushContext,
  change: Change<SetsStatus>,
  now: string,
  { starts }: { starts: boolean },
): PushOutcome | null {
  const { statusId, baseStatusId } = change.body;
  if (statusId === null || now === baseStatusId || now === statusId) return null;
  const statuses = studio().context?.statuses ?? [];
  const status = statuses.find(({ id }) => id === now);
  if (!status || (!status.isDone && !status.isFeedbackRequest)) return null;
  const wanted = statuses.find(({ id }) => id === statusId);
  const cause = {
    code: 'status-conflict',
    has: status.name,
    wanted: wanted?.name ?? null,
    starts,
  } as const;
  const body = { ...change.body, movedTo: now };
  replica.change(() => {
    if (!replica.outbox.isCurrent(change)) return;
    replica.outbox.patch(change.id, { state: 'conflict', cause, body });
  });
  return { kind: 'needs-artist' };
}
