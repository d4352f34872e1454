import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SessionManager } from '../../../electron/account/session.ts';
import { Profile } from './a-profile.ts';
import { LET_IN, MAREK, tinyKitsu, type TinyKitsu } from './tiny-kitsu.ts';

let kitsu: TinyKitsu;
let profile: Profile;

beforeEach(async () => {
  kitsu = await tinyKitsu({});
  profile = new Profile();
  const first = await profile.start();
  await first.signIn({ server: kitsu.url, email: MAREK.email, password: 'mysecret1' });
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await kitsu.close();
  profile.remove();
});

/** The app started while the keyring is locked. */
async function startedLocked(): Promise<SessionManager> {
  profile.os.locked = true;
  return profile.start();
}

test('a locked keyring signs nobody out: the account is there, and nothing is sent', async () => {
  const manager = await startedLocked();
  expect(manager.session()).toMatchObject({
    kind: 'signed-in',
    locked: true,
    expired: false,
    keychain: { kind: 'session-only', locked: true, reason: 'Your keyring is locked.' },
  });
  expect(manager.identity()?.person.email).toBe(MAREK.email);
  expect(manager.tokens.access()).toBeNull();
});

test('it goes on as soon as the keyring is open, without a question', async () => {
  const manager = await startedLocked();
  profile.os.locked = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(manager.session()).toMatchObject({ locked: false, keychain: { kind: 'ready' } });
  expect(manager.tokens.access()).toBe(LET_IN.access_token);
});

test('Unlock has the keyring ask, and says what to do while it stays locked', async () => {
  const manager = await startedLocked();
  expect(await manager.unlock()).toMatchObject({
    ok: false,
    message: 'Your keyring is locked.',
    action: expect.stringContaining('Passwords and Keys'),
  });
  profile.os.locked = false;
  expect(await manager.unlock()).toMatchObject({ ok: true });
  expect(manager.session()).toMatchObject({ locked: false });
});

test('an entry that has gone when the keyring opens asks to sign in again, and keeps the account', async () => {
  const manager = await startedLocked();
  profile.os.entries.clear();
  profile.os.locked = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(manager.session()).toMatchObject({ kind: 'signed-in', locked: false, expired: true });
});

test('an entry that is not there is no lock: nobody is signed in', async () => {
  profile.os.entries.clear();
  const manager = await startedLocked();
  expect(manager.session()).toMatchObject({ kind: 'signed-out' });
});

test('signing out with a locked keyring is finished at the next start, when it is open', async () => {
  const manager = await startedLocked();
  await manager.signOut();
  expect(profile.os.entries.size).toBe(1);
  profile.os.locked = false;
  const next = await profile.start();
  expect(next.session()).toMatchObject({ kind: 'signed-out' });
  await vi.waitFor(() => expect(profile.os.entries.size).toBe(0), { timeout: 10_000 });
});

test('a keychain that waits for its owner says so, and the end of the app need not', async () => {
  profile.os.unlocked = new Promise(() => undefined);
  const keychain = profile.keychain(20);
  const manager = await profile.start(keychain);
  expect(manager.session()).toMatchObject({ kind: 'signed-in', locked: true });
  expect(keychain.isWaiting()).toBe(true);
});

test('a question for the password that was closed signs nobody out', async () => {
  let close = (): void => undefined;
  profile.os.unlocked = new Promise((closed) => (close = closed));
  const manager = await profile.start(profile.keychain(20));
  expect(manager.session()).toMatchObject({ kind: 'signed-in', locked: true });
  profile.os.locked = true;
  profile.os.unlocked = Promise.resolve();
  const asked = vi.spyOn(profile.os, 'getPassword');
  close();
  await vi.waitFor(() =>
    expect(manager.session()).toMatchObject({
      kind: 'signed-in',
      locked: true,
      keychain: { reason: 'Your keyring is locked.' },
    }),
  );
  // Another try would put up the same question again.
  expect(asked).not.toHaveBeenCalled();
  profile.os.locked = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(manager.session()).toMatchObject({ locked: false, expired: false });
});

test('a keychain that asks before it deletes is not tried out, and keeps the sign-in once it is open', async () => {
  const wrote = vi.spyOn(profile.os, 'setPassword');
  const deleted = vi.spyOn(profile.os, 'deletePassword');
  profile.os.isOpen = true;
  const open = profile.keychain();
  expect(await open.probe()).toEqual({ kind: 'ready' });
  expect(wrote).not.toHaveBeenCalled();

  profile.os.isOpen = false;
  profile.os.locked = true;
  const closed = profile.keychain();
  expect(await closed.probe()).toMatchObject({ kind: 'session-only', locked: true });
  await closed.write('somebody', { access: 'a', refresh: null, server: null });
  expect(wrote).not.toHaveBeenCalled();
  profile.os.isOpen = true;
  profile.os.locked = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(closed.state()).toEqual({ kind: 'ready' });
  expect(profile.os.entries.get('kitsu-companion/somebody')).toContain('"access":"a"');
  expect(deleted).not.toHaveBeenCalled();
  closed.close();
});
