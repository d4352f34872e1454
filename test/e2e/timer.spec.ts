import { expect, test } from '../fixtures/artist.ts';

test('start, switch, undo and stop by keyboard: the status leaves when it can no longer be taken back', async ({
  signIn,
  kitsu,
}) => {
  const first = await kitsu.spareTask();
  const second = await kitsu.spareTask();
  const { page, today } = await signIn();
  await today.allInKitsu();
  const bar = page.getByRole('region', { name: 'Timer' });
  await expect(bar).toHaveCount(0);

  await today.find(first.title);
  await today.row(first.title).getByRole('group').focus();
  await page.keyboard.press('s');
  await expect(bar.getByRole('timer')).toHaveText(/^0:00:0\d$/);
  await expect(today.stop(first.title)).toBeVisible();
  await today.allInKitsu();
  expect(await kitsu.status(first.id)).toBe('wip');

  // Starting another stops the first; undone, the first continues and the second is unchanged.
  await today.find(second.title);
  await today.row(second.title).getByRole('group').focus();
  await page.keyboard.press('s');
  await expect(today.stop(second.title)).toBeVisible();
  const notice = page.getByRole('status', { name: 'Notice' }).filter({ hasText: 'Started' });
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(today.start(second.title)).toBeVisible();
  await expect(bar).toContainText(first.title.split(' · ')[0] ?? '');
  await today.allInKitsu();
  expect(await kitsu.status(second.id)).not.toBe('wip');

  await today.row(second.title).getByRole('group').focus();
  await page.keyboard.press('x');
  await expect(bar).toHaveCount(0);
});

test('the palette starts and stops a task from anywhere', async ({ signIn, kitsu }) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn();
  await today.allInKitsu();
  const bar = page.getByRole('region', { name: 'Timer' });
  await page.keyboard.press('Control+k');
  await page.keyboard.type(task.title);
  await expect(page.getByRole('option').first()).toContainText(task.title);
  await page.keyboard.press('Control+Enter');
  await expect(bar).toContainText(task.title.split(' · ')[0] ?? '');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('stop');
  await expect(page.getByRole('option', { name: `Stop ${task.title}` })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(bar).toHaveCount(0);
});

test('signing out while the timer runs asks first, and stops nothing before the answer', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn();
  await today.allInKitsu();
  await today.find(task.title);
  await today.start(task.title).click();
  await today.allInKitsu();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(today.stop(task.title)).toBeVisible();
});

test('the timer runs on over a restart of the app', async ({ signIn, again, kitsu }) => {
  const task = await kitsu.spareTask();
  const first = await signIn();
  await first.today.find(task.title);
  await first.today.start(task.title).click();
  await expect(first.today.stop(task.title)).toBeVisible();
  await first.close();

  const second = await again();
  const bar = second.page.getByRole('region', { name: 'Timer' });
  await expect(bar).toContainText(task.title.split(' · ')[0] ?? '');
  await bar.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(bar).toHaveCount(0);
  await second.today.allInKitsu();
});

test('a lead who takes the task away while its timer runs is told to the artist at once', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn();
  await today.allInKitsu();
  await today.find(task.title);
  await today.row(task.title).getByRole('group').focus();
  await page.keyboard.press('s');
  await expect(today.stop(task.title)).toBeVisible();
  await today.allInKitsu();
  await kitsu.unassign(task.id, kitsu.api.user.id);
  const notice = page.getByRole('status', { name: 'Notice' });
  await expect(notice.filter({ hasText: 'is no longer assigned to you' })).toBeVisible({
    timeout: 30_000,
  });
  await kitsu.assign(task.id, kitsu.api.user.id);
});
