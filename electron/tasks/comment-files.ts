import type { Replica } from '../replica/replica.ts';
import { success, type Result } from '../shared/result.ts';
import type { GivenFile, UnsentFile } from '../shared/comment.ts';
import { addFiles, draftedFiles } from './comment-draft.ts';
import { filesOfPublishDrafts } from './publish-draft.ts';
import { readKind } from '../outbox/kinds/registry.ts';
import { fileBlock } from '../rules/comment-rules.ts';

/**
 * Copies files here for the draft of a task: all of them or, with a message, none.
 * @param sources paths on this computer
 */
export async function attach(
  replica: Replica,
  taskId: string,
  sources: string[],
): Promise<Result<null>> {
  for (const source of sources) {
    const blocked = fileBlock(replica.files.look(source));
    if (blocked) return blocked;
  }
  return addCopies(replica, taskId, sources, replica.files.keep);
}

/** The same with files that were pasted or dropped. */
export async function attachContents(
  replica: Replica,
  taskId: string,
  given: GivenFile[],
): Promise<Result<null>> {
  for (const one of given) {
    const blocked = fileBlock(replica.files.lookAt(one));
    if (blocked) return blocked;
  }
  return addCopies(replica, taskId, given, replica.files.keepContent);
}

async function addCopies<T>(
  replica: Replica,
  taskId: string,
  given: T[],
  keep: (one: T) => Promise<UnsentFile>,
): Promise<Result<null>> {
  const copies: UnsentFile[] = [];
  try {
    for (const one of given) copies.push(await keep(one));
    addFiles(replica, taskId, copies);
    return success(null);
  } catch (error) {
    for (const { id } of copies) replica.files.remove(id);
    throw error;
  }
}

/** Removes copies that neither a draft nor an unsent comment refers to. */
export function sweepFiles(replica: Replica): void {
  // Rows that were lost with a damaged file may refer to them.
  if (replica.recovered) return;
  const changes = replica.outbox.all();
  // A row that cannot be read may name any of them.
  if (!changes.every(readKind)) return;
  const unsent = changes.flatMap((row) => {
    const known = readKind(row);
    return known?.kind.files?.(known.change) ?? [];
  });
  replica.files.sweep(
    new Set([...unsent, ...draftedFiles(replica), ...filesOfPublishDrafts(replica)]),
  );
}
