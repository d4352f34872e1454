import { formatMinutes } from '../../electron/shared/minutes.ts';
import { expect, fillSignIn, test } from '../fixtures/artist.ts';
import { htmlPage, tooMany, type Fault } from '../fixtures/fault-proxy.ts';
import { held } from '../fixtures/held.ts';
import { manyTasks } from '../fixtures/many-tasks.ts';
import { TodayPage } from '../fixtures/today-page.ts';

/** The one route that sets a time. */
const SET = /\/time-spents\/[^/]+\/persons\//;
const DAY = /\/data\/user\/time-spents\/\d/;
const ALL = /^\/api\//;

const down: Fault = { kind: 'close-before' };
const fault500: Fault = { kind: 'answer', status: 500, body: '{"message":"Internal error"}' };

test('time typed while the server is away survives a restart and arrives', async ({
  signIn,
  again,
  kitsu,
  faults,
}) => {
  const task = await kitsu.spareTask();
  const first = await signIn(faults.url);
  await expect(first.today.sync).toContainText('All in Kitsu');
  await first.today.find(task.title);
  faults.unplug();
  await first.today.log(task.title, '1h');
  await expect(first.today.mark(task.title, /^Saved here, not yet in Kitsu/)).toBeVisible();
  await first.close();

  const second = await again();
  await expect(second.today.time(task.title)).toHaveValue('1 h');
  await expect(second.today.mark(task.title, /^Saved here, not yet in Kitsu/)).toBeVisible();
  await expect(second.today.sync).toContainText('1 change waits.');
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(0);
  faults.heal();
  await second.today.checkNow();
  await second.today.inKitsu(task.title);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(60);
});

test('an answer that is cut off after the time was stored leaves one number everywhere', async ({
  signIn,
  kitsu,
  faults,
}) => {
  const task = await kitsu.spareTask();
  const rows = await kitsu.api.get<{ duration: number }[]>(`/data/user/time-spents/${kitsu.today}`);
  const before = rows.reduce((sum, row) => sum + row.duration, 0);
  const { today } = await signIn(faults.url);
  await expect(today.sync).toContainText('All in Kitsu');
  await today.find(task.title);
  faults.on('POST', SET, { kind: 'close-after' }, 1);
  await today.log(task.title, '45m');
  await expect(today.time(task.title)).toHaveValue('45 min');
  await expect(today.total).toContainText(`${formatMinutes(before + 45)} of`);
  await today.inKitsu(task.title);
  await expect(today.time(task.title)).toHaveValue('45 min');
  await expect(today.total).toContainText(`${formatMinutes(before + 45)} of`);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(45);
  expect(
    faults.requests.filter(({ method, path }) => method === 'POST' && SET.test(path)),
  ).toHaveLength(1);
});

test('a time that is typed anew while the older one is on its way replaces it', async ({
  signIn,
  kitsu,
  faults,
}) => {
  const task = await kitsu.spareTask();
  const { today } = await signIn(faults.url);
  await expect(today.sync).toContainText('All in Kitsu');
  await today.find(task.title);
  const sent = (method: string, path: RegExp) => () =>
    faults.requests.filter((one) => one.method === method && path.test(one.path)).length;
  const slow = held();
  faults.on('POST', SET, { kind: 'hold', until: slow.until }, 1);
  await today.log(task.title, '15m');
  await expect.poll(sent('POST', SET)).toBe(1);
  await today.log(task.title, '1h30');
  await expect(today.time(task.title)).toHaveValue('1 h 30');
  slow.release();
  await today.inKitsu(task.title);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(90);

  // Back to what Kitsu has before anything left: nothing has to be sent, and nothing is.
  const reading = held();
  const [read, written] = [sent('GET', DAY)(), sent('POST', SET)()];
  faults.on('GET', DAY, { kind: 'hold', until: reading.until }, 1);
  await today.log(task.title, '15m');
  await expect.poll(sent('GET', DAY)).toBe(read + 1);
  await today.log(task.title, '30m');
  await expect(today.time(task.title)).toHaveValue('30 min');
  await today.log(task.title, '1h30');
  await expect(today.time(task.title)).toHaveValue('1 h 30');
  reading.release();
  await today.checkNow();
  await today.inKitsu(task.title);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(90);
  expect(sent('POST', SET)()).toBe(written);
});

