import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountFolder, isAccountKey, PRACTICE_KEY } from '../../account/account-key.ts';
import { readJsonFile } from '../../platform/atomic-file.ts';
import {
  FIRST_SCREEN_FILE,
  type FirstScreen,
  type ScreenOwner,
} from '../../shared/first-screen.ts';
import { screenMarkup, type ScreenMarkup } from './markup.ts';

/** For which page, too: another build's page has other styles. */
interface KeptFor extends ScreenOwner {
  /** The built page's mark. */
  page: string;
}

/** Keeps it in the account's folder, for the next start. False where it is none, or the disk takes nothing. */
export function keepFirstScreen(folder: string, owner: KeptFor, screen: FirstScreen): boolean {
  if (screenMarkup(screen, new Date(screen.asOf)) === null) return false;
  try {
    // Not waited for until the disk has it: half a file is no screen, and the next start does without.
    const file = join(folder, FIRST_SCREEN_FILE);
    writeFileSync(`${file}.new`, JSON.stringify({ owner, screen }), { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return true;
  } catch {
    return false;
  }
}

/**
 * The first screen of the account that this start opens, before anything of it is read: by `account.json`, and only where
 * the screen was kept for that account and person, and for this page.
 */
export function keptFirstScreen(
  profile: string,
  page: string,
  { practice, now }: { practice: boolean; now: Date },
): ScreenMarkup | null {
  const account = openedAccount(readJsonFile(join(profile, 'account.json')), practice);
  if (account === null) return null;
  const kept = readJsonFile(join(accountFolder(profile, account.key), FIRST_SCREEN_FILE)) as {
    owner?: Partial<KeptFor>;
    screen?: unknown;
  } | null;
  const owner = kept?.owner;
  if (owner?.key !== account.key || owner.personId !== account.personId) return null;
  return owner.page === page ? screenMarkup(kept?.screen, now) : null;
}

interface Named {
  key?: unknown;
  person?: { id?: unknown } | null;
}

/** The account that the app will open, in whatever a file says. */
function openedAccount(file: unknown, practice: boolean): { key: string; personId: string } | null {
  const {
    version,
    account,
    practice: opened,
  } = (file ?? {}) as {
    version?: unknown;
    account?: Named | null;
    practice?: Named | null;
  };
  const named = practice ? opened : (opened ?? account);
  const { key, person } = named ?? {};
  if (version !== 1 || typeof key !== 'string' || !isAccountKey(key)) return null;
  if ((key === PRACTICE_KEY) !== (named === opened) || typeof person?.id !== 'string') return null;
  return { key, personId: person.id };
}
