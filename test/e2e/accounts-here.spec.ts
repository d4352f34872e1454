import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { SettingsPage } from '../fixtures/settings-page.ts';
import { SignInPage } from '../fixtures/sign-in-page.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';

/** The artist chooses this file in the next dialog. */
const saveAt = (app: ElectronApplication, file: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);

test('the accounts on this computer: what of each is unsent, saving it, and removing one for good', async ({
  signIn,
  faults,
  kitsu,
  place,
}) => {
  const task = await kitsu.spareTask();
  const { app, page, today } = await signIn(faults.url);
  await expect(today.sync).toContainText('All in Kitsu');
  faults.unplug();
  await today.find(task.title);
  await today.log(task.title, '45m');
  await expect(today.sync).toContainText('1 change waiting');

  const settings = new SettingsPage(page);
  await settings.open();
  const group = settings.group('Accounts on this computer');
  const account = group.getByRole('listitem');
  await expect(account).toHaveCount(1);
  await expect(account).toContainText(/signed in · 1 change not in Kitsu yet/);
  await account.getByRole('button', { name: /^Remove .* from this computer$/ }).click();
  const question = page.getByRole('alertdialog', { name: /^Remove .* from this computer\?$/ });
  await expect(question).toContainText('1 change is on this computer alone and would be lost');
  expect(await violations(page)).toEqual([]);

  const file = join(place.home, 'unsent.csv');
  await saveAt(app, file);
  await question.getByRole('button', { name: 'Save as a table…' }).click();
  await expect(page.getByText('1 change saved to unsent.csv.')).toBeVisible();
  const table = readFileSync(file, 'utf8');
  expect(table).toContain(kitsu.today);
  expect(table).toContain(',45,');

  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toHaveCount(0);
  const accounts = join(place.profile, 'accounts');
  expect(readdirSync(accounts)).toHaveLength(1);

  await account.getByRole('button', { name: /^Remove/ }).click();
  await question.getByRole('button', { name: 'Remove from this computer' }).click();
  await expect(new SignInPage(page).password).toBeVisible();
  expect(readdirSync(accounts)).toEqual([]);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(0);
});

test('signing out with unsent work leaves no picture and no other task here', async ({
  signIn,
  faults,
  kitsu,
  place,
}) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn(faults.url);
  await expect(today.sync).toContainText('All in Kitsu');
  faults.unplug();
  await today.find(task.title);
  await today.log(task.title, '45m');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign out anyway' }).click();
  await expect(new SignInPage(page).password).toBeVisible();
  const accounts = join(place.profile, 'accounts');
  const [key = ''] = readdirSync(accounts);
  const folder = join(accounts, key);
  await expect.poll(() => existsSync(join(folder, 'pictures'))).toBe(false);
  const bytes = readFileSync(join(folder, 'replica.db'), 'latin1');
  expect(bytes).toContain(task.id);
  const others = (await kitsu.todo()).map(({ id }) => id).filter((id) => id !== task.id);
  expect(others.length).toBeGreaterThan(5);
  expect(others.filter((id) => bytes.includes(id))).toEqual([]);
});

test('a comment that is half written outlasts a sign-out, with nothing else unsent', async ({
  atTask,
  kitsu,
}) => {
  const { page, today, task } = await atTask();
  const open = async (): Promise<void> => {
    await today.find(task.title);
    await today.row(task.title).getByRole('group').press('Enter');
  };
  const thread = new ThreadPage(page);
  await open();
  await thread.box.fill('The second eye is');
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await expect(today.sync).toContainText('All in Kitsu');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await new SignInPage(page).enter(kitsu.account);
  await open();
  await expect(thread.box).toHaveValue('The second eye is');

  await page.getByRole('button', { name: 'Back to the list' }).click();
  const settings = new SettingsPage(page);
  await settings.open();
  const here = settings.group('Accounts on this computer');
  await expect(here).toContainText('1 change not in Kitsu yet');
});
