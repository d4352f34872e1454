import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatMinutes } from '../../electron/shared/minutes.ts';
import { GARDEN } from '../../electron/practice/seed/film.ts';
import { readXlsx } from '../../electron/production/setup/read/read-xlsx.ts';
import { expect, fillSignIn, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { leadAtHalfDone, roomOf } from '../fixtures/half-done-room.ts';
import type { Place, Running } from '../fixtures/launch.ts';
import { textOfPdf } from '../fixtures/pdf-text.ts';
import { accountOf } from '../fixtures/studio.ts';
import { TodayPage } from '../fixtures/today-page.ts';

const SOON = { timeout: 20_000 };

/** By an entry of the menu, or by keys; the file's path. */
async function keepAs(
  { app, page }: Running,
  place: Place,
  name: string,
  entry: string,
): Promise<string> {
  const file = join(place.home, name);
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  if (entry.includes('+')) await page.keyboard.press(entry);
  else {
    await roomOf(page).getByRole('button', { name: 'Export or print' }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('menuitem', { name: entry }).click();
  }
  await expect(page.getByText(`Kept as ${name}.`)).toBeVisible(SOON);
  expect(existsSync(file)).toBe(true);
  return file;
}

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
  const room = roomOf(page);
  await expect(room.getByRole('status', { name: 'Age' })).toContainText('Read from Kitsu', SOON);
  await room.getByRole('radio', { name: 'Time' }).check();
  await room.getByRole('combobox', { name: /^Period: / }).click();
  await page.getByRole('option', { name: 'All', exact: true }).click();
  const span = room.getByRole('status', { name: 'Period' });
  await expect(span).not.toHaveText(/: 0 min$/);
  const total = (await span.textContent())?.split(': ').at(-1)?.trim() ?? '';
  const [, hours = '0', , minutes = '0'] = /^(\d+) h( (\d+))?$/.exec(total) ?? [];

  const keep = (name: string, entry: string) => keepAs(running, place, name, entry);
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

test('each tab is kept as a table and a workbook, with the figures that it shows', async ({
  launch,
  studio,
  place,
}) => {
  test.setTimeout(120_000);
  const running = await leadAtHalfDone(launch, studio);
  const room = roomOf(running.page);
  const kept = async (tab: string): Promise<{ csv: string[]; cells: (string | number)[][] }> => {
    const file = tab.toLowerCase();
    const csv = readFileSync(await keepAs(running, place, `${file}.csv`, 'CSV table'), 'utf8');
    const path = await keepAs(running, place, `${file}.xlsx`, 'Excel workbook');
    const book = readXlsx(readFileSync(path));
    if (!book.ok) throw new Error(book.message);
    return { csv: csv.split('\r\n'), cells: book.value.rows.map(({ cells }) => [...cells]) };
  };

  const { csv: risks, cells: riskCells } = await kept('Risks');
  for (const [level, name] of Object.entries({ 'at-risk': 'At risk', fine: 'Fine' })) {
    const tile = room.getByRole('button', { name: new RegExp(`^\\d+ ${name}$`) });
    const count = Number((await tile.textContent())?.match(/\d+/)?.[0]);
    expect(count).toBeGreaterThan(0);
    expect(risks.filter((line) => line.startsWith(`${level},`))).toHaveLength(count);
    expect(riskCells.filter(([first]) => first === level)).toHaveLength(count);
  }

  await room.getByRole('radio', { name: 'Progress' }).check();
  await expect(room.getByRole('list', { name: 'Not done, day by day' })).toBeVisible(SOON);
  const { csv: progress, cells: types } = await kept('Progress');
  for (const line of ['Animation,24,32', 'SQ010,Animation,12,16', /^\d{4}-\d\d-\d\d,8,24$/])
    expect(progress).toContainEqual(
      typeof line === 'string' ? line : (expect.stringMatching(line) as unknown),
    );
  expect(types).toEqual([['Animation', '24', '32']]);

  await room.getByRole('radio', { name: 'Workload' }).check();
  const all = room.getByRole('button', { name: /^All people, week of .* booked/ }).first();
  const [, week = '', booked = ''] =
    /week of ([\d-]+): (?:[▲▽] )?(.+?) booked/.exec((await all.innerText()).replace(/\s+/g, ' ')) ??
    [];
  const { csv: workload, cells: hours } = await kept('Workload');
  const own = hours.filter(([, monday, , capacity]) => monday === week && capacity !== '');
  expect(own.length).toBeGreaterThan(2);
  expect(formatMinutes(own.reduce((sum, [, , one]) => sum + Math.round(Number(one) * 60), 0))).toBe(
    booked,
  );
  // This week and the next twelve; what is in none of them has a line of its own.
  const weeks = workload.filter((line) => line.startsWith(`${own[0]?.[0]},2`));
  expect(weeks).toHaveLength(13);

  await room.getByRole('radio', { name: 'Forecast' }).check();
  await expect(room.getByRole('region', { name: 'Forecast of the finish' })).toContainText(
    /Done (from|on) /,
    SOON,
  );
  const { csv: forecast, cells: told } = await kept('Forecast');
  expect(forecast[1]).toMatch(/^Forecast \(told\),,\d{4}-\d\d-\d\d,/);
  expect(told[0]?.join(',')).toBe(forecast[1]);
});
