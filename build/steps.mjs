// @ts-check
// Starts the tools of the checks and of the test run.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The repository's root, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program in the repository to its end. Signals are passed on as Ctrl-C, after which runners clean up.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean, label?: string }} [options] show: print its output as it arrives;
 *   label: before each line of it, where several programs run side by side
 * @returns {Promise<{ code: number, output: string }>} code 127 if it could not be started
 */
export function run(command, args, { env = process.env, show = false, label } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const [stream, out] of /** @type {const} */ ([
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])) {
      stream.on('data', (/** @type {Buffer} */ chunk) => {
        output += chunk;
        if (show && label === undefined) out.write(chunk);
      });
      if (show && label !== undefined)
        createInterface({ input: stream }).on('line', (line) => out.write(`${label} ${line}\n`));
    }
    const pass = () => void child.kill('SIGINT');
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.once(signal, pass);
    /** @param {number} code */
    const ended = (code) => {
      for (const signal of signals) process.removeListener(signal, pass);
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      ended(127);
    });
    child.on('close', (code) => ended(code ?? 1));
  });
}
