import type { Companion } from '../companion.ts';
import { diskFailure } from '../replica/disk-failure.ts';
import { failure, type Failure, type Result } from '../shared/result.ts';
import type { Workspace } from '../sync/workspace.ts';

export const NOBODY: Failure = failure('signed-out', 'Nobody is signed in.', 'Sign in first.');

/** Does something with the signed-in account's data. What the disk refuses is an answer. */
export type InWorkspace = <T>(work: (workspace: Workspace) => Result<T>) => Result<T>;

export const inWorkspaceOf =
  (companion: Pick<Companion, 'workspace'>): InWorkspace =>
  (work) => {
    const workspace = companion.workspace();
    if (!workspace) return NOBODY;
    try {
      return work(workspace);
    } catch (error) {
      const refused = diskFailure(error);
      if (refused) return refused;
      throw error;
    }
  };