test('a start while the server is away is sent once it is back, and once only', async ({
  signIn,
  kitsu,
  faults,
}) => {
  const task = await kitsu.spareTask();
  const before = await kitsu.comments(task.id);
  const { today } = await signIn(faults.url);
  await expect(today.sync).toContainText('All in Kitsu');
  await today.find(task.title);
  faults.unplug();
  await today.start(task.title).click();
  await expect(
    today.row(task.title).getByRole('img', { name: 'In progress. Saved here, not yet in Kitsu' }),
  ).toBeVisible();
  await expect(today.sync).toContainText('1 change waits.');
  faults.heal();
  // Kitsu does it, and is not heard saying so: the worst moment for what cannot be repeated.
  faults.on('POST', /\/comment$/, { kind: 'close-after' }, 1);
  await today.checkNow();
  await expect.poll(() => kitsu.status(task.id)).toBe('wip');
  await today.checkNow();
  await expect(today.sync).toContainText('All in Kitsu');
  await expect(
    today.row(task.title).getByRole('img', { name: 'In progress', exact: true }),
  ).toBeVisible();
  expect(await kitsu.comments(task.id)).toHaveLength(before.length + 1);
});

test('a session that ends during the day loses nothing', async ({
  signIn,
  again,
  studio,
  kitsu,
  faults,
}) => {
  const task = await kitsu.spareTask();
  const first = await signIn(faults.url);
  await expect(first.today.sync).toContainText('All in Kitsu');
  await first.today.find(task.title);
  const expired: Fault = {
    kind: 'answer',
    status: 401,
    body: '{"error":true,"message":"Signature has expired"}',
  };
  faults.on('*', ALL, expired);
  await first.today.log(task.title, '1h');
  await expect(first.page.getByText('Your session ended. Your work is safe here.')).toBeVisible();
  await expect(first.today.sync).toContainText('1 change waits.');
  await expect(first.today.sync).toContainText('Sign in again');
  await first.close();

  const second = await again();
  await expect(second.today.time(task.title)).toHaveValue('1 h');
  faults.heal();
  await second.page.getByRole('button', { name: 'Sign in again', exact: true }).click();
  await fillSignIn(second, studio);
  await second.today.inKitsu(task.title);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(60);
});

for (const ending of ['/', '/api', '/api/']) {
  test(`a server address that ends in ${ending} is found`, async ({ launch, studio }) => {
    const { page } = await launch();
    await page.getByRole('textbox', { name: 'Server' }).fill(`${studio.url}${ending}`);
    await fillSignIn({ page }, studio);
    await expect(new TodayPage(page).list).toBeVisible();
  });
}

