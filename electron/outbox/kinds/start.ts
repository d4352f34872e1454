import { z } from 'zod';
import type { Replica } from '../../replica/replica.ts';
import type { Change } from '../../replica/tables/outbox.ts';
import { statusNamed } from '../../rules/status-chip.ts';
import { titleOrUnknown } from '../../rules/task-title.ts';
import { success, type Result } from '../../shared/result.ts';
import { sendAttempt, withSeen } from './attempt.ts';
import { AGAIN, defineKind, shortName, type Choice } from './kind.ts';
import { statusConflict } from './status-conflict.ts';

/**
 * A start is a comment without text. `baseStatusId` is the status that the artist saw, `movedTo` the one
 * that a conflict found. A row that the first version of the app sent has the newest comment of that
 * moment instead of `seen`.
 */
const startBody = sendAttempt.extend({
  statusId: z.string(),
  baseStatusId: z.string(),
  newestCommentId: z.string().nullish(),
  movedTo: z.string().nullable(),
});
export type StartBody = z.infer<typeof startBody>;
export type StartChange = Change<StartBody>;

/** Sets a task to work in progress. One per task; its slot is `''`. */
export const startKind = defineKind<StartBody>({
  kind: 'start',
  schema: startBody,
  // A day also shows the status of tasks outside of the list; the timer can undo a start.
  shows: ['todo', 'time', 'comments', 'timer', 'notifications'],
  isUntried: ({ body }) => body.step === 'new',
  starts: true,
  queue: ({ taskId }) => taskId,
  statusAhead: ({ body }) => body.statusId,
  withSeen,
  tell(change, { task, studio }) {
    const name = shortName(task);
    const mayHaveArrived = change.body.step === 'sent';
    return {
      title: titleOrUnknown(task),
      does: 'Start',
      discards: mayHaveArrived
        ? `The start of ${name} is not sent again. If Kitsu received it before the connection broke, the task stays started there.`
        : `${name} is not started in Kitsu.`,
      mayHaveArrived,
      status: statusNamed(change.body.statusId, studio.context),
      conflict: statusConflict(change, studio.context),
    };
  },
  settle: settleStart,
});

function settleStart(replica: Replica, change: StartChange, choice: Choice): Result<null> {
  replica.change(() => {
    if (choice === 'theirs') replica.outbox.remove(change.id);
    else replica.outbox.patch(change.id, { ...AGAIN, body: overWhatIsThere(replica, change) });
  });
  return success(null);
}

/** The artist has now seen the status that the conflict found: it is no conflict at the next attempt. */
export function overWhatIsThere<Body extends Pick<StartBody, 'baseStatusId' | 'movedTo'>>(
  replica: Replica,
  { taskId, body }: Change<Body>,
): Body {
  const now = replica.tasks.get(taskId)?.task.statusId ?? body.baseStatusId;
  return { ...body, baseStatusId: body.movedTo ?? now, movedTo: null };
}
