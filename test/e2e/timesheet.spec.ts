import { longDay, shiftDay, weekOf, type Day } from '../../electron/shared/day.ts';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { SheetPage } from '../fixtures/sheet-page.ts';

test('a week is logged with the keyboard alone, cell by cell, as in a spreadsheet', async ({
  signIn,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const week = weekOf(shiftDay(kitsu.today, -7));
  const [monday, tuesday, wednesday, thursday] = week as [Day, Day, Day, Day];
  const { page, today } = await signIn();
  await expect(today.sync).toContainText('All in Kitsu');

  await page.keyboard.press('w');
  const sheet = new SheetPage(page);
  await page.keyboard.press('[');
  await expect(sheet.grid(monday)).toBeVisible();
  await sheet.add(task.title);
  await sheet.cursorTo(task.title, monday);

  await page.keyboard.type('1:30');
  await page.keyboard.press('Tab');
  await page.keyboard.type('45m');
  await page.keyboard.press('Tab');
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await expect(sheet.cell(task.title, monday)).toHaveAccessibleName(/: 1 h 30\. In Kitsu/);
  await expect(sheet.cell(task.title, tuesday)).toHaveAccessibleName(/: 45 min\. In Kitsu/);
  await expect(sheet.cell(task.title, wednesday)).toHaveAccessibleName(/: 2 h\. In Kitsu/);
  for (const [day, minutes] of [
    [monday, 90],
    [tuesday, 45],
    [wednesday, 120],
  ] as const) {
    expect(await kitsu.minutes(task.id, day)).toBe(minutes);
  }

  await test.step('F2 edits in place, Escape takes the typing back', async () => {
    await sheet.cursorTo(task.title, tuesday);
    await page.keyboard.press('F2');
    await page.keyboard.press('End');
    await page.keyboard.type('7');
    await page.keyboard.press('Escape');
    await expect(sheet.cell(task.title, tuesday)).toBeFocused();
    await expect(sheet.cell(task.title, tuesday)).toHaveAccessibleName(/: 45 min\. In Kitsu/);
  });

  await test.step('what is no duration stays in its cell with an example, and nothing is sent', async () => {
    await page.keyboard.type('1x');
    await page.keyboard.press('Enter');
    await expect(sheet.refused).toContainText('“1x” is not a duration. Type it like 1h30');
    await page.keyboard.press('Escape');
    await expect(sheet.refused).toHaveCount(0);
    expect(await kitsu.minutes(task.id, tuesday)).toBe(45);
  });

  await test.step('a block is copied and pasted, and taken back as one', async () => {
    await sheet.cursorTo(task.title, monday);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('ControlOrMeta+c');
    await sheet.cursorTo(task.title, thursday);
    await page.keyboard.press('ControlOrMeta+v');
    await expect(sheet.cell(task.title, thursday)).toHaveAccessibleName(/: 1 h 30\. In Kitsu/);
    await expect.poll(() => kitsu.minutes(task.id, shiftDay(thursday, 1))).toBe(45);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(sheet.cell(task.title, thursday)).toHaveAccessibleName(/: 0 min/);
    await expect.poll(() => kitsu.minutes(task.id, thursday)).toBe(0);
    await expect.poll(() => kitsu.minutes(task.id, shiftDay(thursday, 1))).toBe(0);
  });

  await test.step('a cell or a paste that takes hours away says how many first', async () => {
    await sheet.cursorTo(task.title, monday);
    await page.keyboard.type('30m');
    await expect(page.getByText('Takes 1 h away')).toBeVisible();
    await page.keyboard.press('Escape');
    await sheet.cursorTo(task.title, tuesday);
    await page.keyboard.press('ControlOrMeta+c');
    await sheet.cursorTo(task.title, monday);
    await page.keyboard.press('ControlOrMeta+v');
    const question = page.getByRole('alertdialog', { name: 'Paste over logged time?' });
    await expect(question).toContainText('45 min of what is logged');
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(sheet.cell(task.title, monday)).toHaveAccessibleName(/: 1 h 30/);
    await expect(sheet.cell(task.title, monday)).toBeFocused();
    await page.keyboard.press('ControlOrMeta+v');
    await question.getByRole('button', { name: 'Paste' }).click();
    await expect(sheet.cell(task.title, monday)).toHaveAccessibleName(/: 45 min/);
    await page.getByRole('button', { name: 'Undo: puts 45 min back' }).click();
    await expect(sheet.cell(task.title, monday)).toHaveAccessibleName(/: 1 h 30/);
    await expect.poll(() => kitsu.minutes(task.id, monday)).toBe(90);
    await sheet.cell(task.title, monday).click();
  });

  await test.step('a selection is cleared, and taken back', async () => {
    await sheet.cursorTo(task.title, monday);
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('Delete');
    await expect(page.getByRole('button', { name: 'Undo: puts 4 h 15 back' })).toBeVisible();
    await expect.poll(() => kitsu.minutes(task.id, wednesday)).toBe(0);
    await expect.poll(() => kitsu.minutes(task.id, monday)).toBe(0);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => kitsu.minutes(task.id, wednesday)).toBe(120);
    await expect.poll(() => kitsu.minutes(task.id, monday)).toBe(90);
  });

  await test.step('a day that is still to come says so, and takes nothing', async () => {
    await page.keyboard.press('t');
    // It may have no time and no tasks, and thus no grid.
    const thisWeek = page.getByRole('button', { name: 'This week', exact: true });
    await expect(thisWeek).toHaveCount(0);
    await page.keyboard.press(']');
    await expect(thisWeek).toBeVisible();
    const next = shiftDay(monday, 14);
    await expect(page.getByText('No time and no tasks in this week yet.')).toBeVisible();
    await sheet.add(task.title);
    await page.keyboard.type('1');
    await expect(sheet.cell(task.title, next)).toHaveAccessibleName(/in the future/);
    await expect(page.getByRole('status', { name: 'Notice' }).last()).toContainText(
      'in the future',
    );
    expect(await kitsu.minutes(task.id, next)).toBe(0);
  });

  await page.keyboard.press('Escape');
  await expect(today.list).toBeVisible();
});

