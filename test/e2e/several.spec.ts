import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { resize } from '../fixtures/window-size.ts';

test('several tasks get the same time, status and comment, each with one undo', async ({
  signIn,
  faults,
  kitsu,
}) => {
  const tasks = [await kitsu.spareTask(), await kitsu.spareTask(), await kitsu.spareTask()];
  const { page, today } = await signIn(faults.url);
  await today.allInKitsu();
  faults.unplug();
  const row = (title: string) => today.row(title).getByRole('group');
  const bar = page.getByRole('region', { name: 'Selected tasks' });
  const pick = async (): Promise<void> => {
    for (const { title } of tasks) await row(title).click({ modifiers: ['ControlOrMeta'] });
    await expect(bar.getByRole('status', { name: 'Selected' })).toHaveText('3 tasks');
  };
  await pick();
  await expect(row(tasks[0]?.title ?? '').getByRole('img', { name: 'Selected' })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('t');
  const time = bar.getByRole('textbox', { name: 'Time on each task' });
  await expect(time).toBeFocused();
  await time.fill('30m');
  await expect(bar).toContainText('30 min each, 1 h 30 in all');
  await time.press('Enter');
  await expect(page.getByText('30 min each, 1 h 30 in all: 3 tasks')).toBeVisible();
  await expect(bar).toHaveCount(0);
  for (const { title } of tasks) await expect(today.time(title)).toHaveValue('30 min');
  await expect(today.sync).toContainText('3 changes waiting.');
  await page.keyboard.press('ControlOrMeta+z');
  for (const { title } of tasks) await expect(today.time(title)).toHaveValue('');

  await pick();
  await page.keyboard.press('Shift+S');
  await page.getByRole('menuitem', { name: /work in progress/i }).press('Enter');
  const wip = (title: string) => row(title).getByRole('button', { name: /^Status: work in/i });
  for (const { title } of tasks) await expect(wip(title)).toBeVisible();
  await expect(today.sync).toContainText('3 changes waiting.');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText(/^Undone: work in progress on 3 tasks/i)).toBeVisible();
  for (const { title } of tasks) await expect(wip(title)).toHaveCount(0);

  await pick();
  await page.keyboard.press('c');
  await bar.getByRole('textbox', { name: 'Comment on each task' }).fill('New plates.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('Comment saved here: 3 tasks')).toBeVisible();
  faults.heal();
  await today.checkNow();
  await today.allInKitsu();
  for (const { id } of tasks) {
    const [newest] = await kitsu.comments(id);
    expect(newest).toMatchObject({ text: 'New plates.', person_id: kitsu.api.user.id });
    expect(await kitsu.minutes(id, kitsu.today)).toBe(0);
  }
});

test('what could not be done for some is said by name, and they stay selected', async ({
  signIn,
  kitsu,
}) => {
  const tasks = [await kitsu.spareTask(), await kitsu.spareTask(), await kitsu.spareTask()];
  const { page, today } = await signIn();
  await today.allInKitsu();
  const row = (title: string) => today.row(title).getByRole('group');
  const bar = page.getByRole('region', { name: 'Selected tasks' });
  for (const { title } of tasks) await row(title).click({ modifiers: ['ControlOrMeta'] });
  await bar.getByRole('button', { name: 'Log' }).click();
  await bar.getByRole('textbox', { name: 'Time on each task' }).fill('8h15');
  await page.keyboard.press('Enter');
  await expect(page.getByText('8 h 15 each, 16 h 30 in all: 2 tasks')).toBeVisible();
  await expect(bar.getByRole('status', { name: 'Selected' })).toHaveText('1 task');
  await expect(bar.getByRole('alert', { name: 'Not done' })).toContainText(
    new RegExp(`^Not on ${tasks[2]?.title ?? ''}: A day has 24 h`),
  );
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  for (const { id } of tasks) await expect.poll(() => kitsu.minutes(id, kitsu.today)).toBe(0);
});

test('rows are selected by the keys alone', async ({ signIn }) => {
  const { page, today } = await signIn();
  await today.allInKitsu();
  const selected = page.getByRole('status', { name: 'Selected' });
  await today.list.getByRole('group').first().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(selected).toHaveText('3 tasks');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(selected).toHaveText('2 tasks');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await expect(selected).toHaveText('3 tasks');
  await page.keyboard.press('ControlOrMeta+a');
  const count = await today.list.getByRole('listitem').first().getAttribute('aria-setsize');
  await expect(selected).toHaveText(`${count} tasks`);
  // Escape closes one level: the form, then the selection.
  await page.keyboard.press('t');
  await expect(page.getByRole('textbox', { name: 'Time on each task' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(selected).toHaveText(`${count} tasks`);
  await page.keyboard.press('Escape');
  await expect(selected).toHaveCount(0);
});

test('a press with Shift selects the rows between, as often as it is moved; one without selects none', async ({
  signIn,
}) => {
  const running = await signIn();
  const { page, today } = running;
  // In a narrow window a press without Shift opens the task.
  await resize(running, 1280);
  await today.allInKitsu();
  const selected = page.getByRole('status', { name: 'Selected' });
  const rows = today.list.getByRole('listitem');
  const row = (at: number) => rows.nth(at).getByRole('group');
  const ticked = async (): Promise<boolean[]> => {
    const all = await Promise.all(
      [0, 1, 2, 3].map((at) => row(at).getByRole('img', { name: 'Selected' }).count()),
    );
    return all.map((count) => count > 0);
  };
  await row(1).click();
  await row(3).click({ modifiers: ['Shift'] });
  await expect(selected).toHaveText('3 tasks');
  expect(await ticked()).toEqual([false, true, true, true]);
  await row(0).click({ modifiers: ['Shift'] });
  await expect(selected).toHaveText('2 tasks');
  expect(await ticked()).toEqual([true, true, false, false]);
  await row(3).click({ modifiers: ['ControlOrMeta'] });
  await expect(selected).toHaveText('3 tasks');
  expect(await ticked()).toEqual([true, true, false, true]);
  await row(2).click();
  await expect(selected).toHaveCount(0);
});

test('what is selected in one search stays so in the next, is counted, and gets what is done', async ({
  signIn,
  kitsu,
}) => {
  const [one, two] = [await kitsu.spareTask(), await kitsu.spareTask()];
  const { page, today } = await signIn();
  await today.allInKitsu();
  const row = (title: string) => today.row(title).getByRole('group');
  const bar = page.getByRole('region', { name: 'Selected tasks' });
  const selected = bar.getByRole('status', { name: 'Selected' });
  await today.find(one.title);
  await row(one.title).click({ modifiers: ['ControlOrMeta'] });
  await expect(selected).toHaveText('1 task');
  await today.find(two.title);
  await expect(selected).toHaveText('1 selected, 1 not shown');
  await row(two.title).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(selected).toHaveText('2 selected, 1 not shown');
  expect(await violations(page)).toEqual([]);

  // Their statuses can be set too where the search shows no task at all.
  await today.search.fill('no task is called so');
  await expect(today.list.getByRole('listitem')).toHaveCount(0);
  await expect(selected).toHaveText('2 selected, 2 not shown');
  await bar.getByRole('button', { name: 'Status' }).click();
  await expect(page.getByRole('menu', { name: 'Status' })).toBeVisible();
  await page.keyboard.press('Escape');

  await bar.getByRole('button', { name: 'Log' }).click();
  await bar.getByRole('textbox', { name: 'Time on each task' }).fill('15m');
  await page.keyboard.press('Enter');
  await expect(page.getByText('15 min each, 30 min in all: 2 tasks')).toBeVisible();
  await expect(bar).toHaveCount(0);
  await today.search.fill('');
  for (const { title } of [one, two]) await expect(today.time(title)).toHaveValue('15 min');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+z');
  for (const { title } of [one, two]) await expect(today.time(title)).toHaveValue('');
});
