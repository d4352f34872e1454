import type { AppCore } from './app-core.ts';
import { diskFailure } from '../replica/durability/disk-failure.ts';
import type { Failure, Result } from '../shared/result.ts';
import type { Workspace } from './workspace.ts';

/** Does something with the signed-in account's data, at once or with a wait. A refusal of the disk becomes a failure. */
export interface WithWorkspace {
  <T>(work: (workspace: Workspace) => Promise<Result<T>>): Promise<Result<T>>;
  <T>(work: (workspace: Workspace) => Result<T>): Result<T>;
}

export function withWorkspaceOf(
  companion: Pick<AppCore, 'workspace' | 'whyClosed'>,
): WithWorkspace {
  function inWorkspace<T>(work: (workspace: Workspace) => Promise<Result<T>>): Promise<Result<T>>;
  function inWorkspace<T>(work: (workspace: Workspace) => Result<T>): Result<T>;
  function inWorkspace<T>(
    work: (workspace: Workspace) => Result<T> | Promise<Result<T>>,
  ): Result<T> | Promise<Result<T>> {
    const workspace = companion.workspace();
    if (!workspace) return companion.whyClosed();
    try {
      const done = work(workspace);
      return done instanceof Promise ? done.catch(refusal) : done;
    } catch (error) {
      return refusal(error);
    }
  }
  return inWorkspace;
}

/** Throws what is no refusal of the disk. */
function refusal(error: unknown): Failure {
  const refused = diskFailure(error);
  if (refused) return refused;
  throw error;
}
