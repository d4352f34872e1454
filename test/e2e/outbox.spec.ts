import { formatMinutes } from '../../electron/shared/minutes.ts';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { OutboxPage } from '../fixtures/outbox-page.ts';

/** The one route that sets a time. */
const SET = /\/time-spents\/[^/]+\/persons\//;

test('a time that waits is typed anew in place, and Kitsu gets the new one only', async ({
  atTask,
  kitsu,
  faults,
}) => {
  const { page, today, task } = await atTask();
  faults.unplug();
  await today.log(task.title, '1h');
  await expect(today.sync).toContainText('1 change waiting.');
  const outbox = new OutboxPage(page);
  await outbox.open();
  await expect(outbox.row(task.title)).toContainText(
    /Waiting for Kitsu to answer|Waiting for a network/,
  );
  await outbox.expand(task.title);
  await outbox.row(task.title).getByRole('button', { name: 'Edit…' }).click();
  const time = outbox.row(task.title).getByRole('textbox', { name: /^Time on / });
  await time.fill('a while');
  await time.press('Enter');
  await expect(outbox.row(task.title).getByRole('alert')).toContainText('is not a duration');
  await time.fill('1h30');
  await time.press('Enter');
  await expect(outbox.row(task.title)).toContainText('1 h 30 on');
  expect(await violations(page)).toEqual([]);
  faults.heal();
  // It would be sent automatically within 15 s; this does not wait for that.
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText(/^All in Kitsu, read back at \d\d:\d\d$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(today.list).toBeVisible();
  await today.inKitsu(task.title);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(90);
});

test('hours on a task that is not mine any more are moved to another, and can be moved back', async ({
  atTask,
  kitsu,
  faults,
}) => {
  const { page, today, task } = await atTask();
  const other = await kitsu.spareTask();
  await kitsu.logOnTheWeb(other.id, kitsu.today, 30);
  // Nothing is logged on a task that is known to be somebody else's: this one is not known yet.
  faults.events.hold();
  await kitsu.unassign(task.id, kitsu.api.user.id);
  await today.log(task.title, '2h');
  await expect(today.sync).toContainText('1 change needs your decision.');
  const outbox = new OutboxPage(page);
  await outbox.open();
  const row = outbox.row(task.title);
  await expect(row).toContainText(
    `You are no longer assigned to ${task.entityName} · ${task.taskTypeName}. Move these 2 h?`,
  );
  // The other task's time is shown before something is added to it.
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect.poll(() => outbox.isChecking()).toBe(false);
  await row.getByRole('button', { name: 'Move 2 h…' }).click();
  await row.getByRole('combobox', { name: 'Move 2 h to' }).fill(other.title);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`2 h moved to ${other.title}`)).toBeVisible();
  await expect.poll(() => kitsu.minutes(other.id, kitsu.today)).toBe(150);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(0);
  await expect(page.getByText(/^All in Kitsu, read back at/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(outbox.row(task.title)).toContainText(formatMinutes(120));
  await expect.poll(() => kitsu.minutes(other.id, kitsu.today)).toBe(30);
});

test('a discard says what is lost, asks again, and can be undone', async ({
  atTask,
  kitsu,
  faults,
}) => {
  const { page, today, task } = await atTask();
  faults.on('POST', SET, { kind: 'answer', status: 413, body: '<html>too large</html>' });
  await today.log(task.title, '45m');
  await expect(today.sync).toContainText('1 change needs your decision.');
  const outbox = new OutboxPage(page);
  await outbox.open();
  const discard = async () => {
    await outbox.row(task.title).getByRole('button', { name: 'Discard…' }).click();
    const question = outbox.row(task.title).getByRole('group', { name: 'Discard?' });
    await expect(question).toContainText('Your 45 min on');
    await expect(question.getByRole('button', { name: 'Keep' })).toBeFocused();
    return question;
  };
  await (await discard()).getByRole('button', { name: 'Keep' }).click();
  await expect(outbox.row(task.title)).toContainText('The server refused this as too large');
  await (await discard()).getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(outbox.row(task.title)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo: puts 45 min back' }).click();
  await expect(outbox.row(task.title)).toContainText('45 min on');
  faults.heal();
  await outbox.row(task.title).getByRole('button', { name: 'Retry now' }).click();
  await expect.poll(() => kitsu.minutes(task.id, kitsu.today)).toBe(45);
});

test('a conflict shows both sides and where they come from', async ({ atTask, kitsu, faults }) => {
  const { page, today, task } = await atTask();
  // Or else the event of it may come before the time is typed, which is then typed over 30 minutes.
  faults.unplug();
  await kitsu.logOnTheWeb(task.id, kitsu.today, 30);
  await today.log(task.title, '1h');
  await expect(today.sync).toContainText('1 change waiting.');
  faults.heal();
  await today.checkNow();
  await expect(today.sync).toContainText('1 change needs your decision.');
  const outbox = new OutboxPage(page);
  await outbox.open();
  const row = outbox.row(task.title);
  await expect(
    row.getByRole('button', { name: /^Mine 1 h typed at .* on this computer$/ }),
  ).toBeVisible();
  await expect(
    row.getByRole('button', {
      name: /^Kitsu’s 30 min in Kitsu, read at .*; it was 0 min when you typed$/,
    }),
  ).toBeVisible();
  await row.getByRole('button', { name: 'Both added' }).click();
  await expect.poll(() => kitsu.minutes(task.id, kitsu.today)).toBe(90);
  await page.keyboard.press('Escape');
  await today.inKitsu(task.title);
});

test('the room is reached and left by the keyboard alone', async ({ atTask, faults }) => {
  const { page, today, task } = await atTask();
  faults.unplug();
  await today.log(task.title, '1h');
  await expect(today.sync).toContainText('1 change waiting.');
  await page.keyboard.press('Escape');
  await today.row(task.title).getByRole('group').focus();
  await page.keyboard.press('o');
  const outbox = new OutboxPage(page);
  await expect(outbox.list).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(outbox.row(task.title).getByRole('button', { name: task.title })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(outbox.row(task.title).getByRole('button', { name: 'Retry now' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(outbox.list).toHaveCount(0);
  await expect(today.list).toBeVisible();
});
