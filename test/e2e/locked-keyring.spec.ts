import { expect, test } from '../fixtures/artist.ts';
import { startOwnKeyring } from '../fixtures/keyring.ts';

test('with the keyring locked the day goes on from disk, and is sent once it is open', async ({
  signIn,
  again,
  desktop,
  kitsu,
}) => {
  const keyring = await startOwnKeyring(desktop);
  test.skip(keyring === null, 'No session bus or python3-gi: THE LOCKED KEYRING WAS NOT TESTED.');
  if (keyring === null) return;
  const env = { DBUS_SESSION_BUS_ADDRESS: keyring.bus };
  try {
    const task = await kitsu.spareTask();
    const first = await signIn(undefined, { env });
    await expect(first.today.sync).toContainText('All in Kitsu');
    await first.close();

    await keyring.lock();
    const { page, today } = await again({ env });
    const banner = page.getByRole('alert').filter({ hasText: 'keyring is locked' });
    await expect(banner).toContainText('Nothing is sent until it is open');
    await today.find(task.title);
    await today.log(task.title, '1h');
    await expect(today.mark(task.title, /^Saved here/)).toBeVisible();
    await expect(today.sync).toContainText('Keychain locked');
    await banner.getByRole('button', { name: 'Unlock' }).click();
    await expect(page.getByText('Unlock it in “Passwords and Keys”')).toBeVisible();
    expect(await kitsu.minutes(task.id, kitsu.today)).toBe(0);

    await keyring.unlock();
    await expect.poll(() => kitsu.minutes(task.id, kitsu.today), { timeout: 30_000 }).toBe(60);
    await expect(banner).toBeHidden();
    await expect(page.getByText('Unlock it in “Passwords and Keys”')).toHaveCount(0);
  } finally {
    await keyring.stop();
  }
});
