import type { Page } from '@playwright/test';
import { shiftDay, weekOf } from '../../electron/shared/day.ts';
import { expect, test } from '../fixtures/artist.ts';
import { ask } from '../fixtures/ask.ts';
import { OutboxPage } from '../fixtures/outbox-page.ts';
import { SheetPage } from '../fixtures/sheet-page.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';

/** The one route that sets a time. */
const SET = /\/time-spents\/[^/]+\/persons\//;

const undo = (page: Page): Promise<void> => page.keyboard.press('ControlOrMeta+z');

test('Ctrl+Z undoes the last time that was logged, and says so', async ({ signIn, kitsu }) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn();
  await today.find(task.title);
  await today.log(task.title, '1h30');
  await today.inKitsu(task.title);
  await undo(page);
  await expect(page.getByText(`Undone: 1 h 30 on ${task.title}`)).toBeVisible();
  await expect(today.time(task.title)).toHaveValue('');
  await expect.poll(() => kitsu.minutes(task.id, kitsu.today)).toBe(0);
});

test('Ctrl+Z in the timesheet undoes its own last change, not the one of Today', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const day = shiftDay(weekOf(kitsu.today)[0] ?? '', -7);
  const { page, today } = await signIn();
  await today.allInKitsu();
  await today.find(task.title);
  await today.log(task.title, '20m');
  await today.inKitsu(task.title);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Timesheet' }).click();
  const sheet = new SheetPage(page);
  await page.keyboard.press('[');
  await sheet.add(task.title);
  await sheet.cursorTo(task.title, day);
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await expect(sheet.cell(task.title, day)).toHaveAccessibleName(/: 3 h\. In Kitsu/);
  await undo(page);
  await expect(page.getByText(/^Undone: .*3 h/)).toBeVisible();
  await expect(sheet.cell(task.title, day)).toHaveAccessibleName(/: 0 min/);
  await expect.poll(() => kitsu.minutes(task.id, day)).toBe(0);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(20);
});

test('Ctrl+Z in the outbox brings back what was discarded', async ({ atTask, faults, kitsu }) => {
  const { page, today, task } = await atTask();
  faults.on('POST', SET, { kind: 'answer', status: 413, body: '<html>too large</html>' });
  await today.log(task.title, '45m');
  await expect(today.sync).toContainText('1 change needs your decision.');
  const outbox = new OutboxPage(page);
  await outbox.open();
  const row = outbox.row(task.title);
  await row.getByRole('button', { name: 'Discard…' }).click();
  await row.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(row).toHaveCount(0);
  await undo(page);
  await expect(page.getByText(/^Undone: /)).toBeVisible();
  await expect(row).toContainText('45 min on');
  faults.heal();
  await row.getByRole('button', { name: 'Retry now' }).click();
  await expect.poll(() => kitsu.minutes(task.id, kitsu.today)).toBe(45);
});

test('Ctrl+Z at an open task takes back the comment that was just sent, while it waits', async ({
  atTask,
  faults,
  kitsu,
}) => {
  const { page, today, task } = await atTask();
  faults.unplug();
  await today.row(task.title).getByRole('group').focus();
  await page.keyboard.press('c');
  const thread = new ThreadPage(page);
  await thread.say('The cape is heavier now.');
  await expect(thread.comment('The cape is heavier now.')).toBeVisible();
  await undo(page);
  await expect(page.getByText(/^Undone: /)).toBeVisible();
  await expect(thread.comment('The cape is heavier now.')).toHaveCount(0);
  await expect(thread.box).toHaveValue('The cape is heavier now.');
  faults.heal();
  await thread.box.press('Escape');
  await page.keyboard.press('Escape');
  await today.checkNow();
  await today.allInKitsu();
  const texts = (await kitsu.comments(task.id)).map(({ text }) => text);
  expect(texts).not.toContain('The cape is heavier now.');
});

test('Ctrl+Z in the day editor undoes its last change wherever the focus is in it, and nothing beneath', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn();
  await today.allInKitsu();
  await today.find(task.title);
  await today.log(task.title, '20m');
  await page.keyboard.press('Escape');
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
  const pieces = editor.getByRole('group', { name: 'Segments of the day' }).getByRole('button');
  await editor.getByRole('button', { name: 'End 5 minutes earlier' }).click();
  await expect(pieces.nth(0)).toHaveAccessibleName(`${task.title}, 9:00 to 10:55, 1 h 55`);
  await expect(editor.getByRole('button', { name: 'End 5 minutes earlier' })).toBeFocused();
  await undo(page);
  await expect(editor.getByRole('status', { name: 'What was done' })).toContainText('Undone: ');
  await expect(pieces.nth(0)).toHaveAccessibleName(`${task.title}, 9:00 to 11:00, 2 h`);
  // What was added before the editor was opened is its last change now; Today’s is never.
  await undo(page);
  await undo(page);
  await expect(editor.getByRole('alert')).toContainText('There is nothing to undo here.');
  await page.keyboard.press('Escape');
  await expect.poll(() => kitsu.minutes(task.id, kitsu.today)).toBe(20);
});

test('what takes hours away says how many before Enter, and its undo says so too', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn();
  await today.find(task.title);
  await today.log(task.title, '2h');
  await expect(today.time(task.title)).toHaveValue('2 h');
  const less = today.row(task.title).getByRole('status');
  await today.time(task.title).fill('2h15');
  await expect(less).toHaveCount(0);
  await today.time(task.title).fill('30m');
  await expect(less).toHaveText('Takes 1 h 30 away');
  await today.time(task.title).press('Enter');
  const back = page.getByRole('button', { name: 'Undo: puts 1 h 30 back' });
  await expect(back).toBeVisible();
  await back.click();
  await expect(today.time(task.title)).toHaveValue('2 h');
  await expect(page.getByText(`Undone: 30 min on ${task.title}, 1 h 30 put back`)).toBeVisible();
});
