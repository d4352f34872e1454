// @ts-check
// `npm run release -- --check v0.2.0`: whether everything names the version of this tag. `-- --notes`: what is new in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asProgram } from './runtime/main-program.mjs';
import { ROOT } from './runtime/places.mjs';

/**
 * What CHANGELOG.md says of a version.
 * @param {string} changelog
 * @param {string} version
 * @returns {string | null} null if it says nothing
 */
export function notesOf(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const own = sections.find((section) => section.split('\n', 1)[0]?.trim() === version);
  const notes = own?.slice(own.indexOf('\n')).trim() ?? '';
  return notes === '' ? null : notes;
}

/**
 * @param {string} tag
 * @param {{ version: string, locked: string, changelog: string }} facts version: of package.json; locked: of the lock file
 * @returns {string[]} what is wrong, in sentences
 */
export function releaseProblems(tag, { version, locked, changelog }) {
  const wrong = [];
  if (tag !== `v${version}`)
    wrong.push(`The tag ${tag} is not v${version}, which package.json says.`);
  if (locked !== version) wrong.push(`package-lock.json says ${locked}, package.json ${version}.`);
  if (notesOf(changelog, version) === null)
    wrong.push(`CHANGELOG.md has nothing under "## ${version}".`);
  return wrong;
}

/** The versions and the changes of this checkout. */
function facts() {
  const read = (/** @type {string} */ name) => readFileSync(join(ROOT, name), 'utf8');
  const versionOf = (/** @type {string} */ name) =>
    /** @type {{ version: string }} */ (JSON.parse(read(name))).version;
  return {
    version: versionOf('package.json'),
    locked: versionOf('package-lock.json'),
    changelog: read('CHANGELOG.md'),
  };
}

await asProgram(import.meta.url, async () => {
  const [word, tag = ''] = process.argv.slice(2);
  const known = facts();
  if (word === '--notes') return console.log(notesOf(known.changelog, known.version) ?? '');
  if (word !== '--check') throw new Error('--check TAG, or --notes.');
  const problems = releaseProblems(tag, known);
  if (problems.length > 0) throw new Error(problems.join('\n'));
});
