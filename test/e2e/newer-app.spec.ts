import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { openDatabase } from '../../electron/replica/database.ts';
import { writeBackup } from '../../electron/replica/durability/backup.ts';
import { restamped } from '../../electron/replica/durability/mirror-format.ts';
import { SCHEMA_VERSION } from '../../electron/replica/schema.ts';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import type { Place } from '../fixtures/launch.ts';
import { TodayPage } from '../fixtures/today-page.ts';

const accountOf = (place: Place): string => {
  const accounts = join(place.profile, 'accounts');
  return join(accounts, readdirSync(accounts)[0] ?? '');
};

/** What a newer app makes of an account's folder. */
function asNewer(folder: string): void {
  const database = openDatabase(join(folder, 'replica.db'));
  database.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
  database.close();
  rmSync(join(folder, 'replica.db.seal'), { force: true });
  const mirror = join(folder, 'unsent.jsonl');
  writeFileSync(mirror, restamped(readFileSync(mirror, 'utf8'), SCHEMA_VERSION + 1));
}

const saveAt = (app: ElectronApplication, file: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);

const heading = (page: Page) =>
  page.getByRole('heading', { name: 'A newer Kitsu Companion was here' });

test('on a newer app’s data an older one says so, saves what is unsent, and changes nothing', async ({
  signIn,
  launch,
  faults,
  kitsu,
  place,
}) => {
  const task = await kitsu.spareTask();
  const first = await signIn(faults.url);
  await expect(first.today.sync).toContainText('All in Kitsu');
  faults.unplug();
  await first.today.find(task.title);
  await first.today.log(task.title, '45m');
  await expect(first.today.sync).toContainText('1 change waiting');
  await first.close();
  const folder = accountOf(place);
  asNewer(folder);
  writeFileSync(join(place.profile, 'last-version.json'), '{"version":"99.1.0"}');
  const bytes = readFileSync(join(folder, 'unsent.jsonl'), 'utf8');

  const { app, page } = await launch();
  await expect(heading(page)).toBeVisible();
  const main = page.getByRole('main');
  await expect(main).toContainText('Kitsu Companion 99.1.0 has used the data on this computer');
  await expect(main).toContainText('Install Kitsu Companion 99.1.0 again');
  await expect(main).toContainText('1 change that Kitsu does not have yet');
  expect(await violations(page)).toEqual([]);
  const file = join(place.home, 'unsent.csv');
  await saveAt(app, file);
  await page.getByRole('button', { name: 'Save what is unsent…' }).click();
  await expect(page.getByText('1 change saved to unsent.csv.')).toBeVisible();
  expect(readFileSync(file, 'utf8')).toContain(`${kitsu.today},45,`);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(heading(page)).toBeVisible();
  expect(readFileSync(join(folder, 'unsent.jsonl'), 'utf8')).toBe(bytes);
});

test('on a newer app’s account.json nobody is said to be signed out', async ({
  signIn,
  launch,
  place,
}) => {
  await (await signIn()).close();
  const file = join(place.profile, 'account.json');
  const newer = JSON.stringify({ version: 2, who: ['somebody'] });
  writeFileSync(file, newer);
  const { page } = await launch();
  await expect(heading(page)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Server' })).toHaveCount(0);
  expect(readFileSync(file, 'utf8')).toBe(newer);
});

test('where a copy from before the newer app is here, the older one can go on from it', async ({
  signIn,
  launch,
  kitsu,
  place,
}) => {
  const first = await signIn();
  await expect(first.today.sync).toContainText('All in Kitsu');
  await first.close();
  const folder = accountOf(place);
  const former = readFileSync(join(folder, 'replica.db'));
  const copy = join(folder, `replica.schema-${SCHEMA_VERSION}.backup.gz`);
  writeBackup(copy, former);
  // The app runs as another user than this test.
  chmodSync(copy, 0o644);
  asNewer(folder);

  const { page } = await launch();
  await expect(heading(page)).toBeVisible();
  await page.getByRole('button', { name: 'Go on with this version…' }).click();
  const question = page.getByRole('alertdialog', { name: 'Go on from the copy?' });
  await expect(question).toContainText('What it had not sent is moved aside');
  await question.getByRole('button', { name: 'Go on from the copy' }).click();
  const today = new TodayPage(page);
  await expect(today.list).toBeVisible();
  await expect(today.sync).toContainText('All in Kitsu');
  const [task] = await kitsu.todo();
  await today.find(task?.title ?? '');
  const aside = readdirSync(folder).find((name) => name.startsWith('newer-')) ?? 'nothing';
  expect(readdirSync(join(folder, aside))).toContain('replica.db');
});
