import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { failure, success, type Result } from '../shared/result.ts';

/** The paths that the program of the package is given; it copies and checks them itself. */
export interface PackageUpdate {
  list: string;
  signature: string;
  file: string;
}

/** Asks the desktop for an administrator where the system does not allow it to everybody. */
const PKEXEC = '/usr/bin/pkexec';

/** pkexec's own exit codes: the question was closed; nobody may, or there is no desktop to ask on. */
const CLOSED = 126;
const NOT_ALLOWED = 127;

/**
 * Installs a deb or an rpm as root, by the program of the installed package. Resolves when it is done. A
 * failure has code `cancelled`, `forbidden` or `refused`; nothing is changed then.
 */
export async function installPackage(
  resources: string,
  { list, signature, file }: PackageUpdate,
  start: typeof spawn = spawn,
): Promise<Result<null>> {
  const words = [join(resources, 'install-update'), list, signature, file];
  const { code, said } = await ended(start(PKEXEC, words, { stdio: ['ignore', 'ignore', 'pipe'] }));
  if (code === 0) return success(null);
  if (code === CLOSED) return failure('cancelled', 'The update was not installed.');
  if (code === NOT_ALLOWED || code === null)
    return failure(
      'forbidden',
      'The update could not be installed: this computer let nobody do it.',
      `Have whoever looks after it install ${file}.`,
    );
  return failure(
    'refused',
    `The update could not be installed. ${said.trim().slice(-400)}`,
    `Have whoever looks after this computer install ${file}.`,
  );
}

/** `code`: null if it could not be started, or was ended. */
function ended(child: ReturnType<typeof spawn>): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said = `${said}${chunk}`.slice(-4_000)));
    child.on('error', (error) => resolve({ code: null, said: error.message }));
    child.on('close', (code) => resolve({ code, said }));
  });
}
