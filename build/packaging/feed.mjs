// @ts-check
// The files that make a plain folder a feed of updates: a list for each system, and its signature.
import { createPublicKey, createSign, createVerify, generateKeyPairSync } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { checksum } from './checksums.mjs';

/** Which list a package belongs into, by its name. An archive updates nothing. */
const LISTS = Object.freeze(
  /** @type {const} */ ([
    { list: 'latest-linux-arm64.yml', names: /-linux-arm64\.(deb|rpm|AppImage)$/ },
    { list: 'latest-linux.yml', names: /-linux-x64\.(deb|rpm|AppImage)$/ },
    { list: 'latest-mac.yml', names: /-mac-\w+\.zip$/ },
    { list: 'latest.yml', names: /-win-\w+\.exe$/ },
  ]),
);

/**
 * @typedef {object} FeedList
 * @property {string} name such as `latest-linux.yml`
 * @property {string} text
 */

/**
 * The lists of a feed, for these packages.
 * @param {readonly string[]} files
 * @param {{ version: string, date: string, staged: number | null }} facts date: an ISO instant; staged: how many of a
 *   hundred computers are offered it, `null` for all
 * @returns {Promise<FeedList[]>}
 */
export async function feedLists(files, { version, date, staged }) {
  const lists = [];
  for (const { list, names } of LISTS) {
    const own = files.filter((file) => names.test(basename(file))).sort();
    if (own.length === 0) continue;
    const lines = [`version: ${version}`, 'files:'];
    for (const file of own) {
      lines.push(`  - url: ${basename(file)}`);
      lines.push(`    sha512: ${await checksum(file, 'sha512', 'base64')}`);
      lines.push(`    size: ${statSync(file).size}`);
    }
    if (staged !== null) lines.push(`stagingPercentage: ${staged}`);
    lines.push(`releaseDate: '${date}'`, '');
    lists.push({ name: list, text: lines.join('\n') });
  }
  return lists;
}

/**
 * @returns {{ publicKey: string, privateKey: string }} a new pair, PEM; a curve that old OpenSSL knows too
 */
export function newKeys() {
  return generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

/**
 * @param {string} text of a list
 * @param {string} privateKey PEM
 * @returns {string} the signature (ECDSA with SHA-512), base64
 */
export function sign(text, privateKey) {
  const signature = createSign('sha512').update(text).sign(privateKey, 'base64');
  const isOurs = createVerify('sha512')
    .update(text)
    .verify(createPublicKey(privateKey), signature, 'base64');
  if (!isOurs) throw new Error('The signature does not verify.');
  return signature;
}
