// @ts-check
// The real Kitsu of a test run: started once, shared by every part, ended with the run.
import { spawn } from 'node:child_process';
import { root } from './steps.mjs';

/** test/kitsu/start.mjs exits with this code if PostgreSQL or Redis cannot be reached. */
const SERVICE_MISSING = 2;

/**
 * Starts setting up the real studio in the background.
 * @param {NodeJS.ProcessEnv} env KITSU_REAL: `off` skips it, `required` makes its absence an error
 * @returns {{ ready: Promise<Record<string, string>>, stop: () => Promise<void> }} ready: variables to add to the tests'
 *   environment, once it runs; rejects if it cannot be set up
 */
export function startRealStudio(env) {
  if (env['KITSU_REAL'] === 'off')
    return { ready: Promise.resolve({}), stop: () => Promise.resolve() };
  const child = spawn(process.execPath, [`${root}test/kitsu/start.mjs`], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));

  /** @type {Promise<Record<string, string>>} */
  const ready = new Promise((resolve, reject) => {
    let line = '';
    let said = '';
    child.stdout.on('data', (chunk) => {
      line += chunk;
      if (line.includes('\n')) resolve({ KITSU_TEST_STUDIO_REAL: line.split('\n', 1)[0] ?? '' });
    });
    child.stderr.on('data', (chunk) => (said += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === SERVICE_MISSING && env['KITSU_REAL'] !== 'required') {
        console.log(`\n*** The real Kitsu is left out: ${said.trim()} ***`);
        resolve({ KITSU_REAL: 'off' });
      } else {
        reject(new Error(`The real Kitsu could not be set up:\n${said.trim()}`));
      }
    });
  });
  // Those who need it await it later; until then a failure must not count as unhandled.
  ready.catch(() => {});

  return {
    ready,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}
