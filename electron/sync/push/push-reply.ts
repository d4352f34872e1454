import { replyToComment } from '../../kitsu/comments.ts';
import type { FileOnDisk } from '../../platform/transport.ts';
import { readAs } from '../../replica/tables/outbox.ts';
import { tidyText, type Comment, type Reply } from '../../shared/comment.ts';
import { completeRow, park, postpone, sendAtMostOnce } from './at-most-once.ts';
import { isCut, MOST_CUTS } from './push-attachments.ts';
import { definePush, type PushContext, type PushOutcome } from './push-context.ts';
import { inFlightUntil } from './send-decision.ts';
import {
  filesNotIn,
  replyKind,
  replyLeft,
  type ReplyBody,
  type ReplyChange,
} from '../../outbox/kinds/reply.ts';

const repliesUnder = (body: ReplyBody, comments: readonly Comment[]): Reply[] =>
  comments.find(({ id }) => id === body.commentId)?.replies ?? [];

/** Sends a reply to a comment with its files, or the files that Kitsu did not keep with the reply. */
async function push(context: PushContext, change: ReplyChange): Promise<PushOutcome> {
  const { personId, now } = context;
  const { body } = change;
  const mine = (reply: Reply): boolean =>
    reply.personId === personId &&
    reply.text === (body.replyIds.length > 0 ? '' : tidyText(body.text)) &&
    filesNotIn(reply.attachments, body.files).length === 0;
  let cutAfterMs = null as number | null;
  const outcome = await sendAtMostOnce(context, change, {
    candidates: (newestFirst) =>
      repliesUnder(body, newestFirst)
        .filter(mine)
        .map(({ id }) => id)
        .reverse(),
    async prepare(newestFirst) {
      if (!newestFirst.some(({ id }) => id === body.commentId)) {
        return park(context, change, { code: 'replied-comment-gone' });
      }
      const left = replyLeft(body, repliesUnder(body, newestFirst));
      const has = body.replyIds.at(-1);
      // The others arrived after all.
      if (has !== undefined && left.files.length === 0) return completeRow(context, change, has);
      const files = onDisk(context, left.files);
      if (!Array.isArray(files)) return park(context, change, { code: 'file-gone', ...files });
      const send = async () => {
        const began = now().getTime();
        const sent = await reply(context, change, left.text, files);
        if (!sent.ok && files.length > 0 && isCut(sent)) cutAfterMs = now().getTime() - began;
        return sent;
      };
      return { kind: 'ready', send };
    },
    isPresent: (id, newestFirst) => repliesUnder(body, newestFirst).some((one) => one.id === id),
    complete: (id) => Promise.resolve(checkFiles(context, change, id)),
  });
  return cutAfterMs === null ? outcome : countCut(context, change, cutAfterMs, outcome);
}

const reply = (
  { http }: PushContext,
  { taskId, body }: ReplyChange,
  text: string,
  files: readonly FileOnDisk[],
) => replyToComment(http, taskId, body.commentId, text, files);

/** The copies on this disk; the name of the first that is gone. */
function onDisk(
  { replica }: PushContext,
  files: ReplyBody['files'],
): FileOnDisk[] | { name: string } {
  const found: FileOnDisk[] = [];
  for (const file of files) {
    const copy = replica.files.onDisk(file);
    if (!copy) return { name: file.name };
    found.push(copy);
  }
  return found;
}

/**
 * Kitsu has the reply `id`: `null` if it has all files too. It keeps them one after the other, after the reply, so some
 * may be on their way to its disk; later than that they are missing, and no route adds them to that reply.
 */
function checkFiles(context: PushContext, change: ReplyChange, id: string): PushOutcome | null {
  const { replica, now } = context;
  const body = bodyNow(context, change);
  const replyIds = [...body.replyIds, id];
  const replies = repliesUnder(body, replica.comments.of(change.taskId));
  const { files } = replyLeft({ ...body, replyIds }, replies);
  if (files.length === 0) return null;
  const open = inFlightUntil(body.sentAt, now().getTime());
  if (open) return postpone(context, change, open.notBefore);
  const found = { replyIds, seen: [...body.seen, id], step: 'sent' as const, sentAt: null };
  replica.change(() => replica.outbox.patch(change.id, { body: { ...body, ...found } }));
  return park(context, change, {
    code: 'reply-files-missing',
    names: files.map(({ name }) => name),
  });
}

/** It was cut off on its way; after some times the artist decides, and their next try begins to count anew. */
function countCut(
  context: PushContext,
  change: ReplyChange,
  afterMs: number,
  outcome: PushOutcome,
): PushOutcome {
  const { replica } = context;
  if (!replica.outbox.isCurrent(change)) return outcome;
  const body = bodyNow(context, change);
  const cuts = body.fileCuts + 1;
  const isOften = cuts >= MOST_CUTS;
  const counted = { ...body, fileCuts: isOften ? 0 : cuts };
  replica.change(() => replica.outbox.patch(change.id, { body: counted }));
  if (!isOften) return outcome;
  const size = body.files.reduce((sum, file) => sum + file.size, 0);
  const seconds = Math.round(afterMs / 1000);
  const name = body.files.map((file) => file.name).join(', ');
  return park(context, change, { code: 'file-cut', name, size, seconds });
}

/** With what was saved of the attempt since the change was read. */
function bodyNow({ replica }: PushContext, change: ReplyChange): ReplyBody {
  const row = replica.outbox.byId(change.id);
  return (row && readAs(replyKind, row))?.body ?? change.body;
}

export const replyPush = definePush({ kind: replyKind, push });
