import { draftCount } from '../tasks/comment-draft.ts';
import type { Workspace } from './workspace.ts';

/** Changes that Kitsu does not have yet. A running timer is logged when it stops, and that change waits too. */
export const changesWaiting = ({ sync, timer }: Pick<Workspace, 'sync' | 'timer'>): number =>
  sync.status().waiting + (timer.view().running ? 1 : 0);

/** All that is on this computer alone: what waits, and what is half written. */
export const onlyHere = (workspace: Workspace): number =>
  changesWaiting(workspace) + draftCount(workspace.replica);
