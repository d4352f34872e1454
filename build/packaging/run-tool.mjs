// @ts-check
import { spawnSync } from 'node:child_process';

/** The Debian packages of the tools that make packages. */
const PACKAGES = Object.freeze({
  'dpkg-deb': 'dpkg',
  rpmbuild: 'rpm',
  mksquashfs: 'squashfs-tools',
  tar: 'tar',
});

/**
 * Runs a tool of the system to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {string} its output
 * @throws {Error} if it is not there, with the package that brings it; or what it said
 */
export function runTool(command, args, { cwd, env = process.env } = {}) {
  const done = spawnSync(command, args, { cwd, env, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 });
  if (done.error !== undefined) {
    const from = /** @type {Record<string, string>} */ (PACKAGES)[command];
    const help = from === undefined ? '' : ` On Debian: sudo apt-get install ${from}`;
    throw new Error(`${command} could not be started (${done.error.message}).${help}`);
  }
  if (done.status !== 0) throw new Error(`${command} failed:\n${done.stdout}${done.stderr}`);
  return done.stdout;
}
