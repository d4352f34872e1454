// @ts-check
// `npm run dist`: packages the app into dist/. Arguments after `--` are electron-builder's: `npm run dist -- --dir`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { compile, OUT } from './compile.mjs';
import { about } from './packaging/about.mjs';
import { refuseUnlessReleased, TESTING_VARIABLE } from './packaging/after-pack.mjs';
import { bundledPackages } from './packaging/bundled.mjs';
import { sha256Sums } from './packaging/checksums.mjs';
import { missingFuses } from './packaging/fuses.mjs';
import { makeLinuxPackages } from './packaging/linux/packages.mjs';
import { forThisSystem, readRequest } from './packaging/request.mjs';
import { RESOURCES_VARIABLE, stagedResources } from './packaging/resources.mjs';
import { npmSbom, packageSbom } from './packaging/sbom.mjs';
import { stagedElectron } from './packaging/staged.mjs';
import { ensureRuntime } from './runtime.mjs';
import { asProgram } from './runtime/main-program.mjs';
import { ROOT } from './runtime/places.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

/** @typedef {import('./packaging/request.mjs').DistRequest} DistRequest */
/** @typedef {import('./packaging/bundled.mjs').BundledPackage} BundledPackage */

const CONFIG = join(ROOT, 'electron-builder.yml');

/**
 * Compiles and packages the app.
 * @param {string[]} words the packages wanted (`deb rpm AppImage tar.gz`, on Linux), `--for-testing-only`, and
 *   electron-builder's own
 * @returns {Promise<void>}
 * @throws {Error} if packaging failed, or if what was packed may not be released
 */
async function dist(words) {
  await compile();
  await distCompiled(words);
}

/**
 * Packages the app as it was compiled last: tests that run meanwhile keep the files that they started with.
 * @param {string[]} words as above
 * @returns {Promise<void>}
 * @throws {Error} if packaging failed, or if what was packed may not be released
 */
export async function distCompiled(words) {
  const request = readRequest(words);
  const inside = bundledPackages(OUT);
  const resources = stagedResources(inside, request);
  const env = {
    ...process.env,
    [RESOURCES_VARIABLE]: resources.folder,
    [TESTING_VARIABLE]: request.forTestingOnly ? '1' : '',
  };
  try {
    if (forThisSystem(request)) await packHere(request, env);
    else pack(CONFIG, request.rest, env);
  } finally {
    resources.remove();
  }
  const output = outputOf(request);
  if (process.platform !== 'linux' || !forThisSystem(request) || request.folderOnly) return;
  const arch = request.rest.includes('--arm64') ? 'arm64' : process.arch;
  const unpacked = join(output, arch === 'x64' ? 'linux-unpacked' : `linux-${arch}-unpacked`);
  const versions = refuseUnlessReleased(unpacked, 'linux', request);
  const version = request.version ?? about.version;
  const testing = request.forTestingOnly
    ? `Built to be tested, on Electron ${versions.electron}. Nobody should work with it.`
    : null;
  makeLinuxPackages(request.packages, { unpacked, output, version, arch, testing });
  await writeRecords(output, version, inside, versions);
}

/** @param {DistRequest} request @returns {string} the folder of the packages */
const outputOf = ({ output }) => resolve(ROOT, output ?? 'dist');

/**
 * What goes with the packages of a version: what is inside, and the checksums of all.
 * @param {string} output
 * @param {string} version
 * @param {readonly BundledPackage[]} inside
 * @param {{ electron: string, chromium: string }} versions
 */
async function writeRecords(output, version, inside, versions) {
  const sbom = packageSbom(npmSbom(), inside, { app: version, ...versions });
  writeFileSync(
    join(output, `kitsu-companion-${version}-sbom.cdx.json`),
    `${JSON.stringify(sbom, null, 2)}\n`,
  );
  const files = readdirSync(output)
    .filter((name) => name.startsWith(`kitsu-companion-${version}-`))
    .map((name) => join(output, name))
    .filter((file) => statSync(file).isFile());
  writeFileSync(join(output, 'SHA256SUMS'), await sha256Sums(files));
}

/**
 * Packs for this system, with the Electron that is here.
 * @param {DistRequest} request @param {NodeJS.ProcessEnv} env
 */
async function packHere({ rest, folderOnly }, env) {
  const executable = await ensureRuntime();
  await ensureSystemLibraries(executable);
  const electron = stagedElectron(executable);
  const cache = join(ROOT, 'node_modules', '.cache');
  const config = join(cache, `electron-builder-${process.pid}.yml`);
  mkdirSync(cache, { recursive: true });
  // Packages for Linux are made below, of the folder.
  const onlyFolder = process.platform === 'linux' && !folderOnly ? ['--dir'] : [];
  try {
    const lacking = missingFuses(executable);
    for (const name of lacking)
      console.error(`Electron ${electron.version} has no fuse ${name}: it stays unset.`);
    writeFileSync(config, withoutFuses(readFileSync(CONFIG, 'utf8'), lacking));
    const from = [`-c.electronDist=${electron.folder}`, `-c.electronVersion=${electron.version}`];
    pack(config, [...rest, ...onlyFolder, ...from], env);
  } finally {
    rmSync(config, { force: true });
    electron.remove();
  }
}

/**
 * electron-builder's settings without some fuses: it refuses to set one that this Electron does not have.
 * @param {string} settings YAML
 * @param {readonly string[]} names of the fuses
 * @returns {string}
 */
export function withoutFuses(settings, names) {
  const lines = settings.split('\n');
  return lines
    .filter((line) => !names.some((name) => line.trimStart().startsWith(`${name}:`)))
    .join('\n');
}

/** @param {string} config @param {string[]} args @param {NodeJS.ProcessEnv} env */
function pack(config, args, env) {
  const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js');
  const words = ['--projectDir', ROOT, '--config', config, '--publish', 'never', ...args];
  const { status } = spawnSync(process.execPath, [builder, ...words], {
    cwd: ROOT,
    env,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The app could not be packaged.');
}

await asProgram(import.meta.url, () => dist(process.argv.slice(2)));
