import { getTaskState, startTask } from '../../kitsu/tasks.ts';
import type { Comment } from '../../shared/comment.ts';
import { findStatusConflict } from './status-conflict.ts';
import { sendAtMostOnce, completeRow } from './at-most-once.ts';
import { definePush, type PushContext, type PushOutcome } from './push-context.ts';
import { startKind, type StartChange } from '../../outbox/kinds/start.ts';

/** Sends a start, which in Kitsu is a comment without text; nothing if the task is already started. */
async function push(context: PushContext, change: StartChange): Promise<PushOutcome> {
  const { http, personId } = context;
  const { taskId, body } = change;
  const before = await getTaskState(http, taskId);
  if (!before.ok) return { kind: 'failed', failure: before };
  if (before.value.statusId === body.statusId) return completeRow(context, change, null);

  const like = (comment: Comment): boolean =>
    comment.personId === personId && comment.statusId === body.statusId && comment.text === '';
  return sendAtMostOnce(context, change, {
    candidates(newestFirst) {
      const fresh = sinceFirstVersion(change, newestFirst);
      return fresh.filter(like).map(({ id }) => id);
    },
    async prepare() {
      const state = await getTaskState(http, taskId);
      if (!state.ok) return { kind: 'failed', failure: state };
      const conflict = findStatusConflict(context, change, state.value.statusId, {
        starts: true,
      });
      return conflict ?? { kind: 'ready', send: () => startTask(http, taskId, body.statusId) };
    },
    isPresent: () => true,
  });
}

/**
 * The first version of the app stored the newest comment at the time of its attempt: only a newer one
 * can be the duplicate. If that comment was deleted meanwhile, comments written after the artist's own
 * click are considered instead.
 */
function sinceFirstVersion({ body, createdAt }: StartChange, newestFirst: Comment[]): Comment[] {
  const { newestCommentId, step } = body;
  if (newestCommentId === undefined || newestCommentId === null || step === 'new') {
    return newestFirst;
  }
  const seenFrom = newestFirst.findIndex(({ id }) => id === newestCommentId);
  return seenFrom === -1
    ? newestFirst.filter(({ at }) => Date.parse(at) >= Date.parse(createdAt) - 1000)
    : newestFirst.slice(0, seenFrom);
}

export const startPush = definePush({ kind: startKind, push });
