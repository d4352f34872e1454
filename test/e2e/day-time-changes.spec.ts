import { expect, test } from '../fixtures/artist.ts';

test('what was logged by mistake is taken back from the line that says it', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn();
  await today.find(task.title);
  const undo = page.getByRole('button', { name: 'Undo' });
  await today.log(task.title, '30m');
  await today.inKitsu(task.title);
  await expect(page.getByText(`30 min saved here: ${task.title}`)).toBeVisible();
  await undo.click();
  await expect(today.time(task.title)).toHaveValue('');
  await expect(today.sync).toContainText('All in Kitsu');
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(0);

  await today.log(task.title, '45m');
  await today.inKitsu(task.title);
  // Undo stays visible even with a long task name.
  const line = page.getByRole('status', { name: 'Notice' }).last().getByRole('paragraph');
  await line.evaluate((said) => (said.textContent = 'a long name '.repeat(40)));
  const edge = await undo.last().evaluate((button) => button.getBoundingClientRect().right);
  expect(edge).toBeLessThan(await page.evaluate(() => innerWidth));
  await today.log(task.title, '4h');
  await expect(today.time(task.title)).toHaveValue('4 h');
  await undo.click();
  await expect(today.time(task.title)).toHaveValue('45 min');
  await today.inKitsu(task.title);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(45);
});

test('a time that was changed in Kitsu meanwhile is the artist’s to decide', async ({
  atTask,
  kitsu,
  faults,
}) => {
  const { task, page, today } = await atTask();
  faults.unplug();
  await today.log(task.title, '1h');
  await expect(today.sync).toContainText('1 change waiting.');
  await kitsu.logOnTheWeb(task.id, kitsu.today, 30);
  faults.heal();
  await today.checkNow();
  await expect(today.sync).toContainText('1 change needs your decision.');
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(30);

  await today.sync.getByRole('button').click();
  await page.getByRole('button', { name: 'Both added' }).click();
  await page.keyboard.press('Escape');
  await expect(today.sync).toContainText('All in Kitsu');
  await expect(today.time(task.title)).toHaveValue('1 h 30');
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(90);
});
