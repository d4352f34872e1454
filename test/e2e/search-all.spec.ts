import { expect, fillSignIn, NOTICED, test as base } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { PalettePage } from '../fixtures/palette-page.ts';
import { openPublisher, type Publisher } from '../fixtures/publisher.ts';
import { TodayPage } from '../fixtures/today-page.ts';

/** The test with a production of its own. */
const test = base.extend<{ room: Publisher }>({
  room: async ({ studio }, use) => {
    const room = await openPublisher(studio);
    await use(room);
    await room.close();
  },
});

test('everything in my productions is found without a network, and a task of others opens to be read', async ({
  room,
  studio,
  launch,
  faults,
}) => {
  test.setTimeout(180_000);
  const { artist } = room.stage.as;
  await room.newTask();
  // Nobody has this one.
  const task = await room.stage.newTask('layout');
  const entity = (await artist.get<{ entity_id: string }>(`/data/tasks/${task}`)).entity_id;
  const other = { name: 'Quarry 070' };
  await room.stage.as.admin.put(`/data/entities/${entity}`, other);

  const running = await launch({ args: ['--server', faults.url] });
  const { page } = running;
  const account = { email: artist.user.email, password: 'kitsu-companion', role: 'artist' };
  await fillSignIn(running, { ...studio, accounts: [account] });
  const today = new TodayPage(page);
  await expect(today.list).toBeVisible();
  await today.allInKitsu();
  const palette = new PalettePage(page);
  await palette.type(other.name);
  const found = palette.entries.filter({ hasText: other.name });
  // The names are read after everything else.
  await expect(async () => {
    await palette.field.fill(`${other.name} `);
    await palette.field.fill(other.name);
    await expect(found.first()).toBeVisible({ timeout: 1_000 });
  }).toPass(NOTICED);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  // The shot, then its task, by keys.
  await palette.type(other.name);
  await expect(palette.entries.first()).toContainText('Shot');
  await page.keyboard.press('Enter');
  await expect(palette.entries).toHaveCount(1);
  await expect(palette.entries.first()).toContainText('Layout');
  await expect(palette.entries.first()).toContainText('Not mine');
  await page.keyboard.press('Enter');
  const detail = page.getByRole('region', { name: 'Task' });
  await expect(detail.getByRole('heading', { name: other.name })).toBeVisible();
  await expect(detail).toContainText(/assigned to this task/);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(today.list).toBeVisible();

  // What was opened once is here without a network too.
  faults.unplug();
  await palette.type(other.name);
  await expect(palette.entries.first()).toContainText('Shot');
  await page.keyboard.press('Enter');
  await expect(palette.entries).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(detail.getByRole('heading', { name: other.name })).toBeVisible();
});
