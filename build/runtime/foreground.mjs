// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Signals that end a program; they are passed on to the program in the foreground, which decides. */
const SIGNALS = Object.freeze(/** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']));

/**
 * Runs a program in the foreground: it gets the terminal and the signals, and its exit code is returned.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} its exit code; 128 plus the signal's number if a signal ended it
 */
export function inForeground(command, args, env) {
  return new Promise((ended, failed) => {
    const child = spawn(command, args, { stdio: 'inherit', env });
    const forward = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, forward);
    const stop = () => {
      for (const signal of SIGNALS) process.off(signal, forward);
    };
    child.on('error', (error) => {
      stop();
      failed(error);
    });
    child.on('exit', (code, signal) => {
      stop();
      ended(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