test('a task that a supervisor assigns appears', async ({ signIn, kitsu }) => {
  const task = await kitsu.spareTask();
  await kitsu.unassign(task.id, kitsu.api.user.id);
  const { today } = await signIn();
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

test('opening a task asks Kitsu for nothing that is here already', async ({ signIn, faults }) => {
  const { page, today } = await signIn(faults.url);
  await expect(today.sync).toContainText('All in Kitsu');
  await expect(page.getByText('checking…')).toHaveCount(0);
  const name = String(await today.list.getByRole('listitem').first().getAttribute('aria-label'));
  const before = faults.requests.length;
  await today
    .row(name)
    .getByRole('group')
    .click({ position: { x: 150, y: 12 } });
  await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
  await expect(page.getByRole('group', { name: 'My week on this task' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the list' }).click();
  // A look at Kitsu that was asked for comes after whatever the opened task may have asked.
  await today.checkNow();
  const others = () =>
    asked(faults.requests.slice(before)).filter((path) => !path.startsWith('/api/pictures/'));
  await expect.poll(others).toHaveLength(5);
  await expect(page.getByText('checking…')).toHaveCount(0);
  expect(others().sort()).toEqual([
    '/api/auth/authenticated',
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
  const slow = held();
  faults.on('GET', /\/data\/user\/tasks$/, { kind: 'hold', until: slow.until });
  const first = await launch({ args: ['--server', faults.url] });
  await fillSignIn(first, studio);
  await expect(first.page.getByText('Getting your tasks from Kitsu…')).toBeVisible();
  const today = new TodayPage(first.page);
  await expect(today.sync).toContainText('Reading from Kitsu…');
  // Kitsu takes its time: that is said, and nothing has to be waited for to quit or go on.
  await expect(today.sync).toContainText('Kitsu is slow to answer');
  slow.release();
  await expect(today.list.getByRole('listitem').first()).toBeVisible();
  await first.close();

  const slower = held();
  faults.on('GET', /\/data\/user\/tasks$/, { kind: 'hold', until: slower.until });
  const second = await again();
  await expect(second.today.list.getByRole('listitem').first()).toBeVisible();
  slower.release();
});

test('whatever Kitsu answers, the app works on, says so in a line, and loses nothing', async ({
  signIn,
  kitsu,
  faults,
}) => {
  const task = await kitsu.spareTask();
  const { today } = await signIn(faults.url);
  await expect(today.sync).toContainText('All in Kitsu');
  await today.find(task.title);
  const days: [name: string, fault: Fault, words: string][] = [
    ['gone', down, 'Kitsu cannot be reached'],
    ['a fault', fault500, 'Kitsu has a fault (500)'],
    ['a web page', htmlPage, 'could not be read'],
    ['half an answer', { kind: 'half' }, 'was cut off'],
    ['too busy', tooMany(600), 'asks us to slow down'],
  ];
  let minutes = 0;
  for (const [name, fault, words] of days) {
    await test.step(name, async () => {
      faults.on('*', ALL, fault);
      minutes += 15;
      await today.log(task.title, `${minutes}m`);
      await expect(today.mark(task.title, /^Saved here, not yet in Kitsu/)).toBeVisible();
      await expect(today.sync).toContainText('1 change waits.');
      await expect(today.sync).toContainText(words);
      await expect(today.sync).toContainText('Your work is safe on this computer.');
      faults.heal();
      await today.checkNow();
      await today.inKitsu(task.title);
      expect(await kitsu.minutes(task.id, kitsu.today)).toBe(minutes);
    });
  }
});

test('what Kitsu finds too large is kept, said, and can be sent again', async ({
  signIn,
  kitsu,
  faults,
}) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn(faults.url);
  await expect(today.sync).toContainText('All in Kitsu');
  await today.find(task.title);
  faults.on('POST', SET, {
    kind: 'answer',
    status: 413,
    headers: { 'content-type': 'text/html' },
    body: '<html><title>413 Request Entity Too Large</title></html>',
  });
  await today.log(task.title, '30m');
  await expect(today.sync).toContainText('1 change needs you.');
  await expect(today.mark(task.title, /^Kitsu refused this; it is safe here/)).toBeVisible();
  await today.sync.getByRole('button').click();
  const change = page.getByRole('list', { name: 'Changes' }).getByRole('listitem');
  await expect(change).toContainText('The server refused this as too large');
  faults.heal();
  await change.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Everything you did here was read back from Kitsu.')).toBeVisible();
  await page.keyboard.press('Escape');
  await today.inKitsu(task.title);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(30);
});

test('what Kitsu asked to wait with holds up nothing else', async ({ signIn, kitsu, faults }) => {
  const [task, other] = [await kitsu.spareTask(), await kitsu.spareTask()];
  const { today } = await signIn(faults.url);
  await expect(today.sync).toContainText('All in Kitsu');
  await today.find(task.title);
  faults.on('POST', SET, tooMany(600), 1);
  await today.log(task.title, '30m');
  await expect(today.sync).toContainText('asks us to slow down');
  // Another change goes its way meanwhile; the one that was turned away is not tried with it.
  await today.find(other.title);
  await today.log(other.title, '15m');
  await expect(today.mark(other.title, /^In Kitsu/)).toBeVisible();
  await expect(today.sync).toContainText('1 change waits.');
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(0);
  expect(await kitsu.minutes(other.id, kitsu.today)).toBe(15);
});

test('items that are no tasks are left out, and the others stand', async ({ signIn, faults }) => {
  let sent = 0;
  faults.on('GET', /\/data\/user\/tasks$/, {
    kind: 'rewrite',
    change(tasks) {
      const [first, second, ...rest] = tasks as Record<string, unknown>[];
      sent = rest.length + 1;
      return [
        { ...first, id: null },
        { ...second, last_comment: 'a word', duration: null },
        ...rest,
      ];
    },
  });
  const { page, today } = await signIn(faults.url);
  await expect(today.list.getByRole('listitem').first()).toHaveAttribute(
    'aria-setsize',
    String(sent),
  );
  await expect(
    page.getByText('1 task from Kitsu could not be read and is not shown.'),
  ).toBeAttached();
});

const asked = (requests: { path: string }[]): string[] =>
  requests.map(({ path }) => path.replace(/\?.*/, ''));
