import { allCommentsForTask, getTaskState, startTask, type Comment } from '../kitsu/tasks.ts';
import type { StartChange } from '../replica/outbox.ts';
import type { Studio } from '../time/rules.ts';
import type { PushContext, PushOutcome } from './push.ts';

/**
 * Brings a start to Kitsu. A start is a comment and cannot be repeated blindly: the task's status
 * and comments are read first, and a try whose answer was lost is recognised by its twin.
 */
export async function pushStart(context: PushContext, change: StartChange): Promise<PushOutcome> {
  const { replica, http } = context;
  const { taskId, body } = change;

  const state = await getTaskState(http, taskId);
  if (!state.ok) return { kind: 'failed', failure: state };
  if (state.value.statusId === body.statusId) return settle(context, change);

  const comments = await allCommentsForTask(http, taskId);
  if (!comments.ok) return { kind: 'failed', failure: comments };
  if (body.step === 'sent' && hasTwin(comments.value, change, context.personId)) {
    return settle(context, change);
  }
  // Taken back meanwhile.
  if (!replica.outbox.isCurrent(change)) return { kind: 'done' };
  const movedTo = state.value.statusId === body.baseStatusId ? null : state.value.statusId;
  const objection = movedTo === null ? null : movedOn(movedTo, context.studio());
  if (objection) {
    replica.change(() =>
      replica.outbox.patch(change.id, {
        state: 'conflict',
        reason: objection,
        body: { ...body, movedTo },
      }),
    );
    return { kind: 'needs-artist' };
  }

  replica.change(() =>
    replica.outbox.patch(change.id, {
      body: { ...body, step: 'sent', newestCommentId: comments.value[0]?.id ?? null },
    }),
  );
  const posted = await startTask(http, taskId, body.statusId);
  if (!posted.ok) return { kind: 'failed', failure: posted };

  const after = await getTaskState(http, taskId);
  return after.ok ? settle(context, change) : { kind: 'failed', failure: after };
}

/** A comment of mine with this status and no text, newer than the newest one before the try. */
function hasTwin(newestFirst: Comment[], { body }: StartChange, personId: string): boolean {
  const seenFrom = newestFirst.findIndex(({ id }) => id === body.newestCommentId);
  const newer = seenFrom === -1 ? newestFirst : newestFirst.slice(0, seenFrom);
  return newer.some(
    (comment) =>
      comment.person_id === personId &&
      comment.task_status_id === body.statusId &&
      !comment.text?.trim(),
  );
}

/** A lead who finished a task, or has it under review, meanwhile is asked about, not overruled. */
function movedOn(statusId: string, { context }: Studio): string | null {
  const status = context?.statuses.find(({ id }) => id === statusId);
  if (!status || (!status.isDone && !status.isFeedbackRequest)) return null;
  return `It is ${status.name} in Kitsu now. Start it all the same?`;
}

/** Kitsu has it: the replica takes the status over and the row has done its work. */
function settle({ replica, studio }: PushContext, change: StartChange): PushOutcome {
  const found = replica.tasks.get(change.taskId);
  const status = studio().context?.statuses.find(({ id }) => id === change.body.statusId);
  replica.change(() => {
    if (found && status) {
      const task = {
        ...found.task,
        statusId: status.id,
        statusName: status.name,
        statusShortName: status.shortName,
        statusColor: status.color,
      };
      replica.tasks.putReadBack(task, found.list);
    }
    replica.outbox.remove(change.id);
  });
  return { kind: 'done' };
}
