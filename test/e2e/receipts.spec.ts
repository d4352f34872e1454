import { shiftDay } from '../../electron/shared/day.ts';
import { expect, test } from '../fixtures/artist.ts';

/** Long enough ago that no other test logs on it. */
const BACK = 12;

test('a day that Kitsu holds otherwise than it was read back is marked and put right', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const day = shiftDay(kitsu.today, -BACK);
  const { page, today } = await signIn();
  await expect(today.sync).toContainText('All in Kitsu');
  await today.previousDay(BACK);
  await today.find(task.title);
  await today.log(task.title, '1h30');
  await today.inKitsu(task.title);
  await expect(page.getByText(/^In Kitsu: .*, read \d\d:\d\d$/)).toBeVisible();
  const different = page.getByRole('list', { name: 'Different in Kitsu' });
  await expect(different).toBeHidden();

  await kitsu.logOnTheWeb(task.id, day, 60);
  await today.checkNow();
  await expect(different).toContainText('Kitsu no longer shows the 1 h 30 you saved');
  await expect(different).toContainText('it has 1 h now');
  await expect(today.mark(task.title, /^Kitsu no longer shows the time you saved/)).toBeVisible();
  await different.getByRole('button', { name: 'Put 1 h 30 back' }).click();
  await expect(different).toBeHidden();
  await expect.poll(() => kitsu.minutes(task.id, day)).toBe(90);

  await today.inKitsu(task.title);
  await kitsu.logOnTheWeb(task.id, day, 45);
  await today.checkNow();
  await different.getByRole('button', { name: 'Keep Kitsu’s' }).click();
  await expect(different).toBeHidden();
  await expect(today.time(task.title)).toHaveValue('45 min');
  expect(await kitsu.minutes(task.id, day)).toBe(45);
});
