import { isNewer } from '../platform/last-version.ts';
import { FromNewerApp } from '../replica/schema.ts';
import type { EventPayload } from '../shared/contract/index.ts';
import { failure, type Failure } from '../shared/result.ts';

/** The system's and SQLite's codes for a file that this user may not open. */
const FORBIDDEN = /^(EACCES|EPERM|EROFS|SQLITE_(CANTOPEN|PERM|READONLY|AUTH))/;
const FULL = /^(ENOSPC|EDQUOT|SQLITE_FULL)/;
const LOCKED = /^SQLITE_(BUSY|LOCKED|PROTOCOL|IOERR_(SHM)?LOCK)/;

const SAFE = 'Nothing in it was changed, and what is in Kitsu is safe.';

/** This version of the app, and the newest that was ever used with the profile, where that is known. */
export interface Versions {
  own: string;
  last: string | null;
}

/** A newer app was here: what it keeps, this one neither reads nor changes. */
export function newerApp({ own, last }: Versions): Failure {
  const other = last !== null && isNewer(last, own) ? ` ${last}` : '';
  return failure(
    'newer-app',
    `Kitsu Companion${other} has used the data on this computer, and this is ${own}. ${SAFE}`,
    `Install Kitsu Companion${other || ' in its newest version'} again: everything is as you left it.`,
  );
}

/**
 * Why an account's data on this computer cannot be opened, and what helps. `isOthers`: a file of it
 * belongs to another user of this computer.
 */
export function dataTrouble(
  error: unknown,
  folder: string,
  isOthers: boolean,
  versions: Versions,
): Failure {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  const say = (why: string, action: string): Failure =>
    failure('disk', `Your data on this computer cannot be opened: ${why} ${SAFE}`, action);
  if (error instanceof FromNewerApp) {
    return newerApp(versions);
  }
  if (isOthers && !FULL.test(code)) {
    return say(
      `${folder} belongs to another user of this computer.`,
      'Ask whoever looks after the computer to give the folder and all in it to you, then try again.',
    );
  }
  if (FULL.test(code)) return say('the disk is full.', 'Free some space, then try again.');
  if (LOCKED.test(code)) {
    return say(
      `another program holds ${folder}.`,
      'Close what may be reading it, such as a backup or a copy of the app, then try again.',
    );
  }
  if (FORBIDDEN.test(code)) {
    return say(
      `you may not read and write ${folder} (${code}).`,
      'Get the right to read and write the folder and all in it, then try again.',
    );
  }
  return say(
    `${folder} could not be read (${code || String(error)}).`,
    'Check the disk or the network drive that it lies on, then try again.',
  );
}

/** What the artist is told where damaged data was replaced; `rescued`: how many unsent changes were saved. */
export function recoveredNotice(rescued: number): EventPayload<'notice'> {
  const kept =
    rescued === 0
      ? 'Nothing was waiting to be sent.'
      : `${rescued === 1 ? '1 unsent change was' : `${rescued} unsent changes were`} saved.`;
  return {
    message: `The data on this computer was damaged and is being read again from Kitsu. ${kept}`,
    action: null,
  };
}
