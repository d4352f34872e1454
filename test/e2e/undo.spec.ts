import { expect, test } from '../fixtures/artist.ts';

test('Ctrl+Z undoes the last time that was logged, and says so', async ({ signIn, kitsu }) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn();
  await today.find(task.title);
  await today.log(task.title, '1h30');
  await today.inKitsu(task.title);
  await page.keyboard.press('Control+z');
  await expect(page.getByText(`Undone: 1 h 30 on ${task.title}`)).toBeVisible();
  await expect(today.time(task.title)).toHaveValue('');
  await expect.poll(() => kitsu.minutes(task.id, kitsu.today)).toBe(0);
});
