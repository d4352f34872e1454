import type { Replica } from '../replica/replica.ts';
import { success, type Result } from '../shared/result.ts';
import { addFiles, draftedFiles } from './comment-draft.ts';
import { fileBlock } from '../rules/comment-rules.ts';

/**
 * Copies files here for the comment that is being written on a task; all of them or, in words, none.
 * @param sources paths on this computer
 */
export function attach(replica: Replica, taskId: string, sources: string[]): Result<null> {
  for (const source of sources) {
    const blocked = fileBlock(replica.files.look(source));
    if (blocked) return blocked;
  }
  addFiles(
    replica,
    taskId,
    sources.map((source) => replica.files.keep(source)),
  );
  return success(null);
}

/** Removes copies that neither a draft nor anything unsent names any more. */
export function sweepFiles(replica: Replica): void {
  // What was lost with a damaged file may name them.
  if (replica.recovered) return;
  const unsent = replica.outbox
    .all()
    .flatMap((change) => (change.kind === 'comment' ? change.body.files.map(({ id }) => id) : []));
  replica.files.sweep(new Set([...unsent, ...draftedFiles(replica)]));
}
