import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { violations } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/artist.ts';
import type { Place } from '../fixtures/launch.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';

interface InKitsu {
  id: string;
  text: string;
  checklist: { text: string; checked: boolean }[];
  acknowledgements: string[];
  replies: { id: string; text: string }[];
}

/** The artist has chosen how long a comment can be taken back. */
function waitBeforeSending(place: Place, seconds: number): void {
  const file = join(place.profile, 'settings.json');
  const settings = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...settings, undoSend: seconds }));
}

test('a checklist is ticked without a network, and a comment acknowledged, each once', async ({
  atTask,
  kitsu,
  faults,
}) => {
  const { page, today, task } = await atTask();
  const { id } = await kitsu.lead.post<{ id: string }>(`/actions/tasks/${task.id}/comment`, {
    task_status_id: task.statusId,
    comment: 'Please **both**:',
    checklist: [
      { text: 'Arms', checked: false },
      { text: 'Cape', checked: true },
    ],
  });
  const inKitsu = async (): Promise<InKitsu | undefined> =>
    (await kitsu.lead.get<InKitsu[]>(`/data/tasks/${task.id}/comments`)).find(
      (one) => one.id === id,
    );
  await today.row(task.title).getByRole('group').press('Enter');
  const thread = new ThreadPage(page);
  const asked = thread.comment('Please both:');
  await expect(asked.locator('strong')).toHaveText('both');
  faults.unplug();
  await asked.getByRole('checkbox', { name: 'Arms' }).check();
  await expect(asked).toContainText('Ticked here, not yet in Kitsu');
  // Ctrl+Z takes it back, and it is ticked again.
  await page.keyboard.press('Control+z');
  await expect(asked.getByRole('checkbox', { name: 'Arms' })).not.toBeChecked();
  await asked.getByRole('checkbox', { name: 'Arms' }).check();
  await asked.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Acknowledge' }).click();
  await expect(asked).toContainText('Acknowledged by you');
  // Meanwhile the lead adds an item: it is not lost.
  const list = [...((await inKitsu())?.checklist ?? []), { text: 'Feet', checked: false }];
  await kitsu.lead.put(`/data/comments/${id}`, { checklist: list });
  faults.heal();
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await today.checkNow();
  await expect(today.sync).toContainText('All in Kitsu');
  expect(await inKitsu()).toMatchObject({
    checklist: [
      { text: 'Arms', checked: true },
      { text: 'Cape', checked: true },
      { text: 'Feet', checked: false },
    ],
    acknowledgements: [kitsu.api.user.id],
  });
  await today.row(task.title).getByRole('group').press('Enter');
  await expect(asked.getByRole('checkbox', { name: 'Feet' })).not.toBeChecked();
});

test('one’s own comment is put right and deleted, its reply too', async ({ atTask, kitsu }) => {
  const { page, today, task } = await atTask();
  await today.row(task.title).getByRole('group').press('Enter');
  const thread = new ThreadPage(page);
  await thread.say('The arns are done.\n- [ ] look at the cape');
  await expect(today.sync).toContainText('All in Kitsu');
  const mine = thread.comment('The arns are done.');
  await expect(mine.getByRole('checkbox', { name: 'look at the cape' })).toBeEnabled();
  await mine.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const edit = page.getByRole('textbox', { name: 'Edit your comment' });
  await expect(edit).toBeFocused();
  await edit.fill('The arms are done.');
  await edit.press('Control+Enter');
  const right = thread.comment('The arms are done.');
  await expect(right).toBeVisible();
  await right.getByRole('button', { name: 'Reply' }).click();
  await thread.reply.fill('And the cape.');
  await thread.reply.evaluate((box) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['red'], 'cape.txt'));
    const more = { bubbles: true, cancelable: true };
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, ...more }));
  });
  await expect(thread.files).toContainText('cape.txt');
  await thread.reply.press('Control+Enter');
  await expect(right.getByRole('list', { name: 'Replies' })).toContainText('And the cape.');
  await expect(right.getByRole('list', { name: 'Replies' })).toContainText('cape.txt');
  await expect(today.sync).toContainText('All in Kitsu');
  const inKitsu = async () =>
    (await kitsu.lead.get<InKitsu[]>(`/data/tasks/${task.id}/comments`)).filter(({ text }) =>
      /^The ar[nm]s are done/.test(text),
    );
  expect(await inKitsu()).toMatchObject([
    {
      text: 'The arms are done.',
      checklist: [{ text: 'look at the cape', checked: false }],
      replies: [{ text: 'And the cape.' }],
      attachment_files: [{ name: 'cape.txt' }],
    },
  ]);

  await right.getByRole('button', { name: 'More about the reply' }).click();
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toHaveCount(0);
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(right.getByRole('list', { name: 'Replies' })).toHaveCount(0);
  expect(await inKitsu()).toMatchObject([{ replies: [], attachment_files: [] }]);
  await right.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('sets the status back');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(right).toHaveCount(0);
  expect(await inKitsu()).toEqual([]);
});

