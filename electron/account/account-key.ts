import { join } from 'node:path';

/** The one practice studio of a profile, whatever its port. */
export const PRACTICE_KEY = 'practice';

const KEY = /^[a-z0-9.-]{1,60}-[0-9a-f]{12}$/;

/**
 * Whether this can be the key of an account: whoever can write the files of a profile must not choose a folder, or a
 * word of a command, by it.
 */
export const isAccountKey = (key: string): boolean => key === PRACTICE_KEY || KEY.test(key);

/** The folder of an account's data. */
export const accountFolder = (profile: string, key: string): string =>
  join(profile, 'accounts', key);
