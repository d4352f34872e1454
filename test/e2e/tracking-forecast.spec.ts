import { expect, fillSignIn, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { clientOf } from '../fixtures/client.ts';
import { makeHalfDoneFilm } from '../fixtures/half-done-film.ts';
import { plainRequests } from '../fixtures/plain-request.ts';
import { signInToApi } from '../fixtures/studio-api.ts';
import { accountOf } from '../fixtures/studio.ts';
import { TodayPage } from '../fixtures/today-page.ts';
import { resize } from '../fixtures/window-size.ts';

const SOON = { timeout: 20_000 };

test('a lead sees when a film will be done, and what that stands on', async ({
  launch,
  studio,
}) => {
  const admin = accountOf(studio, 'admin');
  const { http } = await clientOf(studio, admin);
  const raw = plainRequests(studio, (await signInToApi(studio, admin)).token);
  const today = new Date().toISOString().slice(0, 10);
  const film = await makeHalfDoneFilm(http, raw, { name: 'Half done', today });

  const running = await launch({ args: ['--server', studio.url] });
  const { page } = running;
  const account = { ...accountOf(studio, 'manager'), role: 'artist' };
  await fillSignIn(running, { ...studio, accounts: [account] });
  await expect(new TodayPage(page).sync).toContainText('All in Kitsu', SOON);
  await page.keyboard.press('Shift+P');
  const list = page.getByRole('list', { name: 'Productions' });
  await list.getByRole('listitem', { name: film.name }).getByRole('button').click();
  await expect(page.getByRole('main', { name: film.name, exact: true })).toBeVisible(SOON);
  await page.keyboard.press('Shift+K');
  const room = page.getByRole('main', { name: /^Where .* stands$/ });
  await room.getByRole('radio', { name: 'Forecast' }).check();

  const forecast = room.getByRole('region', { name: 'Forecast of the finish' });
  await expect(forecast).toContainText(/Done (from|on) /, SOON);
  await expect(forecast.getByRole('table', { name: 'Chance that all is done' })).toContainText(
    'Middle',
  );
  // Its past is read behind that: a month ago fewer than twenty were done.
  await expect(forecast).toContainText('too little was known', SOON);

  for (const number of [/^\d+ tasks$/, /^8 tasks$/]) {
    const button = forecast.getByRole('button', { name: number }).first();
    const shown = (await button.textContent())?.trim() ?? '';
    await button.click();
    await expect(room.getByRole('status', { name: 'Tasks' })).toHaveText(shown);
    await room.getByRole('button', { name: 'Back to the figures' }).click();
  }
  for (const width of [360, 1920]) {
    await resize(running, width, 800);
    await expect(forecast).toBeVisible();
    expect(await violations(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  }
});
