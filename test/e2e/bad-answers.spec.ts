import { expect, test } from '../fixtures/artist.ts';
import { htmlPage, tooMany, type Fault } from '../fixtures/fault-proxy.ts';

/** The one route that sets a time. */
const SET = /\/time-spents\/[^/]+\/persons\//;
const ALL = /^\/api\//;

const down: Fault = { kind: 'close-before' };
const fault500: Fault = { kind: 'answer', status: 500, body: '{"message":"Internal error"}' };

test('whatever Kitsu answers, the app works on, says so in a line, and loses nothing', async ({
  atTask,
  kitsu,
  faults,
}) => {
  const { task, today } = await atTask();
  const days: [name: string, fault: Fault, words: string][] = [
    ['gone', down, 'Kitsu cannot be reached'],
    ['a fault', fault500, 'Kitsu has a fault (500)'],
    ['a web page', htmlPage, 'This network asks you to sign in first'],
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
      await expect(today.sync).toContainText('1 change waiting.');
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
  atTask,
  kitsu,
  faults,
}) => {
  const { task, page, today } = await atTask();
  faults.on('POST', SET, {
    kind: 'answer',
    status: 413,
    headers: { 'content-type': 'text/html' },
    body: '<html><title>413 Request Entity Too Large</title></html>',
  });
  await today.log(task.title, '30m');
  await expect(today.sync).toContainText('1 change needs your decision.');
  await expect(today.mark(task.title, /^Kitsu refused this; it is safe here/)).toBeVisible();
  await today.sync.getByRole('button').click();
  const change = page.getByRole('list', { name: 'Changes' }).getByRole('listitem');
  await expect(change).toContainText('The server refused this as too large');
  faults.heal();
  await change.getByRole('button', { name: 'Retry now' }).click();
  await expect(page.getByText(/^All in Kitsu, read back at/)).toBeVisible();
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
  // Another change is sent meanwhile; the rejected one is not retried with it.
  await today.find(other.title);
  await today.log(other.title, '15m');
  await expect(today.mark(other.title, /^In Kitsu/)).toBeVisible();
  await expect(today.sync).toContainText('1 change waiting.');
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
