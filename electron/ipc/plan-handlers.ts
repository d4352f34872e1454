import type { WithWorkspace } from '../app/with-workspace.ts';
import { success } from '../shared/result.ts';
import { planOf, savePlan } from '../tasks/todo-plan.ts';
import type { Handlers } from './register.ts';

/** The artist's own order of their list. */
export const planHandlers = (
  inWorkspace: WithWorkspace,
): Pick<Handlers, Extract<keyof Handlers, `plan.${string}`>> => ({
  'plan.view': () => inWorkspace(({ replica }) => success(planOf(replica))),
  'plan.save': ({ plan, ...change }) =>
    inWorkspace((workspace) => success({ undo: savePlan(workspace, plan, change) })),
});
