import { shiftDay } from '../../electron/shared/day.ts';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { leadAtHalfDone, roomOf } from '../fixtures/half-done-room.ts';
import { resize } from '../fixtures/window-size.ts';

const SOON = { timeout: 20_000 };
const NUMBER = /(\d+) tasks?/;

test('days, weeks, what is left and what was estimated open into their tasks too', async ({
  launch,
  studio,
}) => {
  test.setTimeout(120_000);
  const running = await leadAtHalfDone(launch, studio);
  const { page, film, raw } = running;
  const room = roomOf(page);
  const tab = (name: string) => room.getByRole('radio', { name }).check();
  const count = room.getByRole('status', { name: 'Tasks' });
  const back = () => room.getByRole('button', { name: 'Back to the figures' }).click();
  await resize(running, 1280, 900);

  // One that is due after all weeks, and one without an estimate.
  const [later = '', rough = ''] = film.tasks.slice(-2);
  const due = shiftDay(new Date().toISOString().slice(0, 10), 200);
  await raw('PUT', `/data/tasks/${later}`, { start_date: due, due_date: due });
  await raw('PUT', `/data/tasks/${rough}`, { estimation: 0 });
  await page.getByRole('button', { name: 'Read from Kitsu now' }).click();
  await tab('Workload');
  for (const name of [/: 8 h later$/, /: 1 without estimate$/]) {
    await room.getByRole('button', { name }).click();
    await expect(count).toHaveText('1 task');
    await back();
  }
  await room
    .getByRole('button', { name: /^All people, week of .* booked/ })
    .first()
    .click();
  await expect(count).toHaveText(/^[1-9]\d* tasks?$/);
  await expect(room.getByRole('listitem').first()).toContainText(/\d (h|min)/);
  expect(await violations(page)).toEqual([]);

  await tab('Risks');
  for (const view of ['Sequences', 'People']) {
    await room.getByRole('radio', { name: view }).check();
    await room
      .getByRole('button', { name: / left$/ })
      .first()
      .click();
    await expect(count).toHaveText(/^[1-9]\d* tasks?$/);
    await back();
  }

  await tab('Time');
  await room.getByRole('combobox', { name: /^Period: / }).click();
  await page.getByRole('option', { name: 'All', exact: true }).click();
  await room
    .getByRole('button', { name: /, logged of the estimates: .* of .* \(\d+ %\)$/ })
    .first()
    .click();
  await expect(count).toHaveText(/^[1-9]\d* tasks?$/);
  await back();

  // What was done in that time, with its frames, seconds and logged time.
  const done = room.getByRole('region', { name: 'Done in this time' });
  await expect(done.getByRole('button', { name: /^All: \d+ frames$/ })).toBeVisible();
  for (const name of [/: \d+ frames$/, /: [\d.]+ seconds$/, /: .* logged on them$/, / a day$/]) {
    await done.getByRole('button', { name }).last().click();
    await expect(count).toHaveText(/^[1-9]\d* tasks?$/);
    await back();
  }

  // A day of the burn-down has as many as it tells.
  await tab('Progress');
  const days = room.getByRole('list', { name: 'Not done, day by day' }).getByRole('button');
  await expect(days.first()).toHaveAccessibleName(/: 32 tasks open$/, SOON);
  await expect(days.last()).toHaveAccessibleName(/: 8 tasks open$/);
  for (const at of [0, 5, -1]) {
    const told = NUMBER.exec((await days.nth(at).getAttribute('aria-label')) ?? '')?.[0] ?? '';
    await days.nth(at).press('Enter');
    await expect(count).toHaveText(told);
    await back();
  }
  await resize(running, 360, 800);
  await days.nth(5).focus();
  await expect(days.nth(5)).toContainText(/^\s*\w+ \d+ \w+: \d+ tasks? open\s*$/);
  expect(await violations(page)).toEqual([]);
});
