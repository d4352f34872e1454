import { roleIn, type StudioConfig } from '../../rules/studio-rules.ts';
import type { PlaylistLock } from '../../shared/playlist.ts';

const roleOf = (projectId: string, studio: StudioConfig): string | null => {
  const { rules, context } = studio;
  if (!rules || !context) return null;
  return rules.role === 'admin' ? 'admin' : roleIn(projectId, studio);
};

/** Why somebody makes no playlists in a production (zou 1.0.97: `check_supervisor_project_access`). */
export function makingLock(projectId: string, studio: StudioConfig): PlaylistLock | null {
  const role = roleOf(projectId, studio);
  if (role === null) return 'not-known';
  return role === 'admin' || role === 'manager' || role === 'supervisor' ? null : 'makers';
}

/** Why somebody changes no playlist of this maker (zou 1.0.97: `check_playlist_update_access`). */
export function changingLock(
  { projectId, createdBy }: { projectId: string; createdBy: string | null },
  studio: StudioConfig,
  me: string,
): PlaylistLock | null {
  const lock = makingLock(projectId, studio);
  if (lock) return lock;
  const isOwn = createdBy === null || createdBy === me;
  return roleOf(projectId, studio) === 'supervisor' && !isOwn ? 'owner' : null;
}
