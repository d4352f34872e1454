import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { SessionManager } from '../../../electron/account/session.ts';
import { createHttp } from '../../../electron/kitsu/http.ts';
import { createNodeTransport } from '../../fixtures/node-transport.ts';
import { NO_BUS, Profile } from './a-profile.ts';
import { EXPIRED, LET_IN, MAREK, ok, tinyKitsu, type TinyKitsu, type Told } from './tiny-kitsu.ts';

const TASKS = '/api/data/user/tasks';
let kitsu: TinyKitsu;
let profile: Profile;

beforeEach(async () => {
  let access = LET_IN.access_token;
  let renewals = 0;
  kitsu = await tinyKitsu({
    [TASKS]: ({ authorization }) => (authorization === `Bearer ${access}x` ? ok([]) : EXPIRED),
    '/api/auth/refresh-token': ({ authorization }) => {
      if (authorization !== `Bearer ${LET_IN.refresh_token}`)
        return { status: 422, body: { msg: 'no' } };
      renewals += 1;
      access = `renewed-${renewals}`;
      return ok({ access_token: `${access}x` });
    },
  });
  profile = new Profile();
});
afterEach(async () => {
  await kitsu.close();
  profile.remove();
});

async function signedIn(): Promise<SessionManager> {
  const manager = await profile.start();
  await signIn(manager);
  return manager;
}
const signIn = (manager: SessionManager) =>
  manager.signIn({ server: kitsu.url, email: MAREK.email, password: 'mysecret1' });

function askTasks(manager: SessionManager) {
  const http = createHttp({
    api: manager.identity()?.api ?? '',
    transport: createNodeTransport(),
    tokens: manager.tokens,
    userAgent: 'kitsu-companion/test',
  });
  return http.request({ method: 'GET', path: '/data/user/tasks', schema: z.array(z.unknown()) });
}

