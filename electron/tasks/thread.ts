import { rowsOf, type Change } from '../replica/tables/outbox.ts';
import type { Replica } from '../replica/replica.ts';
import { failure } from '../shared/result.ts';
import type { SaveState } from '../shared/views.ts';
import type { Thread, ThreadComment, ThreadReply } from '../shared/thread.ts';
import { draftOf } from './comment-draft.ts';
import { commentInKitsu, replyInKitsu, type Reader } from './comment-in-kitsu.ts';
import { commentBlock, replyBlock, statusesFor } from '../rules/comment-rules.ts';
import { statusChip, statusNamed } from '../rules/status-chip.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { pendingStatus } from '../outbox/kinds/pending-status.ts';
import { commentKind, type CommentChange } from '../outbox/kinds/comment.ts';
import { publishKind, type PublishChange } from '../outbox/kinds/publish.ts';
import { replyKind, type ReplyChange } from '../outbox/kinds/reply.ts';
import { startKind, type StartChange } from '../outbox/kinds/start.ts';
import { waitingRevision } from './publish-waiting.ts';

/** A task's comments for the window, newest first, with the waiting ones of the outbox. */
export function thread(
  replica: Replica,
  studio: StudioConfig,
  taskId: string,
  me: string | null,
): Thread {
  const found = replica.tasks.get(taskId);
  const changes = replica.outbox.all().filter((change) => change.taskId === taskId);
  const replies = rowsOf(replyKind, changes);
  const assigned = found !== null && found.list !== 'known';
  const kept = replica.comments.of(taskId);
  const from = { studio, me };

  const revisions = rowsOf(publishKind, changes);
  const revisionOf = (commentId: string) =>
    revisions.find(({ body }) => body.commentId === commentId);

  const comments = kept.map((comment): ThreadComment => ({
    ...commentInKitsu(comment, from),
    ...onItsWay(revisionOf(comment.id)),
    replies: [
      ...comment.replies.map((reply) => replyInKitsu(reply, from)),
      ...replies.filter(({ body }) => body.commentId === comment.id).map(waitingReply),
    ],
    replyBlocked: found
      ? replyBlock(found.task, assigned, studio, comment, me)
      : failure('not-found', 'Not known here.'),
  }));
  const said = [
    ...rowsOf(startKind, changes),
    ...rowsOf(commentKind, changes),
    // The comment of a revision may be in Kitsu long before its files are.
    ...revisions.filter(({ body }) => !kept.some(({ id }) => id === body.commentId)),
  ];
  const waiting = said.sort((a, b) => a.id - b.id).map((change) => waitingComment(change, from));
  // What a reply that waits was for may be deleted in Kitsu: it is shown all the same.
  const orphans = replies
    .filter(({ body }) => !kept.some(({ id }) => id === body.commentId))
    .map((change): ThreadComment => ({ ...waitingReply(change), ...NOTHING_MORE }));
  return {
    taskId,
    comments: [...[...waiting, ...orphans].reverse(), ...comments],
    readAt: replica.comments.list(taskId)?.readAt ?? null,
    blocked: found
      ? commentBlock(found.task, assigned, studio)
      : failure('not-found', 'This task is no longer on this computer.'),
    statuses: found ? statusesFor(found.task, studio).map(statusChip) : [],
    status: found ? statusNamed(pendingStatus(found.task, changes), studio.context) : null,
    draft: draftOf(replica, taskId),
  };
}

const NOTHING_MORE = {
  status: null,
  pinned: false,
  edited: false,
  checklist: [],
  previews: [],
  acknowledgedBy: [],
  acknowledged: false,
  publishing: null,
  replies: [],
  replyBlocked: failure('rule', 'It is not in Kitsu yet.'),
};

const saveStateOf = ({ state }: Change): SaveState =>
  state === 'parked' || state === 'conflict' ? state : 'here';

const waitingReply = (change: ReplyChange): ThreadReply => ({
  ...waits(change),
  text: change.body.text,
  attachments: [],
});

const waitingComment = (
  change: StartChange | CommentChange | PublishChange,
  { studio }: Reader,
): ThreadComment => ({
  ...NOTHING_MORE,
  ...waits(change),
  text: 'text' in change.body ? change.body.text : '',
  status: statusNamed(change.body.statusId, studio.context),
  attachments: ('files' in change.body ? change.body.files : []).map((file) => ({
    ...file,
    inKitsu: false,
  })),
  publishing: 'previews' in change.body ? waitingRevision({ ...change, body: change.body }) : null,
});

/** What a comment in Kitsu shows of its revision that is not whole there yet. */
const onItsWay = (change: PublishChange | undefined) =>
  change && {
    mark: saveStateOf(change),
    note: change.cause,
    changeId: change.id,
    publishing: waitingRevision(change),
  };

const waits = (change: Change) => ({
  id: `waiting-${change.id}`,
  author: 'You',
  mine: true,
  mentions: [],
  at: change.createdAt,
  mark: saveStateOf(change),
  note: change.cause,
  changeId: change.id,
});
