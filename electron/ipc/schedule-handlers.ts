import type { WithWorkspace } from '../app/with-workspace.ts';
import type { ActionTime } from '../time/day/commands.ts';
import { keepScheduleLook, scheduleLook } from '../production/schedule/look.ts';
import { success } from '../shared/result.ts';
import type { Handlers } from './register.ts';

/** The schedule of a production. */
export const scheduleHandlers = (
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
): Pick<Handlers, Extract<keyof Handlers, `schedule.${string}`>> => ({
  'schedule.view': ({ projectId, have }) =>
    inWorkspace(async ({ productions, replica }) => {
      const view = await (await productions.open()).schedule.view(projectId, have);
      const look = scheduleLook(replica, projectId);
      return view.ok ? success({ ...view.value, look }) : view;
    }),
  'schedule.keepLook': ({ projectId, ...look }) =>
    inWorkspace(({ replica }) => keepScheduleLook(replica, projectId, look)),
  'schedule.versions': ({ projectId, versionId }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.open()).schedule.versions(projectId, versionId),
    ),
  'schedule.plan': ({ projectId, ...wanted }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.edits()).planTasks(projectId, wanted, moment().at),
    ),
  'schedule.refresh': ({ projectId }) =>
    inWorkspace(async ({ productions }) => (await productions.open()).schedule.refresh(projectId)),
});
