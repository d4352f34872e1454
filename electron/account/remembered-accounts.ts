import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readJsonFile, writeFileAtomic } from '../platform/atomic-file.ts';
import { accountFolder, isAccountKey } from './account-key.ts';
import type { AccountIdentity } from './identity.ts';

/** An account whose data lies on this computer, signed in or not. */
export interface RememberedAccount {
  key: string;
  /** The Kitsu's host, or the practice studio's name. */
  server: string;
  /** Empty where an earlier version did not note it. */
  name: string;
  email: string;
}

const NOTE = 'whose.json';
const note = z.looseObject({ server: z.string(), name: z.string(), email: z.string() });

/** Notes beside an account's data whose it is. A disk that takes nothing only costs the note. */
export function noteAccount(
  profile: string,
  { key, host, person, practice }: AccountIdentity,
): void {
  const whose = {
    server: practice ? 'Practice studio' : host,
    name: person.name,
    email: person.email,
  };
  const file = join(accountFolder(profile, key), NOTE);
  const known = note.safeParse(readJsonFile(file));
  if (known.success && JSON.stringify(known.data) === JSON.stringify(whose)) return;
  try {
    writeFileAtomic(file, `${JSON.stringify(whose)}\n`);
  } catch {
    // Said by whatever has to be written next.
  }
}

/** All accounts with data on this computer, by their server. */
export function rememberedAccounts(profile: string): RememberedAccount[] {
  const folder = join(profile, 'accounts');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isAccountKey(entry.name))
    .map(({ name: key }) => {
      const known = note.safeParse(readJsonFile(join(folder, key, NOTE)));
      // A key begins with its host (identity.ts).
      if (!known.success)
        return { key, server: key.replace(/-[0-9a-f]{12}$/, ''), name: '', email: '' };
      const { server, name, email } = known.data;
      return { key, server, name, email };
    })
    .sort((a, b) => (`${a.server} ${a.name}` < `${b.server} ${b.name}` ? -1 : 1));
}
