import { expect, fillSignIn, test } from '../fixtures/artist.ts';
import { formatMinutes } from '../../electron/shared/minutes.ts';
import type { Fault } from '../fixtures/fault-proxy.ts';
import { deferred } from '../fixtures/deferred.ts';

/** The one route that sets a time. */
const SET = /\/time-spents\/[^/]+\/persons\//;
const DAY = /\/data\/user\/time-spents\/\d/;
const ALL = /^\/api\//;

test('time typed while the server is away survives a restart and arrives', async ({
  atTask,
  again,
  kitsu,
  faults,
}) => {
  const { task, ...first } = await atTask();
  faults.unplug();
  await first.today.log(task.title, '1h');
  await expect(first.today.mark(task.title, /^Saved here, not yet in Kitsu/)).toBeVisible();
  await first.close();

  const second = await again();
  await expect(second.today.time(task.title)).toHaveValue('1 h');
  await expect(second.today.mark(task.title, /^Saved here, not yet in Kitsu/)).toBeVisible();
  await expect(second.today.sync).toContainText('1 change waiting.');
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
  atTask,
  kitsu,
  faults,
}) => {
  const { task, today } = await atTask();
  const sent = (method: string, path: RegExp) => () =>
    faults.requests.filter((one) => one.method === method && path.test(one.path)).length;
  const slow = deferred();
  faults.on('POST', SET, { kind: 'hold', until: slow.until }, 1);
  await today.log(task.title, '15m');
  await expect.poll(sent('POST', SET)).toBe(1);
  await today.log(task.title, '1h30');
  await expect(today.time(task.title)).toHaveValue('1 h 30');
  slow.release();
  await today.inKitsu(task.title);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(90);

  // The value is again Kitsu's before anything was sent: nothing must be sent.
  const reading = deferred();
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
  await expect(today.sync).toContainText('1 change waiting.');
  faults.heal();
  // Kitsu stores it, but its answer is lost: the worst case for what cannot be repeated.
  faults.on('POST', /\/comment$/, { kind: 'close-after' }, 1);
  await today.checkNow();
  // It can be undone for ten seconds.
  await expect.poll(() => kitsu.status(task.id), { timeout: 25_000 }).toBe('wip');
  await today.checkNow();
  await today.allInKitsu();
  await expect(today.stop(task.title)).toBeVisible();
  expect(await kitsu.comments(task.id)).toHaveLength(before.length + 1);
});

test('a session that ends during the day loses nothing', async ({
  atTask,
  again,
  studio,
  kitsu,
  faults,
}) => {
  const { task, ...first } = await atTask();
  const expired: Fault = {
    kind: 'answer',
    status: 401,
    body: '{"error":true,"message":"Signature has expired"}',
  };
  faults.on('*', ALL, expired);
  await first.today.log(task.title, '1h');
  await expect(first.page.getByText('Your session ended. Your work is safe here.')).toBeVisible();
  await expect(first.today.sync).toContainText('1 change waiting.');
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
