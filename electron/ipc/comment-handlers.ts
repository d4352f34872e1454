import type { Workspace } from '../app/workspace.ts';
import type { WithWorkspace } from '../app/with-workspace.ts';
import { success, type Result } from '../shared/result.ts';
import type { CommentDraft, CommentResult } from '../shared/thread.ts';
import { comment, reply, type Written } from '../tasks/comment-commands.ts';
import { draftOf, removeFile, saveDraft } from '../tasks/comment-draft.ts';
import { attach, attachContents } from '../tasks/comment-files.ts';
import { thread } from '../tasks/thread.ts';
import { undoComment } from '../tasks/undo-comment.ts';
import type { ActionTime } from '../time/day/commands.ts';
import type { Handlers } from './register.ts';

export interface CommentHandlerDeps {
  /** Asks the artist for files; returns their paths, none if they cancelled. */
  chooseFiles(): Promise<string[]>;
  /** The signed-in person; `null` if nobody is signed in. */
  me(): string | null;
  /** How long what is said waits before it leaves, in milliseconds. */
  holdMs(): number;
}

type CommentHandlers = Pick<
  Handlers,
  | 'task.comments'
  | 'comment.add'
  | 'comment.reply'
  | 'comment.attach'
  | 'comment.attachContents'
  | 'comment.detach'
  | 'comment.saveDraft'
>;

/** A task's comments, and what the artist writes there. */
export function commentHandlers(
  { chooseFiles, me, holdMs }: CommentHandlerDeps,
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
): CommentHandlers {
  /** A comment that was saved can be undone. */
  function undoable(
    { replica, undoLog }: Workspace,
    taskId: string,
    written: Omit<CommentDraft, 'files'>,
    done: Result<Written>,
  ): Result<CommentResult> {
    if (!done.ok) return done;
    const { value } = done;
    if (value.kind === 'copies') return success(value);
    return success({ kind: 'saved', undo: undoLog.add(undoComment(replica, taskId, written)) });
  }

  return {
    'task.comments': ({ taskId, opened, most }) =>
      inWorkspace(({ replica, sync }) => {
        if (opened) sync.openTask(taskId);
        return success(thread(replica, sync.studio(), taskId, me(), most));
      }),
    'comment.add': (args) =>
      inWorkspace((workspace) => {
        const { taskId, text, statusId } = args;
        const { replica, sync } = workspace;
        const done = comment(replica, sync.studio(), args, { ...moment(), holdMs: holdMs() });
        return undoable(workspace, taskId, { text, statusId, replyTo: null }, done);
      }),
    'comment.reply': (args) =>
      inWorkspace((workspace) => {
        const { taskId, text, commentId } = args;
        const { replica, sync } = workspace;
        const done = reply(replica, sync.studio(), args, {
          ...moment(),
          me: me(),
          holdMs: holdMs(),
        });
        return undoable(workspace, taskId, { text, statusId: null, replyTo: commentId }, done);
      }),
    'comment.attach': async ({ taskId }) => {
      const chosen = await chooseFiles();
      return inWorkspace(async (workspace) => {
        const done = await attach(workspace.replica, taskId, chosen);
        return done.ok ? success(draftOf(workspace.replica, taskId)) : done;
      });
    },
    'comment.attachContents': ({ taskId, files }) =>
      inWorkspace(async (workspace) => {
        const done = await attachContents(workspace.replica, taskId, files);
        return done.ok ? success(draftOf(workspace.replica, taskId)) : done;
      }),
    'comment.detach': ({ taskId, fileId }) =>
      inWorkspace((workspace) => {
        removeFile(workspace.replica, taskId, fileId);
        return success(draftOf(workspace.replica, taskId));
      }),
    'comment.saveDraft': ({ taskId, ...draft }) =>
      inWorkspace(({ replica }) => saveDraft(replica, taskId, draft)),
  };
}
