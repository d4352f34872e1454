import { dirname } from 'node:path';
import type { SessionManager } from '../account/session.ts';
import type { WithWorkspace } from '../app/with-workspace.ts';
import type { Workspace } from '../app/workspace.ts';
import { UNKNOWN_TASK } from '../outbox/kinds/time-block.ts';
import { myOutlook } from '../production/my-outlook.ts';
import { failure, success, type Failure } from '../shared/result.ts';
import type { Outlook } from '../shared/task-facts.ts';
import { setColumn, undoColumn } from '../tasks/columns.ts';
import { setSubscription, undoSubscription } from '../tasks/subscription.ts';
import { taskFacts } from '../tasks/task-facts.ts';
import type { ActionTime } from '../time/day/commands.ts';
import type { OwnDay } from '../time/day/day-view.ts';
import { myDays } from './my-days.ts';
import type { Handlers } from './register.ts';
import { taskPage } from './task-page.ts';

export interface TaskFactsDeps {
  sessions: Pick<SessionManager, 'identity'>;
  copyText(text: string): void | Promise<void>;
  /** Whether a path that Kitsu sent is a folder here. */
  isFolderHere(path: string): Promise<boolean>;
  showInFolder(path: string): void;
}

const NO_FOLDER: Failure = failure(
  'not-found',
  'Kitsu names no folder for this task.',
  'Ask whoever runs your Kitsu to set up its file tree.',
);

const notHere = (folder: string): Failure =>
  failure(
    'not-found',
    `${folder} is not on this computer.`,
    'Check that the studio’s disk is connected.',
  );

/** A task's facts, and the things its room does beside the conversation. */
export function taskFactsHandlers(
  deps: TaskFactsDeps,
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
  ownDay: () => OwnDay,
): Pick<
  Handlers,
  | 'task.facts'
  | 'task.outlook'
  | 'task.subscribe'
  | 'task.setColumn'
  | 'task.copyLink'
  | 'task.openFolder'
> {
  const me = (): string | null => deps.sessions.identity()?.person.id ?? null;

  function outlook({ replica, sync }: Workspace, taskId: string): Outlook | null {
    const person = me();
    const own = replica.tasks.get(taskId);
    if (person === null || own?.list !== 'todo') return null;
    const tasks = replica.tasks.dueWith(own.task);
    const days = myDays({ replica, sync }, ownDay(), moment().today);
    return myOutlook(taskId, tasks, person, sync.studio().context?.statuses ?? [], days);
  }

  return {
    'task.facts': ({ taskId }) =>
      inWorkspace(({ replica, sync }) => success(taskFacts(replica, sync.studio(), taskId, me()))),
    'task.outlook': ({ taskId }) => inWorkspace((workspace) => success(outlook(workspace, taskId))),
    'task.subscribe': ({ taskId, wanted }) =>
      inWorkspace(({ replica, undoLog }) => {
        const done = setSubscription(replica, taskId, wanted, moment().at);
        if (!done.ok) return done;
        return success({
          undo: undoLog.add(undoSubscription(replica, taskId, wanted)),
        });
      }),
    'task.setColumn': (wanted) =>
      inWorkspace(({ replica, sync, undoLog }) => {
        const undo = undoColumn(replica, wanted);
        const done = setColumn(replica, sync.studio(), wanted, { at: moment().at, me: me() });
        if (!done.ok) return done;
        const step = undo();
        return step ? success({ undo: undoLog.add(step) }) : UNKNOWN_TASK;
      }),
    'task.copyLink': async ({ taskId }) => {
      const found = inWorkspace(({ replica }) => {
        const task = replica.tasks.get(taskId)?.task;
        return task ? success(task) : UNKNOWN_TASK;
      });
      const site = deps.sessions.identity()?.site;
      if (!found.ok || !site) return found.ok ? UNKNOWN_TASK : found;
      await deps.copyText(taskPage(site, found.value));
      return success(null);
    },
    'task.openFolder': async ({ taskId }) => {
      const found = inWorkspace(({ replica }) => success(replica.taskFacts.get(taskId)?.folder));
      if (!found.ok) return found;
      const path = found.value;
      if (!path) return NO_FOLDER;
      // Kitsu gives the path of the file that is to be made: often only its folder is there.
      for (const folder of [path, dirname(path)]) {
        if (!(await deps.isFolderHere(folder))) continue;
        deps.showInFolder(folder);
        return success(null);
      }
      return notHere(path);
    },
  };
}
