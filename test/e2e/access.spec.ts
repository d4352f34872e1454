import type { Page } from '@playwright/test';
import { expect, fillSignIn, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { ThreadPage } from '../fixtures/thread-page.ts';
import { TodayPage } from '../fixtures/today-page.ts';

/** A comment with everything that might not fit. */
const longComment = (task: { statusId: string }) => ({
  task_status_id: task.statusId,
  comment: `A long one: ${'hair'.repeat(60)}`,
  checklist: [
    { text: 'cape'.repeat(60), checked: true },
    { text: 'Arms', checked: false },
  ],
});

const menu = (page: Page) => page.getByRole('button', { name: 'Menu' });

for (const theme of ['Dark', 'Light'] as const) {
  test(`axe finds nothing wrong on any screen: ${theme.toLowerCase()}`, async ({
    launch,
    studio,
    kitsu,
    faults,
  }) => {
    const task = await kitsu.spareTask();
    const { page, consoleLines } = await launch({ args: ['--server', faults.url] });
    const today = new TodayPage(page);
    const nothing = async (what: string) =>
      expect(await violations(page), `${what}, ${theme.toLowerCase()}`).toEqual([]);

    // The first refresh gets unreadable answers: there is nothing to show.
    faults.on('GET', /\/data\/user\//, { kind: 'answer', status: 500 });
    await fillSignIn({ page }, studio);
    await expect(page.getByRole('heading', { name: 'Your tasks could not be read' })).toBeVisible();
    await menu(page).click();
    await page.getByRole('menuitemradio', { name: theme }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
    await page.keyboard.press('Escape');
    await nothing('Today that could not be read');
    faults.on('GET', /\/data\/user\/(done-)?tasks$/, {
      kind: 'answer',
      status: 200,
      body: '[]',
    });
    faults.on('GET', /\/data\/user\/(context|time)/, { kind: 'rewrite', change: (same) => same });
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { name: 'Nothing on your list' })).toBeVisible();
    await nothing('Today with an empty list');

    faults.heal();
    await today.checkNow();
    await today.find(task.title);
    await today.search.fill('');
    await nothing('Today');
    await today.find(task.title);
    await today.log(task.title, 'quarter past');
    await nothing('Today with a refused time');
    await page.keyboard.press('Escape');
    await menu(page).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await nothing('the menu');
    await page.keyboard.press('Escape');
    await kitsu.lead.post(`/actions/tasks/${task.id}/comment`, longComment(task));
    await today.row(task.title).getByRole('group').press('Enter');
    await expect(page.getByRole('heading', { name: task.title })).toBeVisible();
    const thread = new ThreadPage(page);
    await expect(thread.comment('A long one')).toBeVisible();
    await nothing('a task');
    await thread.say('For #all.');
    await expect(thread.question).toBeVisible();
    await nothing('the question about copies');
    await page.keyboard.press('Escape');
    await thread.box.fill('');
    await thread.box.press('Control+Enter');
    await expect(thread.thread.getByRole('alert')).toBeVisible();
    await nothing('a refused comment');
    await thread.box.press('Escape');
    await page.keyboard.press('Escape');

    faults.unplug();
    await today.log(task.title, '1h');
    await expect(today.sync).toContainText('1 change waiting.');
    await today.sync.getByRole('button').click();
    await expect(page.getByRole('main', { name: 'Not in Kitsu yet' })).toBeVisible();
    await nothing('what waits');
    await page.keyboard.press('Escape');
    faults.heal();
    await today.checkNow();
    await today.inKitsu(task.title);

    await menu(page).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('textbox', { name: 'Server' })).toBeVisible();
    await nothing('sign-in');
    await page.getByRole('textbox', { name: 'Password' }).fill('not this one');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').first()).toBeVisible();
    await nothing('sign-in that was refused');
    expect(consoleLines.filter((line) => /Content Security Policy|Refused to/.test(line))).toEqual(
      [],
    );
  });
}

test('every action of the day can be reached with the keyboard', async ({ signIn, kitsu }) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn();
  await expect(today.sync).toContainText('All in Kitsu');
  await today.find(task.title);
  await page.keyboard.press('Escape');

  const reached = new Set<string>();
  await today.search.focus();
  const first = await focusedName(page);
  do {
    reached.add(await focusedName(page));
    await page.keyboard.press('Tab');
  } while ((await focusedName(page)) !== first && reached.size < 100);
  for (const name of [
    'Previous day',
    'Next day',
    'Menu',
    'Search my tasks',
    'Filter and sort',
    'Time today',
    'Start',
  ])
    expect([...reached], name).toContain(name);
  expect([...reached].filter((name) => /All in Kitsu/.test(name))).toHaveLength(1);
  // Rows and their contents are one tab stop, moved by arrow keys, as tabs are; the day's bar repeats the list.
  expect(await outOfReach(page)).toEqual([]);

  await today.search.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  expect(await focusedName(page)).toBe('Time today');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Back to the list' })).toBeVisible();
  await page.keyboard.press('Tab');
  expect(await focusedName(page)).toBe('Back to the list');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Back to the list' })).toHaveCount(0);
  await expect(today.list.locator('[data-row]:focus')).toBeVisible();
});

