import type { Workspace } from '../app/workspace.ts';
import type { WithWorkspace } from '../app/with-workspace.ts';
import { success, type Result } from '../shared/result.ts';
import type { CommentDraft, CommentResult, Thread } from '../shared/thread.ts';
import { comment, reply } from '../tasks/comment-commands.ts';
import { removeFile, saveDraft } from '../tasks/comment-draft.ts';
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
}

type CommentHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `comment.${string}`> | 'task.comments'
>;

/** A task's comments, and what the artist writes there. */
export function commentHandlers(
  { chooseFiles, me }: CommentHandlerDeps,
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
): CommentHandlers {
  const threadOf = ({ replica, sync }: Workspace, taskId: string): Thread =>
    thread(replica, sync.studio(), taskId, me());

  /** A comment that was saved can be undone. */
  function undoable(
    { replica, undoLog }: Workspace,
    taskId: string,
    written: Omit<CommentDraft, 'files'>,
    done: Result<CommentResult>,
  ): Result<CommentResult> {
    if (!done.ok || done.value.kind !== 'saved') return done;
    undoLog.add(undoComment(replica, taskId, written));
    return done;
  }

  return {
    'task.comments': ({ taskId, opened }) =>
      inWorkspace((workspace) => {
        if (opened) workspace.sync.openTask(taskId);
        return success(threadOf(workspace, taskId));
      }),
    'comment.add': (args) =>
      inWorkspace((workspace) => {
        const { taskId, text, statusId } = args;
        const { replica, sync } = workspace;
        const done = comment(replica, sync.studio(), args, moment());
        return undoable(workspace, taskId, { text, statusId, replyTo: null }, done);
      }),
    'comment.reply': (args) =>
      inWorkspace((workspace) => {
        const { taskId, text, commentId } = args;
        const { replica, sync } = workspace;
        const done = reply(replica, sync.studio(), args, { ...moment(), me: me() });
        return undoable(workspace, taskId, { text, statusId: null, replyTo: commentId }, done);
      }),
    'comment.attach': async ({ taskId }) => {
      const chosen = await chooseFiles();
      return inWorkspace(async (workspace) => {
        const done = await attach(workspace.replica, taskId, chosen);
        return done.ok ? success(threadOf(workspace, taskId)) : done;
      });
    },
    'comment.attachContents': ({ taskId, files }) =>
      inWorkspace(async (workspace) => {
        const done = await attachContents(workspace.replica, taskId, files);
        return done.ok ? success(threadOf(workspace, taskId)) : done;
      }),
    'comment.detach': ({ taskId, fileId }) =>
      inWorkspace((workspace) => {
        removeFile(workspace.replica, taskId, fileId);
        return success(threadOf(workspace, taskId));
      }),
    'comment.saveDraft': ({ taskId, ...draft }) =>
      inWorkspace(({ replica }) => saveDraft(replica, taskId, draft)),
  };
}
