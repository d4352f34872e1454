import { formatMinutes } from '../../electron/shared/minutes.ts';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { leadAtHalfDone, roomOf } from '../fixtures/half-done-room.ts';
import { publishOn } from '../fixtures/published.ts';
import { PNG } from '../fixtures/small-pictures.ts';
import { resize } from '../fixtures/window-size.ts';
import { accountOf } from '../fixtures/studio.ts';
import { signInToApi } from '../fixtures/studio-api.ts';

const SOON = { timeout: 20_000 };

interface Entry {
  person_id: string;
  date: string;
  duration: number;
}

test('logged time stands by person, type and production, by month and week, as Kitsu has it', async ({
  launch,
  studio,
}) => {
  test.setTimeout(120_000);
  const { page, film, raw } = await leadAtHalfDone(launch, studio);
  const room = roomOf(page);
  const { body: entries } = await raw<Entry[]>('GET', `/data/projects/${film.id}/time-spents`);
  const { body: people } = await raw<{ id: string; full_name: string }[]>('GET', '/data/persons');
  const sum = (of: Entry[]): number => of.reduce((all, { duration }) => all + duration, 0);
  const choose = async (what: string, name: string): Promise<void> => {
    await room.getByRole('combobox', { name: new RegExp(`^${what}: `) }).click();
    await page.getByRole('option', { name, exact: true }).click();
  };
  const table = room.getByRole('table', { name: 'Logged time' });
  const cellsOf = (name: string) => table.getByRole('row', { name }).getByRole('cell');
  const shown = (minutes: number): string => (minutes > 0 ? formatMinutes(minutes) : '–');

  await room.getByRole('radio', { name: 'Time' }).check();
  await choose('Period', 'All');
  await choose('Columns', 'Months');
  // All of it reaches to today.
  const days = [...entries.map(({ date }) => date), new Date().toISOString()];
  const months = [...new Set(days.map((day) => day.slice(0, 7)))].sort();
  expect(months.length).toBeGreaterThan(1);
  // The group, all, a column each, and the estimates.
  await expect(table.getByRole('columnheader')).toHaveCount(months.length + 3);
  for (const { id, full_name: name } of people) {
    const own = entries.filter(({ person_id }) => person_id === id);
    if (own.length === 0) continue;
    const cells = cellsOf(name);
    await expect(cells.nth(0)).toContainText(shown(sum(own)));
    for (const [at, month] of months.entries())
      await expect(cells.nth(at + 1)).toContainText(
        shown(sum(own.filter(({ date }) => date.startsWith(month)))),
      );
  }
  await choose('Group', 'By task type');
  await expect(table.getByRole('columnheader').first()).toHaveText('Task type');
  await expect(cellsOf('Animation').first()).toContainText(shown(sum(entries)));
  await choose('Columns', 'Weeks');
  await expect(table.getByRole('columnheader').nth(2)).toHaveText(/^W\d+ \d+ \w+$/);
  await choose('Group', 'By production');
  await expect(table.getByRole('columnheader').first()).toHaveText('Production');
  await expect(cellsOf(film.name).first()).toContainText(shown(sum(entries)));
  expect(await violations(page)).toEqual([]);
});

test('a sequence has the picture of its first shot in the matrix', async ({ launch, studio }) => {
  test.setTimeout(120_000);
  const running = await leadAtHalfDone(launch, studio);
  const { page, film, raw } = running;
  const room = roomOf(page);
  await resize(running, 1280, 900);
  const api = await signInToApi(studio, accountOf(studio, 'admin'));
  const id = await publishOn({ studio, api }, film.tasks[0] ?? '', 'a.png', PNG);
  await raw('PUT', `/actions/preview-files/${id}/set-main-preview`, {});
  await page.getByRole('button', { name: 'Read from Kitsu now' }).click();
  await room.getByRole('radio', { name: 'Progress' }).check();
  const row = (name: string) => room.getByRole('row', { name: new RegExp(`^${name}`) });
  const picture = row('SQ010').locator('img');
  await expect(picture).toBeVisible(SOON);
  const width = () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth);
  await expect.poll(width, SOON).toBeGreaterThan(0);
  await expect(row('SQ020').locator('img')).toHaveCount(0);
});
