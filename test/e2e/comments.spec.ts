import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, NOTICED, test } from '../fixtures/artist.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';

const COMMENT = /\/actions\/tasks\/[^/]+\/comment$/;
const NOT_YET = 'Saved here, not yet in Kitsu';

test('a comment written without a network is in Kitsu once, after a restart and a lost answer', async ({
  atTask,
  again,
  kitsu,
  faults,
}) => {
  const { page, today, task, close } = await atTask();
  const text = 'The arms are blocked.\nNext: the cape.';
  faults.unplug();
  await today.row(task.title).getByRole('group').focus();
  await page.keyboard.press('c');
  const thread = new ThreadPage(page);
  await expect(thread.box).toBeFocused();
  await thread.say(text);
  await expect(thread.comment('The arms are blocked.')).toContainText(NOT_YET);
  await expect(thread.box).toHaveValue('');
  // With what was told of the task, which its opening has marked as read, it may be two.
  await expect(today.sync).toContainText(/\d changes? waiting\./);
  // And an unfinished draft.
  await thread.box.fill('Half a thou');
  await close();

  faults.heal();
  faults.on('POST', COMMENT, { kind: 'close-after' }, 1);
  const second = await again();
  await second.today.find(task.title);
  await second.today.row(task.title).getByRole('group').press('Enter');
  const later = new ThreadPage(second.page);
  await expect(later.box).toHaveValue('Half a thou');
  await expect(second.today.sync).toContainText('All in Kitsu');
  await expect(later.comment('The arms are blocked.')).toBeVisible();
  await expect(later.comment('The arms are blocked.')).not.toContainText(NOT_YET);
  const mine = (await kitsu.comments(task.id)).filter((comment) => comment.text === text);
  expect(mine).toMatchObject([{ person_id: kitsu.api.user.id, task_status_id: task.statusId }]);
});

test('a lead’s comment is answered, with a status of one’s own after it', async ({
  atTask,
  kitsu,
}) => {
  const { page, today, task } = await atTask();
  await kitsu.lead.post(`/actions/tasks/${task.id}/comment`, {
    task_status_id: task.statusId,
    comment: 'Could the cape be <b>heavier</b>?',
    checklist: [{ text: 'Cape', checked: true }],
  });
  await today.row(task.title).getByRole('group').press('Enter');
  const thread = new ThreadPage(page);
  const asked = thread.comment('Could the cape be <b>heavier</b>?');
  await expect(asked.getByRole('list', { name: 'Checklist' })).toContainText('Cape');
  await asked.getByRole('button', { name: 'Reply' }).click();
  await expect(thread.reply).toBeFocused();
  await thread.reply.fill('Yes, tomorrow. #all');
  await thread.reply.press('Control+Enter');
  await expect(asked.getByRole('list', { name: 'Replies' })).toContainText('Yes, tomorrow. #all');

  // Statuses that only leads may set are not offered.
  await thread.thread.getByLabel(/^Status: /).click();
  await expect(page.getByRole('option', { name: /^Done/ })).toHaveCount(0);
  await page.getByRole('option', { name: /Work in progress/i }).click();
  await thread.box.fill('On it.');
  // The list is refreshed while somebody writes: no text is lost.
  const box = await thread.box.elementHandle();
  await kitsu.lead.put(`/data/tasks/${task.id}`, { description: 'Mind the cape.' });
  await page.evaluate(() => window.companion.call['sync.now']({}));
  await expect(page.getByText('Mind the cape.')).toBeVisible();
  await kitsu.lead.put(`/data/tasks/${task.id}`, { description: task.description });
  expect(await box?.evaluate((one) => one === document.activeElement)).toBe(true);
  await expect(thread.box).toHaveValue('On it.');
  await thread.box.press('Control+Enter');
  await expect(thread.comment('On it.')).toBeVisible();
  await expect(today.sync).toContainText('All in Kitsu');
  expect(await kitsu.status(task.id)).toBe('wip');
  const comments = (await kitsu.comments(task.id)) as unknown as {
    text: string;
    replies: { text: string }[];
  }[];
  expect(comments.map(({ text }) => text).slice(0, 2)).toEqual([
    'On it.',
    'Could the cape be <b>heavier</b>?',
  ]);
  expect(comments[1]?.replies.map(({ text }) => text)).toEqual(['Yes, tomorrow. #all']);
});

