import { z } from 'zod';
import { noArgs, operation } from './define.ts';

/** An account whose data lies on this computer. */
export interface AccountHere {
  key: string;
  /** The Kitsu's host, or the practice studio's name. */
  server: string;
  /** Empty where it is not known any more. */
  name: string;
  email: string;
  /** Changes that are not in Kitsu yet. */
  unsent: number;
  /** It is signed in now. */
  current: boolean;
  /** A newer version of the app has used its data. */
  newer: boolean;
  /** ISO instant of the copy from before that, from which this version can start; `null` if there is none. */
  copyAt: string | null;
}

const key = z.string().min(1).max(100);

/** What other people's work lies on this computer, and taking it away. */
export const accountOperations = {
  'accounts.list': operation<AccountHere[]>()(() => noArgs),
  /**
   * Deletes an account's data and sign-in from this computer; a signed-in one is signed out. Without `evenUnsent` it is
   * refused with code `conflict` while changes wait.
   */
  'accounts.remove': operation<AccountHere[]>()(() =>
    z.strictObject({ key, evenUnsent: z.boolean() }),
  ),
  /** Asks for a path, and writes what is not in Kitsu there as a table; `null` if the artist cancelled. */
  'accounts.exportUnsent': operation<{ name: string; lines: number } | null>()(() =>
    z.strictObject({ key }),
  ),
  /** Goes on from the copy of before a newer version; what that one wrote is moved aside. */
  'accounts.startFromCopy': operation<null>()(() => z.strictObject({ key })),
};
