// @ts-check
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Runs `work` if this file was started as a program, not if another file imports it.
 * An error becomes its message on stderr and exit code 1.
 * @param {string} url the file's import.meta.url
 * @param {() => Promise<void>} work
 * @returns {Promise<void>}
 */
export async function asProgram(url, work) {
  if (process.argv[1] === undefined || realpathSync(process.argv[1]) !== fileURLToPath(url)) return;
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
