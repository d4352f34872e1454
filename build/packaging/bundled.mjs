// @ts-check
// The packages whose code is in the app, by the compiler's own record.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../runtime/places.mjs';

/** Packages with native parts, which are not compiled in but lie beside the app; of the last, this system's. */
const NATIVE = ['keytar', 'libsql', '@neon-rs/load', 'detect-libc'];
const NATIVE_SCOPE = '@libsql';

/**
 * @typedef {object} BundledPackage
 * @property {string} name its own, also where we know it by another
 * @property {string} version
 * @property {string} license an SPDX expression
 * @property {string | null} text of its licence file; null if it brings none
 * @property {string} [source] where its source is, as it says itself
 */

/**
 * @param {string} out the compiled app with its source maps
 * @returns {BundledPackage[]} by name
 * @throws {Error} if there are no source maps
 */
export function bundledPackages(out) {
  const maps = readdirSync(out, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.map'));
  if (maps.length === 0) throw new Error(`${out} has no source maps to read the packages from.`);
  const folders = new Set(
    maps.flatMap((map) => {
      const { sources } = /** @type {{ sources: string[] }} */ (
        JSON.parse(readFileSync(join(out, map), 'utf8'))
      );
      return sources.flatMap((source) => packageFolder(source) ?? []);
    }),
  );
  for (const name of nativePackages()) folders.add(join(ROOT, 'node_modules', name));
  const packages = [...folders].map(readPackage);
  const byName = new Map(packages.map((one) => [`${one.name}@${one.version}`, one]));
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** @returns {string[]} */
function nativePackages() {
  const scope = join(ROOT, 'node_modules', NATIVE_SCOPE);
  const built = readdirSync(scope).filter(
    (name) => name.startsWith(`${process.platform}-`) && !name.endsWith('-musl'),
  );
  return [...NATIVE, ...built.map((name) => `${NATIVE_SCOPE}/${name}`)];
}

/** @param {string} source in a source map @returns {string | null} the folder of the package that it is from */
function packageFolder(source) {
  const [, inside] =
    /(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(source) ?? [];
  if (inside === undefined) return null;
  const folder = join(ROOT, inside);
  return existsSync(join(folder, 'package.json')) ? folder : null;
}

/**
 * @typedef {object} PackageFile
 * @property {string} name
 * @property {string} version
 * @property {string} [license]
 * @property {{ type: string }[]} [licenses] as old packages say it
 * @property {string | { url?: string }} [repository]
 */

/** @param {string} folder @returns {BundledPackage} */
function readPackage(folder) {
  const { name, version, license, licenses, repository } = /** @type {PackageFile} */ (
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  );
  const file = readdirSync(folder).find((one) => /^(licen[cs]e|copying)([.-]|$)/i.test(one));
  const text = file === undefined ? null : readFileSync(join(folder, file), 'utf8').trim();
  const [old] = licenses ?? [];
  // Some name no licence but in their file.
  const said = license ?? old?.type ?? (text?.startsWith('MIT License') ? 'MIT' : 'unknown');
  const source = typeof repository === 'string' ? repository : repository?.url;
  return { name, version, license: said, text, ...(source === undefined ? {} : { source }) };
}
