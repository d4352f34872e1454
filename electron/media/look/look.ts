import { open, type FileHandle } from 'node:fs/promises';
import type { FileCheck, FileKind, FileLook, ProductionMovie } from '../../shared/file-look.ts';
import type { MovieFacts } from './facts.ts';
import { movieFound, type MovieFound } from './movie-checks.ts';
import { mp4Facts } from './mp4-facts.ts';
import { extensionOf, fileKind, nameChecks } from './names.ts';
import { matroskaFacts } from './matroska-facts.ts';
import { pictureChecks } from './picture-checks.ts';
import { formatOf, type Format } from './sniff.ts';

/** zou's MAX_CONTENT_LENGTH: more is answered with 413. */
const MOST_BYTES = 10 * 1024 ** 3;

/** What a stream needs of a file to be told apart from others. */
const START = 256;

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
  const kind = fileKind(name);
  const named = nameChecks(name);
  const look = (checks: FileCheck[]): FileLook => ({ kind, checks, mend: null, movie: null });
  let file: FileHandle | null = null;
  try {
    file = await open(path, 'r');
    const facts = await file.stat();
    if (!facts.isFile()) return look([{ level: 'refused', code: 'unreadable' }]);
    const sized = sizeChecks(facts.size);
    const refused = [...sized, ...named].filter(({ level }) => level === 'refused');
    if (refused.length > 0) return look(refused);
    const inside = { file, size: facts.size, name, kind, about, signal };
    const found = await insideOf(inside).catch(() => notLookedInto(name));
    return { kind, ...found, checks: [...named, ...found.checks] };
  } catch {
    return look([...named, { level: 'refused', code: 'unreadable' }]);
  } finally {
    await file?.close().catch(() => {});
  }
}

interface Inside {
  file: FileHandle;
  size: number;
  name: string;
  kind: FileKind;
  about: ProductionMovie;
  signal: AbortSignal | undefined;
}

async function insideOf({ file, size, name, kind, about, signal }: Inside): Promise<MovieFound> {
  if (kind !== 'picture' && kind !== 'movie') return nothingMore([]);
  const start = Buffer.alloc(Math.min(START, size));
  await file.read(start, 0, start.length, 0);
  const format = formatOf(start);
  if (kind === 'picture') {
    return nothingMore(await pictureChecks(file, extensionOf(name), format, signal));
  }
  const facts = await movieFacts(file, size, format, signal);
  if (facts === 'no-index') {
    return nothingMore([{ level: 'warning', code: 'movie-cut', what: 'no-index' }]);
  }
  return facts === null ? notAMovie(name, format) : movieFound(name, facts, about);
}

async function movieFacts(
  file: FileHandle,
  size: number,
  format: Format,
  signal: AbortSignal | undefined,
): Promise<MovieFacts | 'no-index' | null> {
  if (format === 'matroska' || format === 'webm') {
    return matroskaFacts(file, size, format, signal);
  }
  return format === 'mp4' ? mp4Facts(file, size) : null;
}

/** AVI and WMV are movies that nothing here reads; other bytes are no movie at all. */
function notAMovie(name: string, format: Format): MovieFound {
  if (format === 'AVI' || format === 'WMV' || format === 'MPEG-TS') return notLookedInto(name);
  return nothingMore([{ level: 'warning', code: 'not-a-movie', extension: extensionOf(name) }]);
}

const notLookedInto = (name: string): MovieFound =>
  nothingMore([{ level: 'note', code: 'not-looked-into', extension: extensionOf(name) }]);

const nothingMore = (checks: FileCheck[]): MovieFound => ({ checks, mend: null, movie: null });

function sizeChecks(size: number): FileCheck[] {
  if (size === 0) return [{ level: 'refused', code: 'empty' }];
  if (size > MOST_BYTES) return [{ level: 'refused', code: 'too-large', size, most: MOST_BYTES }];
  return [];
}
