import type { Bridge } from '../../electron/shared/bridge.ts';
import { formatMinutes } from '../../electron/shared/minutes.ts';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { pressKeys, typeKeys } from '../fixtures/keys.ts';
import { bringQuickLog, quickLogIs } from '../fixtures/quick-log-page.ts';

test('a line is understood as it is typed, and Enter logs exactly that', async ({
  atTask,
  desktop,
  kitsu,
}) => {
  const { app, task } = await atTask();
  const quick = await bringQuickLog(app, desktop);
  await expect.poll(quickLogIs(app)).toBe('focused');
  await expect(quick.field).toBeFocused();

  await typeKeys(desktop, '1h30 ');
  await expect(quick.understood).toHaveText(/^Which task\?/);
  await typeKeys(desktop, `${task.entityName} ${task.taskTypeName}`);
  await expect(quick.understood).toHaveText(new RegExp(`^1 h 30 on .+, today: `));
  // Names repeat across productions: chooses the intended one.
  await quick.field.fill(`1h30 ${task.title} ${task.projectName}`);
  await expect(quick.understood).toHaveText(`1 h 30 on ${task.title}, today: 0 min → 1 h 30`);
  await pressKeys(desktop, 'Return');
  await expect(quick.done).toHaveText(`Logged 1 h 30 on ${task.title}, today: 1 h 30`);
  await expect.poll(() => kitsu.minutes(task.id, kitsu.today)).toBe(90);

  // Another line adds to it, without leaving the window.
  await quick.field.fill(`45m ${task.title} ${task.projectName}`);
  await expect(quick.understood).toHaveText(`45 min on ${task.title}, today: 1 h 30 → 2 h 15`);
  await pressKeys(desktop, 'Return');
  await expect.poll(() => kitsu.minutes(task.id, kitsu.today)).toBe(135);
  await pressKeys(desktop, 'ctrl+z');
  await expect(quick.done).toHaveText(`Undone: 2 h 15 on ${task.title}`);
  await expect.poll(() => kitsu.minutes(task.id, kitsu.today)).toBe(90);

  await pressKeys(desktop, 'Escape');
  await expect.poll(quickLogIs(app)).toBe('away');
});

test('arrows choose, Tab writes the task out, and the day is any of the last ones', async ({
  atTask,
  desktop,
  kitsu,
}) => {
  const { app, task, today } = await atTask();
  const quick = await bringQuickLog(app, desktop);
  // A production has several of the artist's tasks; of one type there may be one.
  await quick.field.fill(`2h ${task.projectName} yesterday`);
  await expect(quick.tasks.first()).toHaveAttribute('aria-selected', 'true');
  await quick.field.press('ArrowDown');
  await expect(quick.tasks.nth(1)).toHaveAttribute('aria-selected', 'true');
  const chosen = await quick.titleOf(1);
  await expect(quick.understood).toContainText(`2 h on ${chosen}, yesterday: `);
  await quick.field.press('Tab');
  // Quoted if a word of the title could be a day.
  await expect
    .poll(async () => (await quick.field.inputValue()).replaceAll('"', ''))
    .toBe(`2 h ${chosen} yesterday`);
  await expect(quick.field).toBeFocused();

  await quick.field.fill(`2h ${task.title} ${task.projectName} yesterday`);
  await expect(quick.understood).toContainText(`${task.title}, yesterday: 0 min → 2 h`);
  await quick.field.press('Enter');
  await expect.poll(() => kitsu.minutes(task.id, kitsu.yesterday)).toBe(120);
  await today.previousDay();
  await expect(today.time(task.title)).toHaveValue(formatMinutes(120));
});

test('a task is started and stopped in a line, and taken back', async ({
  atTask,
  desktop,
  kitsu,
}) => {
  const { app, task } = await atTask();
  const quick = await bringQuickLog(app, desktop);
  await quick.field.fill('stop');
  await expect(quick.understood).toHaveText('No timer runs: there is nothing to stop.');
  await quick.field.fill(`start ${task.title} ${task.projectName}`);
  await expect(quick.understood).toHaveText(`Start ${task.title}`);
  await quick.field.press('Enter');
  await expect(quick.done).toHaveText(`Started ${task.title}`);
  await quick.field.fill('stop');
  await expect(quick.understood).toHaveText(`Stop ${task.title}`);
  await quick.field.press('Enter');
  await expect(quick.done).toHaveText(`Stopped ${task.title}`);
  await quick.page.keyboard.press('Control+z');
  await expect(quick.done).toHaveText(`Undone: stopped ${task.title}`);
  // The timer's own steps belong to Today; what was logged in this window comes next.
  await quick.page.keyboard.press('Control+z');
  await expect(quick.problem).toHaveText('There is nothing to undo here.');
  await quick.field.fill('arrêter');
  await quick.field.press('Enter');
  await expect(quick.done).toHaveText(`Stopped ${task.title}`);
  // The start's status is sent when it can no longer be undone.
  await expect.poll(() => kitsu.status(task.id), { timeout: 20_000 }).toBe('wip');
});

