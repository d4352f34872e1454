import { runToItsEnd } from '../fixtures/app-ends.ts';
import { expect, test } from '../fixtures/artist.ts';

test('a link shows a task, and asks before it starts or logs', async ({
  signIn,
  desktop,
  place,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn();
  await expect(today.sync).toContainText('All in Kitsu');
  /** Opens a link as the system does: starts the app once more, with the link. */
  const open = (link: string) =>
    runToItsEnd(desktop, place, ['--profile', place.profile, `kitsu-companion://${link}`]);
  const question = page.getByRole('alertdialog');

  await open(`log?task=${task.id}&minutes=90`);
  await expect(question).toContainText(`Log 1 h 30 on ${task.title}?`);
  const shot = process.env['LINK_PICTURE'];
  if (shot !== undefined) await page.screenshot({ path: shot });
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  expect(await kitsu.minutes(task.id, kitsu.today), 'nothing before the answer').toBe(0);
  // Keys that the artist might be pressing do nothing.
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await today.find(task.title);
  await expect(today.time(task.title)).toHaveValue('');

  await open(`log?task=${task.id}&minutes=90`);
  await question.getByRole('button', { name: 'Log 1 h 30' }).click();
  await expect(today.time(task.title)).toHaveValue('1 h 30');

  await open(`start/${task.id}`);
  await expect(question).toContainText(`Start ${task.title}?`);
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();

  await today.search.fill('nothing has this name');
  await open(`task/${task.id}`);
  await expect(today.row(task.title).locator('[aria-current]')).toBeVisible();

  for (const bad of [`log?task=${task.id}&minutes=1441`, 'task/1', `delete/${task.id}`]) {
    await open(bad);
    await expect(page.getByText('could not be understood').first()).toBeVisible();
    await expect(question).toBeHidden();
  }
  await open('task/00000000-0000-4000-8000-000000000000');
  await expect(page.getByText('isn’t assigned to you').first()).toBeVisible();
  const view = await page.evaluate(() => window.companion.call['timer.view']({}));
  expect(JSON.parse(view)).toMatchObject({ value: { running: null } });
});
