import { LARGEST_FILE_BYTES, type GivenFile } from '../../../electron/shared/comment.ts';
import { failure, success, type Result } from '../../../electron/shared/result.ts';

/** What Chromium calls every picture of the clipboard. */
const PASTED = 'image.png';

const two = (number: number): string => String(number).padStart(2, '0');

/** A name that tells one screenshot from another: `Screenshot 2026-11-29 14.05.21.png`. */
function screenshotName(at: Date): string {
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('.');
  return `Screenshot ${day} ${time}.png`;
}

/** Reads pasted or dropped files. Refused, all of them, where one is a folder or too large. */
export async function readGivenFiles(
  given: readonly File[],
  at: Date,
): Promise<Result<GivenFile[]>> {
  const large = given.find(({ size }) => size > LARGEST_FILE_BYTES);
  if (large) return failure('rule', `${large.name} is larger than 100 MB. No file was attached.`);
  const read: GivenFile[] = [];
  for (const file of given) {
    try {
      const content = new Uint8Array(await file.arrayBuffer());
      read.push({ name: file.name === PASTED ? screenshotName(at) : file.name, content });
    } catch {
      // A folder was dropped, or the file is gone.
      return failure('rule', `${file.name} could not be read. No file was attached.`);
    }
  }
  return success(read);
}
