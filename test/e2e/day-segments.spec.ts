import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { ask } from '../fixtures/ask.ts';

const MINUTE = 60_000;

/** A time of yesterday: only the past can be edited. */
const yesterdayAt = (hour: number, minute: number): number => {
  const at = new Date();
  at.setDate(at.getDate() - 1);
  return at.setHours(hour, minute, 0, 0);
};

/** The day's segments in the main process: `9:00–10:30 title`. */
async function kept(page: Page, day: string): Promise<string[]> {
  const answer = await ask(page, 'day.segments', { day });
  if (!answer.ok) throw new Error(answer.message);
  const clock = (at: number | null): string =>
    at === null ? '' : new Date(at).toTimeString().slice(0, 5);
  return answer.value.segments.map(
    ({ start, end, title }) => `${clock(start)}–${clock(end)} ${title}`,
  );
}

test('the day is put right by keyboard alone, and all of it can be taken back', async ({
  signIn,
  kitsu,
}) => {
  const [one, two] = [await kitsu.spareTask(), await kitsu.spareTask()];
  const { page, today } = await signIn();
  await today.allInKitsu();
  const add = (taskId: string, start: number, end: number) =>
    ask(page, 'segment.add', { taskId, start, end });
  await add(one.id, yesterdayAt(9, 0), yesterdayAt(11, 0));
  await add(two.id, yesterdayAt(12, 0), yesterdayAt(13, 0));
  await today.previousDay();

  const bar = page.getByRole('button', { name: /^Times of the day/ });
  await expect(bar).toHaveAccessibleName(new RegExp(`${one.title}, 9:00 to 11:00, 2 h`));
  await expect(bar).toHaveAccessibleName(/Untracked, 11:00 to 12:00, 1 h/);
  await page.keyboard.press('d');
  const editor = page.getByRole('dialog', { name: /^Times on / });
  const pieces = editor.getByRole('group', { name: 'Segments of the day' }).getByRole('button');
  const said = editor.getByRole('status', { name: 'What was done' });
  await expect(pieces.nth(0)).toBeFocused();
  await expect(pieces).toHaveCount(4);
  expect(await violations(page)).toEqual([]);

  // Edges move by five minutes, or one, up to the neighbour.
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await expect(said).toContainText('Ends 11:11. Saved.');
  await expect(pieces.nth(0)).toHaveAccessibleName(`${one.title}, 9:00 to 11:11, 2 h 11`);
  for (let press = 0; press < 12; press += 1) await page.keyboard.press('Shift+ArrowRight');
  await expect(said).toContainText('Ends 12:00.');
  await page.keyboard.press('Alt+ArrowRight');
  await expect
    .poll(() => kept(page, kitsu.yesterday))
    .toEqual([`09:05–12:00 ${one.title}`, `12:00–13:00 ${two.title}`]);

  // Splits it and moves the later half to the other task.
  await page.keyboard.press('s');
  await editor.getByRole('textbox', { name: 'Split at' }).fill('9:05');
  await page.keyboard.press('Enter');
  await expect(editor.getByRole('alert')).toContainText('not within it');
  await editor.getByRole('textbox', { name: 'Split at' }).fill('11:00');
  await page.keyboard.press('Enter');
  await expect(said).toContainText('Split at 11:00.');
  await page.keyboard.press('ArrowRight');
  await expect(pieces.nth(2)).toBeFocused();
  await page.keyboard.press('m');
  await editor.getByRole('combobox', { name: 'Move to' }).fill(two.title);
  await page.keyboard.press('Enter');
  await expect(said).toContainText(`Moved to ${two.title}.`);
  await expect
    .poll(() => kept(page, kitsu.yesterday))
    .toEqual([`09:05–11:00 ${one.title}`, `11:00–12:00 ${two.title}`, `12:00–13:00 ${two.title}`]);

  // Deletes it, undoes that, and fills a gap.
  await page.keyboard.press('Delete');
  await expect(said).toContainText(`Removed ${two.title}, 11:00 to 12:00`);
  await page.keyboard.press('Control+z');
  await expect(said).toContainText('Undone: change of ');
  await expect(pieces.nth(2)).toHaveAccessibleName(new RegExp(`^${two.title}, 11:00`));
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await editor.getByRole('combobox', { name: 'Assign to' }).fill(one.title);
  await page.keyboard.press('Enter');
  await expect(said).toContainText(`Assigned to ${one.title}.`);
  await expect(editor.getByRole('row', { name: new RegExp(two.title) })).toContainText('2 h');
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('Escape');
  await expect(editor).toHaveCount(0);
  await today.allInKitsu();
  expect(await kitsu.minutes(two.id, kitsu.yesterday)).toBe(120);
  expect(await kitsu.minutes(one.id, kitsu.yesterday)).toBe(
    (yesterdayAt(11, 0) - yesterdayAt(9, 5) + yesterdayAt(18, 0) - yesterdayAt(13, 0)) / MINUTE,
  );
});

test('what was typed as a number stays in sight beside what was timed', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn();
  await today.allInKitsu();
  await today.previousDay();
  await today.find(task.title);
  await today.log(task.title, '45m');
  await expect(page.getByRole('group', { name: 'Logged this day, by task' })).toBeVisible();
  const [start, end] = [yesterdayAt(9, 0), yesterdayAt(10, 0)];
  await ask(page, 'segment.add', { taskId: task.id, start, end });
  await expect(page.getByText(/· of it .* entered by hand/)).toBeVisible();
  // The bar keeps its scale: the typed minutes are part of it as before.
  const timed = page.getByRole('button', { name: /^Times of the day/ });
  await expect(timed.getByTitle(`${task.title}: 1 h 45`)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Times of the day/ }).click();
  const row = page.getByRole('row', { name: new RegExp(task.title) });
  await expect(row).toContainText('1 h');
  await expect(row).toContainText('+45 min');
  await expect(row).toContainText('1 h 45');
});

test('an edge is dragged by the pointer, in steps of five minutes', async ({ signIn, kitsu }) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn();
  await today.allInKitsu();
  const [start, end] = [yesterdayAt(10, 0), yesterdayAt(12, 0)];
  await ask(page, 'segment.add', { taskId: task.id, start, end });
  await today.previousDay();
  await page.getByRole('button', { name: /^Times of the day/ }).click();
  const piece = page.getByRole('button', { name: new RegExp(`^${task.title}, 10:00`) });
  await piece.click();
  const box = await piece.boundingBox();
  if (!box) throw new Error('The segment is not there.');
  const [y, hour] = [box.y + box.height / 2, box.width / 2];
  await page.mouse.move(box.x + box.width, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - hour / 2, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => kept(page, kitsu.yesterday)).toEqual([`10:00–11:30 ${task.title}`]);
});