test('nothing is copied to other tasks that the artist did not want copied', async ({
  atTask,
  kitsu,
}) => {
  const { page, today, task } = await atTask();
  const siblings = (await kitsu.todo()).filter(({ id }) => id !== task.id);
  const copies = async (text: string) =>
    (await Promise.all(siblings.map(({ id }) => kitsu.comments(id))))
      .flat()
      .filter((comment) => comment.text.startsWith(text));
  await today.row(task.title).getByRole('group').focus();
  await page.keyboard.press('c');
  const thread = new ThreadPage(page);
  await thread.say('New camera, #all look.');
  await expect(thread.question).toContainText('“#all” makes Kitsu copy this comment');
  await page.getByRole('button', { name: 'Change it' }).click();
  await expect(thread.box).toBeFocused();
  await expect(thread.box).toHaveValue('New camera, #all look.');
  expect(await kitsu.comments(task.id)).not.toContainEqual(
    expect.objectContaining({ text: 'New camera, #all look.' }),
  );
  await thread.say('New camera, all look.');
  await expect(thread.comment('New camera, all look.')).toBeVisible();
  await expect(today.sync).toContainText('All in Kitsu');
  expect(await copies('New camera')).toEqual([]);
  await thread.say('Renamed it, #all.');
  await page.getByRole('button', { name: 'Send with copies' }).click();
  await expect(thread.comment('Renamed it, #all.')).toBeVisible();
  await expect(today.sync).toContainText('All in Kitsu');
  expect((await kitsu.comments(task.id))[0]?.text).toBe('Renamed it, #all.');
});

test('what Kitsu refused stays here with the reason, and the next comment goes', async ({
  atTask,
  kitsu,
  faults,
}) => {
  const { page, today, task } = await atTask();
  faults.unplug();
  await today.row(task.title).getByRole('group').focus();
  await page.keyboard.press('c');
  const thread = new ThreadPage(page);
  await thread.say('Too late for this one?');
  await expect(thread.comment('Too late for this one?')).toContainText(NOT_YET);
  await kitsu.unassign(task.id, kitsu.api.user.id);
  faults.heal();
  await expect(thread.comment('Too late for this one?')).toContainText(
    'You are no longer assigned to this task.',
    NOTICED,
  );
  await expect(today.sync).toContainText('1 change needs your decision');
});

test('files go with a comment, as they were when they were chosen', async ({
  atTask,
  kitsu,
  faults,
  place,
}) => {
  const { app, page, today, task } = await atTask();
  const still = join(place.profile, 'still 01.png');
  const sketch = join(place.profile, 'sketch.procreate');
  writeFileSync(still, 'a picture');
  writeFileSync(sketch, 'a sketch');
  const choose = (path: string): Promise<void> =>
    app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, path);
  await today.row(task.title).getByRole('group').press('Enter');
  const thread = new ThreadPage(page);
  await choose(sketch);
  await thread.attach.click();
  await expect(thread.thread.getByRole('alert')).toContainText('Put sketch.procreate in a .zip');
  await expect(thread.files).toHaveCount(0);

  faults.unplug();
  await choose(still);
  await thread.attach.click();
  await expect(thread.files).toContainText(['still 01.png']);
  await thread.say('See the still.');
  await expect(thread.comment('See the still.')).toContainText('still 01.png');
  await expect(thread.files).toHaveCount(0);
  rmSync(still);
  faults.heal();
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await today.checkNow();
  await expect(today.sync).toContainText('All in Kitsu');
  const comments = await kitsu.lead.get<
    { text: string; attachment_files: { name: string; size: number }[] }[]
  >(`/data/tasks/${task.id}/comments`);
  expect(comments.filter(({ text }) => text === 'See the still.')).toMatchObject([
    { attachment_files: [{ name: 'still 01.png', size: 9 }] },
  ]);
});

test('a pasted screenshot and a dropped file go with the comment, a folder is refused', async ({
  atTask,
  kitsu,
}) => {
  const { page, today, task } = await atTask();
  await today.row(task.title).getByRole('group').press('Enter');
  const thread = new ThreadPage(page);
  const give = (kind: 'paste' | 'drop', names: string[]): Promise<void> =>
    thread.box.evaluate(
      (box, given) => {
        const data = new DataTransfer();
        for (const name of given.names) data.items.add(new File([`in ${name}`], name));
        const more = { bubbles: true, cancelable: true };
        box.dispatchEvent(
          given.kind === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: data, ...more })
            : new DragEvent('drop', { dataTransfer: data, ...more }),
        );
      },
      { kind, names },
    );
  await give('drop', ['notes']);
  await expect(thread.thread.getByRole('alert')).toContainText('notes has no extension');
  await give('paste', ['image.png']);
  await expect(thread.files).toContainText([/^Screenshot \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png/]);
  await give('drop', ['take 2.mov']);
  await expect(thread.files).toContainText([/^Screenshot/, 'take 2.mov']);
  await thread.say('See both.');
  await expect(thread.comment('See both.')).toContainText('take 2.mov');
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await today.checkNow();
  await expect(today.sync).toContainText('All in Kitsu');
  const comments = await kitsu.lead.get<
    { text: string; attachment_files: { name: string; size: number }[] }[]
  >(`/data/tasks/${task.id}/comments`);
  const sent = comments.find(({ text }) => text === 'See both.')?.attachment_files ?? [];
  expect(sent.map(({ size }) => size).sort((a, b) => a - b)).toEqual([12, 13]);
});
