// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { executableName, ROOT } from './places.mjs';
import { lastLines, run } from './run.mjs';

const PACKAGE = join(ROOT, 'node_modules', 'electron');
const RELEASES = 'https://github.com/electron/electron/releases/download/';

/** The npm package's installer uses modules that only newer versions of Node can load. */
const NEEDS_NODE = Object.freeze([22, 12]);

/**
 * The Electron that the npm package has already downloaded.
 * @returns {string | null} its executable
 */
export function installedExecutable() {
  const executable = join(PACKAGE, 'dist', executableName());
  return existsSync(executable) && existsSync(join(PACKAGE, 'path.txt')) ? executable : null;
}

/**
 * @param {string} version such as `v20.20.0`
 * @returns {boolean} whether this Node can run the npm package's installer
 */
export function nodeCanInstall(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = NEEDS_NODE;
  return major > needMajor || (major === needMajor && minor >= needMinor);
}

/**
 * Downloads Electron with the npm package's own installer, which verifies checksums.
 * First checks whether the site answers, so that a closed network costs seconds and not minutes.
 * @param {(line: string) => void} log
 * @returns {Promise<string>} the executable
 * @throws {Error} with a short reason
 */
export async function downloadOwn(log) {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  if (!nodeCanInstall(process.version)) {
    throw new Error(
      `Electron ${version}'s installer needs Node ${NEEDS_NODE.join('.')} or newer, this is ${process.version}`,
    );
  }
  const base =
    process.env['ELECTRON_MIRROR'] || process.env['npm_config_electron_mirror'] || RELEASES;
  const page = `${base}v${version}/SHASUMS256.txt`;
  await answers(page);
  log(`Downloading Electron ${version} …`);
  const result = await run(process.execPath, [join(PACKAGE, 'install.js')], {
    timeoutMs: 15 * 60_000,
    onOutput: (text) => process.stderr.write(text),
  });
  const executable = installedExecutable();
  if (result.code !== 0 || executable === null)
    throw new Error(`its installer failed: ${lastLines(result.output, 1)}`);
  return executable;
}

/** @param {string} page */
async function answers(page) {
  const reply = await fetch(page, { method: 'HEAD', signal: AbortSignal.timeout(6_000) }).catch(
    (error) => {
      throw new Error(
        `${new URL(page).host} cannot be reached (${error.cause?.code ?? error.name})`,
      );
    },
  );
  if (!reply.ok) throw new Error(`${new URL(page).host} answered ${reply.status}`);
}
