import { createHash } from 'node:crypto';
import { PRACTICE_KEY } from './account-key.ts';

export interface AccountIdentity {
  /** Stable for this server and person: the name of their replica's folder. */
  key: string;
  api: string;
  site: string;
  host: string;
  person: { id: string; name: string; email: string; role: string };
  organisation: string;
  practice: boolean;
}

/** The practice studio while it runs; its port changes at each start. */
export interface PracticeStudio {
  url: string;
  email: string;
  password: string;
  /** The studio's name, shown in place of a server address. */
  name: string;
}

/** The host comes first so that a person can tell the folders apart; the hash tells accounts apart. */
export function accountKey(host: string, personId: string): string {
  const name = host.toLowerCase().replace(/[^a-z0-9.-]+/g, '-');
  const hash = createHash('sha256').update(`${host.toLowerCase()}\n${personId}`).digest('hex');
  return `${name.slice(0, 60)}-${hash.slice(0, 12)}`;
}

/** Whether the key is the one that belongs to this server and person. */
export const isOwnKey = (account: Pick<AccountIdentity, 'key' | 'host' | 'person'>): boolean =>
  account.key === PRACTICE_KEY || account.key === accountKey(account.host, account.person.id);
