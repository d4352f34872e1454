// @ts-check
import { basename, dirname } from 'node:path';
import { runTool } from '../run-tool.mjs';

/**
 * A plain archive of the packaged app, for whoever puts it on a file server or into a package of their own.
 * @param {{ folder: string, file: string, quick: boolean }} wanted folder: its name is the folder in the archive
 * @returns {void}
 */
export function makeArchive({ folder, file, quick }) {
  const owner = ['--owner=0', '--group=0', '--numeric-owner', '--sort=name'];
  runTool('tar', ['-cf', file, '-I', `gzip -n -${quick ? 1 : 9}`, ...owner, basename(folder)], {
    cwd: dirname(folder),
  });
}
