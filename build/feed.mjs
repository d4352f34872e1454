// @ts-check
// `npm run feed -- --folder DIR --key FILE [--staged 20]`: makes a folder with packages a signed feed of updates.
// `npm run feed -- --new-key DIR`: a new pair of keys; the private one belongs into no repository and no package.
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { about } from './packaging/about.mjs';
import { feedLists, newKeys, sign } from './packaging/feed.mjs';
import { asProgram } from './runtime/main-program.mjs';

/** The private key itself, where a file would be left lying about. */
const KEY_VARIABLE = 'KITSU_COMPANION_SIGNING_KEY';

/**
 * Writes the lists of a feed and their signatures beside the packages.
 * @param {{ folder: string, key: string, version?: string, staged?: number | null, date?: string }} wanted key: PEM, private
 * @returns {Promise<string[]>} the files written
 * @throws {Error} if there is nothing to list
 */
export async function makeFeed({ folder, key, version = about.version, staged = null, date }) {
  const files = readdirSync(folder)
    .filter((name) => name.includes(`-${version}-`))
    .map((name) => join(folder, name));
  const facts = { version, staged, date: date ?? new Date().toISOString() };
  const lists = await feedLists(files, facts);
  if (lists.length === 0)
    throw new Error(`${folder} holds no package of version ${version} that can be updated to.`);
  return lists.flatMap(({ name, text }) => {
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, `${name}.sig`), `${sign(text, key)}\n`);
    return [name, `${name}.sig`];
  });
}

/** @param {string} folder @returns {void} */
function writeNewKeys(folder) {
  const { publicKey, privateKey } = newKeys();
  const file = join(folder, 'update-key.private.pem');
  writeFileSync(file, privateKey, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  writeFileSync(join(folder, 'update-key.pem'), publicKey);
}

await asProgram(import.meta.url, async () => {
  const words = process.argv.slice(2);
  const valueOf = (/** @type {string} */ flag) => {
    const at = words.indexOf(flag);
    return at === -1 ? undefined : words[at + 1];
  };
  const keys = valueOf('--new-key');
  if (keys !== undefined) return writeNewKeys(keys);
  const file = valueOf('--key');
  const key = file === undefined ? process.env[KEY_VARIABLE] : readFileSync(file, 'utf8');
  if (!key) throw new Error(`Name the private key: --key FILE, or ${KEY_VARIABLE}.`);
  const staged = valueOf('--staged');
  const percent = staged === undefined ? null : Number(staged);
  if (percent !== null && !(Number.isInteger(percent) && percent >= 0 && percent <= 100))
    throw new Error('--staged takes a whole number from 0 to 100.');
  const written = await makeFeed({
    folder: valueOf('--folder') ?? 'dist',
    key,
    staged: percent,
    version: valueOf('--version') ?? about.version,
  });
  for (const name of written) console.log(name);
});
