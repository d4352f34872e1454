import { HandedOver } from '../database.ts';
import { failure, type Failure } from '../../shared/result.ts';

const FULL = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT']);
const BROKEN = /^(SQLITE_(IOERR|READONLY|CANTOPEN|PERM)|EIO$|EROFS$|EACCES$|EPERM$)/;

/** The artist's message for an error of the disk; `null` for any other error. */
export function diskFailure(error: unknown): Failure | null {
  if (error instanceof HandedOver) {
    return failure(
      'disk',
      'Kitsu Companion is open on another computer now: this was not saved.',
      'Go on there, or quit here and start again.',
    );
  }
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return null;
  if (FULL.has(code)) {
    return failure(
      'disk',
      'The disk of this computer is full: this was not saved.',
      'Free some space, then try again.',
    );
  }
  if (!BROKEN.test(code)) return null;
  return failure(
    'disk',
    'The disk of this computer cannot be written: this was not saved.',
    'Make the app’s folder writable again, then try once more.',
  );
}
