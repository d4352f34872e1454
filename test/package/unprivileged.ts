import { spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../build/runtime/run.mjs';
import { ensureDisplay } from '../../build/system-libraries.mjs';

/** The unprivileged user and group ("nobody") that the app runs as if the tests run as root. */
const NOBODY = 65_534;

const isRoot = process.getuid?.() === 0;

/** A place for the data of the one who runs a package. */
export interface Home {
  /** That user's home folder. */
  readonly writable: string;
  readonly remove: () => void;
}

/** Creates a new place below the temporary folder, open to the app's user. */
export function makeHome(): Home {
  const root = mkdtempSync(join(tmpdir(), 'kitsu-companion-home-'));
  chmodSync(root, 0o755);
  const writable = join(root, 'home');
  mkdirSync(writable, { mode: 0o700 });
  if (isRoot) chownSync(writable, NOBODY, NOBODY);
  return { writable, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** The words that start a program as the user that the app runs as. */
const asUser = (executable: string, flags: readonly string[]): [string, ...string[]] =>
  isRoot
    ? [
        ...(['setpriv', '--reuid', `${NOBODY}`, '--regid', `${NOBODY}`, '--clear-groups'] as const),
        executable,
        ...flags,
      ]
    : [executable, ...flags];

/** That user's environment, on a display. */
function environment(home: Home, display: Record<string, string>): NodeJS.ProcessEnv {
  const { DBUS_SESSION_BUS_ADDRESS: _, ...outer } = process.env;
  return {
    ...outer,
    ...display,
    HOME: home.writable,
    XDG_RUNTIME_DIR: home.writable,
    XDG_CONFIG_HOME: join(home.writable, 'config'),
  };
}

/** A packaged app that runs. */
export interface Running {
  /** Runs the same executable, or another program, to its end as the same user. */
  run(executable: string, flags: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ended>;
  /** Ends the app. */
  end(): Promise<void>;
}

export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Starts a packaged app on a display of its own, as `runPackage` does, and leaves it running. */
export async function startPackage(
  home: Home,
  executable: string,
  flags: readonly string[],
): Promise<Running> {
  const display = await ensureDisplay({ log: () => undefined });
  const env = environment(home, display.env);
  const [command, ...args] = asUser(executable, flags);
  const child = spawn(command, args, { cwd: home.writable, env, stdio: 'ignore' });
  const gone = new Promise((ended) => child.once('exit', ended));
  return {
    run: (other, words, more = {}) => {
      const [program, ...rest] = asUser(other, words);
      const all = { ...env, ...more };
      // A program such as Blender draws in software here, and takes its time.
      return run(program, rest, { cwd: home.writable, env: all, timeoutMs: 240_000 });
    },
    async end() {
      child.kill('SIGTERM');
      await gone;
      display.end();
    },
  };
}

/**
 * Runs a packaged app to its end, with Chromium's sandbox on: as "nobody" where this is root.
 * Ended after 90 s, with code -1. `more`: what its environment has beside.
 */
export async function runPackage(
  home: Home,
  executable: string,
  flags: readonly string[],
  more: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const display = await ensureDisplay({ log: () => undefined });
  const [command, ...args] = asUser(executable, flags);
  const env = { ...environment(home, display.env), ...more };
  try {
    return await run(command, args, { cwd: home.writable, env, timeoutMs: 90_000 });
  } finally {
    display.end();
  }
}
