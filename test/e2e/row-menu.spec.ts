import { shiftDay, weekOf } from '../../electron/shared/day.ts';
import { expect, test } from '../fixtures/artist.ts';
import { ask } from '../fixtures/ask.ts';
import { SheetPage } from '../fixtures/sheet-page.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';

test('a row’s menu opens by the pointer and by the keys, runs its commands, and gives the focus back', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn();
  await today.find(task.title);
  const row = today.row(task.title).getByRole('group');
  const menu = page.getByRole('menu', { name: task.title });
  await row.click({ button: 'right' });
  await expect(menu.getByRole('menuitem')).toContainText([
    'Open',
    'Start',
    'Log time',
    'Set status',
    'Comment',
  ]);
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(row).toBeFocused();

  await page.keyboard.press('Shift+F10');
  await expect(menu).toBeVisible();
  await menu.getByRole('menuitem', { name: /^Log time/ }).press('Enter');
  await expect(today.time(task.title)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(row).toBeFocused();
  // One level at a time: the menu first, then the task beneath it.
  await row.press('Enter');
  await expect(page.getByRole('heading', { name: task.title })).toBeVisible();
});

test('a status is set straight from the row, without a network, and undone', async ({
  atTask,
  faults,
  kitsu,
}) => {
  const { page, today, task } = await atTask();
  const chip = (name: RegExp) => today.row(task.title).getByRole('button', { name });
  const wip = /^Status: work in progress/i;
  faults.unplug();
  await today.row(task.title).getByRole('group').focus();
  await page.keyboard.press('Shift+S');
  const menu = page.getByRole('menu', { name: 'Status' });
  await expect(menu.getByRole('menuitem', { name: /work in progress/i })).toBeVisible();
  await expect(menu.getByRole('menuitem', { name: /^Done/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(today.row(task.title).getByRole('group')).toBeFocused();

  await chip(/^Status: /).click();
  await menu.getByRole('menuitem', { name: /work in progress/i }).click();
  await expect(chip(wip)).toBeVisible();
  await expect(today.sync).toContainText('1 change waiting.');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText(/^Undone: work in progress on /i)).toBeVisible();
  await expect(chip(wip)).toHaveCount(0);

  await chip(/^Status: /).click();
  await menu.getByRole('menuitem', { name: /work in progress/i }).click();
  await expect(chip(wip)).toBeVisible();
  faults.heal();
  await today.checkNow();
  await today.allInKitsu();
  expect(await kitsu.status(task.id)).toBe('wip');
  const [newest] = await kitsu.comments(task.id);
  expect(newest).toMatchObject({ text: '', person_id: kitsu.api.user.id });
});

test('a comment has a menu, by a right click and by its button', async ({ atTask, kitsu }) => {
  const { page, today, task } = await atTask();
  await kitsu.lead.post(`/actions/tasks/${task.id}/comment`, {
    task_status_id: task.statusId,
    comment: 'Mind the cape.',
  });
  await today.row(task.title).getByRole('group').press('Enter');
  const thread = new ThreadPage(page);
  await thread.comment('Mind the cape.').getByText('Mind the cape.').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Reply' }).click();
  await expect(thread.reply).toBeFocused();
  await page.keyboard.press('Escape');
  await thread.comment('Mind the cape.').getByRole('button', { name: 'More' }).press('Enter');
  const copy = page.getByRole('menuitem', { name: 'Copy the text' });
  await expect(copy).toBeVisible();
  // Wherever the focus is, Escape is the menu's.
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('Escape');
  await expect(copy).toHaveCount(0);
  await expect(
    thread.comment('Mind the cape.').getByRole('button', { name: 'More' }),
  ).toBeFocused();
});

test('a cell of the timesheet has a menu: copied, cleared, and back in the cell', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const day = shiftDay(weekOf(kitsu.today)[0] ?? '', -7);
  const { app, page, today } = await signIn();
  await today.allInKitsu();
  await page.getByRole('button', { name: 'Timesheet' }).click();
  const sheet = new SheetPage(page);
  await page.keyboard.press('[');
  await sheet.add(task.title);
  await sheet.cursorTo(task.title, day);
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  const cell = sheet.cell(task.title, day);
  await expect(cell).toHaveAccessibleName(/: 3 h/);
  await cell.click({ button: 'right' });
  const menu = page.getByRole('menu', { name: task.title });
  await menu.getByRole('menuitem', { name: /^Copy/ }).click();
  await expect(cell).toBeFocused();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe('3:00');
  await page.keyboard.press('Shift+F10');
  await menu.getByRole('menuitem', { name: /^Clear/ }).press('Enter');
  await expect(cell).toHaveAccessibleName(/: 0 min/);
  await expect(cell).toBeFocused();
  await expect.poll(() => kitsu.minutes(task.id, day)).toBe(0);
});

test('a stretch of time has a menu within the day editor, whose Escape leaves the editor open', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn();
  await today.allInKitsu();
  const yesterdayAt = (hour: number): number => {
    const at = new Date();
    at.setDate(at.getDate() - 1);
    return at.setHours(hour, 0, 0, 0);
  };
  const [start, end] = [yesterdayAt(9), yesterdayAt(11)];
  await ask(page, 'segment.add', { taskId: task.id, start, end });
  await today.previousDay();
  await page.getByRole('button', { name: /^Times of the day/ }).click();
  const editor = page.getByRole('dialog', { name: /^Times on / });
  const piece = editor.getByRole('button', { name: `${task.title}, 9:00 to 11:00, 2 h` });
  await piece.click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: /^Split/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(piece).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: /^Split/ }).press('Enter');
  await expect(editor.getByRole('textbox', { name: 'Split at' })).toHaveValue('10:00');
  await page.keyboard.press('Escape');
  await piece.press('Delete');
  await expect(piece).toHaveCount(0);
});
