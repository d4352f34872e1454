import { readAs, type BodyKind, type Change } from '../../replica/tables/outbox.ts';
import type { KitsuFailure } from '../../kitsu/answer-types.ts';
import { addAttachment } from '../../kitsu/attachments.ts';
import { oneLine } from '../../shared/plain-text.ts';
import { classifyFailure } from './push-policy.ts';
import { inFlightUntil } from './send-decision.ts';
import { postpone, VANISHED, park, pullThread } from './at-most-once.ts';
import type { PushContext, PushOutcome } from './push-context.ts';
import type { CommentBody } from '../../outbox/kinds/comment.ts';

/** What cuts an upload once cuts it again: a proxy's limit of time or size does not pass. */
export const MOST_CUTS = 2;
/** A proxy that waited too long: nginx, and Cloudflare's 520 to 524. */
const CUT_BY_PROXY = new Set([504, 520, 521, 522, 523, 524]);

/** The file was on its way: Kitsu had answered right before. */
export const isCut = ({ code, answer }: KitsuFailure): boolean =>
  code === 'timeout' || code === 'unreachable' || CUT_BY_PROXY.has(answer?.status ?? 0);

/**
 * Attaches a comment's files, one after the other; `null` if all are attached. Kitsu would store a file
 * as often as it is sent, so it is looked for before each attempt, and the cursor is saved in between.
 */
export async function pushFiles<Body extends CommentBody>(
  context: PushContext,
  kind: BodyKind<Body>,
  change: Change<Body>,
  commentId: string,
): Promise<PushOutcome | null> {
  const { replica, http, now } = context;
  const { files } = change.body;
  let { attached, fileSentAt, fileCuts } = change.body;
  const save = (cursor: Pick<CommentBody, 'attached' | 'fileSentAt'>, cuts = fileCuts): void => {
    ({ attached, fileSentAt } = cursor);
    fileCuts = cuts;
    const found = replica.outbox.byId(change.id);
    const current = found && readAs(kind, found);
    if (!current) return;
    const body = { ...current.body, commentId, ...cursor, fileCuts };
    replica.change(() => replica.outbox.patch(change.id, { body }));
  };
  save({ attached, fileSentAt });

  let answered = false;
  while (attached < files.length) {
    const file = files[attached];
    if (!file || !replica.outbox.isCurrent(change)) return { kind: 'done' };
    const thread = await pullThread(context, change.taskId);
    if (!thread.ok) return { kind: 'failed', failure: thread };
    const comment = thread.value.find(({ id }) => id === commentId);
    if (!comment) return park(context, change, { code: 'commented-files-gone' });
    const named = ({ name }: { name: string }): boolean => oneLine(name) === oneLine(file.name);
    const wanted = files.slice(0, attached + 1).filter(named).length;
    if (comment.attachments.filter(named).length >= wanted) {
      save({ attached: attached + 1, fileSentAt: null }, 0);
      answered = false;
      continue;
    }
    if (answered) return { kind: 'failed', failure: VANISHED };
    const open = inFlightUntil(fileSentAt, now().getTime());
    if (open) {
      save({ attached, fileSentAt: open.sentAt });
      return postpone(context, change, open.notBefore);
    }
    const path = replica.files.pathOf(file.id);
    if (path === null) return park(context, change, { code: 'file-gone', name: file.name });
    const began = now().getTime();
    save({ attached, fileSentAt: began });
    const sent = await addAttachment(http, change.taskId, commentId, { ...file, path });
    answered = sent.ok;
    if (!sent.ok) {
      // A refused file was not stored and cannot arrive any more; one without an answer may, from now
      // on.
      const waits = classifyFailure(sent).kind === 'wait';
      const cuts = isCut(sent) ? fileCuts + 1 : fileCuts;
      const isOften = cuts >= MOST_CUTS;
      // The artist's next try begins to count anew.
      save({ attached, fileSentAt: waits ? now().getTime() : null }, isOften ? 0 : cuts);
      if (!isOften) return { kind: 'failed', failure: sent };
      const seconds = Math.round((now().getTime() - began) / 1000);
      const { name, size } = file;
      return park(context, change, { code: 'file-cut', name, size, seconds });
    }
  }
  return null;
}
