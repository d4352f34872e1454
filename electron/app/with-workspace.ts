import type { AppCore } from './app-core.ts';
import { diskFailure } from '../replica/durability/disk-failure.ts';
import type { Result } from '../shared/result.ts';
import type { Workspace } from './workspace.ts';

/** Does something with the signed-in account's data. A refusal of the disk becomes a failure. */
export type WithWorkspace = <T>(work: (workspace: Workspace) => Result<T>) => Result<T>;

export const withWorkspaceOf =
  (companion: Pick<AppCore, 'workspace' | 'whyClosed'>): WithWorkspace =>
  (work) => {
    const workspace = companion.workspace();
    if (!workspace) return companion.whyClosed();
    try {
      return work(workspace);
    } catch (error) {
      const refused = diskFailure(error);
      if (refused) return refused;
      throw error;
    }
  };
