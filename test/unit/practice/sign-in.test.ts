import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { totpAt } from '../../../electron/practice/accounts/one-time-codes.ts';
import { openStudio } from './studio.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('signing in', () => {
  it('locks after five failures, for a minute after the last one, also for the right password', async () => {
    const rig = await openStudio();
    for (let tries = 0; tries < 5; tries++) {
      const wrong = await rig.signIn('lockout', { password: 'no' });
      expect(wrong.body).toEqual({ login: false, message: 'Wrong email or password.' });
    }
    const locked = await rig.signIn('lockout');
    expect(locked.status).toBe(400);
    expect(locked.body['too_many_failed_login_attemps']).toBe(true);
    rig.clock.now = new Date(rig.clock.now.getTime() + MINUTE + 1);
    expect((await rig.signIn('lockout')).status).toBe(200);
  });

  it('refreshes an expired access token for 15 days, without renewing the refresh token', async () => {
    const rig = await openStudio();
    const { body } = await rig.signIn('artist');
    const [access, refresh] = [String(body['access_token']), String(body['refresh_token'])];
    const start = rig.clock.now.getTime();
    rig.clock.now = new Date(start + 7 * DAY + 1000);
    const late = await rig.ask('GET', '/data/user/tasks', access);
    expect(late.status).toBe(401);
    expect(late.body).toEqual({ error: true, message: 'Signature has expired' });
    const renewed = await rig.ask('GET', '/auth/refresh-token', refresh);
    expect(Object.keys(renewed.body)).toEqual(['access_token']);
    const fresh = String(renewed.body['access_token']);
    expect((await rig.ask('GET', '/data/user/tasks', fresh)).status).toBe(200);
    rig.clock.now = new Date(start + 15 * DAY + 1000);
    expect((await rig.ask('GET', '/auth/refresh-token', refresh)).status).toBe(401);
  });

  it('is over for both tokens after signing out', async () => {
    const rig = await openStudio();
    const { body } = await rig.signIn('artist');
    const [access, refresh] = [String(body['access_token']), String(body['refresh_token'])];
    expect((await rig.ask('GET', '/auth/logout', access)).body).toEqual({ logout: true });
    const after = await rig.ask('GET', '/auth/authenticated', access);
    expect([after.status, after.body]).toEqual([401, { msg: 'Token has been revoked' }]);
    expect((await rig.ask('GET', '/auth/refresh-token', refresh)).status).toBe(401);
  });

  it('refuses tokens that were never good with 422, and the wrong kind of one', async () => {
    const rig = await openStudio();
    const { body } = await rig.signIn('artist');
    const [access, refresh] = [String(body['access_token']), String(body['refresh_token'])];
    const forged = `${access.slice(0, -4)}AAAA`;
    expect((await rig.ask('GET', '/auth/authenticated', forged)).status).toBe(422);
    expect((await rig.ask('GET', '/auth/authenticated', refresh)).status).toBe(422);
    expect((await rig.ask('GET', '/auth/refresh-token', access)).status).toBe(422);
    expect((await rig.ask('GET', '/auth/authenticated')).status).toBe(401);
  });

  it('asks for a code where the account has one, and a recovery code is good once', async () => {
    const rig = await openStudio();
    const asked = await rig.signIn('totp');
    expect(asked.body).toMatchObject({
      missing_OTP: true,
      two_factor_authentication_enabled: ['recovery_code', 'totp'],
    });
    expect((await rig.signIn('totp', { totp: '000000' })).body['wrong_OTP']).toBe(true);
    const account = rig.studio.accounts.find((entry) => entry.case === 'totp');
    const totp = totpAt(account?.totpSecret ?? '', rig.clock.now);
    expect((await rig.signIn('totp', { totp })).status).toBe(200);
    const recovery = { recovery_code: account?.recoveryCodes?.[0] };
    expect((await rig.signIn('totp', recovery)).status).toBe(200);
    expect((await rig.signIn('totp', recovery)).body['wrong_OTP']).toBe(true);
  });

  it('sends an e-mail code that is good once, for five minutes', async () => {
    const rig = await openStudio();
    await rig.ask('GET', '/auth/email-otp?email=email-code@example.com');
    const mail = await fetch(`${rig.studio.url}/mail?to=email-code@example.com`);
    const letters = (await mail.json()) as { text: string }[];
    const email_otp = /\d{6}/.exec(letters[0]?.text ?? '')?.[0];
    expect((await rig.signIn('email-code', { email_otp })).status).toBe(200);
    expect((await rig.signIn('email-code', { email_otp })).body['wrong_OTP']).toBe(true);
  });

  it('wants a default password changed first, and never lets a deactivated account in', async () => {
    const rig = await openStudio();
    const email = 'default-password@example.com';
    const first = await rig.signIn('default-password', { password: 'default' });
    expect(first.body).toMatchObject({ login: false, default_password: true });
    const [password, password2] = ['much-better', 'much-better'];
    const reset = { email, token: first.body['token'], password, password2 };
    expect((await rig.ask('PUT', '/auth/reset-password', undefined, reset)).status).toBe(200);
    expect((await rig.ask('PUT', '/auth/reset-password', undefined, reset)).status).toBe(400);
    expect((await rig.signIn('default-password', { password })).status).toBe(200);
    const gone = await rig.signIn('deactivated');
    expect([gone.status, gone.body['unactive']]).toEqual([401, true]);
  });

  it('works through the browser: the code fits one verifier, once', async () => {
    const rig = await openStudio();
    const verifier = 'v'.repeat(43);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const query = `port=4321&code_challenge=${challenge}&state=s-1&app_name=Companion`;
    const form = new URLSearchParams({
      email: 'artist@example.com',
      password: 'kitsu-companion',
      totp: '',
    });
    const page = `${rig.studio.url}/app-login?${query}`;
    expect(await (await fetch(page)).text()).toContain('Sign in to Companion');
    const sent = await fetch(page, { method: 'POST', body: form, redirect: 'manual' });
    const back = new URL(sent.headers.get('location') ?? '');
    expect([sent.status, back.host, back.searchParams.get('state')]).toEqual([
      303,
      '127.0.0.1:4321',
      's-1',
    ]);
    const trade = (code_verifier: string) =>
      rig.ask('POST', '/auth/app-login/token', undefined, {
        code: back.searchParams.get('code'),
        code_verifier,
      });
    expect((await trade(verifier)).body).toMatchObject({ login: true });
    expect((await trade(verifier)).body).toEqual({
      login: false,
      message: 'Wrong or expired code.',
    });
  });
});