test('what is said can be undone before it leaves, and sent without the wait', async ({
  atTask,
  kitsu,
  place,
}) => {
  waitBeforeSending(place, 20);
  const { page, today, task } = await atTask();
  await today.row(task.title).getByRole('group').press('Enter');
  const thread = new ThreadPage(page);
  await thread.say('Wrong task');
  await expect(thread.thread).toContainText(/Sent in \d+ s/);
  await thread.thread.getByRole('button', { name: 'Undo' }).click();
  await expect(thread.box).toHaveValue('Wrong task');
  await expect(thread.comment('Wrong task')).toHaveCount(0);
  await thread.say('Right task');
  // Ctrl+Z in the empty box does the same.
  await expect(thread.comment('Right task')).toBeVisible();
  await thread.box.press('Control+z');
  await expect(thread.box).toHaveValue('Right task');
  await thread.box.press('Control+Enter');
  await expect(today.sync).toContainText('1 change waiting');
  expect((await kitsu.comments(task.id)).filter(({ text }) => /task$/.test(text))).toEqual([]);
  await thread.thread.getByRole('button', { name: 'Send now' }).click();
  await expect(today.sync).toContainText('All in Kitsu');
  expect((await kitsu.comments(task.id)).filter(({ text }) => /task$/.test(text))).toMatchObject([
    { text: 'Right task' },
  ]);
});

test('a name is completed by the keyboard, and a usual status is one key', async ({
  atTask,
  kitsu,
}) => {
  const { page, today, task } = await atTask();
  await today.row(task.title).getByRole('group').press('Enter');
  const thread = new ThreadPage(page);
  const name = kitsu.lead.user.full_name;
  await thread.box.pressSequentially(`See @${name.slice(0, 3)}`);
  const names = page.getByRole('listbox', { name: 'People and departments' });
  await expect(names.getByRole('option', { name }).first()).toBeVisible();
  await expect(thread.box).toHaveAttribute('aria-activedescendant', /.+/);
  while ((await names.getByRole('option', { selected: true }).textContent())?.trim() !== name) {
    await thread.box.press('ArrowDown');
  }
  await thread.box.press('Enter');
  await expect(thread.box).toHaveValue(`See @${name} `);
  await expect(names).toHaveCount(0);
  // Escape closes the list and leaves the box as it is.
  await thread.box.pressSequentially('@');
  await expect(names).toBeVisible();
  await thread.box.press('Escape');
  await expect(names).toHaveCount(0);
  await expect(thread.box).toBeFocused();
  await thread.box.press('Backspace');

  const usual = thread.thread.getByRole('group', { name: 'Usual statuses' }).getByRole('button');
  const status = (await usual.first().textContent())?.trim() ?? '';
  await thread.box.press('Alt+1');
  await expect(usual.first()).toHaveAttribute('aria-pressed', 'true');
  await expect(thread.thread.getByLabel(`Status: ${status}`)).toBeVisible();
  await thread.box.press('Control+Enter');
  const said = thread.comment(`See @${name}`);
  await expect(today.sync).toContainText('All in Kitsu');
  await expect(said.locator('.mention')).toHaveText(`@${name}`);
});

const HOSTILE = [
  '<script>document.title = "owned"</script><img src=x onerror="document.title=1">',
  '[click](javascript:document.title=1) ![x](http://127.0.0.1:9/pixel.png)',
  '[https://kitsu.example](https://evil.example/a)',
  '\u202Egnp.exe',
  'x'.repeat(9000),
].join('\n\n');

test('a hostile comment harms nothing, and a link is followed after a look at its host', async ({
  atTask,
  kitsu,
}) => {
  const { app, page, today, task, consoleLines } = await atTask();
  await kitsu.lead.post(`/actions/tasks/${task.id}/comment`, {
    task_status_id: task.statusId,
    comment: HOSTILE,
  });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await today.row(task.title).getByRole('group').press('Enter');
  const thread = new ThreadPage(page);
  const said = thread.comment('<script>document.title');
  await expect(said).toBeVisible();
  await expect(said.locator('img, script')).toHaveCount(0);
  await expect(said.getByRole('link')).toHaveText(['x', 'https://kitsu.example']);
  await expect(said).not.toContainText('\u202E');
  await said.getByRole('button', { name: 'Show all' }).click();
  await expect(said.getByRole('button', { name: 'Show all' })).toHaveCount(0);
  expect(await page.title()).not.toMatch(/owned|^1$/);
  expect(asked.filter((url) => /127\.0\.0\.1:9|example/.test(url))).toEqual([]);

  const opened = app.evaluate(
    ({ shell }) =>
      new Promise<string>((resolve) => {
        shell.openExternal = (url) => {
          resolve(url);
          return Promise.resolve();
        };
      }),
  );
  await said.getByRole('link', { name: 'https://kitsu.example' }).click();
  const question = page.getByRole('alertdialog', { name: 'Open evil.example?' });
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: 'Stay here' }).click();
  await said.getByRole('link', { name: 'https://kitsu.example' }).click();
  await question.getByRole('button', { name: 'Open in the browser' }).click();
  expect(await opened).toBe('https://evil.example/a');
  // What nobody wrote is not opened, whatever a window asks for.
  const refused = await page.evaluate(
    (taskId) =>
      window.companion.call['task.openLink']({ taskId, written: 'https://elsewhere.example/' }),
    task.id,
  );
  expect(JSON.stringify(refused)).toContain('in no comment of the task');
  expect(await violations(page)).toEqual([]);
  expect(consoleLines.filter((line) => /Content Security|TrustedHTML/.test(line))).toEqual([]);
});
