import { unzipSync } from 'fflate';
import { failure, success, type Result } from '../../../shared/result.ts';

/** All parts together, unpacked: a table of a hundred thousand rows is far below it. */
const MOST_UNPACKED = 256 * 1024 * 1024;

/**
 * The named parts of a zip file as text. How large they get is taken from the file's own list before anything is unpacked,
 * and more than that is never written. Refused with code `bad-input` if it is no zip file, `too-large` if it grows too much.
 */
export function unzipped(
  bytes: Buffer,
  isWanted: (name: string) => boolean,
): Result<Map<string, string>> {
  let size = 0;
  try {
    const parts = unzipSync(bytes, {
      filter(part) {
        if (!isWanted(part.name)) return false;
        size += part.originalSize;
        if (size > MOST_UNPACKED) throw new TooLarge();
        return true;
      },
    });
    const texts = Object.entries(parts).map(([name, part]): [string, string] => [
      name,
      Buffer.from(part).toString('utf8'),
    ]);
    return success(new Map(texts));
  } catch (error) {
    return error instanceof TooLarge
      ? failure('too-large', `Unpacked, the file has more than ${MOST_UNPACKED / 1024 / 1024} MB.`)
      : failure('bad-input', 'The file is damaged, or no workbook.');
  }
}

class TooLarge extends Error {}
