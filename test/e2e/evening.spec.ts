import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isoWeekday, type Day } from '../../electron/shared/day.ts';
import { expect, test } from '../fixtures/artist.ts';
import type { Place } from '../fixtures/launch.ts';

/** Today is a long working day, and over since its first minute. */
function dayIsOver(place: Place, today: Day): void {
  const settings = {
    reminders: { evening: true, week: true },
    workingDays: [isoWeekday(today)],
    hoursADay: 20 * 60,
    dayStart: '00:00',
    dayEnd: '00:01',
  };
  writeFileSync(join(place.profile, 'settings.json'), JSON.stringify(settings), { mode: 0o644 });
}

test('E and Enter log what the evening’s card proposes, and one press takes it back', async ({
  signIn,
  kitsu,
  place,
}) => {
  dayIsOver(place, kitsu.today);
  const task = await kitsu.spareTask();
  const { app, page, today } = await signIn();
  await today.find(task.title);
  await today.log(task.title, '30m');
  await today.search.fill('');
  const card = page.getByRole('form', { name: 'End of the day' });
  await expect(card).toContainText(task.title);
  const before = await today.total.innerText();
  // All of it is in a narrow window, however long a task's name is.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(360, 780));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(360);
  expect(await card.evaluate((form) => form.scrollWidth - form.clientWidth)).toBe(0);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('e');
  await expect(card.getByRole('button', { name: 'Log these' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(card).toHaveCount(0);
  await expect(today.total).toContainText('20 h of 20 h');
  const notice = page.getByRole('status', { name: 'Notice' }).filter({ hasText: 'saved here' });
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(today.total).toHaveText(before);
});

test('the evening’s card says what is missing, and goes for the day when told so', async ({
  signIn,
  again,
  kitsu,
  place,
}) => {
  dayIsOver(place, kitsu.today);
  const first = await signIn();
  const card = first.page.getByRole('form', { name: 'End of the day' });
  await expect(card).toContainText('missing');
  await expect(card.getByRole('button', { name: 'Log these' })).not.toBeFocused();
  await card.getByRole('button', { name: 'Not today' }).press('Enter');
  await expect(card).toHaveCount(0);
  await first.close();
  const second = await again();
  await expect(second.today.sync).toContainText('All in Kitsu');
  await expect(second.page.getByRole('form', { name: 'End of the day' })).toHaveCount(0);
});
