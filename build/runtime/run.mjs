// @ts-check
import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and keeps what it said.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, onOutput?: (text: string) => void }} [options]
 *   onOutput hears stdout and stderr as they come
 * @returns {Promise<{ code: number, output: string }>} code is -1 when it could not be started or ran out of time;
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
    // A program that is told to end after its time may do so with code 0; it did not come to its end all the same.
    child.on('close', (code) => done({ code: child.killed ? -1 : (code ?? -1), output }));
  });
}

/**
 * The end of what a program said, short enough for a message.
 * @param {string} output
 * @param {number} lines how many lines to keep
 * @returns {string}
 */
export function lastLines(output, lines = 3) {
  return output.trim().split('\n').slice(-lines).join('\n');
}
