// @ts-check
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptCommand, installAsRoot } from './packages.mjs';

/**
 * Provides a display for windows: the existing one, or a virtual one.
 * @param {{ log?: (line: string) => void, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ env: Record<string, string>, end: () => void }>} env: variables to add to the app's environment;
 *   end: ends a virtual display (also done when this process ends)
 * @throws {Error} whose message names the command that helps
 */
export async function ensureDisplay({
  log = (line) => console.error(line),
  env = process.env,
} = {}) {
  const nothing = { env: {}, end() {} };
  if (process.platform !== 'linux' || env['DISPLAY'] || env['WAYLAND_DISPLAY']) return nothing;
  if (!onPath('Xvfb') && !(await installAsRoot(['xvfb'], log))) {
    throw new Error(
      `There is no display here, and no Xvfb to make a virtual one. Install it with: ${aptCommand(['xvfb'], false)}`,
    );
  }
  const { display, end } = await startXvfb();
  log(`There is no display here: the app runs on a virtual one, ${display}.`);
  return { env: { DISPLAY: display }, end };
}

/**
 * Starts an Xvfb that chooses a free number itself.
 * @returns {Promise<{ display: string, end: () => void }>}
 */
function startXvfb() {
  const words = ['Xvfb', '-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp'];
  // With setpriv it also ends when this process is killed.
  const [command = '', ...args] = onPath('setpriv')
    ? ['setpriv', '--pdeathsig', 'TERM', ...words]
    : words;
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const end = () => void child.kill();
  process.once('exit', end);
  return new Promise((started, failed) => {
    let said = '';
    let number = '';
    child.stderr?.on('data', (chunk) => (said += chunk));
    child.stdio[3]?.on('data', (chunk) => {
      number += chunk;
      if (!number.endsWith('\n')) return;
      // The display must not keep a finished program alive.
      child.unref();
      for (const stream of child.stdio)
        if (stream && 'unref' in stream) /** @type {{ unref(): void }} */ (stream).unref();
      started({ display: `:${number.trim()}`, end });
    });
    child.on('error', failed);
    child.on('exit', () => failed(new Error(`The virtual display did not start: ${said.trim()}`)));
  });
}

/** @param {string} program @returns {boolean} */
function onPath(program) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => folder !== '' && existsSync(join(folder, program)));
}
