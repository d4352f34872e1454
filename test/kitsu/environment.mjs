// @ts-check
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Missing } from './services.mjs';

/** The default version of zou. */
export const DEFAULT_VERSION = '1.0.97';

/** The folder of the Python environments and seeds. */
export function cacheFolder(env = process.env) {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kitsu-companion');
}

/**
 * A Python with the given version of zou, installed once in the user's cache.
 * Safe if several processes start at once: one installs it, the others wait.
 *
 * @param {string} version of zou, as on PyPI
 * @param {(text: string) => void} say progress, a line at a time
 * @returns {Promise<string>} the path of its python
 */
export function pythonWithZou(version, say) {
  // Versions before 1.0 import pkg_resources, which newer setuptools no longer contain.
  return pythonWith('zou', version, say, version.startsWith('0.') ? 'setuptools<70\n' : '');
}

/**
 * The same for any package.
 *
 * @param {string} name as on PyPI
 * @param {string} version
 * @param {(text: string) => void} say
 * @param {string} [constraint] a line for pip
 * @returns {Promise<string>} the path of its python
 * @throws {Missing} if there is no Python that can create environments
 */
export async function pythonWith(name, version, say, constraint = '') {
  if (!/^\d+(\.\d+)+$/.test(version)) throw new Missing(`Not a version of ${name}: ${version}`);
  const folder = join(cacheFolder(), `${name}-${version}`);
  const python = join(folder, 'bin', 'python');
  if (existsSync(folder)) return python;
  await mkdir(cacheFolder(), { recursive: true });
  const release = await lock(`${folder}.lock`, say);
  try {
    if (!existsSync(folder)) await make(folder, `${name}==${version}`, constraint, say);
  } finally {
    await release();
  }
  return python;
}

/**
 * Installs beside the final place and renames at the end: a folder with the final name is complete.
 *
 * @param {string} folder
 * @param {string} wanted for pip
 * @param {string} constraint
 * @param {(text: string) => void} say
 */
async function make(folder, wanted, constraint, say) {
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  say(`Installing ${wanted} into ${folder} (once, about a minute)`);
  const system = process.env.KITSU_PYTHON || 'python3';
  await run(system, ['-m', 'venv', partial], {}).catch((error) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Missing(`A Python 3 that can make environments (python3-venv) is missing: ${reason}`);
  });
  const limits = join(partial, 'constraint.txt');
  await writeFile(limits, constraint);
  // With `python -m`: the scripts in bin would contain the temporary folder's name.
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', wanted];
  await run(join(partial, 'bin', 'python'), pip, { PIP_CONSTRAINT: limits });
  await rename(partial, folder);
  say(`${wanted} is installed`);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} extra environment
 */
async function run(command, args, extra) {
  const child = spawn(command, args, {
    env: { ...process.env, ...extra },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => (output += text));
  }
  /** @type {number | null} */
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed (${code}):\n${output.slice(-3000)}`);
  }
}

/**
 * A lock file with its holder's process id; it is void if that process is gone.
 *
 * @param {string} path
 * @param {(text: string) => void} say
 */
async function lock(path, say) {
  let told = false;
  for (;;) {
    try {
      const file = await open(path, 'wx');
      await file.write(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    if (await isAbandoned(path)) {
      await rm(path, { force: true });
      continue;
    }
    if (!told) say('Another start is installing it: waiting for that');
    told = true;
    await wait(500);
  }
}

/** @param {string} path */
async function isAbandoned(path) {
  const text = await readFile(path, 'utf8').catch(() => '');
  const holder = Number(text);
  if (!holder) return false;
  try {
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
