import type { Replica } from '../replica/replica.ts';
import { LARGEST_FILE_BYTES, type GivenFile, type UnsentFile } from '../shared/comment.ts';
import type { FileLook, ProductionMovie } from '../shared/file-look.ts';
import { MOST_FILES, type PublishDraft, type PublishFile } from '../shared/publish.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { draftedFile, publishDraftOf, putPublishDraft } from './publish-draft.ts';

/** Looks into one file (media/look). */
export type Look = (path: string, name: string, about: ProductionMovie) => Promise<FileLook>;

const looks = new Map<string, Promise<FileLook>>();
/** More than is published at a time; a look is quickly done again. */
const MOST_LOOKS = 200;

/** What was found in a kept file, which never changes: it is looked into once while the app runs. */
function lookOnce(
  replica: Replica,
  { id, name }: Pick<UnsentFile, 'id' | 'name'>,
  about: ProductionMovie,
  look: Look,
): Promise<FileLook> {
  // The production may get another rate meanwhile.
  const key = `${id} ${JSON.stringify(about)}`;
  const known = looks.get(key);
  if (known) return known;
  const path = replica.files.pathOf(id) ?? '';
  const found = look(path, name, about);
  if (looks.size >= MOST_LOOKS) looks.clear();
  looks.set(key, found);
  return found;
}

/** The files of a draft with what was found in them. */
export const lookedFiles = (
  replica: Replica,
  files: PublishDraft['files'],
  about: ProductionMovie,
  look: Look,
): Promise<PublishFile[]> =>
  Promise.all(
    files.map(async (file) => {
      const found = await lookOnce(replica, file, about, look);
      const isChanged = found.checks.some(({ code }) => code === 'picture-converted');
      return {
        ...file,
        look: found,
        offersOriginal: isChanged && file.size <= LARGEST_FILE_BYTES,
      };
    }),
  );

const EMPTY: PublishDraft = { text: '', statusId: null, revision: null, files: [] };

/**
 * Copies files here for the draft of a revision, all of them or, with a message, none. `status`: the one
 * that a new draft proposes.
 */
export async function addFiles(
  replica: Replica,
  taskId: string,
  given: readonly (string | GivenFile)[],
  status: string | null,
): Promise<Result<null>> {
  const before = publishDraftOf(replica, taskId)?.files.length ?? 0;
  if (before + given.length > MOST_FILES) {
    return failure('rule', `A revision has at most ${MOST_FILES} files here.`);
  }
  const kept: UnsentFile[] = [];
  for (const one of given) {
    const name = typeof one === 'string' ? (one.split(/[\\/]/).at(-1) ?? one) : one.name;
    try {
      kept.push(
        await (typeof one === 'string' ? replica.files.keep(one) : replica.files.keepContent(one)),
      );
    } catch (error) {
      for (const { id } of kept) replica.files.remove(id);
      if (isFull(error)) throw error;
      return failure(
        'rule',
        `${name} could not be read. No file was added.`,
        'Check that it is still there, and put a folder in a .zip.',
      );
    }
  }
  // The artist may have written on while a long file was copied.
  const now = publishDraftOf(replica, taskId) ?? { ...EMPTY, statusId: status };
  const files = [...now.files, ...kept.map(draftedFile)];
  replica.change(() => putPublishDraft(replica, taskId, { ...now, files }));
  return success(null);
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOSPC';

/** Takes a file out of the draft. */
export function removeDraftedFile(replica: Replica, taskId: string, fileId: string): void {
  const draft = publishDraftOf(replica, taskId);
  if (!draft?.files.some(({ id }) => id === fileId)) return;
  const files = draft.files.filter(({ id }) => id !== fileId);
  replica.change(() => putPublishDraft(replica, taskId, { ...draft, files }));
  replica.files.remove(fileId);
}
