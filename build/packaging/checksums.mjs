// @ts-check
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * @param {string} file
 * @param {'sha256' | 'sha512'} algorithm
 * @param {'hex' | 'base64'} encoding
 * @returns {Promise<string>}
 */
export async function checksum(file, algorithm, encoding) {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest(encoding);
}

/**
 * @param {readonly string[]} files
 * @returns {Promise<string>} lines that `sha256sum --check` reads
 */
export async function sha256Sums(files) {
  const lines = [];
  for (const file of [...files].sort())
    lines.push(`${await checksum(file, 'sha256', 'hex')}  ${basename(file)}\n`);
  return lines.join('');
}