test('what cannot be logged says why, and nothing is logged', async ({
  atTask,
  desktop,
  kitsu,
}) => {
  const { app, task, today } = await atTask();
  const quick = await bringQuickLog(app, desktop);
  const says = async (line: string, words: RegExp): Promise<void> => {
    await quick.field.fill(line);
    await expect(quick.understood).toHaveText(words);
    await quick.field.press('Enter');
    await expect(quick.problem).toHaveText(words);
  };
  await says(task.title, /^How long\?/);
  await says(`25h ${task.title}`, /^A day has 24 h/);
  await says(`1h ${task.title} tomorrow`, /still to come/);
  await says('1h nothing-is-called-so', /^None of your tasks has “nothing”/);
  await says('1h30', /^Which task\?/);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(0);

  // The total changes before Enter: it is shown again, and the earlier one is refused.
  await quick.field.fill(`1h ${task.title} ${task.projectName}`);
  await expect(quick.understood).toHaveText(/today: 0 min → 1 h$/);
  await today.log(task.title, '30m');
  await expect(quick.understood).toHaveText(/today: 30 min → 1 h 30$/);
  const stale = {
    kind: 'log',
    taskId: task.id,
    day: kitsu.today,
    minutes: 60,
    before: 0,
    after: 60,
  };
  const answer = await quick.page.evaluate(async (shown) => {
    const { companion } = window as unknown as { companion: Bridge };
    return JSON.parse(await companion.call['quick.do'](shown)) as unknown;
  }, stale);
  expect(answer).toMatchObject({ ok: false, code: 'conflict' });
  await expect.poll(() => kitsu.minutes(task.id, kitsu.today)).toBe(30);
});

test('a slip of the finger finds the task, and nothing is logged before it is chosen', async ({
  atTask,
  desktop,
  kitsu,
}) => {
  const { app, task, today } = await atTask();
  // Two letters that changed places.
  const slip = task.taskTypeName.replace(/^(..)(.)(.)/, '$1$3$2');
  expect(slip).not.toBe(task.taskTypeName);
  await today.search.fill(`${task.entityName} ${slip}`);
  await expect(today.row(task.title)).toBeVisible();

  const quick = await bringQuickLog(app, desktop);
  await quick.field.fill(`1h ${slip}`);
  await expect(quick.tasks.nth(1)).toBeVisible();
  await expect(quick.understood).toHaveText(/^No task of yours has “.+” in its name\./);
  await quick.field.press('Enter');
  await expect(quick.problem).toHaveText(/Is it one of these\?$/);
  await quick.field.press('ArrowDown');
  const chosen = await quick.titleOf(0);
  await expect(quick.understood).toContainText(`1 h on ${chosen}, today: `);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(0);
});

test('it goes with the focus, with Escape, and by its own shortcut', async ({
  signIn,
  desktop,
}) => {
  const { app, page } = await signIn();
  await bringQuickLog(app, desktop);
  await expect.poll(quickLogIs(app)).toBe('focused');
  await pressKeys(desktop, 'ctrl+alt+l');
  await expect.poll(quickLogIs(app)).toBe('away');
  const quick = await bringQuickLog(app, desktop);
  await expect.poll(quickLogIs(app)).toBe('focused');
  await quick.field.fill('1h30 half a line');
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((one) => one.webContents.getURL().includes('index.html'))
      ?.focus(),
  );
  await expect.poll(quickLogIs(app)).toBe('away');
  expect(page.isClosed()).toBe(false);
  // The typed text is still there.
  await bringQuickLog(app, desktop);
  await expect(quick.field).toHaveValue('1h30 half a line');
  await expect(quick.field).toBeFocused();
  await pressKeys(desktop, 'Escape');
  await expect.poll(quickLogIs(app)).toBe('away');
  await bringQuickLog(app, desktop);
  await expect(quick.field).toHaveValue('');
});

test('signed out, it says so', async ({ launch, desktop }) => {
  const { app } = await launch();
  const quick = await bringQuickLog(app, desktop);
  await quick.field.fill('1h30 sh030');
  await expect(quick.problem).toHaveText('Nobody is signed in. Sign in first.');
});

for (const theme of ['dark', 'light'] as const) {
  test(`it can be read and reached by everybody, ${theme}`, async ({ signIn, desktop }) => {
    const { app, page } = await signIn();
    await page.evaluate(
      async (wanted) =>
        (window as unknown as { companion: Bridge }).companion.call['settings.save']({
          theme: wanted,
        }),
      theme,
    );
    const quick = await bringQuickLog(app, desktop);
    await quick.field.fill('1h30 anim yesterday 1h90');
    await expect(quick.tasks.first()).toBeVisible();
    expect(await violations(quick.page)).toEqual([]);
  });
}
