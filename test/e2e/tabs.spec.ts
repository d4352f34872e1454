import { expect, NOTICED } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { pngOf } from '../fixtures/publish-page.ts';
import type { Running } from '../fixtures/launch.ts';
import { commentsOf, setStatus, statusOf, tasksIn, test } from '../fixtures/staged-lists.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';
import { resize } from '../fixtures/window-size.ts';

/** Both themes, both widths. */
async function isAccessible({ app, page }: Running): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    expect(await violations(page)).toEqual([]);
  }
  await resize({ app, page }, 360);
  await expect(page.getByRole('tab').last()).toBeInViewport({ ratio: 1 });
  await resize({ app, page }, 440);
}

test('an artist has a tab of done tasks, the last one first, and none to check', async ({
  room,
  as,
}) => {
  test.setTimeout(120_000);
  const { artist, supervisor } = room.stage.as;
  // Approved by way of a status that is no review: Kitsu keeps no `end_date` of such a task.
  const [first, second] = await tasksIn(room, ['done', 'wfa']);
  if (!first || !second) throw new Error('No task was made.');
  await setStatus(supervisor, second.id, 'wip');
  await setStatus(supervisor, second.id, 'done');

  const running = await as(artist);
  const { page, today } = running;
  await today.allInKitsu();
  const done = page.getByRole('tab', { name: 'Done', exact: true });
  await expect(done).toHaveAccessibleDescription('2');
  await expect(page.getByRole('tab')).toHaveCount(2);

  await page.getByRole('tab', { name: 'To-do', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(done).toHaveAttribute('aria-selected', 'true');
  const rows = page.getByRole('list', { name: 'Done' }).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toHaveAccessibleName(second.title);
  await expect(rows.last()).toHaveAccessibleName(first.title);
  await isAccessible(running);

  // Into its room and back by keys.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: second.title })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(rows.first().getByRole('group')).toBeFocused();

  // A lead takes it back: it is to be done again.
  await setStatus(supervisor, second.id, 'retake');
  await expect(rows).toHaveCount(1, NOTICED);
  await page.keyboard.press('l');
  await expect(today.row(second.title)).toBeVisible();
});

test('a supervisor approves from To check without the mouse, and the next one is selected', async ({
  room,
  as,
}) => {
  test.setTimeout(180_000);
  const { supervisor } = room.stage.as;
  const [first, second, third] = await tasksIn(room, ['wfa', 'wfa', 'wfa']);
  if (!first || !second || !third) throw new Error('No task was made.');

  const running = await as(supervisor);
  const { page, today } = running;
  await today.allInKitsu();
  const tab = page.getByRole('tab', { name: 'To check', exact: true });
  await expect(tab).toHaveAccessibleDescription('3');
  await page.keyboard.press('l');
  await page.keyboard.press('l');
  await expect(tab).toHaveAttribute('aria-selected', 'true');
  const list = page.getByRole('list', { name: 'To check' });
  const rows = list.getByRole('listitem');
  await expect(rows).toHaveCount(3);
  // The one that waits longest first.
  for (const [at, { title }] of [first, second, third].entries())
    await expect(rows.nth(at)).toHaveAccessibleName(title);
  await isAccessible(running);

  await page.keyboard.press('Home');
  await expect(rows.first().getByRole('group')).toBeFocused();
  await page.keyboard.press('a');
  await expect(rows).toHaveCount(2);
  await expect(rows.first().getByRole('group')).toBeFocused();
  await expect(tab).toHaveAccessibleDescription('2');

  // Undone while it has not left.
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rows).toHaveCount(3);
  expect(await statusOf(supervisor, first.id)).toBe('wfa');
  await page.keyboard.press('Home');
  await page.keyboard.press('a');
  await expect(rows).toHaveCount(2);
  await expect.poll(() => statusOf(supervisor, first.id), NOTICED).toBe('done');
  expect(await commentsOf(supervisor, first.id)).toHaveLength(2);
  await expect(rows).toHaveCount(2);

  // A retake asks for a note.
  await expect(rows.first().getByRole('group')).toBeFocused();
  await page.keyboard.press('r');
  const thread = new ThreadPage(page);
  await expect(thread.box).toBeFocused();
  await page.keyboard.type('The arc is too wide here.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect.poll(() => statusOf(supervisor, second.id), NOTICED).toBe('retake');
  const [said] = await commentsOf(supervisor, second.id);
  expect(said?.text).toBe('The arc is too wide here.');
  await page.keyboard.press('Escape');
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toHaveAccessibleName(third.title);
});

test('what waits for review comes and goes with the events, and is approved without a network', async ({
  room,
  as,
  faults,
}) => {
  test.setTimeout(180_000);
  const { supervisor, artist } = room.stage.as;
  const running = await as(supervisor, faults.url);
  const { page, today } = running;
  await today.allInKitsu();
  const tab = page.getByRole('tab', { name: 'To check', exact: true });
  await tab.click();
  await expect(page.getByRole('heading', { name: 'Nothing to check' })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await room.newTask();
  const { answer } = await room.publish('still.png', pngOf(64, 36, 120));
  expect(answer.status).toBeLessThan(300);
  await setStatus(artist, room.task(), 'wfa', 'Please have a look.');
  const rows = page.getByRole('list', { name: 'To check' }).getByRole('listitem');
  await expect(rows).toHaveCount(1, NOTICED);
  await expect(rows.first()).toContainText('v1', NOTICED);
  await expect(rows.first()).toContainText(artist.user.full_name);

  faults.unplug();
  await rows.first().getByRole('group').focus();
  await page.keyboard.press('a');
  await expect(rows).toHaveCount(0);
  expect(await statusOf(supervisor, room.task())).toBe('wfa');
  faults.heal();
  await expect.poll(() => statusOf(supervisor, room.task()), NOTICED).toBe('done');
  await expect(rows).toHaveCount(0);
});
