import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isoWeekday, type Day } from '../../electron/shared/day.ts';
import { formatMinutes, parseMinutes } from '../../electron/shared/minutes.ts';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import type { Place } from '../fixtures/launch.ts';

/** Today is a long working day that ended in its first minute. */
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

test('the evening’s card fills in nothing, adds what is typed, and one press takes it back', async ({
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
  await expect(card).toContainText('Has 30 min; yours is added');
  for (const box of await card.getByRole('textbox').all()) await expect(box).toHaveValue('');
  const before = await today.total.innerText();
  const sized = async (width: number): Promise<void> => {
    await app.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setSize(to, 780),
      width,
    );
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
  };
  // A wide window is used: no half of the card is empty.
  await sized(1280);
  const shot = process.env['EVENING_PICTURE'];
  if (shot !== undefined) await page.screenshot({ path: shot });
  const edges = await card.evaluate((form) =>
    [...form.querySelectorAll('p, .row, button')]
      .map((part) => part.getBoundingClientRect())
      .flatMap(({ left, right }) => [left, right]),
  );
  expect(Math.max(...edges)).toBeGreaterThan(1240);
  const box = await card.getByRole('textbox').first().boundingBox();
  expect(box?.x).toBeGreaterThan(400);
  expect(await violations(page)).toEqual([]);
  // All of it is in a narrow one, however long a task's name is.
  await sized(360);
  expect(await card.evaluate((form) => form.scrollWidth - form.clientWidth)).toBe(0);

  // E, Enter alone logs nothing.
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('e');
  const first = card.getByRole('textbox').first();
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(card.getByRole('alert')).toContainText('Type how long');
  expect(await today.total.innerText()).toBe(before);

  await first.fill('1h30');
  await expect(card.getByRole('button', { name: 'Add 1 h 30' })).toBeVisible();
  await first.press('Enter');
  await expect(card).toHaveCount(0);
  const had = parseMinutes(before.split(' of ')[0] ?? '');
  const then = formatMinutes((had.ok ? had.value : 0) + 90);
  await expect(today.total).toContainText(`${then} of 20 h`);
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
  expect(await card.evaluate((form) => form.contains(document.activeElement))).toBe(false);
  await card.getByRole('button', { name: 'Not today' }).press('Enter');
  await expect(card).toHaveCount(0);
  await first.close();
  const second = await again();
  await expect(second.today.sync).toContainText('All in Kitsu');
  await expect(second.page.getByRole('form', { name: 'End of the day' })).toHaveCount(0);
});
