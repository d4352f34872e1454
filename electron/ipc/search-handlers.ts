import type { WithWorkspace } from '../app/with-workspace.ts';
import { success } from '../shared/result.ts';
import { searchAll, searchWithin } from '../tasks/search-all.ts';
import type { Handlers } from './register.ts';

/** The search over everything in my productions. */
export const searchHandlers = (
  inWorkspace: WithWorkspace,
): Pick<Handlers, Extract<keyof Handlers, `search.${string}`>> => ({
  'search.find': ({ text, most }) =>
    inWorkspace(({ replica, search, sync }) =>
      success(searchAll(replica, search, sync.studio(), text, most)),
    ),
  'search.within': ({ id, most }) =>
    inWorkspace(({ replica, search }) => success(searchWithin(replica, search, id, most))),
});