test('last week’s rows come without their hours, and leave again', async ({ signIn, kitsu }) => {
  const task = await kitsu.spareTask();
  const lastWeek = shiftDay(kitsu.today, -7);
  await kitsu.logOnTheWeb(task.id, lastWeek, 60);
  const { page, today } = await signIn();
  await expect(today.sync).toContainText('All in Kitsu');
  await page.getByRole('button', { name: 'Timesheet' }).click();
  const sheet = new SheetPage(page);
  await page.getByRole('button', { name: /^Copy last week’s/ }).click();
  await expect(sheet.cell(task.title, kitsu.today)).toHaveAccessibleName(/: 0 min/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(sheet.cell(task.title, kitsu.today)).toHaveCount(0);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(0);
});

test('without a network the week and the month are there, and what is typed waits in sight', async ({
  atTask,
  kitsu,
  faults,
}) => {
  const { page, task, today } = await atTask();
  faults.unplug();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Timesheet' }).click();
  const sheet = new SheetPage(page);
  const day = shiftDay(weekOf(kitsu.today)[0] ?? '', -7);
  await page.keyboard.press('[');
  await sheet.add(task.title);
  await sheet.cursorTo(task.title, day);
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await expect(sheet.cell(task.title, day)).toHaveAccessibleName(/: 3 h\. Saved here, not yet/);
  await page.keyboard.press('m');
  await expect(page.getByRole('button', { name: new RegExp(`^${longDay(day)}: `) })).toBeVisible();
  await expect(page.getByRole('list', { name: 'By task type' })).toContainText(task.taskTypeName);
  faults.heal();
  await page.keyboard.press('Escape');
  await today.checkNow();
  await expect.poll(() => kitsu.minutes(task.id, day)).toBe(180);
});

for (const theme of ['Dark', 'Light'] as const) {
  test(`axe finds nothing wrong with the timesheet: ${theme.toLowerCase()}`, async ({
    signIn,
    kitsu,
  }, info) => {
    const task = await kitsu.spareTask();
    const { page, today, app } = await signIn();
    await expect(today.sync).toContainText('All in Kitsu');
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('menuitemradio', { name: theme }).click();
    await page.keyboard.press('Escape');
    const size = (width: number) =>
      app.evaluate(({ BrowserWindow }, wide) => {
        BrowserWindow.getAllWindows()[0]?.setSize(wide, 780);
      }, width);
    const sheet = new SheetPage(page);
    await page.keyboard.press('w');
    await sheet.add(task.title);
    await sheet.cursorTo(task.title, shiftDay(weekOf(kitsu.today)[0] ?? '', 0));
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
    await page.keyboard.type('1x');
    await page.keyboard.press('Enter');
    await expect(sheet.refused).toBeVisible();
    for (const width of [360, 440, 1280]) {
      await size(width);
      expect(await violations(page), `week, ${width}, ${theme}`).toEqual([]);
      await page.screenshot({ path: info.outputPath(`week-${width}-${theme}.png`) });
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('m');
    for (const width of [360, 440, 1280]) {
      await size(width);
      expect(await violations(page), `month, ${width}, ${theme}`).toEqual([]);
      await page.screenshot({ path: info.outputPath(`month-${width}-${theme}.png`) });
    }
  });
}
