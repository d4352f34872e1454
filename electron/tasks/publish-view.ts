import { pendingStatus } from '../outbox/kinds/pending-status.ts';
import { publishKind } from '../outbox/kinds/publish.ts';
import type { Replica } from '../replica/replica.ts';
import { commentBlock, statusesFor } from '../rules/comment-rules.ts';
import { statusTriggers } from '../rules/status-automations.ts';
import { statusChip, statusNamed } from '../rules/status-chip.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { movieOf } from '../rules/production-movie.ts';
import type { NextRevision, PublishView } from '../shared/publish.ts';
import { failure } from '../shared/result.ts';
import type { Task } from '../shared/task.ts';
import { publishDraftOf } from './publish-draft.ts';
import { lookedFiles, type Look } from './publish-files.ts';

/** What the window shows of a revision that is not published yet. */
export async function publishView(
  replica: Replica,
  studio: StudioConfig,
  taskId: string,
  look: Look,
): Promise<PublishView> {
  const found = replica.tasks.get(taskId);
  const draft = publishDraftOf(replica, taskId);
  const about = movieOf(found?.task, studio, replica.taskFacts.get(taskId));
  const files = await lookedFiles(replica, draft?.files ?? [], about, look);
  const now = found && pendingStatus(found.task, replica.outbox.all());
  return {
    taskId,
    text: draft?.text ?? '',
    statusId: draft ? draft.statusId : found ? proposedStatus(found.task, studio) : null,
    revision: draft?.revision ?? null,
    files,
    next: nextRevision(replica, taskId),
    taken: takenRevisions(replica, taskId),
    statuses: found ? statusesFor(found.task, studio).map(statusChip) : [],
    status: statusNamed(now, studio.context),
    triggers: found ? statusTriggers(found.task, studio) : [],
    blocked: found
      ? commentBlock(found.task, found.list !== 'known', studio)
      : failure('not-found', 'This task is no longer on this computer.'),
  };
}

/** The status that asks for a review, where the artist may set one. */
export const proposedStatus = (task: Task, studio: StudioConfig): string | null =>
  statusesFor(task, studio).find(({ isFeedbackRequest }) => isFeedbackRequest)?.id ?? null;

/** Numbers that comments in Kitsu have. */
const takenRevisions = (replica: Replica, taskId: string): number[] => [
  ...new Set(
    replica.comments.of(taskId).flatMap(({ previews }) => previews.map((one) => one.revision)),
  ),
];

/** Kitsu gives the highest number plus one; what waits here gets one before it. */
function nextRevision(replica: Replica, taskId: string): NextRevision | null {
  if (replica.comments.list(taskId) === null) return null;
  const inKitsu = Math.max(0, ...takenRevisions(replica, taskId));
  const waiting = replica.outbox
    .of(publishKind)
    .filter(
      ({ taskId: on, body }) =>
        on === taskId && !body.takenBack && body.previews.every((file) => file.previewId === null),
    );
  const last = waiting.reduce((before, { body }) => body.revision ?? before + 1, inKitsu);
  const highest = Math.max(inKitsu, last);
  return {
    number: highest + 1,
    after: highest === 0 ? null : highest,
    afterWaits: waiting.length > 0,
  };
}
