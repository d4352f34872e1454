import type { Workspace } from '../app/workspace.ts';
import type { WithWorkspace } from '../app/with-workspace.ts';
import { mentionable } from '../rules/comment-rules.ts';
import type { UndoStep } from '../rules/undo-log.ts';
import { success, type Result } from '../shared/result.ts';
import type { Undoable } from '../shared/undo.ts';
import { acknowledge, deleteSaid, editComment, tick } from '../tasks/change-comment.ts';
import { saidLink } from '../tasks/said-links.ts';
import { thread } from '../tasks/thread.ts';
import {
  undoAcknowledgement,
  undoDelete,
  undoEditComment,
  undoTick,
} from '../tasks/undo-change.ts';
import type { ActionTime } from '../time/day/commands.ts';
import { NO_BROWSER, type OpenPage } from './app-handlers.ts';
import type { Handlers } from './register.ts';

export interface ConversationDeps {
  openPage: OpenPage;
  /** The signed-in person; `null` if nobody is signed in. */
  me(): string | null;
  /** How long what is said waits before it leaves, in milliseconds. */
  holdMs(): number;
}

type ConversationHandlers = Pick<
  Handlers,
  | 'comment.tick'
  | 'comment.acknowledge'
  | 'comment.edit'
  | 'comment.delete'
  | 'task.openLink'
  | 'task.mentionable'
>;

/** What is done with comments that are in Kitsu, and where their links lead. */
export function conversationHandlers(
  { openPage, me, holdMs }: ConversationDeps,
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
): ConversationHandlers {
  const now = () => ({ at: moment().at, me: me() });
  const undoable = (
    { undoLog }: Workspace,
    done: Result<null>,
    step: () => UndoStep,
  ): Result<Undoable> => (done.ok ? success({ undo: undoLog.add(step()) }) : done);

  return {
    'comment.tick': (wanted) =>
      inWorkspace((workspace) => {
        const { replica, sync } = workspace;
        const done = tick(replica, sync.studio(), wanted, now());
        return undoable(workspace, done, () => undoTick(replica, wanted, me()));
      }),
    'comment.acknowledge': (wanted) =>
      inWorkspace((workspace) => {
        const { replica } = workspace;
        const done = acknowledge(replica, wanted, now());
        return undoable(workspace, done, () => undoAcknowledgement(replica, wanted, me()));
      }),
    'comment.edit': (wanted) =>
      inWorkspace((workspace) => {
        const { replica, sync } = workspace;
        const before =
          thread(replica, sync.studio(), wanted.taskId, me()).comments.find(
            ({ id }) => id === wanted.commentId,
          )?.text ?? '';
        const done = editComment(replica, sync.studio(), wanted, now());
        return undoable(workspace, done, () => undoEditComment(replica, wanted, before, me()));
      }),
    'comment.delete': (wanted) =>
      inWorkspace((workspace) => {
        const { replica } = workspace;
        const at = now();
        const done = deleteSaid(replica, wanted, at, Date.parse(at.at) + holdMs());
        return undoable(workspace, done, () => undoDelete(replica, wanted));
      }),
    'task.openLink': async ({ taskId, written }) => {
      const link = inWorkspace(({ replica, sync }) => {
        const description = replica.tasks.get(taskId)?.task.description ?? '';
        return saidLink(written, description, thread(replica, sync.studio(), taskId, me()));
      });
      if (!link.ok) return link;
      const { href, site } = link.value;
      return (await openPage(href, [site])) ? success(null) : NO_BROWSER;
    },
    'task.mentionable': ({ taskId }) =>
      inWorkspace(({ replica, sync }) => {
        const task = replica.tasks.get(taskId)?.task;
        const nobody = { people: [], departments: [] };
        return success(task ? mentionable(task, sync.studio()) : nobody);
      }),
  };
}
