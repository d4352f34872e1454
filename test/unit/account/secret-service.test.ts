import { expect, it } from 'vitest';
import { createSecretService } from '../../../electron/account/secret-service.ts';

const ITEM = '/org/freedesktop/secrets/collection/login/3';

/** What the two tools print, as seen on gnome-keyring 42.1. */
const GDBUS = {
  open: `([objectpath '${ITEM}'], @ao [])\n`,
  locked: `(@ao [], [objectpath '${ITEM}'])\n`,
  none: '(@ao [], @ao [])\n',
};
const send = (open: string, locked: string): string =>
  `method return time=1.2 sender=:1.3 -> destination=:1.9 serial=4 reply_serial=2\n   array [\n${open}   ]\n   array [\n${locked}   ]\n`;
const LINE = `      object path "${ITEM}"\n`;
const DBUS_SEND = { open: send(LINE, ''), locked: send('', LINE), none: send('', '') };

it.each(['open', 'locked', 'none'] as const)(
  'knows an entry that is %s by either tool',
  async (state) => {
    const asked: string[][] = [];
    const withGdbus = createSecretService((program, args) => {
      asked.push([program, ...args]);
      return Promise.resolve(program === 'gdbus' ? GDBUS[state] : null);
    });
    expect(await withGdbus.entryState('kitsu-companion', 'one')).toBe(state);
    expect(asked.at(-1)?.at(-1)).toBe("{'service': 'kitsu-companion', 'account': 'one'}");
    const withDbusSend = createSecretService((program) =>
      Promise.resolve(program === 'dbus-send' ? DBUS_SEND[state] : null),
    );
    expect(await withDbusSend.entryState('kitsu-companion', 'one')).toBe(state);
  },
);

it('does not know where nobody answers', async () => {
  const silent = createSecretService(() => Promise.resolve(null));
  expect(await silent.entryState('kitsu-companion', 'one')).toBe('unknown');
  expect(await silent.program()).toBeNull();
  expect(await silent.isOpen()).toBeNull();
});

/** KeePassXC 2.7.4, whose search asks its owner first, with these collections. */
function keepassxc(collections: string, locked: string) {
  const asked: string[] = [];
  const service = createSecretService(
    (_program, args) => {
      const call = args.join(' ');
      asked.push(call);
      if (call.includes('GetConnectionUnixProcessID')) return Promise.resolve('(uint32 7,)\n');
      if (call.includes('Collections')) return Promise.resolve(collections);
      return Promise.resolve(call.includes('Locked') ? locked : GDBUS.none);
    },
    () => 'keepassxc',
  );
  return { service, searched: () => asked.some((call) => call.includes('SearchItems')) };
}

it.each([
  ['no database is open', '(<@ao []>,)\n', ''],
  [
    'its database is locked',
    "(<[objectpath '/org/freedesktop/secrets/collection/work']>,)\n",
    '(<true>,)\n',
  ],
])('is locked, and asks nobody, while in KeePassXC %s', async (_when, collections, locked) => {
  const { service, searched } = keepassxc(collections, locked);
  expect(await service.entryState('kitsu-companion', 'one')).toBe('locked');
  expect(await service.isOpen()).toBe(false);
  expect(searched()).toBe(false);
});

it('searches KeePassXC once a database is open', async () => {
  const { service } = keepassxc(
    "(<[objectpath '/org/freedesktop/secrets/collection/work']>,)\n",
    '(<false>,)\n',
  );
  expect(await service.entryState('kitsu-companion', 'one')).toBe('none');
  expect(await service.isOpen()).toBe(true);
});

it('names the program that keeps the secrets', async () => {
  const service = createSecretService(
    () => Promise.resolve('   uint32 4242\n'),
    (pid) => (pid === 4242 ? 'keepassxc' : ''),
  );
  expect(await service.program()).toBe('keepassxc');
});
