import { readFile, stat } from 'node:fs/promises';
import { failure, type Result } from '../shared/result.ts';

/** Larger files are not read at all: no table of a production is near it. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The content of a file that a person chose, of at most 64 MB. */
export async function readChosenFile(path: string): Promise<Result<Buffer>> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return failure('bad-input', 'This is no file.');
    if (found.size > MOST_BYTES)
      return failure('too-large', 'The file has more than 64 MB.', 'Split it.');
    return { ok: true, value: await readFile(path) };
  } catch {
    return failure('disk', 'The file cannot be read.', 'Check that it is there and may be read.');
  }
}
