import type { WithWorkspace } from '../app/with-workspace.ts';
import { success } from '../shared/result.ts';
import type { ActionTime } from '../time/day/commands.ts';
import type { Handlers } from './register.ts';

/** Productions as a lead looks at them. */
export const productionHandlers = (
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
): Pick<Handlers, Extract<keyof Handlers, `productions.${string}`>> => ({
  'productions.list': () =>
    inWorkspace(async ({ productions }) => (await productions.open()).list()),
  'productions.open': ({ projectId }) =>
    inWorkspace(async ({ productions }) => (await productions.open()).open(projectId)),
  'productions.rows': ({ projectId, asked }) =>
    inWorkspace(async ({ productions }) => (await productions.open()).rows(projectId, asked)),
  'productions.refresh': ({ projectId }) =>
    inWorkspace(async ({ productions }) => (await productions.open()).refresh(projectId)),
  'productions.close': ({ projectId }) =>
    inWorkspace(async ({ productions }) => {
      (await productions.open()).close(projectId);
      return success(null);
    }),
  'productions.editView': ({ projectId, ids }) =>
    inWorkspace(async ({ productions }) => (await productions.edits()).view(projectId, ids)),
  'productions.setField': ({ projectId, wanted }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.edits()).change(projectId, wanted, moment().at),
    ),
  'productions.assign': ({ projectId, ...wanted }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.edits()).assign(projectId, wanted, moment().at),
    ),
  'productions.choices': ({ projectId, ids, view }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.edits()).choices(projectId, ids, view),
    ),
  'productions.make': ({ projectId, wanted, view }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.edits()).make(projectId, wanted, view, moment().at),
    ),
  'productions.team': ({ projectId }) =>
    inWorkspace(async ({ productions }) => (await productions.edits()).team(projectId)),
  'productions.setMember': ({ projectId, ...wanted }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.edits()).setMember(projectId, wanted, moment().at),
    ),
  'productions.casting': ({ projectId, ids, fresh }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.edits()).casting(projectId, ids, fresh),
    ),
  'productions.cast': ({ projectId, ...wanted }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.edits()).cast(projectId, wanted, moment().at),
    ),
  'productions.settings': ({ projectId }) =>
    inWorkspace(async ({ productions }) => (await productions.edits()).settings(projectId)),
  'productions.setColumn': ({ projectId, id, wanted }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.edits()).setColumn(projectId, id, wanted, moment().at),
    ),
  'productions.removeColumn': ({ projectId, id }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.edits()).removeColumn(projectId, id, moment().at),
    ),
  'productions.enable': ({ projectId, ...wanted }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.edits()).enable(projectId, wanted, moment().at),
    ),
  'productions.moveEnabled': ({ projectId, ...wanted }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.edits()).moveEnabled(projectId, wanted, moment().at),
    ),
  'productions.setAssetType': ({ projectId, ...wanted }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.edits()).setAssetType(projectId, wanted, moment().at),
    ),
  'productions.removal': ({ projectId, ids }) =>
    inWorkspace(async ({ productions }) => (await productions.edits()).removal(projectId, ids)),
  'productions.remove': ({ projectId, ids }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.edits()).remove(projectId, ids, moment().at),
    ),
});
