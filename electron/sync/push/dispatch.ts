import type { KitsuFailure } from '../../kitsu/answer-types.ts';
import { getTaskState } from '../../kitsu/tasks.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import type { Replica } from '../../replica/replica.ts';
import type { OutboxCause } from '../../shared/outbox-cause.ts';
import { readPush } from './pushes.ts';
import { backOff, classifyFailure } from './push-policy.ts';
import type { PushContext, PushOutcome } from './push-context.ts';

/** A server without a shared cache may refuse a newly assigned artist for up to 2 minutes (kitsu-api §4.11). */
const PERMISSION_CACHE_S = 130;

/** Sends one row once and stores the result in it. Never throws because of Kitsu. */
export async function pushChange(context: PushContext, row: Change): Promise<PushOutcome> {
  const { replica } = context;
  const known = readPush(row);
  // It has become unreadable since it was chosen: it is left unchanged.
  if (!known) return { kind: 'needs-artist' };
  const { push, change } = known;
  replica.change(() => replica.outbox.patch(change.id, { state: 'sending' }));
  const outcome = await push.push(context, change);
  if (outcome.kind === 'failed') await afterFailure(context, change, outcome.failure);
  return outcome;
}

async function afterFailure(
  context: PushContext,
  change: Change,
  failure: KitsuFailure,
): Promise<void> {
  const { replica, now, random } = context;
  const verdict = classifyFailure(failure);
  const wait = (seconds: number, cause: OutboxCause, attempts: number): void =>
    replica.change(() =>
      ifUnedited(replica, change, {
        state: 'waiting',
        cause,
        attempts,
        // The column takes only whole numbers, and a random wait is not one.
        notBefore: now().getTime() + Math.ceil(seconds * 1000),
      }),
    );
  if (verdict.kind === 'hold') return wait(0, { code: 'signed-out' }, change.attempts);
  const attempts = change.attempts + 1;
  if (verdict.kind === 'wait') {
    const cause = { code: 'retrying', failure: failure.code, said: failure.message } as const;
    return wait(backOff(attempts, verdict.retryAfter, random()), cause, attempts);
  }
  const mayBeLost = failure.code === 'forbidden' || failure.code === 'not-found';
  const task = mayBeLost && change.taskId !== '' ? await askForTask(context, change) : 'unknown';
  const isCached = failure.code === 'forbidden' && task === 'mine';
  if (isCached && change.attempts === 0) {
    return wait(PERMISSION_CACHE_S, { code: 'permission-cache' }, 1);
  }
  const cause = causeOf(task, failure.message);
  replica.change(() => ifUnedited(replica, change, { state: 'parked', cause, attempts }));
}

/** An edit made meanwhile is due at once and is not delayed by the result of the older one. */
function ifUnedited(
  replica: Replica,
  change: Change,
  patch: Parameters<Replica['outbox']['patch']>[1],
): void {
  if (replica.outbox.isCurrent(change)) replica.outbox.patch(change.id, patch);
}

type TaskNow = 'mine' | 'unassigned' | 'gone' | 'unknown';

/** What became of the task of a refused change; `unknown` if Kitsu does not say. */
async function askForTask({ http, personId }: PushContext, { taskId }: Change): Promise<TaskNow> {
  const state = await getTaskState(http, taskId);
  if (!state.ok) return state.code === 'not-found' ? 'gone' : 'unknown';
  return state.value.assigneeIds.includes(personId) ? 'mine' : 'unassigned';
}

function causeOf(task: TaskNow, said: string): OutboxCause {
  if (task === 'gone') return { code: 'task-gone' };
  return { code: task === 'unassigned' ? 'unassigned' : 'refused', said };
}
