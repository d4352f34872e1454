import { NOT_SENT } from '../outbox/kinds/attempt.ts';
import { publishKind, unsentFile, type PublishBody } from '../outbox/kinds/publish.ts';
import type { Replica } from '../replica/replica.ts';
import { takesOneFile } from '../rules/production-movie.ts';
import { titleById } from '../rules/task-title.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import type { UndoStep } from '../rules/undo-log.ts';
import { checkText } from '../shared/file-look.ts';
import type { PublishDraft, PublishFile, PublishResult } from '../shared/publish.ts';
import { failure, success, type Failure, type Result } from '../shared/result.ts';
import { checkComment, type CheckedComment } from './comment-commands.ts';
import { publishDraftOf, putPublishDraft } from './publish-draft.ts';

const NOTHING = failure('rule', 'There is nothing to publish yet.', 'Drop or choose a file first.');
const CHANGED = failure('rule', 'The files have changed meanwhile.', 'Look at them, then publish.');

/**
 * Publishes what was written for a task: durable if it returns `saved`, and the draft is gone then.
 * `files`: the draft's, with what was found in them. Refused, with a message, if Kitsu or the studio
 * would refuse it.
 * @param at ISO instant of the artist's action
 */
export function publish(
  replica: Replica,
  studio: StudioConfig,
  wanted: { taskId: string; copies: boolean },
  files: readonly PublishFile[],
  at: string,
): Result<Exclude<PublishResult, { kind: 'saved' }> | { kind: 'saved'; step: UndoStep }> {
  const { taskId } = wanted;
  const draft = publishDraftOf(replica, taskId);
  if (draft === null || files.length === 0) return NOTHING;
  if (!isSame(draft, files)) return CHANGED;
  const originals = files
    .filter(({ withOriginal, offersOriginal }) => withOriginal && offersOriginal)
    .map(({ id, name, size }) => ({ id, name, size }));
  const { text, statusId } = draft;
  const checked = checkComment(replica, studio, { taskId, text, statusId }, [...files]);
  if (!checked.ok) return checked;
  const refused = tooMany(replica, studio, taskId, files) ?? refusedFile(files);
  if (refused) return refused;
  const { copying, entity } = checked.value;
  if (copying.length > 0 && !wanted.copies) {
    return success({ kind: 'copies', words: copying, entity });
  }
  // No other revision has this copy of a file.
  const slot = files[0]?.id ?? '';
  const body = bodyOf({ ...checked.value, files: originals }, files, draft.revision);
  replica.change(() => {
    replica.outbox.put(publishKind, { taskId, slot, body }, at);
    putPublishDraft(replica, taskId, { text: '', statusId: null, revision: null, files: [] });
  });
  return success({ kind: 'saved', step: undoPublish(replica, taskId, slot, draft) });
}

/** A production may take one file a revision: Kitsu would refuse the second after the first is there. */
function tooMany(
  replica: Replica,
  studio: StudioConfig,
  taskId: string,
  files: readonly PublishFile[],
): Failure | null {
  const task = replica.tasks.get(taskId)?.task;
  const isOne = files.length > 1 && takesOneFile(task, studio);
  return isOne
    ? failure(
        'rule',
        `${task?.projectName ?? 'This production'} takes one file a revision.`,
        'Publish the others as revisions of their own.',
      )
    : null;
}

const isSame = (draft: PublishDraft, files: readonly PublishFile[]): boolean =>
  JSON.stringify(draft.files.map(({ id }) => id)) === JSON.stringify(files.map(({ id }) => id));

/** What Kitsu would refuse is named before anything is posted. */
function refusedFile(files: readonly PublishFile[]): Failure | null {
  for (const { name, look } of files) {
    const check = look.checks.find(({ level }) => level === 'refused');
    if (!check) continue;
    const { text, action } = checkText(check);
    return failure('rule', `${name}: ${text}`, action ?? 'Take it out of the list.');
  }
  return null;
}

const bodyOf = (
  { text, checklist, statusId, baseStatusId, files: attached }: CheckedComment,
  files: readonly PublishFile[],
  revision: number | null,
): PublishBody => ({
  ...NOT_SENT,
  text,
  statusId,
  baseStatusId,
  movedTo: null,
  files: attached,
  checklist,
  commentId: null,
  attached: 0,
  fileSentAt: null,
  fileCuts: 0,
  revision,
  looks: 0,
  takenBack: false,
  previews: files.map(({ id, name, size, mend, look }) =>
    unsentFile({ id, name: named(name), size, mend: mend ? look.mend : null }),
  ),
});

/** Kitsu keeps what is before the extension, and takes a row without that for an empty one. */
const named = (name: string): string => (name.lastIndexOf('.') === 0 ? `untitled${name}` : name);

const SENT = failure(
  'conflict',
  'It is in Kitsu already, or on its way there.',
  'Cancel it in the comments of the task.',
);
const WRITING = failure(
  'conflict',
  'Something else is about to be published on this task.',
  'Publish or clear that first.',
);

/** Makes a draft of the revision again, as long as nothing of it can be in Kitsu. */
function undoPublish(
  replica: Replica,
  taskId: string,
  slot: string,
  draft: PublishDraft,
): UndoStep {
  const row = () => replica.outbox.find(publishKind, taskId, slot);
  return {
    room: 'today',
    title: `publishing on ${titleById(replica, taskId)}`,
    isOver: () => row() === null,
    undo() {
      const now = row();
      if (!now || now.state === 'sending' || !publishKind.isUntried(now)) return SENT;
      if (publishDraftOf(replica, taskId) !== null) return WRITING;
      replica.change(() => {
        replica.outbox.remove(now.id);
        putPublishDraft(replica, taskId, { ...draft, text: now.body.text });
      });
      return success('It is ready to be published again');
    },
  };
}
