import { expect, NOTICED, test } from '../fixtures/artist.ts';
import { htmlPage } from '../fixtures/fault-proxy.ts';

const ALL = /^\/api\//;

test('a Kitsu that goes and comes back is noticed without a restart, and what waited is sent', async ({
  atTask,
  kitsu,
  faults,
}) => {
  const { today, page, task } = await atTask();
  faults.unplug();
  await today.log(task.title, '30m');
  await expect(today.sync).toContainText(/(Kitsu unreachable|No network) since \d\d:\d\d\./);
  await expect(page.getByText(/^as of \d\d:\d\d$/)).toBeVisible();
  faults.heal();
  await expect(today.sync).toContainText('All in Kitsu', NOTICED);
  await expect(today.sync).not.toContainText('since');
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(30);
});

test('a network that wants a sign-in is not taken for Kitsu, and says so itself', async ({
  atTask,
  faults,
}) => {
  const { today, task } = await atTask();
  faults.on('*', ALL, htmlPage);
  await today.log(task.title, '30m');
  await expect(today.sync).toContainText('This network asks you to sign in first');
  faults.heal();
  await expect(today.sync).toContainText('All in Kitsu', NOTICED);
});

test('after a sleep Kitsu is asked at once, however long the wait was to be', async ({
  atTask,
  kitsu,
  faults,
}) => {
  const { app, today, task } = await atTask();
  // Kitsu asks to wait ten minutes: no automatic retry happens within this test.
  faults.on('*', ALL, {
    kind: 'answer',
    status: 503,
    headers: { 'content-type': 'text/html', 'retry-after': '600' },
    body: '<html>Down for maintenance</html>',
  });
  await today.log(task.title, '30m');
  await expect(today.sync).toContainText('Kitsu has a fault (503)');
  faults.heal();
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await expect(today.sync).toContainText('All in Kitsu', NOTICED);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(30);
});
