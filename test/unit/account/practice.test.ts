import { afterEach, beforeEach, expect, test } from 'vitest';
import { Profile } from './a-profile.ts';
import { LET_IN, MAREK, ok, tinyKitsu, type TinyKitsu } from './tiny-kitsu.ts';

let studio: TinyKitsu;
let profile: Profile;
let given = 0;

beforeEach(async () => {
  given = 0;
  studio = await tinyKitsu({
    '/api/auth/login': () => ok({ ...LET_IN, access_token: `practice-${(given += 1)}` }),
  });
  profile = new Profile();
});
afterEach(async () => {
  await studio.close();
  profile.remove();
});

const door = () => ({
  url: studio.url,
  email: MAREK.email,
  password: 'practice',
  name: 'Practice studio',
});

test('the practice studio needs no keychain, and says that it is one', async () => {
  const manager = await profile.start();
  expect(await manager.enterPractice(door())).toEqual({ ok: true, value: { kind: 'signed-in' } });
  expect(manager.session()).toMatchObject({
    kind: 'signed-in',
    practice: true,
    server: 'Practice studio',
  });
  expect(profile.os.entries.size).toBe(0);
  expect(profile.bytes()).not.toContain('practice-1');
});

test('its session never ends: a refused token is followed by a new sign-in', async () => {
  const manager = await profile.start();
  await manager.enterPractice(door());
  expect(await manager.tokens.refresh('practice-1')).toBe('refreshed');
  manager.tokens.refused('practice-2');
  await expect.poll(() => manager.tokens.access()).toBe('practice-3');
  expect(manager.session()).toMatchObject({ expired: false });
});

test('at the next start it is there with the same key, on whatever port', async () => {
  const manager = await profile.start();
  await manager.enterPractice(door());
  const next = await profile.start();
  expect(next.session()).toMatchObject({ kind: 'signed-in', practice: true });
  await studio.close();
  studio = await tinyKitsu();
  await next.enterPractice(door());
  expect(next.identity()).toMatchObject({ key: manager.identity()?.key, site: studio.url });
});

test('leaving it goes back to the account that was there before', async () => {
  const manager = await profile.start();
  await manager.signIn({ server: studio.url, email: MAREK.email, password: 'mysecret1' });
  const mine = manager.identity();
  await manager.enterPractice(door());
  await manager.signOut();
  expect(manager.identity()).toEqual(mine);
  expect(manager.session()).toMatchObject({ practice: false });
});
