import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { leadAtHalfDone, roomOf } from '../fixtures/half-done-room.ts';
import { resize } from '../fixtures/window-size.ts';

const SOON = { timeout: 20_000 };

test('a lead sees when a film will be done, and what that stands on', async ({
  launch,
  studio,
}) => {
  const running = await leadAtHalfDone(launch, studio);
  const { page } = running;
  const room = roomOf(page);
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
