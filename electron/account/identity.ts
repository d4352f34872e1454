import { createHash } from 'node:crypto';

export interface AccountIdentity {
  /** Stable for this server and person: names the folder of their replica. */
  key: string;
  api: string;
  site: string;
  host: string;
  person: { id: string; name: string; email: string; role: string };
  organisation: string;
  practice: boolean;
}

/** The practice studio while it runs: its port is another one at each start. */
export interface PracticeStudio {
  url: string;
  email: string;
  password: string;
  /** How the studio is called where the server's address would stand. */
  name: string;
}

/** The one practice studio of a profile, on whatever port it runs. */
export const PRACTICE_KEY = 'practice';

/** The host in front so that a person can tell the folders apart; the hash keeps accounts apart. */
export function accountKey(host: string, personId: string): string {
  const name = host.toLowerCase().replace(/[^a-z0-9.-]+/g, '-');
  const hash = createHash('sha256').update(`${host.toLowerCase()}\n${personId}`).digest('hex');
  return `${name.slice(0, 60)}-${hash.slice(0, 12)}`;
}
