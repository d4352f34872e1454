// @ts-check
import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and returns its output.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, onOutput?: (text: string) => void }} [options]
 *   onOutput is called with stdout and stderr as they arrive
 * @returns {Promise<{ code: number, output: string }>} code is -1 if it could not be started or timed out;
 *   never rejects
 */
export function run(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeoutMs,
    });
    let output = '';
    const hear = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
      options.onOutput?.(chunk.toString());
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => done({ code: -1, output: `${output}${error.message}\n` }));
    // A program that is ended by the timeout may exit with code 0; it did not finish.
    child.on('close', (code) => done({ code: child.killed ? -1 : (code ?? -1), output }));
  });
}

/**
 * The end of a program's output, short enough for a message.
 * @param {string} output
 * @param {number} lines the number of lines
 * @returns {string}
 */
export function lastLines(output, lines = 3) {
  return output.trim().split('\n').slice(-lines).join('\n');
}

/**
 * Runs a program that has to succeed.
 * @param {string} what it does, for the message
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<void>}
 * @throws {Error} naming what could not be done, with the program's last words
 */
export async function step(what, command, args, cwd) {
  const result = await run(command, args, { cwd });
  if (result.code !== 0) throw new Error(`could not ${what}: ${lastLines(result.output)}`);
}
