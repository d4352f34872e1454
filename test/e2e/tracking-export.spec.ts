import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GARDEN } from '../../electron/practice/seed/film.ts';
import { readXlsx } from '../../electron/production/setup/read/read-xlsx.ts';
import { expect, fillSignIn, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { textOfPdf } from '../fixtures/pdf-text.ts';
import { accountOf } from '../fixtures/studio.ts';
import { TodayPage } from '../fixtures/today-page.ts';

const SOON = { timeout: 20_000 };

test('a lead keeps what a tab shows as a table, a workbook and a page, and prints the week', async ({
  launch,
  studio,
  place,
}) => {
  const running = await launch({ args: ['--server', studio.url] });
  const { app, page } = running;
  const account = { ...accountOf(studio, 'manager'), role: 'artist' };
  await fillSignIn(running, { ...studio, accounts: [account] });
  await expect(new TodayPage(page).sync).toContainText('All in Kitsu', SOON);
  await page.keyboard.press('Shift+P');
  await page
    .getByRole('list', { name: 'Productions' })
    .getByRole('listitem', { name: GARDEN })
    .getByRole('button')
    .click();
  await expect(page.getByRole('main', { name: GARDEN, exact: true })).toBeVisible(SOON);
  await page.keyboard.press('Shift+K');
  const room = page.getByRole('main', { name: /^Where .* stands$/ });
  await expect(room.getByRole('status', { name: 'Age' })).toContainText('Read from Kitsu', SOON);
  await room.getByRole('radio', { name: 'Time' }).check();
  await room.getByRole('combobox', { name: /^Period: / }).click();
  await page.getByRole('option', { name: 'All', exact: true }).click();
  const span = room.getByRole('status', { name: 'Period' });
  await expect(span).not.toHaveText(/: 0 min$/);
  const total = (await span.textContent())?.split(': ').at(-1)?.trim() ?? '';
  const [, hours = '0', , minutes = '0'] = /^(\d+) h( (\d+))?$/.exec(total) ?? [];

  async function keep(name: string, entry: string): Promise<string> {
    const file = join(place.home, name);
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    if (entry.includes('+')) await page.keyboard.press(entry);
    else {
      await room.getByRole('button', { name: 'Export or print' }).click();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('menuitem', { name: entry }).click();
    }
    await expect(page.getByText(`Kept as ${name}.`)).toBeVisible(SOON);
    expect(existsSync(file)).toBe(true);
    return file;
  }

  const csv = readFileSync(await keep('time.csv', 'CSV table'), 'utf8');
  expect(csv).toContain('Done in this time');
  expect(csv).toMatch(/^\uFEFF"Time, /);
  expect(csv).toContain('Person,Logged (h),');

  const book = readXlsx(readFileSync(await keep('time.xlsx', 'Excel workbook')));
  const [first] = book.ok ? book.value.rows : [];
  expect(first?.cells[0]).toBe('All');
  const all = Number(first?.cells[1]);
  expect(all).toBeCloseTo(Number(hours) + Number(minutes) / 60, 5);

  const paper = await textOfPdf(readFileSync(await keep('time.pdf', 'Page to print')));
  expect(paper).toContain(GARDEN);
  expect(paper).toContain(total);
  expect(paper).toContain('How it is counted');

  await room.getByRole('radio', { name: 'Risks' }).check();
  const tile = room.getByRole('button', { name: /^\d+ Late$/ });
  await tile.click();
  const late = Number((await tile.textContent())?.match(/\d+/)?.[0]);
  await room.getByRole('radio', { name: 'Workload' }).check();
  const busy = room.getByRole('button', { name: / booked / }).first();
  const booked =
    /:\s*(?:[▲▽]\s*)?(.+?)\s+booked/.exec((await busy.textContent()) ?? '')?.[1]?.trim() ?? '-';
  await room.getByRole('region', { name: 'Workload by week' }).focus();
  const week = await textOfPdf(readFileSync(await keep('week.pdf', 'Control+p')));
  for (const heading of ['The week', 'Workload', 'Risks', 'Time, ', 'Booked: what is left'])
    expect(week).toContain(heading);
  expect(week.replace(/\s+/g, ' ')).toContain(booked);
  expect(week.match(/^late /gm) ?? []).toHaveLength(late);
  expect(app.windows()).toHaveLength(1);
});
