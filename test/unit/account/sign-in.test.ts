import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SessionManager } from '../../../electron/account/session.ts';
import { Profile } from './a-profile.ts';
import { LET_IN, MAREK, ok, tinyKitsu, type TinyKitsu, type Told } from './tiny-kitsu.ts';

let kitsu: TinyKitsu;
let profile: Profile;
let manager: SessionManager;

beforeEach(async () => {
  kitsu = await tinyKitsu();
  profile = new Profile();
  manager = await profile.start();
});
afterEach(async () => {
  await kitsu.close();
  profile.remove();
});

const refuse = (body: object, status = 400): void => {
  kitsu.routes['/api/auth/login'] = () => ({ status, body: { login: false, ...body } });
};
const signIn = (more: object = {}) =>
  manager.signIn({
    server: kitsu.url,
    email: ' marek@example.com ',
    password: 'mysecret1',
    ...more,
  });
const lastLogin = () =>
  kitsu.received.filter(({ path }) => path === '/api/auth/login').at(-1)?.body;

describe('what Kitsu answers to a sign-in', () => {
  test('let in: person, studio and server are known', async () => {
    expect(await signIn()).toEqual({ ok: true, value: { kind: 'signed-in' } });
    expect(lastLogin()).toEqual({ email: 'marek@example.com', password: 'mysecret1' });
    expect(manager.session()).toMatchObject({
      kind: 'signed-in',
      server: `localhost:${kitsu.port}`,
      person: { id: MAREK.id, name: 'Marek Novák', email: MAREK.email, role: 'user' },
      organisation: 'Fox Films',
      practice: false,
      expired: false,
      keychain: { kind: 'ready' },
    });
    expect(JSON.stringify(manager.session())).not.toContain('token-one');
  });

  test.each([
    ['a wrong password', { message: 'Wrong email or password.' }, 400, 'wrong-credentials'],
    ['a wrong password at an old Kitsu', {}, 400, 'wrong-credentials'],
    ['a deactivated account', { error: true, unactive: true }, 401, 'deactivated'],
    ['a deactivated account at an old Kitsu', { unactive: true }, 400, 'deactivated'],
    ['no way to check passwords', {}, 409, 'server-fault'],
    ['the database down', { message: "Database doesn't seem reachable." }, 500, 'server-fault'],
  ])('%s', async (_name, body, status, code) => {
    refuse(body, status);
    expect(await signIn()).toMatchObject({ ok: false, code });
    expect(manager.session().kind).toBe('signed-out');
  });

  test('locked out: the minute to wait', async () => {
    refuse({ error: true, too_many_failed_login_attemps: true });
    expect(await signIn()).toEqual({ ok: true, value: { kind: 'locked-out', seconds: 60 } });
  });

  test('an HTML page of a proxy is neither a wrong password nor an end of the session', async () => {
    kitsu.routes['/api/auth/login'] = () => ({ status: 403, body: '<html>Portal</html>' });
    expect(await signIn()).toMatchObject({ ok: false, code: 'not-understood' });
  });

  test('a body without what matters is not taken for a sign-in', async () => {
    kitsu.routes['/api/auth/login'] = () => ok({ login: true });
    expect(await signIn()).toMatchObject({ ok: false, code: 'not-understood' });
  });
});

describe('codes', () => {
  const askForCode = (more: object = {}): void =>
    refuse({
      error: true,
      missing_OTP: true,
      preferred_two_factor_authentication: 'email_otp',
      two_factor_authentication_enabled: ['recovery_code', 'totp', 'email_otp', 'fido'],
      ...more,
    });

  test('the kinds that this app can take, and the preferred one', async () => {
    askForCode();
    expect(await signIn()).toEqual({
      ok: true,
      value: {
        kind: 'code',
        methods: ['totp', 'email', 'recovery'],
        preferred: 'email',
        wrong: false,
      },
    });
  });

  test('a wrong one: the kinds are still known, and the used one stays chosen', async () => {
    askForCode({ two_factor_authentication_enabled: ['recovery_code', 'totp'] });
    await signIn();
    refuse({ error: true, wrong_OTP: true });
    expect(await signIn({ code: '123456', codeKind: 'recovery' })).toEqual({
      ok: true,
      value: { kind: 'code', methods: ['totp', 'recovery'], preferred: 'recovery', wrong: true },
    });
  });

  test.each([
    ['totp', 'totp'],
    ['email', 'email_otp'],
    ['recovery', 'recovery_code'],
  ])('a code of kind %s goes out as %s, a string without spaces', async (codeKind, field) => {
    await signIn({ code: '012 345', codeKind });
    expect(lastLogin()).toEqual({ email: MAREK.email, password: 'mysecret1', [field]: '012345' });
  });

  test('without a kind, the preferred one is meant', async () => {
    askForCode();
    await signIn();
    await signIn({ code: '123456' });
    expect(lastLogin()).toHaveProperty('email_otp', '123456');
  });

  test('an account with a passkey alone is sent to the browser', async () => {
    askForCode({ two_factor_authentication_enabled: ['fido'] });
    expect(await signIn()).toMatchObject({ ok: false, action: expect.stringContaining('browser') });
  });

  test('a code by e-mail is asked for', async () => {
    kitsu.routes['/api/auth/email-otp'] = () => ok({ success: true });
    expect(await manager.sendEmailCode({ server: kitsu.url, email: MAREK.email })).toEqual({
      ok: true,
      value: null,
    });
    kitsu.routes['/api/auth/email-otp'] = () => ({ status: 404, body: { message: 'no' } });
    expect(await manager.sendEmailCode({ server: kitsu.url, email: MAREK.email })).toMatchObject({
      code: 'refused',
    });
  });
});

