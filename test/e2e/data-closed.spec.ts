import { existsSync, readdirSync, renameSync, mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/artist.ts';

test('data that cannot be opened is said with its folder and what to do, and opens when that is done', async ({
  signIn,
  launch,
  place,
}) => {
  await (await signIn()).close();
  const accounts = join(place.profile, 'accounts');
  const [account = ''] = readdirSync(accounts);
  const file = join(accounts, account, 'replica.db');
  renameSync(file, `${file}.kept`);
  // A folder where the file should be: neither root nor anybody else can open it.
  mkdirSync(file);

  const { page } = await launch();
  await expect(page.getByRole('alert')).toContainText(
    'Your data on this computer cannot be opened',
  );
  await expect(page.getByRole('alert')).toContainText(join(accounts, account));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('alert')).toContainText('Nothing in it was changed');
  expect(existsSync(`${file}.kept`)).toBe(true);

  rmdirSync(file);
  renameSync(`${file}.kept`, file);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('list', { name: 'To-do' })).toBeVisible();
});
