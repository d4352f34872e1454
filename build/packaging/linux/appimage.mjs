// @ts-check
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../runtime/places.mjs';
import { runTool } from '../run-tool.mjs';
import { desktopFile, pictures } from './layout.mjs';

/**
 * The small program at the head of an AppImage, which mounts the rest and starts it: a file that the AppImage project
 * releases (https://github.com/AppImage/type2-runtime). No package registry has it.
 */
export const RUNTIME_VARIABLE = 'KITSU_COMPANION_APPIMAGE_RUNTIME';

/** What is started when the image is mounted. An updater starts a new one only to see that it runs, and waits for it. */
export const APP_RUN = `#!/bin/sh
[ "$APPIMAGE_EXIT_AFTER_INSTALL" = true ] && exit 0
here=$(dirname "$(readlink -f "$0")")
exec "$here/kitsu-companion" "$@"
`;

/**
 * @param {string} arch Node's name
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | null} the runtime's file; null if none was named
 * @throws {Error} if the named file is none
 */
export function appImageRuntime(arch, env = process.env) {
  const file = env[RUNTIME_VARIABLE];
  if (!file) return null;
  if (!existsSync(file)) throw new Error(`${RUNTIME_VARIABLE}: there is no file ${file}.`);
  if (!isRuntime(readFileSync(file), arch))
    throw new Error(`${RUNTIME_VARIABLE}: ${file} is no AppImage runtime for ${arch}.`);
  return file;
}

/** ELF's numbers of the processors. */
const MACHINES = /** @type {Record<string, number>} */ ({ x64: 62, arm64: 183 });

/** @param {Buffer} bytes @param {string} arch @returns {boolean} an ELF program for it, with the mark of type 2 */
function isRuntime(bytes, arch) {
  const isElf = bytes.length > 64 && bytes.readUInt32BE(0) === 0x7f454c46;
  return (
    isElf &&
    bytes.toString('latin1', 8, 10) === 'AI' &&
    bytes[10] === 2 &&
    bytes.readUInt16LE(18) === MACHINES[arch]
  );
}

/**
 * Makes an AppImage: the runtime, and behind it the app in a compressed file system.
 * @param {{ unpacked: string, work: string, file: string, runtime: string, quick: boolean }} wanted work: an empty folder
 * @returns {void}
 */
export function makeAppImage({ unpacked, work, file, runtime, quick }) {
  const folder = join(work, 'AppDir');
  mkdirSync(work, { recursive: true });
  cpSync(unpacked, folder, { recursive: true, verbatimSymlinks: true });
  writeFileSync(join(folder, 'AppRun'), APP_RUN, { mode: 0o755 });
  writeFileSync(join(folder, 'kitsu-companion.desktop'), desktopFile('kitsu-companion'));
  const [largest] = [...pictures()].sort((a, b) => b.size - a.size);
  if (largest) writeFileSync(join(folder, 'kitsu-companion.png'), largest.png);
  copyFileSync(join(ROOT, 'build/icons/icon.svg'), join(folder, 'kitsu-companion.svg'));
  symlinkSync('kitsu-companion.png', join(folder, '.DirIcon'));
  const image = join(work, 'image.squashfs');
  const how = quick ? ['-comp', 'gzip', '-Xcompression-level', '1'] : ['-comp', 'zstd'];
  runTool('mksquashfs', [folder, image, '-root-owned', '-noappend', '-no-progress', ...how]);
  copyFileSync(runtime, file);
  appendFileSync(file, readFileSync(image));
  chmodSync(file, 0o755);
}
