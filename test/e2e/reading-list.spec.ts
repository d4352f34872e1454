import { expect, fillSignIn, test } from '../fixtures/artist.ts';
import { deferred } from '../fixtures/deferred.ts';
import { manyTasks } from '../fixtures/many-tasks.ts';
import { TodayPage } from '../fixtures/today-page.ts';

/** The app refreshes every two minutes; what appears earlier came by an event. */
const TOLD = { timeout: 30_000 };

test('a task that a supervisor assigns appears by itself, and goes by itself', async ({
  signIn,
  kitsu,
  faults,
}) => {
  const task = await kitsu.spareTask();
  await kitsu.unassign(task.id, kitsu.api.user.id);
  const { today } = await signIn(faults.url);
  await expect(today.sync).toContainText('All in Kitsu');
  await expect.poll(() => faults.events.open(), TOLD).toBe(1);
  await today.search.fill(task.title);
  await expect(today.row(task.title)).toHaveCount(0);
  await kitsu.assign(task.id, kitsu.api.user.id);
  await expect(today.row(task.title)).toBeVisible(TOLD);
  await kitsu.unassign(task.id, kitsu.api.user.id);
  await expect(today.row(task.title)).toHaveCount(0, TOLD);
});

test('where Kitsu tells nothing, a task that a supervisor assigns comes with the next reading', async ({
  signIn,
  kitsu,
  faults,
}) => {
  faults.events.refuse();
  const task = await kitsu.spareTask();
  await kitsu.unassign(task.id, kitsu.api.user.id);
  const { today } = await signIn(faults.url);
  await expect(today.sync).toContainText('All in Kitsu');
  await today.search.fill(task.title);
  await expect(today.row(task.title)).toHaveCount(0);
  await kitsu.assign(task.id, kitsu.api.user.id);
  await today.checkNow();
  await expect(today.row(task.title)).toBeVisible();
});

test('500 tasks can all be reached', async ({ signIn, faults }) => {
  faults.on('GET', /\/data\/user\/tasks$/, manyTasks(500));
  const { page, today } = await signIn(faults.url);
  const items = today.list.getByRole('listitem');
  await expect(items.first()).toHaveAttribute('aria-setsize', '500');
  await items.first().getByRole('group').focus();
  await page.keyboard.press('End');
  const last = today.list.locator('[aria-posinset="500"]');
  await expect(last).toBeInViewport();
  await expect(last.getByRole('textbox', { name: 'Time today' })).toBeInViewport();
  await today.search.fill('Extra 0487');
  await expect(items).toHaveCount(1);
});

test('opening a task asks Kitsu for nothing that is here already', async ({
  signIn,
  faults,
  kitsu,
}) => {
  const { page, today } = await signIn(faults.url);
  await expect(today.sync).toContainText('All in Kitsu');
  await expect(page.getByText('checking…')).toHaveCount(0);
  const name = String(await today.list.getByRole('listitem').first().getAttribute('aria-label'));
  const before = faults.requests.length;
  await today
    .row(name)
    .getByRole('group')
    .click({ position: { x: 150, y: 12 } });
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(page.getByRole('group', { name: 'My week on this task' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the list' }).click();
  // A requested refresh comes after the requests of the opened task.
  await today.checkNow();
  // Pictures and comments of all tasks, and the names that are searched, are loaded in the background, whatever is
  // opened; what the list does not tell of the task's shot is asked for once; and what was told of the task is marked as
  // read, one by one.
  const others = () =>
    asked(faults.requests.slice(before)).filter(
      (path) =>
        !/^\/api\/pictures\/|\/(comments|full|metadata-descriptors|casting|cast-in)$/.test(path) &&
        !/\/data\/(asset-types|tasks|user\/notifications(\/[^/]+)?|projects\/[^/]+\/(episodes|sequences|shots|assets))$/.test(
          path,
        ),
    );
  await expect.poll(others).toHaveLength(6);
  await expect(page.getByText('checking…')).toHaveCount(0);
  expect(others().sort()).toEqual([
    '/api/auth/authenticated',
    `/api/data/persons/${kitsu.api.user.id}/day-offs`,
    '/api/data/user/context',
    '/api/data/user/done-tasks',
    '/api/data/user/tasks',
    '/api/data/user/time-spents',
  ]);
});

test('while the list is on its way, what is here is shown, or that it is coming', async ({
  launch,
  again,
  studio,
  faults,
}) => {
  const slow = deferred();
  faults.on('GET', /\/data\/user\/tasks$/, { kind: 'hold', until: slow.until });
  const first = await launch({ args: ['--server', faults.url] });
  await fillSignIn(first, studio);
  await expect(first.page.getByText('Getting your tasks from Kitsu…')).toBeVisible();
  const today = new TodayPage(first.page);
  await expect(today.sync).toContainText('Reading from Kitsu…');
  // Kitsu is slow: the app says so, and quitting or going on need not wait.
  await expect(today.sync).toContainText('Kitsu is slow to answer');
  slow.release();
  await expect(today.list.getByRole('listitem').first()).toBeVisible();
  await first.close();

  const slower = deferred();
  faults.on('GET', /\/data\/user\/tasks$/, { kind: 'hold', until: slower.until });
  const second = await again();
  await expect(second.today.list.getByRole('listitem').first()).toBeVisible();
  slower.release();
});

const asked = (requests: { path: string }[]): string[] =>
  requests.map(({ path }) => path.replace(/\?.*/, ''));
