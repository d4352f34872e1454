import { Refusal } from '../server/answer.ts';
import type { Fields } from '../server/fields.ts';
import { CREDENTIALS, PERSON } from '../store/person-model.ts';
import type { Credentials, Person } from '../store/person-model.ts';
import type { StudioServices } from '../studio.ts';
import { randomCode } from './random.ts';
import { isTotp } from './one-time-codes.ts';
import { hashCode, hashPassword, isPassword } from './passwords.ts';

const MOST_FAILURES = 5;
const LOCKED_MS = 60_000;
const RESET_SECONDS = 2 * 60 * 60;

const no = (status: number, more: { [key: string]: string | boolean | string[] | null }): Refusal =>
  new Refusal(status, { login: false, ...more });

/** An unknown name is compared with this hash, so that it takes as long as a known one. */
let nobody: string | undefined;

/**
 * Who this is, by e-mail or desktop login, password and, where the account has it, a second factor.
 * Throws every refusal of `POST /auth/login` in zou's own words (kitsu-api 2.2).
 */
export async function proveIdentity(studio: StudioServices, fields: Fields): Promise<Person> {
  const { store } = studio;
  const name = fields.text('email');
  const password = fields.maybeText('password') ?? 'default';
  const [person] = store.select(PERSON, 'WHERE email = ? OR desktop_login = ? LIMIT 1', name, name);
  const credentials = person && store.find(CREDENTIALS, person.id);
  if (!person || !credentials) {
    await isPassword(password, (nobody ??= hashPassword('nobody')));
    throw no(400, { message: 'Wrong email or password.' });
  }
  refuseWhileLocked(studio, credentials);
  if (!(await isPassword(password, credentials.password))) {
    countFailure(studio, person.id);
    throw no(400, { message: 'Wrong email or password.' });
  }
  if (!person.active) {
    throw no(401, { error: true, unactive: true, message: 'User is unactive, he cannot log in.' });
  }
  checkSecondFactor(studio, person, fields);
  store.update(CREDENTIALS, person.id, { failed_attempts: 0 });
  if (password === 'default') {
    const token = randomCode(64);
    studio.expiring.put(`reset-${person.email}`, token, RESET_SECONDS);
    throw no(400, { default_password: true, token });
  }
  return person;
}

/** After five failures even the right password is refused for one minute. */
function refuseWhileLocked({ store, now }: StudioServices, credentials: Credentials): void {
  if (credentials.failed_attempts < MOST_FAILURES) return;
  if (credentials.last_failed + LOCKED_MS > now().getTime()) {
    throw no(400, {
      error: true,
      too_many_failed_login_attemps: true,
      message: 'Too many failed login attempts, retry in a minute.',
    });
  }
  store.update(CREDENTIALS, credentials.id, { failed_attempts: 0 });
}

function countFailure({ store, now }: StudioServices, person: string): void {
  store.database.run(
    'UPDATE credentials SET failed_attempts = failed_attempts + 1, last_failed = ? WHERE id = ?',
    now().getTime(),
    person,
  );
}

function checkSecondFactor(studio: StudioServices, person: Person, fields: Fields): void {
  const ways = ['recovery_code'];
  if (person.totp_enabled) ways.push('totp');
  if (person.email_otp_enabled) ways.push('email_otp');
  if (ways.length === 1) return;
  const given = ['totp', 'email_otp', 'recovery_code'].filter((way) => fields.maybeText(way));
  if (given.length === 0) {
    throw no(400, {
      error: true,
      missing_OTP: true,
      message: 'A two-factor authentication code is required.',
      preferred_two_factor_authentication: person.preferred_two_factor_authentication,
      two_factor_authentication_enabled: ways,
    });
  }
  if (isSecondFactor(studio, person, fields)) return;
  countFailure(studio, person.id);
  throw no(400, {
    error: true,
    wrong_OTP: true,
    message: 'Wrong two-factor authentication code.',
  });
}

/** A recovery code or an e-mailed code is valid once. */
function isSecondFactor(
  { store, expiring: kept, now }: StudioServices,
  person: Person,
  fields: Fields,
): boolean {
  const credentials = store.find(CREDENTIALS, person.id);
  const totp = fields.maybeText('totp');
  if (totp && credentials?.totp_secret && isTotp(credentials.totp_secret, totp, now())) return true;
  const mailed = fields.maybeText('email_otp');
  if (mailed && person.email_otp_enabled && mailed === kept.get(`email-otp-${person.id}`)) {
    kept.take(`email-otp-${person.id}`);
    return true;
  }
  const left = Array.isArray(credentials?.recovery_codes) ? credentials.recovery_codes : [];
  const code = hashCode(fields.maybeText('recovery_code') ?? '');
  if (!left.includes(code)) return false;
  store.update(CREDENTIALS, person.id, { recovery_codes: left.filter((entry) => entry !== code) });
  return true;
}
