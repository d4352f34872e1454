import { expect, test } from 'vitest';
import { explainKeychain } from '../../../electron/account/keychain-causes.ts';
import { createKeychain } from '../../../electron/account/keychain.ts';
import { KeychainOfTheOs, NO_BUS } from './a-profile.ts';

const PAIR = { access: 'a', refresh: 'r', server: 'https://kitsu.test/api' };

// Verbatim messages of libsecret.
test.each([
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'session bus', 'dbus-run-session'],
  ['Could not connect: No such file or directory', 'session bus', 'dbus-run-session'],
  [
    'Unknown or unsupported transport "disabled" for address "disabled:"',
    'session bus',
    'dbus-run-session',
  ],
  [
    'The name org.freedesktop.secrets was not provided by any .service files',
    'No keychain',
    'GNOME Keyring',
  ],
  ['Cannot create an item in a locked collection', 'locked', 'Unlock'],
  [
    'Object does not exist at path “/org/freedesktop/secrets/collection/login”',
    'none was made',
    'Unlock',
  ],
  ['User canceled the operation.', 'denied', 'allow'],
])('“%s” becomes a reason and a remedy', (message, reason, remedy) => {
  const state = explainKeychain({ kind: 'failed', message }, 'linux');
  expect(state.reason).toContain(reason);
  expect(state.remedy).toContain(remedy);
});

test('a module that cannot be loaded is a reason, not a crash', async () => {
  const keychain = createKeychain({
    load: () => Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file')),
    platform: 'linux',
  });
  expect(await keychain.probe()).toMatchObject({
    kind: 'session-only',
    remedy: expect.stringContaining('libsecret-1-0'),
  });
  await keychain.write('one', PAIR);
  expect(await keychain.read('one')).toEqual(PAIR);
});

test('the probe leaves nothing behind, and entries are one line', async () => {
  const os = new KeychainOfTheOs();
  const keychain = createKeychain({ load: async () => os });
  expect(await keychain.probe()).toEqual({ kind: 'ready' });
  expect(os.entries.size).toBe(0);
  await keychain.write('one', PAIR);
  expect(os.entries.get('kitsu-companion/one')).not.toContain('\n');
});

test('a keychain that never answers holds up nobody, and is called once', async () => {
  const os = new KeychainOfTheOs();
  let calls = 0;
  os.trouble = () => {
    calls += 1;
    return new Promise<never>(() => undefined);
  };
  const keychain = createKeychain({ load: async () => os, limitMs: 20 });
  expect(await keychain.probe()).toMatchObject({
    kind: 'session-only',
    reason: expect.stringContaining('locked'),
  });
  await keychain.write('one', PAIR);
  expect(await keychain.read('one')).toEqual(PAIR);
  expect(await keychain.read('two')).toBeNull();
  expect(calls).toBe(1);
});

test('a keychain that comes back gets what was kept in memory', async () => {
  const os = new KeychainOfTheOs();
  os.trouble = NO_BUS;
  const keychain = createKeychain({ load: async () => os });
  await keychain.probe();
  await keychain.write('one', PAIR);
  expect(os.entries.size).toBe(0);
  os.trouble = null;
  expect(await keychain.probe()).toEqual({ kind: 'ready' });
  expect([...os.entries.keys()]).toEqual(['kitsu-companion/one']);
});

test('an entry of somebody else’s making is no token', async () => {
  const os = new KeychainOfTheOs();
  os.entries.set('kitsu-companion/one', 'not json');
  os.entries.set('kitsu-companion/two', '{"access":5}');
  const keychain = createKeychain({ load: async () => os });
  expect(await keychain.read('one')).toBeNull();
  expect(await keychain.read('two')).toBeNull();
});