describe('given up', () => {
  /** A sign-in whose answer the test sends. */
  function onItsWay() {
    let answer: (told: Told) => void = () => undefined;
    const told = new Promise<Told>((resolve) => (answer = resolve));
    kitsu.routes['/api/auth/login'] = () => told;
    return answer;
  }
  const asked = () => expect.poll(() => kitsu.count('/api/auth/login')).toBe(1);

  test('an answer that still comes signs nobody in, and its session is ended at Kitsu', async () => {
    const answer = onItsWay();
    const signing = signIn();
    await asked();
    manager.cancel();
    answer(ok(LET_IN));
    expect(await signing).toMatchObject({ ok: false, code: 'cancelled' });
    expect(manager.session().kind).toBe('signed-out');
    expect(profile.os.entries.size).toBe(0);
    await expect.poll(() => kitsu.count('/api/auth/logout')).toBe(1);
  });

  test('a newer attempt takes the place of the older one', async () => {
    const answer = onItsWay();
    const older = signIn();
    await asked();
    const other = { ...LET_IN, user: { ...MAREK, id: 'c2', full_name: 'Mina' } };
    kitsu.routes['/api/auth/login'] = () => ok(other);
    expect(await signIn({ email: 'mina@example.com' })).toMatchObject({ ok: true });
    answer(ok(LET_IN));
    expect(await older).toMatchObject({ code: 'cancelled' });
    expect(manager.session()).toMatchObject({ person: { name: 'Mina' } });
  });
});

describe('before the door opens', () => {
  test('enforced two-factor: Kitsu’s page, and the restricted token is dropped', async () => {
    kitsu.routes['/api/auth/login'] = () =>
      ok({ ...LET_IN, two_factor_authentication_required: true });
    expect(await signIn()).toEqual({
      ok: true,
      value: { kind: 'two-factor-setup', url: `${kitsu.url}/login` },
    });
    expect(manager.identity()).toBeNull();
    expect(manager.tokens.access()).toBeNull();
    expect(profile.os.entries.size).toBe(0);
  });

  test('the default password: a new one is set, then used', async () => {
    refuse({ default_password: true, token: 'reset-me' });
    expect(await signIn({ password: 'default' })).toEqual({
      ok: true,
      value: { kind: 'new-password' },
    });
    kitsu.routes['/api/auth/reset-password'] = () => ({
      status: 400,
      body: { error: true, message: 'Password is too short.' },
    });
    expect(await manager.setNewPassword({ password: 'x' })).toMatchObject({
      code: 'refused',
      message: 'Password is too short.',
    });
    kitsu.routes['/api/auth/reset-password'] = () => ok({ success: true });
    kitsu.routes['/api/auth/login'] = () => ok(LET_IN);
    expect(await manager.setNewPassword({ password: 'longer-now' })).toEqual({
      ok: true,
      value: { kind: 'signed-in' },
    });
    expect(
      kitsu.received.filter(({ path }) => path.endsWith('reset-password')).at(-1)?.body,
    ).toEqual({
      email: MAREK.email,
      token: 'reset-me',
      password: 'longer-now',
      password2: 'longer-now',
    });
    expect(lastLogin()).toMatchObject({ password: 'longer-now' });
  });

  test('a new password without a question for one', async () => {
    expect(await manager.setNewPassword({ password: 'x' })).toMatchObject({
      ok: false,
      code: 'rule',
    });
  });

  test('plain http to another machine is a question, and nothing is sent', async () => {
    expect(await signIn({ server: 'http://192.0.2.1:8080' })).toEqual({
      ok: true,
      value: { kind: 'confirm-http', host: '192.0.2.1:8080' },
    });
  });
});
