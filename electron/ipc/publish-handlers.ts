import type { WithWorkspace } from '../app/with-workspace.ts';
import type { Workspace } from '../app/workspace.ts';
import { movieOf } from '../rules/production-movie.ts';
import type { GivenFile } from '../shared/comment.ts';
import type { PublishResult, PublishView } from '../shared/publish.ts';
import { success, type Result } from '../shared/result.ts';
import { publish } from '../tasks/publish-commands.ts';
import { publishDraftOf, savePublishDraft } from '../tasks/publish-draft.ts';
import { addFiles, lookedFiles, removeDraftedFile, type Look } from '../tasks/publish-files.ts';
import { proposedStatus, publishView } from '../tasks/publish-view.ts';
import type { ActionTime } from '../time/day/commands.ts';
import type { Handlers } from './register.ts';

type PublishHandlers = Pick<Handlers, Extract<keyof Handlers, `publish.${string}`>>;

/** What reads movies is loaded with the first file: most days of most artists need none of it. */
const look: Look = async (path, name, about) => {
  const { lookAtFile } = await import('../media/look/look.ts');
  return lookAtFile(path, name, about);
};

/** What the artist is about to publish, and publishing it. */
export function publishHandlers(
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
): PublishHandlers {
  const viewOf = async (
    { replica, sync }: Workspace,
    taskId: string,
  ): Promise<Result<PublishView>> =>
    success(await publishView(replica, sync.studio(), taskId, look));

  const add = (
    taskId: string,
    given: readonly (string | GivenFile)[],
  ): Promise<Result<PublishView>> =>
    inWorkspace(async (workspace) => {
      const { replica, sync } = workspace;
      const task = replica.tasks.get(taskId)?.task;
      const status = task ? proposedStatus(task, sync.studio()) : null;
      const done = await addFiles(replica, taskId, given, status);
      return done.ok ? viewOf(workspace, taskId) : done;
    });

  return {
    'publish.view': ({ taskId }) => inWorkspace((workspace) => viewOf(workspace, taskId)),
    'publish.addGiven': ({ taskId, paths }) => add(taskId, paths),
    'publish.addContents': ({ taskId, files }) => add(taskId, files),
    'publish.remove': ({ taskId, fileId }) =>
      inWorkspace(async (workspace) => {
        removeDraftedFile(workspace.replica, taskId, fileId);
        return viewOf(workspace, taskId);
      }),
    'publish.saveDraft': ({ taskId, ...draft }) =>
      inWorkspace(({ replica }) => {
        savePublishDraft(replica, taskId, draft);
        return success(null);
      }),
    'publish.send': (args) =>
      inWorkspace<PublishResult>(async ({ replica, sync, undoLog }) => {
        const { taskId } = args;
        const task = replica.tasks.get(taskId)?.task;
        const about = movieOf(task, sync.studio(), replica.taskFacts.get(taskId));
        const draft = publishDraftOf(replica, taskId)?.files ?? [];
        const files = await lookedFiles(replica, draft, about, look);
        const done = publish(replica, sync.studio(), args, files, moment().at);
        if (!done.ok) return done;
        if (done.value.kind === 'copies') return success(done.value);
        return success({ kind: 'saved', undo: undoLog.add(done.value.step) });
      }),
    'publish.uploads': () => inWorkspace(({ sync }) => success(sync.uploads())),
  };
}
