import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { artistInKitsu } from '../fixtures/artist-in-kitsu.ts';
import { expect, test } from '../fixtures/artist.ts';
import { accountOf } from '../fixtures/studio.ts';
import { TodayPage } from '../fixtures/today-page.ts';

test('an artist’s day by keyboard alone: sign in, find, start, log, quit, and still there', async ({
  launch,
  studio,
  kitsu,
}) => {
  const task = await kitsu.spareTask();
  const before = await kitsu.comments(task.id);
  const { email, password } = accountOf(studio, 'artist');

  const first = await launch();
  const { keyboard } = first.page;
  const today = new TodayPage(first.page);
  await expect(first.page.getByRole('textbox', { name: 'Server' })).toBeFocused();
  await keyboard.type(studio.url.replace('http://', ''));
  await keyboard.press('Tab');
  await keyboard.type(email);
  await keyboard.press('Tab');
  await keyboard.type(password);
  await keyboard.press('Enter');
  await expect(today.list).toBeVisible();
  await expect(today.sync).toContainText('All in Kitsu');
  if (studio.kind === 'real') expect(await kitsu.todo()).toHaveLength(56);

  await keyboard.press('/');
  await keyboard.type(task.title);
  await expect(today.list.getByRole('listitem')).toHaveCount(1);
  await keyboard.press('Enter');
  await expect(today.row(task.title).getByRole('group')).toBeFocused();
  await keyboard.press('s');
  await expect(today.start(task.title)).toHaveCount(0);
  await keyboard.press('t');
  await keyboard.type('1h30');
  await keyboard.press('Enter');
  await expect(today.time(task.title)).toHaveValue('1 h 30');
  await keyboard.press('[');
  await expect(first.page.getByRole('heading', { level: 1 })).toContainText('Yesterday');
  await keyboard.press('t');
  await keyboard.type('45m');
  await keyboard.press('Enter');
  await expect(today.time(task.title)).toHaveValue('45 min');
  await today.allInKitsu();
  await first.close();

  const second = await launch();
  const later = new TodayPage(second.page);
  await expect(later.time(task.title)).toHaveValue('1 h 30');
  await expect(later.mark(task.title, /^In Kitsu/)).toBeVisible();
  // The timer still runs on it.
  await expect(later.stop(task.title)).toBeVisible();
  await later.previousDay();
  await expect(later.time(task.title)).toHaveValue('45 min');

  expect(await kitsu.status(task.id)).toBe('wip');
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(90);
  expect(await kitsu.minutes(task.id, kitsu.yesterday)).toBe(45);
  const comments = await kitsu.comments(task.id);
  expect(comments).toHaveLength(before.length + 1);
  expect(comments[0]).toMatchObject({ person_id: kitsu.api.user.id });
});

test('a Start on what is in work already sends nothing', async ({ signIn, kitsu }) => {
  const task = await kitsu.spareTask();
  const { page, today } = await signIn();
  await expect(today.sync).toContainText('All in Kitsu');
  await today.find(task.title);
  // Somebody else was quicker, and the app does not know yet.
  await kitsu.setStatus(task.id, 'wip');
  const before = await kitsu.comments(task.id);
  await today.start(task.title).click();
  await today.stop(task.title).click();
  await today.allInKitsu();
  expect(await kitsu.comments(task.id)).toEqual(before);

  // And once more by the key: a time that is sent later shows that the start's turn is over.
  await today.row(task.title).getByRole('group').focus();
  await page.keyboard.press('s');
  await today.log(task.title, '15m');
  await today.inKitsu(task.title);
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(15);
  expect(await kitsu.comments(task.id)).toEqual(before);
});

test('the practice studio from its button alone', async ({ launch, kind, place, practice }) => {
  test.skip(kind === 'real', 'It needs no studio; once is enough.');
  const first = await launch();
  const today = new TodayPage(first.page);
  await first.page.getByRole('button', { name: 'Open the practice studio' }).click();
  await expect(today.list).toBeVisible();
  await expect(today.sync).toContainText('All in Kitsu');

  // Its address and artist; the password is the same in every practice studio.
  const file = JSON.parse(readFileSync(join(place.profile, 'account.json'), 'utf8')) as {
    practice: { site: string };
  };
  const inside = { ...(await practice()), url: file.practice.site };
  const kitsu = await artistInKitsu(inside);
  const task = await kitsu.spareTask();
  await today.find(task.title);
  await today.start(task.title).click();
  await today.log(task.title, '1h30');
  await today.inKitsu(task.title);
  expect(await kitsu.status(task.id)).toBe('wip');
  expect(await kitsu.minutes(task.id, kitsu.today)).toBe(90);
  await first.close();

  const second = await launch();
  await expect(new TodayPage(second.page).time(task.title)).toHaveValue('1 h 30');
});
