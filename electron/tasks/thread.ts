import { rowsOf, type Change } from '../replica/tables/outbox.ts';
import type { Comment, Reply, UnsentFile } from '../shared/comment.ts';
import type { Replica } from '../replica/replica.ts';
import { failure } from '../shared/result.ts';
import type { Thread, ThreadComment, ThreadFile, ThreadReply } from '../shared/thread.ts';
import { draftOf } from './comment-draft.ts';
import { commentInKitsu, replyInKitsu, type Reader } from './comment-in-kitsu.ts';
import {
  commentBlock,
  replyBlock,
  statusesFor,
  tickBlock,
  usualStatuses,
} from '../rules/comment-rules.ts';
import { saveStateOf } from './save-state.ts';
import { leavesAt, waitingOn } from './waiting-on-comment.ts';
import { statusTriggers } from '../rules/status-automations.ts';
import { statusChip, statusNamed } from '../rules/status-chip.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import { pendingStatus } from '../outbox/kinds/pending-status.ts';
import { commentKind, type CommentChange } from '../outbox/kinds/comment.ts';
import { publishKind, type PublishChange } from '../outbox/kinds/publish.ts';
import { replyKind, replyLeft, type ReplyChange } from '../outbox/kinds/reply.ts';
import { startKind, type StartChange } from '../outbox/kinds/start.ts';
import { waitingRevision } from './publish-waiting.ts';

/**
 * A task's comments for the window, newest first, with the waiting ones of the outbox. `most`: no more than so
 * many of Kitsu's, unless something is being written about an older one.
 */
export function thread(
  replica: Replica,
  studio: StudioConfig,
  taskId: string,
  me: string | null,
  most?: number,
): Thread {
  const found = replica.tasks.get(taskId);
  const changes = replica.outbox.all().filter((change) => change.taskId === taskId);
  const replies = rowsOf(replyKind, changes);
  const assigned = found !== null && found.list !== 'known';
  const draft = draftOf(replica, taskId);
  const needed = [draft?.replyTo, ...replies.map(({ body }) => body.commentId)];
  const kept = newest(replica, taskId, most, needed);
  const from = { studio, me };
  const waits = waitingOn(changes);

  const revisions = rowsOf(publishKind, changes);
  const revisionOf = (commentId: string) =>
    revisions.find(({ body }) => body.commentId === commentId);

  const comments = kept.map((comment): ThreadComment => ({
    ...waits.comment(commentInKitsu(comment, from)),
    ...onItsWay(revisionOf(comment.id)),
    replies: [
      ...comment.replies.map((reply) => waits.reply(replyInKitsu(reply, from))),
      ...replies
        .filter(({ body }) => body.commentId === comment.id)
        .map((change) => waitingReply(change, comment.replies)),
    ],
    tickBlocked: found ? tickBlock(found.task, assigned, studio, comment, me) : NOT_KNOWN,
    replyBlocked: found ? replyBlock(found.task, assigned, studio, comment, me) : NOT_KNOWN,
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
    .map((change): ThreadComment => ({ ...waitingReply(change, []), ...NOTHING_MORE }));
  return {
    taskId,
    comments: [...[...waiting, ...orphans].reverse(), ...comments],
    readAt: replica.comments.list(taskId)?.readAt ?? null,
    blocked: found
      ? commentBlock(found.task, assigned, studio)
      : failure('not-found', 'This task is no longer on this computer.'),
    statuses: found ? statusesFor(found.task, studio).map(statusChip) : [],
    usual: found ? usualStatuses(found.task, studio).map(statusChip) : [],
    triggers: found ? statusTriggers(found.task, studio) : [],
    status: found ? statusNamed(pendingStatus(found.task, changes), studio.context) : null,
    draft,
    older: most === undefined ? 0 : Math.max(0, replica.comments.count(taskId) - kept.length),
  };
}

/** The newest comments; all of them where one of `needed` is not among these. */
function newest(
  replica: Replica,
  taskId: string,
  most: number | undefined,
  needed: readonly (string | null | undefined)[],
): Comment[] {
  const first = replica.comments.of(taskId, most);
  const isThere = (id: string | null | undefined): boolean =>
    !id || first.some((comment) => comment.id === id);
  return most === undefined || needed.every(isThere) ? first : replica.comments.of(taskId);
}

const NOT_KNOWN = failure('not-found', 'Not known here.');
const NOT_YET = failure('rule', 'It is not in Kitsu yet.');

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
  tickBlocked: NOT_YET,
  replyBlocked: NOT_YET,
};

/** What of it is not among the replies in Kitsu. */
function waitingReply(change: ReplyChange, replies: readonly Reply[]): ThreadReply {
  const { text, files } = replyLeft(change.body, replies);
  return { ...notInKitsu(change), text, attachments: files.map(notInKitsuYet) };
}

const notInKitsuYet = (file: UnsentFile): ThreadFile => ({ ...file, inKitsu: false });

const waitingComment = (
  change: StartChange | CommentChange | PublishChange,
  { studio }: Reader,
): ThreadComment => ({
  ...NOTHING_MORE,
  ...notInKitsu(change),
  text: 'text' in change.body ? change.body.text : '',
  checklist: 'checklist' in change.body ? change.body.checklist : [],
  status: statusNamed(change.body.statusId, studio.context),
  attachments: ('files' in change.body ? change.body.files : []).map(notInKitsuYet),
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

const notInKitsu = (change: Change) => ({
  id: `waiting-${change.id}`,
  author: 'You',
  mine: true,
  mentions: [],
  at: change.createdAt,
  mark: saveStateOf(change),
  note: change.cause,
  changeId: change.id,
  leavesAt: leavesAt(change),
  changes: [],
});
