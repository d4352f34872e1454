import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../build/runtime/run.mjs';
import { ensureDisplay } from '../../build/system-libraries.mjs';

/** The user and group without rights that tests run the app as where they are root ("nobody"). */
const NOBODY = 65_534;

const isRoot = process.getuid?.() === 0;

/** A place for a package and for the data of the one who runs it. */
export interface Home {
  /** Where packages are made: that user may read it. */
  readonly packages: string;
  /** That user's own folder. */
  readonly writable: string;
  readonly remove: () => void;
}

/** Makes a fresh place below the temporary folder, open to the user the app will run as. */
export function makeHome(): Home {
  const root = mkdtempSync(join(tmpdir(), 'kitsu-companion-package-'));
  chmodSync(root, 0o755);
  const [packages, writable] = [join(root, 'packages'), join(root, 'home')];
  mkdirSync(packages);
  mkdirSync(writable, { mode: 0o700 });
  if (isRoot) chownSync(writable, NOBODY, NOBODY);
  return { packages, writable, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/**
 * Runs a packaged app to its end, with Chromium's sandbox on: as "nobody" where this is root.
 * Ended after 90 s, with code -1.
 */
export async function runPackage(
  home: Home,
  executable: string,
  flags: readonly string[],
): Promise<{ code: number; output: string }> {
  const display = await ensureDisplay({ log: () => undefined });
  const asNobody = ['setpriv', '--reuid', `${NOBODY}`, '--regid', `${NOBODY}`, '--clear-groups'];
  const [command = '', ...args] = [...(isRoot ? asNobody : []), executable, ...flags];
  const { DBUS_SESSION_BUS_ADDRESS: _, ...outer } = process.env;
  const env = {
    ...outer,
    ...display.env,
    HOME: home.writable,
    XDG_RUNTIME_DIR: home.writable,
    XDG_CONFIG_HOME: join(home.writable, 'config'),
  };
  try {
    return await run(command, args, { cwd: home.writable, env, timeoutMs: 90_000 });
  } finally {
    display.end();
  }
}
