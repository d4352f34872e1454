import type { WithWorkspace } from '../app/with-workspace.ts';
import type { ActionTime } from '../time/day/commands.ts';
import type { Handlers } from './register.ts';

/** The playlists of a production. */
export const playlistHandlers = (
  inWorkspace: WithWorkspace,
  moment: () => ActionTime,
): Pick<Handlers, Extract<keyof Handlers, `playlists.${string}`>> => ({
  'playlists.list': ({ projectId, fresh }) =>
    inWorkspace(async ({ productions }) => (await productions.playlists()).list(projectId, fresh)),
  'playlists.open': ({ projectId, playlistId, fresh }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.playlists()).open(projectId, playlistId, fresh),
    ),
  'playlists.offer': ({ projectId, asked }) =>
    inWorkspace(async ({ productions }) => (await productions.playlists()).offer(projectId, asked)),
  'playlists.make': ({ projectId, wanted }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.playlists()).make(projectId, wanted, moment().at),
    ),
  'playlists.change': ({ projectId, playlistId, was, wanted }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.playlists()).change(projectId, playlistId, { was, wanted }, moment().at),
    ),
  'playlists.remove': ({ projectId, playlistId }) =>
    inWorkspace(async ({ productions }) =>
      (await productions.playlists()).remove(projectId, playlistId, moment().at),
    ),
});
