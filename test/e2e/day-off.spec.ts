import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shiftDay } from '../../electron/shared/day.ts';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';

/** Long enough ago that no other test logs on it. */
const BACK = 13;

test.afterEach(async ({ kitsu }) => {
  const { api, today } = kitsu;
  const all = await api.get<{ id: string; date: string }[]>(
    `/data/persons/${api.user.id}/day-offs`,
  );
  for (const { id, date } of all) if (date < today) await api.delete(`/data/day-offs/${id}`);
});

test('marks a day off with its hours kept, and restores both', async ({ signIn, kitsu }) => {
  const task = await kitsu.spareTask();
  const day = shiftDay(kitsu.today, -BACK);
  await kitsu.logOnTheWeb(task.id, day, 75);
  const { page, today } = await signIn();
  await expect(today.sync).toContainText('All in Kitsu');
  await today.previousDay(BACK);
  await today.find(task.title);
  await expect(today.time(task.title)).toHaveValue('1 h 15');

  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Day off…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Day off' });
  await expect(dialog.getByLabel('First day')).toHaveValue(day);
  const hours = dialog.getByRole('list', { name: 'Hours that Kitsu deletes' });
  await expect(hours).toContainText(task.title);
  await expect(hours).toContainText('1 h 15');
  // However long the name beside it is, the minutes stay in sight.
  await hours.getByTitle(task.title).evaluate((name) => (name.textContent += 'e'.repeat(200)));
  const [minutes, edge] = [hours.getByText('1 h 15', { exact: true }), dialog];
  const [inner, outer] = [await minutes.boundingBox(), await edge.boundingBox()];
  expect((inner?.x ?? Infinity) + (inner?.width ?? 0)).toBeLessThan(
    (outer?.x ?? 0) + (outer?.width ?? 0),
  );
  await dialog.getByRole('button', { name: 'Mark day off' }).click();

  const off = page.getByRole('group', { name: 'Day off' });
  await expect(off).toContainText('kept on this computer');
  await expect.poll(() => kitsu.minutes(task.id, day)).toBe(0);
  await expect(off).toContainText('Day off.');
  await expect(page.getByText('0 min on a day off')).toBeVisible();
  await expect(today.time(task.title)).not.toBeEditable();
  await expect(today.time(task.title)).toHaveAttribute('title', /^You are off on this day\./);

  await off.getByRole('button', { name: /^Cancel day off and restore / }).click();
  await expect(off).toBeHidden();
  await expect.poll(() => kitsu.minutes(task.id, day)).toBe(75);
  await today.inKitsu(task.title);
});

test('exports my time without a network', async ({ signIn, kitsu, faults, place }) => {
  const task = await kitsu.spareTask();
  const { app, page, today } = await signIn(faults.url);
  await expect(today.sync).toContainText('All in Kitsu');
  faults.unplug();
  await today.find(task.title);
  await today.log(task.title, '1h30');
  await expect(today.mark(task.title, /^Saved here/)).toBeVisible();

  const file = join(place.profile, 'my time.csv');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Export my time…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export my time' });
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await expect(dialog.getByRole('status')).toContainText('written to my time.csv');
  await expect(dialog.getByRole('button', { name: 'Show in folder' })).toBeVisible();
  const line = readFileSync(file, 'utf8')
    .split('\r\n')
    .find((one) => one.includes(task.id));
  expect(line).toContain(`${kitsu.today},90,1.5,`);
  expect(line).toContain(',saved here,');

  expect(await violations(page)).toEqual([]);
  // With the signs of a German spreadsheet, and as a workbook.
  const choose = async (label: RegExp, option: string): Promise<void> => {
    await dialog.getByLabel(label).click();
    await page.getByRole('option', { name: option }).click();
  };
  await choose(/^Between columns/, 'Semicolon between columns');
  await choose(/^Decimal sign/, 'Numbers as 1,5');
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await expect(dialog.getByRole('status')).toContainText('written to my time.csv');
  expect(readFileSync(file, 'utf8')).toContain(`${kitsu.today};90;1,5;`);
  await choose(/^File/, 'Excel workbook (XLSX)');
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await expect(dialog.getByRole('status')).toContainText('written to my time.csv');
  expect(readFileSync(file).subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
});