const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    return (focused?.getAttribute('aria-label') ?? focused?.textContent ?? '').trim();
  });

/** Controls that Tab does not reach, without another way by keyboard. */
const outOfReach = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, textarea, a, [role="button"]')]
      .filter((element) => element.tabIndex < 0 && element.getClientRects().length > 0)
      .filter(
        (element) =>
          !element.closest('[data-row], [role="tablist"], [aria-label="Logged this day, by task"]'),
      )
      .map((element) => element.outerHTML.slice(0, 200)),
  );

test('nothing is cut off at the sides, from the narrowest window to a wide one', async ({
  signIn,
  kitsu,
  faults,
}) => {
  const task = await kitsu.spareTask();
  await kitsu.lead.post(`/actions/tasks/${task.id}/comment`, longComment(task));
  const { app, page, today, consoleLines } = await signIn(faults.url);
  await expect(today.sync).toContainText('All in Kitsu');
  const fits = async (what: string) => expect(await cutOff(page), what).toEqual([]);

  // In the default size everything that logs time and starts is complete.
  await fits('the first window');
  for (const [width, height] of [
    [360, 480],
    [440, 780],
    [1280, 800],
  ] as const) {
    await app.evaluate(
      ({ BrowserWindow }, size) =>
        BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
      { width, height },
    );
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
    const size = `${width} × ${height}`;
    await today.search.fill('');
    await fits(`Today, ${size}`);
    await today.find(task.title);
    await expect(today.time(task.title)).toBeInViewport({ ratio: 1 });
    await expect(today.start(task.title)).toBeInViewport({ ratio: 1 });
    await today.log(task.title, 'quarter past');
    await expect(today.row(task.title).getByRole('alert')).toBeVisible();
    await fits(`a refused time, ${size}`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Filter and sort' }).click();
    await fits(`filters, ${size}`);
    await page.getByRole('button', { name: 'Hide filters' }).click();
    await menu(page).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await fits(`the menu, ${size}`);
    await page.keyboard.press('Escape');
    await today.row(task.title).getByRole('group').press('Enter');
    await expect(page.getByRole('heading', { name: task.title })).toBeVisible();
    const thread = new ThreadPage(page);
    await thread.comment('A long one').getByRole('button', { name: 'Reply' }).click();
    await expect(thread.reply).toBeFocused();
    await fits(`a task, ${size}`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    faults.unplug();
    await today.log(task.title, width === 440 ? '2h' : '1h');
    // That its news were read may be one, too.
    await expect(today.sync).toContainText(/changes? waiting\./);
    await today.sync.getByRole('button').click();
    await expect(page.getByRole('main', { name: 'Not in Kitsu yet' })).toBeVisible();
    await fits(`what waits, ${size}`);
    await page.keyboard.press('Escape');
    faults.heal();
    await today.checkNow();
    await today.inKitsu(task.title);
  }
  expect(consoleLines.filter((line) => /Content Security Policy|Refused to/.test(line))).toEqual(
    [],
  );
});

/** Content that does not fit the window's width, or is cut off without an ellipsis. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const said = (element: Element, why: string) => `${why}: ${element.outerHTML.slice(0, 200)}`;
    const wrong: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) wrong.push('the page scrolls sideways');
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const box = element.getBoundingClientRect();
      // Texts for screen readers only are one pixel wide.
      if (box.width <= 1 || box.height <= 1 || element.closest('[inert], [hidden], svg')) continue;
      const style = getComputedStyle(element);
      if (style.visibility === 'hidden') continue;
      if (element.matches('button, input, textarea, [role^="menuitem"], p, h1, h2, h3, h4'))
        if (box.left < -0.5 || box.right > innerWidth + 0.5) wrong.push(said(element, 'outside'));
      const clips = style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      const owned = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
      );
      if (clips && owned && style.textOverflow !== 'ellipsis' && !element.matches('input'))
        wrong.push(said(element, 'cut off'));
    }
    return wrong;
  });
