// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../runtime/places.mjs';
import { run } from '../runtime/run.mjs';

/**
 * The libraries that this system's loader cannot find.
 * @param {string} output what `ldd` printed
 * @returns {string[]} such as `libnss3.so`
 */
export function notFound(output) {
  const names = [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
  return [...new Set(names)];
}

/**
 * The missing libraries of an Electron and of the keychain's module on this machine.
 * @param {string} executable of the Electron
 * @returns {Promise<string[]>} empty if none is missing, or if there is no `ldd`
 */
export async function missingLibraries(executable) {
  const files = [executable, ...keychainModules()];
  const outputs = await Promise.all(files.map((file) => run('ldd', [file], { timeoutMs: 20_000 })));
  return notFound(outputs.map(({ output }) => output).join('\n'));
}

/** @returns {string[]} keytar's build for this machine, which is linked to libsecret */
function keychainModules() {
  const system = existsSync('/etc/alpine-release') ? 'linuxmusl' : 'linux';
  const module = join(
    ROOT,
    'node_modules',
    'keytar',
    'prebuilds',
    `${system}-${process.arch}`,
    'keytar.node',
  );
  return existsSync(module) ? [module] : [];
}
