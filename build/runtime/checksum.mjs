// @ts-check
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Makes sure that a downloaded file is the one that was looked at when its checksum was written down.
 * @param {string} file
 * @param {{ algorithm: 'sha256' | 'sha512', sum: string }} expected sum: in hex
 * @returns {Promise<void>}
 * @throws {Error} naming both sums if it is another file
 */
export async function verify(file, { algorithm, sum }) {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found !== sum) {
    throw new Error(
      `${basename(file)} is not the file it should be (${algorithm} ${found}, expected ${sum}); it was not used.`,
    );
  }
}
