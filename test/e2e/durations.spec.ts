import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { weekOf } from '../../electron/shared/day.ts';
import { formatMinutes } from '../../electron/shared/minutes.ts';
import { expect, test } from '../fixtures/artist.ts';
import { unprivileged } from '../fixtures/child.ts';
import { DURATIONS, type DurationCase } from '../fixtures/durations.ts';
import { OutboxPage } from '../fixtures/outbox-page.ts';
import { bringQuickLog } from '../fixtures/quick-log-page.ts';
import { SheetPage } from '../fixtures/sheet-page.ts';

/** Some of the table that the unit tests run over every input: here each input is the real one. */
const SOME = ['1:30h', '15', '7.30', '45', '90 min'].map(
  (text) => DURATIONS.find((one) => one.text === text) as DurationCase,
);
const asked = SOME.flatMap(({ text, is }) => ('asks' in is ? [{ text, words: is.asks }] : []));
const refused = SOME.flatMap(({ text, is }) => ('refused' in is ? [text] : []));
const taken = SOME.flatMap(({ text, is }) =>
  'minutes' in is ? [{ text, minutes: is.minutes }] : [],
);

test('a duration means the same in every box, cell and line', async ({
  atTask,
  desktop,
  place,
  faults,
  kitsu,
}) => {
  const { app, page, today, task } = await atTask();
  faults.unplug();
  const monday = weekOf(kitsu.today)[0] ?? kitsu.today;

  await test.step('the time box', async () => {
    const box = today.time(task.title);
    const says = today.row(task.title).getByRole('alert');
    for (const { text, words } of asked) {
      await today.log(task.title, text);
      await expect(says).toHaveText(words);
    }
    for (const text of refused) {
      await today.log(task.title, text);
      await expect(says).toContainText('A day has 24 h');
    }
    for (const { text, minutes } of taken) {
      await today.log(task.title, text);
      await expect(box).toHaveValue(formatMinutes(minutes));
    }
  });

  await test.step('a waiting time', async () => {
    const outbox = new OutboxPage(page);
    await outbox.open();
    await outbox.expand(task.title);
    const row = outbox.row(task.title);
    for (const { text, words } of asked) {
      await row.getByRole('button', { name: 'Edit…' }).click();
      const time = row.getByRole('textbox', { name: /^Time on / });
      await time.fill(text);
      await time.press('Enter');
      await expect(row.getByRole('alert')).toHaveText(words);
      await row.getByRole('button', { name: 'Cancel' }).click();
    }
    await page.keyboard.press('Escape');
    await expect(today.list).toBeVisible();
  });

  await test.step('a cell of the timesheet, typed and pasted', async () => {
    const sheet = new SheetPage(page);
    await page.keyboard.press('w');
    await expect(sheet.grid(monday)).toBeVisible();
    const cell = sheet.cell(task.title, kitsu.today);
    await cell.click();
    for (const { text, words } of asked) {
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      await expect(sheet.refused).toContainText(words);
      await page.keyboard.press('Escape');
      await cell.click();
      await page.evaluate((pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        const event = new ClipboardEvent('paste', { clipboardData, bubbles: true });
        document.activeElement?.dispatchEvent(event);
      }, text);
      await expect(page.getByRole('alert', { name: 'Notice' }).last()).toContainText(words);
    }
    await page.keyboard.press('Escape');
    await expect(today.list).toBeVisible();
  });

  await test.step('the quick log', async () => {
    const quick = await bringQuickLog(app, desktop);
    const line = (text: string) => `${text} ${task.title} ${task.projectName}`;
    for (const { text, words } of asked) {
      await quick.field.fill(line(text));
      await expect(quick.understood).toHaveText(words);
    }
    for (const { text, minutes } of taken) {
      await quick.field.fill(line(text));
      await expect(quick.understood).toContainText(`${formatMinutes(minutes)} on ${task.title}`);
    }
    await quick.field.press('Escape');
  });

  await test.step('the command', async () => {
    const script = join(desktop.app, 'out', 'electron', 'command.cjs');
    const says = (...words: string[]): Promise<string> => {
      const line = [process.execPath, script, '--profile', place.profile, 'log', ...words];
      const [program = '', ...args] = unprivileged(line);
      return new Promise((resolve) => execFile(program, args, (_, __, error) => resolve(error)));
    };
    const names = task.title.replace(/[^\w]+/g, ' ').split(' ');
    for (const { text, words } of asked) expect(await says(text, ...names)).toContain(words);
    expect(await says('15')).toContain('Is “15” hours or minutes?');
    expect(await says('45')).toContain('If “45” are minutes, type 45m.');
  });
  // Nothing but what was taken in the time box.
  await expect(today.time(task.title)).toHaveValue(formatMinutes(taken.at(-1)?.minutes ?? 0));
});
