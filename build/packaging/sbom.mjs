// @ts-check
import { spawnSync } from 'node:child_process';
import { ROOT } from '../runtime/places.mjs';

/**
 * @typedef {object} Component
 * @property {string} [bom-ref]
 * @property {string} type
 * @property {string} name
 * @property {string} [group]
 * @property {string} version
 *
 * @typedef {object} Sbom a CycloneDX document, as far as we read it
 * @property {{ component?: Component }} metadata
 * @property {Component[]} components
 * @property {{ ref: string, dependsOn?: string[] }[]} [dependencies]
 */

/**
 * @returns {Sbom} all packages of the lock file, by npm
 * @throws {Error} what npm said
 */
export function npmSbom() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const words = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const done = spawnSync(npm, words, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 });
  if (done.status !== 0) throw new Error(`npm sbom failed: ${done.stderr}`);
  return /** @type {Sbom} */ (JSON.parse(done.stdout));
}

/** @param {Component} component @returns {string} the package's whole name */
const nameOf = ({ group, name }) => (group ? `${group}/${name}` : name);

/**
 * The bill of materials of a package: of npm's list only what is inside, and the Electron it is built on.
 * @param {Sbom} whole
 * @param {readonly { name: string, version: string }[]} inside
 * @param {{ app: string, electron: string, chromium: string }} versions
 * @returns {Sbom}
 */
export function packageSbom(whole, inside, { app, electron, chromium }) {
  const wanted = new Set(inside.map(({ name, version }) => `${name}@${version}`));
  const isInside = (/** @type {Component} */ one) => wanted.has(`${nameOf(one)}@${one.version}`);
  const components = whole.components.filter(isInside);
  const kept = new Set(components.map((one) => one['bom-ref']));
  const own = whole.metadata.component;
  const dependencies = (whole.dependencies ?? [])
    .filter(({ ref }) => kept.has(ref) || ref === own?.['bom-ref'])
    .map(({ ref, dependsOn }) => ({
      ref,
      dependsOn: (dependsOn ?? []).filter((one) => kept.has(one)),
    }));
  return {
    ...whole,
    metadata: {
      ...whole.metadata,
      ...(own === undefined ? {} : { component: { ...own, version: app } }),
    },
    components: [
      ...components,
      { type: 'framework', name: 'electron', version: electron },
      { type: 'framework', name: 'chromium', version: chromium },
    ],
    dependencies,
  };
}
