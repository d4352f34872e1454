import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isAccountKey } from './account-key.ts';
import { isOwnKey } from './identity.ts';

/** Fields that a newer version added stay, here as in what follows. */
const savedAccount = z
  .looseObject({
    key: z.string().min(1),
    api: z.string().min(1),
    site: z.string().min(1),
    host: z.string().min(1),
    /** How the server is shown: its host, or the practice studio's name. */
    label: z.string(),
    person: z.object({
      id: z.string().min(1),
      name: z.string(),
      email: z.string(),
      role: z.string(),
    }),
    organisation: z.string(),
    expired: z.boolean(),
  })
  // The key names a folder.
  .refine(isOwnKey);
const key = z.string().refine(isAccountKey);
const content = z.looseObject({
  version: z.literal(1),
  /** The address that the sign-in form starts with. */
  server: z.string(),
  email: z.string(),
  account: savedAccount.nullable(),
  /** The practice studio's account; it hides `account` until the studio is left. */
  practice: savedAccount.nullable(),
  /** An entry that the keychain failed to delete when the artist signed out; versions since keep `toForget`. */
  forget: key.nullable(),
  /** The same, of all accounts that were left. */
  toForget: z.array(key).max(100).default([]),
});
/** What a newer version writes may be of any shape but for its number. */
const ofNewer = z.looseObject({ version: z.number().int().min(2) });

export type SavedAccount = z.infer<typeof savedAccount>;
/** `account.json`: who is signed in, so that the app starts from disk. It holds no secrets. */
export type AccountFile = z.infer<typeof content>;
export interface ReadAccount {
  file: AccountFile;
  setAside: boolean;
  /** A newer version of the app wrote it: it stays as it is. */
  isNewer: boolean;
}

export const NOBODY: AccountFile = {
  version: 1,
  server: '',
  email: '',
  account: null,
  practice: null,
  forget: null,
  toForget: [],
};
const NAME = 'account.json';

/** Reads the file; one that cannot be understood is renamed to a name with the time. Never throws. */
export function readAccountFile(profile: string, now: Date): ReadAccount {
  const path = join(profile, NAME);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { file: { ...NOBODY }, setAside: !missing, isNewer: false };
  }
  const raw = parseJson(text);
  if (ofNewer.safeParse(raw).success) {
    return { file: { ...NOBODY }, setAside: false, isNewer: true };
  }
  const parsed = content.safeParse(raw);
  if (parsed.success) return { file: takenOver(parsed.data), setAside: false, isNewer: false };
  try {
    renameSync(path, `${path}.unreadable-${now.toISOString().replace(/[:.]/g, '-')}`);
  } catch {
    // The folder cannot be written: the next start finds the same file and reports the same.
  }
  return { file: { ...NOBODY }, setAside: true, isNewer: false };
}

const takenOver = (file: AccountFile): AccountFile =>
  file.forget === null
    ? file
    : { ...file, forget: null, toForget: [...new Set([...file.toForget, file.forget])] };

/** Atomic: a power cut leaves the old file or the new one. Throws the disk's error. */
export function writeAccountFile(profile: string, file: AccountFile): void {
  mkdirSync(profile, { recursive: true });
  const path = join(profile, NAME);
  const draft = `${path}.draft`;
  const descriptor = openSync(draft, 'w', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify(file, null, 2)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, path);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
