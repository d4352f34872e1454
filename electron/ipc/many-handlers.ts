import type { WithWorkspace } from '../app/with-workspace.ts';
import { success } from '../shared/result.ts';
import { commentOnMany, logOnMany, statusChoices } from '../tasks/many-tasks.ts';
import type { ActionTime } from '../time/day/commands.ts';
import type { Handlers } from './register.ts';

/** One thing done on several tasks at once. */
export const manyHandlers = (
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
): Pick<Handlers, Extract<keyof Handlers, `tasks.${string}`>> => ({
  'tasks.statuses': ({ taskIds }) =>
    inWorkspace(({ replica, sync }) => success(statusChoices(replica, sync.studio(), taskIds))),
  'tasks.comment': (wanted) =>
    inWorkspace((workspace) =>
      success(commentOnMany(workspace, workspace.sync.studio(), wanted, moment())),
    ),
  'tasks.log': (wanted) =>
    inWorkspace((workspace) =>
      success(logOnMany(workspace, workspace.sync.studio(), wanted, moment())),
    ),
});
