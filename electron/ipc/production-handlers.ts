import type { WithWorkspace } from '../app/with-workspace.ts';
import { success } from '../shared/result.ts';
import type { Handlers } from './register.ts';

/** Productions as a lead looks at them. */
export const productionHandlers = (
  inWorkspace: WithWorkspace,
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
});
