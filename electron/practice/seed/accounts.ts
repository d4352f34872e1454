import { hashCode, hashPassword } from '../accounts/passwords.ts';
import { DEPARTMENT, PERSON_DEPARTMENTS } from '../store/models.ts';
import { CREDENTIALS, PERSON } from '../store/person-model.ts';
import type { Store } from '../store/store.ts';
import { idOf } from './ids.ts';

/** Someone who can sign in, as `npm run practice` prints them. */
export interface Account {
  email: string;
  password: string;
  role: 'artist' | 'supervisor' | 'manager' | 'admin';
  name: string;
  /** What is special about signing in with it. */
  case?: 'totp' | 'email-code' | 'deactivated' | 'default-password' | 'lockout' | 'empty';
  /** For an authenticator app, base32. */
  totpSecret?: string;
  recoveryCodes?: string[];
}

const PASSWORD = 'kitsu-companion';
const TOTP_SECRET = 'PRACTICEPRACTICEPRACTICEPRACTICE';
const RECOVERY_CODES = ['SALTMARSH1', 'NIGHTBUS92', 'PAPERBOAT3'];

type Named = [name: string, first: string, last: string, role: Account['role'], department: string];

/** The studio's people, all of whom can sign in. */
const CREW: Named[] = [
  ['artist', 'Noémie', 'Lefèvre', 'artist', 'Animation'],
  ['supervisor', 'Ingrid', 'Sørensen', 'supervisor', 'Animation'],
  ['manager', 'Amadou', 'Diallo', 'manager', ''],
  ['admin', 'Rosa', 'Quintero', 'admin', ''],
  ['kenji', '健二', '佐藤', 'artist', 'Animation'],
  ['wilhelmina', 'Wilhelmina-Alexandrina', 'van den Bergh-Oosterhout', 'artist', 'Modeling'],
  ['tomasz', 'Tomasz', 'Żuławski', 'artist', 'Layout'],
  ['priya', 'Priya', 'Raghunathan', 'artist', 'Compositing'],
];

const CASES: [name: string, first: string, last: string, special: NonNullable<Account['case']>][] =
  [
    ['totp', 'Tova', 'Codes', 'totp'],
    ['email-code', 'Emil', 'Lettre', 'email-code'],
    ['deactivated', 'Dag', 'Departed', 'deactivated'],
    ['default-password', 'Newa', 'Comer', 'default-password'],
    ['lockout', 'Loki', 'Fumble', 'lockout'],
    ['empty', 'Ema', 'Nothing', 'empty'],
  ];

const MAIN = ['artist', 'supervisor', 'manager', 'admin'];

export const personId = (name: string): string => idOf('person', name);
const address = (name: string): string => `${name}@example.com`;

/** Names of the film's crew, for its teams. */
export const crewNames = (): string[] => CREW.map(([name]) => name);

/** One artist, supervisor, manager and admin; then an account for each special case of signing in. */
export function accountsOf(): Account[] {
  const crew = CREW.filter(([name]) => MAIN.includes(name)).map(
    ([name, first, last, role]): Account => ({
      email: address(name),
      password: PASSWORD,
      role,
      name: `${first} ${last}`,
    }),
  );
  const cases = CASES.map(([name, first, last, special]): Account => ({
    email: address(name),
    password: special === 'default-password' ? 'default' : PASSWORD,
    role: 'artist',
    name: `${first} ${last}`,
    case: special,
    ...(special === 'totp' ? { totpSecret: TOTP_SECRET, recoveryCodes: RECOVERY_CODES } : {}),
  }));
  return [...crew, ...cases];
}

/** Creates everybody in this machine's time zone, so that the artist's calendar day is its own. */
export function seedPeople(store: Store): void {
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'Europe/Paris';
  const password = hashPassword(PASSWORD);
  const person = (name: string, first: string, last: string, role: string) => ({
    id: personId(name),
    first_name: first,
    last_name: last,
    full_name: `${first} ${last}`,
    email: address(name),
    role: role === 'artist' ? 'user' : role,
    timezone,
  });
  for (const [name, first, last, role, department] of CREW) {
    const { id } = store.insert(PERSON, person(name, first, last, role));
    store.insert(CREDENTIALS, { id, password });
    const [own] = store.list(DEPARTMENT, { name: department });
    if (own) store.link(PERSON_DEPARTMENTS, id, own.id);
  }
  for (const [name, first, last, special] of CASES) {
    const preferred = { totp: 'totp', 'email-code': 'email_otp' }[special as string] ?? null;
    const { id } = store.insert(PERSON, {
      ...person(name, first, last, 'artist'),
      active: special !== 'deactivated',
      totp_enabled: special === 'totp',
      email_otp_enabled: special === 'email-code',
      preferred_two_factor_authentication: preferred,
    });
    store.insert(CREDENTIALS, {
      id,
      password: special === 'default-password' ? hashPassword('default') : password,
      totp_secret: special === 'totp' ? TOTP_SECRET : null,
      recovery_codes: special === 'totp' ? RECOVERY_CODES.map(hashCode) : [],
    });
  }
}