describe('the access token ran out', () => {
  test('one refresh for twenty calls that wait, and all of them get their answer', async () => {
    const manager = await signedIn();
    const answers = await Promise.all(Array.from({ length: 20 }, () => askTasks(manager)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(kitsu.count('/api/auth/refresh-token')).toBe(1);
  });

  test('one refresh even when calls were refused with different tokens', async () => {
    const manager = await signedIn();
    const answers = await Promise.all([
      manager.tokens.refresh(LET_IN.access_token),
      manager.tokens.refresh('an-even-older-one'),
    ]);
    expect(answers).toEqual(['refreshed', 'refreshed']);
    expect(kitsu.count('/api/auth/refresh-token')).toBe(1);
  });

  test('the renewed token is the one that the next start finds', async () => {
    const manager = await signedIn();
    await askTasks(manager);
    const next = await profile.start();
    expect(next.tokens.access()).toBe('renewed-1x');
  });

  test('no network while renewing signs nobody out', async () => {
    const manager = await signedIn();
    kitsu.routes['/api/auth/refresh-token'] = () => ({
      status: 502,
      body: '<html>Bad gateway</html>',
    });
    expect(await askTasks(manager)).toMatchObject({ ok: false, code: 'unreachable' });
    expect(manager.session()).toMatchObject({ kind: 'signed-in', expired: false });
    expect(manager.tokens.access()).toBe(LET_IN.access_token);
  });

  test('an answer without a token (a browser’s refresh) is no end of the session', async () => {
    const manager = await signedIn();
    kitsu.routes['/api/auth/refresh-token'] = () => ok({ refresh: true });
    expect(await manager.tokens.refresh(LET_IN.access_token)).toBe('unavailable');
    expect(manager.session()).toMatchObject({ expired: false });
  });
});

describe('the session is over at Kitsu', () => {
  const die = (): void => {
    kitsu.routes['/api/auth/refresh-token'] = () => EXPIRED;
  };

  test('asked to sign in again, with the account kept and nothing more sent', async () => {
    const manager = await signedIn();
    const before = manager.identity();
    let told = 0;
    manager.onChange(() => (told += 1));
    die();
    expect(await askTasks(manager)).toMatchObject({ ok: false, code: 'signed-out' });
    expect(manager.session()).toMatchObject({ kind: 'signed-in', expired: true });
    expect(manager.identity()).toEqual(before);
    expect(told).toBe(1);
    const sent = kitsu.received.length;
    expect(await askTasks(manager)).toMatchObject({ code: 'signed-out' });
    expect(kitsu.received).toHaveLength(sent);
  });

  test('still so after a restart, without asking Kitsu', async () => {
    const manager = await signedIn();
    die();
    await askTasks(manager);
    const sent = kitsu.received.length;
    const next = await profile.start();
    expect(next.session()).toMatchObject({ kind: 'signed-in', expired: true });
    expect(next.tokens.access()).toBeNull();
    expect(kitsu.received).toHaveLength(sent);
  });

  test('signed in again as the same person: the same key, so all that is local stays', async () => {
    const manager = await signedIn();
    const key = manager.identity()?.key;
    manager.tokens.refused(LET_IN.access_token);
    await signIn(manager);
    expect(manager.session()).toMatchObject({ expired: false });
    expect(manager.identity()?.key).toBe(key);
    expect(manager.tokens.access()).toBe(LET_IN.access_token);
  });

  test('a refusal of the former token that comes late does not end the new session', async () => {
    const manager = await signedIn();
    let answer: (value: Told) => void = () => undefined;
    const late = new Promise<Told>((resolve) => (answer = resolve));
    kitsu.routes[TASKS] = () => late;
    const asking = askTasks(manager);
    await expect.poll(() => kitsu.count(TASKS)).toBe(1);
    manager.tokens.refused(LET_IN.access_token);
    kitsu.routes['/api/auth/login'] = () => ok({ ...LET_IN, access_token: 'access-token-two' });
    await signIn(manager);
    answer({ status: 401, body: { msg: 'Token has been revoked' } });
    expect(await asking).toMatchObject({ code: 'signed-out' });
    expect(manager.session()).toMatchObject({ expired: false });
    expect(manager.tokens.access()).toBe('access-token-two');
  });

  test('a revoked token ends the session without a refresh', async () => {
    const manager = await signedIn();
    kitsu.routes[TASKS] = () => ({ status: 401, body: { msg: 'Token has been revoked' } });
    expect(await askTasks(manager)).toMatchObject({ code: 'signed-out' });
    expect(manager.session()).toMatchObject({ kind: 'signed-in', expired: true });
    expect(kitsu.count('/api/auth/refresh-token')).toBe(0);
  });

  test('another person gets another key, and the first one’s tokens are forgotten', async () => {
    const manager = await signedIn();
    const key = manager.identity()?.key;
    kitsu.routes['/api/auth/login'] = () => ok({ ...LET_IN, user: { ...MAREK, id: 'c2' } });
    await signIn(manager);
    expect(manager.identity()?.key).not.toBe(key);
    expect([...profile.os.entries.keys()]).toEqual([`kitsu-companion/${manager.identity()?.key}`]);
  });
});

describe('a restart', () => {
  test('still signed in, without any request', async () => {
    const before = (await signedIn()).identity();
    await kitsu.close();
    const sent = kitsu.received.length;
    const next = await profile.start();
    expect(next.session().kind).toBe('signed-in');
    expect(next.identity()).toEqual(before);
    expect(next.tokens.access()).toBe(LET_IN.access_token);
    expect(kitsu.received).toHaveLength(sent);
  });

  test('no token reaches the disk or the log', async () => {
    await askTasks(await signedIn());
    for (const secret of ['access-token', 'refresh-token', 'renewed-', 'mysecret1']) {
      expect(profile.bytes()).not.toContain(secret);
    }
    expect(profile.bytes()).toContain('Marek');
  });

  test('without a keychain: signed in for this session, nothing on disk, said at the next start', async () => {
    profile.os.trouble = NO_BUS;
    const manager = await signedIn();
    expect(manager.session()).toMatchObject({
      kind: 'signed-in',
      keychain: { kind: 'session-only', reason: expect.stringContaining('session bus') },
    });
    expect((await askTasks(manager)).ok).toBe(true);
    expect(profile.bytes()).not.toMatch(/access-token|refresh-token|renewed-/);
    const next = await profile.start();
    expect(next.session()).toMatchObject({
      kind: 'signed-out',
      server: `localhost:${kitsu.port}`,
      email: MAREK.email,
      notice: expect.stringMatching(/could not be kept.*safe/),
      keychain: { kind: 'session-only' },
    });
  });

  test('a keychain that is unlocked late goes on by itself', async () => {
    await signedIn();
    let unlock: () => void = () => undefined;
    profile.os.unlocked = new Promise((resolve) => (unlock = resolve));
    const next = await profile.start(profile.keychain(30));
    expect(next.session()).toMatchObject({
      kind: 'signed-in',
      locked: true,
      keychain: { kind: 'session-only', locked: true },
    });
    expect(next.tokens.access()).toBeNull();
    unlock();
    await expect.poll(() => next.session()).toMatchObject({ locked: false });
    expect(next.tokens.access()).toBe(LET_IN.access_token);
    expect(next.session().keychain).toEqual({ kind: 'ready' });
  });

  test('a damaged account.json is set aside and said', async () => {
    await signedIn();
    writeFileSync(join(profile.folder, 'account.json'), '{"version":1,"acc');
    const next = await profile.start();
    expect(next.session()).toMatchObject({
      kind: 'signed-out',
      notice: expect.stringContaining('set aside'),
    });
    expect(readdirSync(profile.folder)).toContain(
      'account.json.unreadable-2026-11-20T10-00-00-000Z',
    );
    await signIn(next);
    expect((await profile.start()).session().kind).toBe('signed-in');
  });
});

describe('signing out', () => {
  test('revokes at Kitsu and forgets here; the form keeps server and e-mail', async () => {
    const manager = await signedIn();
    await manager.signOut();
    const logout = kitsu.received.find(({ path }) => path === '/api/auth/logout');
    expect(logout?.authorization).toBe(`Bearer ${LET_IN.access_token}`);
    expect(profile.os.entries.size).toBe(0);
    const blank = {
      kind: 'signed-out',
      server: `localhost:${kitsu.port}`,
      email: MAREK.email,
      notice: null,
    };
    expect(manager.session()).toMatchObject(blank);
    expect((await profile.start()).session()).toMatchObject(blank);
  });

  test('with an access token that ran out, the refresh token is revoked all the same', async () => {
    const manager = await signedIn();
    kitsu.routes['/api/auth/logout'] = ({ authorization }) =>
      authorization === 'Bearer renewed-1x' ? ok({ logout: true }) : EXPIRED;
    await manager.signOut();
    expect(kitsu.received.at(-1)).toMatchObject({
      path: '/api/auth/logout',
      authorization: 'Bearer renewed-1x',
    });
  });

  test('Kitsu away: forgotten here all the same', async () => {
    const manager = await signedIn();
    await kitsu.close();
    await manager.signOut();
    expect(profile.os.entries.size).toBe(0);
    expect(manager.tokens.access()).toBeNull();
    expect((await profile.start()).session().kind).toBe('signed-out');
  });

  test('an entry that the keychain held back is forgotten at the next start', async () => {
    const manager = await signedIn();
    profile.os.trouble = NO_BUS;
    await manager.signOut();
    expect(profile.os.entries.size).toBe(1);
    profile.os.trouble = null;
    await profile.start();
    await expect.poll(() => profile.os.entries.size).toBe(0);
  });

  test('a renewal that was under way brings nothing back', async () => {
    const manager = await signedIn();
    const renewing = manager.tokens.refresh(LET_IN.access_token);
    await manager.signOut();
    expect(await renewing).toBe('expired');
    expect(manager.tokens.access()).toBeNull();
    expect(manager.session().kind).toBe('signed-out');
    expect(profile.os.entries.size).toBe(0);
  });
});
