import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/artist.ts';
import { everythingInWindow, filesIn, filesWith } from '../fixtures/footprint.ts';
import { keyringEntries } from '../fixtures/keyring.ts';
import { overheardTokens, tokenMarks } from '../fixtures/overheard-tokens.ts';
import { SignInPage } from '../fixtures/sign-in-page.ts';
import { accountOf } from '../fixtures/studio.ts';
import { TodayPage } from '../fixtures/today-page.ts';

test('tokens are in the keychain, and nowhere else', async ({
  signIn,
  again,
  faults,
  desktop,
  place,
}) => {
  const tokens = overheardTokens(faults);
  const before = await keyringEntries(desktop);
  const first = await signIn(faults.url);
  await expect(first.today.sync).toContainText('All in Kitsu');
  expect(tokens).toHaveLength(2);
  const secrets = tokenMarks(tokens);

  const added = (await keyringEntries(desktop)).filter((path) => !before.includes(path));
  expect(added).toHaveLength(1);
  const inWindow = await everythingInWindow(first.page);
  expect(inWindow).toContain('session.signIn');
  expect(secrets.filter((secret) => inWindow.includes(secret))).toEqual([]);
  const told = first.consoleLines.join('\n') + first.output();
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
  expect(filesWith(place.home, secrets)).toEqual([]);
  await first.close();
  expect(filesWith(place.home, secrets)).toEqual([]);
  // The searched files are those that the app writes.
  const files = filesIn(place.home);
  expect(files).toContain(join(place.profile, 'account.json'));
  expect(files.some((path) => /\.log$/.test(path))).toBe(true);
  expect(filesWith(place.home, ['Noémie']).length).toBeGreaterThan(0);

  const second = await again();
  await expect(second.today.sync).toContainText('All in Kitsu');
  await second.page.getByRole('button', { name: 'Menu' }).click();
  await second.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(new SignInPage(second.page).password).toBeFocused();
  await expect.poll(() => keyringEntries(desktop)).toEqual(before);
});

test('without a keychain: said on the sign-in page, good for this session, asked again at the next', async ({
  launch,
  studio,
  faults,
  place,
}) => {
  const tokens = overheardTokens(faults);
  const alone = { keychain: false, args: ['--server', faults.url] };
  const said =
    /You stay signed in until you quit\. There is no desktop session bus, so no keychain/;
  const first = await launch(alone);
  await expect(first.page.getByText(said)).toBeVisible();
  await expect(first.page.getByText(/Start the app from your desktop/)).toBeVisible();
  await new SignInPage(first.page).enter(accountOf(studio, 'artist'));
  await expect(new TodayPage(first.page).sync).toContainText('All in Kitsu');
  await first.close();
  expect(tokens).toHaveLength(2);
  expect(filesWith(place.home, tokenMarks(tokens))).toEqual([]);

  const second = await launch({ keychain: false });
  const form = new SignInPage(second.page);
  await expect(form.server).toHaveValue(new URL(faults.url).host);
  await expect(form.email).toHaveValue(accountOf(studio, 'artist').email);
  await expect(form.password).toBeFocused();
  const why = second.page.getByRole('status', { name: 'Why you are here' });
  await expect(why).toContainText('Your sign-in could not be kept');
  await expect(why).toContainText('Your work on this computer is safe');
  await second.page.keyboard.type(accountOf(studio, 'artist').password);
  await second.page.keyboard.press('Enter');
  await expect(new TodayPage(second.page).sync).toContainText('All in Kitsu');
  const kept = readFileSync(join(place.profile, 'account.json'), 'utf8');
  expect(kept).toContain('Noémie');
  expect(existsSync(join(place.profile, 'account.json.draft'))).toBe(false);
});
