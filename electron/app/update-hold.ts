import { readKind } from '../outbox/kinds/registry.ts';
import type { UpdateHold } from '../shared/updates.ts';
import type { Workspace } from './workspace.ts';

/**
 * Why the app must not be replaced now; `null` if it may. What only waits in the outbox is no reason: it
 * lies on disk, and the next version sends it.
 */
export function updateHold(
  workspace: Pick<Workspace, 'replica' | 'timer'> | null,
): UpdateHold | null {
  if (workspace === null) return null;
  try {
    // Writes all of a running timer's time.
    workspace.timer.tick();
  } catch {
    return 'timer';
  }
  const isUploading = workspace.replica.outbox.all().some((row) => {
    if (row.state !== 'sending') return false;
    const known = readKind(row);
    return (known?.kind.files?.(known.change) ?? []).length > 0;
  });
  return isUploading ? 'upload' : null;
}
