import type { Page } from '@playwright/test';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { GARDEN } from '../../electron/practice/seed/film.ts';
import { expect, fillSignIn, NOTICED, test as base } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import type { LaunchOptions, Running } from '../fixtures/launch.ts';
import { signInToApi, type StudioApi } from '../fixtures/studio-api.ts';
import { accountOf } from '../fixtures/studio.ts';
import { TodayPage } from '../fixtures/today-page.ts';
import { resize } from '../fixtures/window-size.ts';

const SOON = { timeout: 20_000 };

interface Lead {
  /** The app with the manager signed in, at the list of productions. */
  lead: (url?: string, options?: LaunchOptions) => Promise<Running>;
  manager: StudioApi;
}

const test = base.extend<Lead>({
  manager: async ({ studio }, use) => use(await signInToApi(studio, accountOf(studio, 'manager'))),
  lead: async ({ launch, studio }, use) =>
    use(async (url = studio.url, options = {}) => {
      const running = await launch({ ...options, args: ['--server', url] });
      const account = { ...accountOf(studio, 'manager'), role: 'artist' };
      await fillSignIn(running, { ...studio, accounts: [account] });
      await expect(new TodayPage(running.page).sync).toContainText('All in Kitsu', SOON);
      await running.page.keyboard.press('Shift+P');
      await expect(productions(running.page).getByRole('listitem').first()).toBeVisible(SOON);
      return running;
    }),
});

const productions = (page: Page) => page.getByRole('list', { name: 'Productions' });
const grid = (page: Page) => page.getByRole('treegrid');
const rows = (page: Page) => grid(page).getByRole('row');
const age = (page: Page) => page.getByRole('status', { name: 'Age' });
/** The row at hand. */
const atHand = (page: Page) => page.locator('[role="row"][aria-selected="true"]');

const garden = (page: Page) => productions(page).getByRole('listitem', { name: GARDEN });

/** Opens a production of the seed, which no other test changes, and waits until it is read. */
async function openGarden(page: Page): Promise<void> {
  await garden(page).getByRole('button').click();
  await expect(page.getByRole('main', { name: GARDEN, exact: true })).toBeVisible();
  await expect(age(page)).toContainText(/ · read \d/, SOON);
  await expect(age(page)).not.toContainText('reading', SOON);
  await expect(rows(page).first()).toBeVisible();
}

test('a lead looks into a production with the keyboard alone, down to a task', async ({ lead }) => {
  const { page } = await lead();
  await page.keyboard.press('/');
  await page.keyboard.type(GARDEN);
  await page.keyboard.press('Enter');
  await expect(garden(page).getByRole('button')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(age(page)).toContainText(/ · read \d/, SOON);
  await page.keyboard.press('/');
  await expect(page.getByRole('textbox', { name: 'Search this production' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(grid(page)).toBeFocused();
  const group = await atHand(page).getAttribute('aria-label');
  expect(group).toMatch(/, (episode|sequence), \d+ shots?, \d+ tasks?/);
  // Into what it holds until a shot is there, and into that one's tasks.
  while (!(await atHand(page).getAttribute('aria-label'))?.includes(', shot,'))
    await page.keyboard.press('ArrowDown');
  await expect(atHand(page)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowRight');
  await expect(atHand(page)).toHaveAttribute('aria-expanded', 'true');
  const level = Number(await atHand(page).getAttribute('aria-level'));
  await page.keyboard.press('ArrowRight');
  await expect(atHand(page)).toHaveAttribute('aria-label', /, task, /);
  await expect(atHand(page)).toHaveAttribute('aria-level', `${level + 1}`);
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', /./);
  // Back to the shot, which closes, and to its sequence.
  await page.keyboard.press('ArrowLeft');
  await expect(atHand(page)).toHaveAttribute('aria-label', /, shot,/);
  await page.keyboard.press('ArrowLeft');
  await expect(atHand(page)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowLeft');
  await expect(atHand(page)).toHaveAttribute('aria-level', `${level - 1}`);
  // Every row down to its tasks, and the last of them in the task's own room.
  const before = (await grid(page).getAttribute('aria-rowcount')) ?? '';
  await page.keyboard.press('Shift+O');
  await expect(grid(page)).not.toHaveAttribute('aria-rowcount', before);
  const all = Number(await grid(page).getAttribute('aria-rowcount'));
  await page.keyboard.press('End');
  await expect(atHand(page)).toHaveAttribute('aria-rowindex', `${all}`);
  await expect(atHand(page)).toHaveAttribute('aria-label', /, task, /);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Task' })).toBeVisible(SOON);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(grid(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(productions(page)).toBeVisible();
});

test('a search finds shots and people; assets stand by their types', async ({ lead }) => {
  const { page } = await lead();
  await openGarden(page);
  const search = page.getByRole('textbox', { name: 'Search this production' });
  const shot = rows(page).filter({ hasText: /SH020/ });
  const before = Number(await grid(page).getAttribute('aria-rowcount'));
  await search.fill('sh020');
  await expect(shot.first()).toBeVisible();
  await expect(rows(page).filter({ hasText: 'SH030' })).toHaveCount(0);
  expect(Number(await grid(page).getAttribute('aria-rowcount'))).toBeLessThan(before);
  await search.fill('no such words');
  await expect(page.getByText('Nothing in this production has these words.')).toBeVisible();
  await search.press('Escape');
  await expect(search).toHaveValue('');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', `${before}`);
  await page.getByRole('radio', { name: 'Assets' }).check();
  await expect(rows(page).first()).toHaveAttribute('aria-label', /, asset type, \d+ assets?/);
  await expect(rows(page).nth(1)).toHaveAttribute('aria-label', /, asset, /);
});

test('what a teammate changes is seen in the open production', async ({ lead, manager }) => {
  const { page } = await lead();
  await openGarden(page);
  await page.getByRole('textbox', { name: 'Search this production' }).fill('sh020 animation');
  const task = rows(page)
    .filter({ has: page.getByText('Animation', { exact: true }) })
    .first();
  await expect(task).toBeVisible();
  const projects = await manager.get<{ id: string; name: string }[]>('/data/projects/open');
  const name = await page.getByRole('main').last().getAttribute('aria-label');
  const project = projects.find((one) => one.name === name);
  const types =
    await manager.get<{ id: string; name: string; for_entity: string }[]>('/data/task-types');
  const shots = await manager.get<{ id: string; name: string }[]>(
    `/data/projects/${project?.id}/shots`,
  );
  const tasks = await manager.get<
    { id: string; entity_id: string; task_type_id: string; due_date: string }[]
  >(`/data/projects/${project?.id}/tasks`);
  const animation = types.find((one) => one.name === 'Animation' && one.for_entity === 'Shot');
  const some = tasks.filter(
    (one) =>
      one.task_type_id === animation?.id &&
      shots.find(({ id }) => id === one.entity_id)?.name === 'SH020',
  );
  const moved = page.getByRole('row', { name: /due Tue 4 Mar 2031/ });
  await expect(moved).toHaveCount(0);
  for (const { id } of some) await manager.put(`/data/tasks/${id}`, { due_date: '2031-03-04' });
  await expect(moved.first()).toBeVisible(SOON);
  await expect(moved).toHaveCount(some.length);
  for (const { id, due_date } of some) await manager.put(`/data/tasks/${id}`, { due_date });
});

test('without Kitsu a production opens from the disk with its age; a deleted file costs a reading', async ({
  lead,
  faults,
  place,
}) => {
  const { page } = await lead(faults.url);
  await openGarden(page);
  const before = await grid(page).getAttribute('aria-rowcount');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('main', { name: 'Productions' })).toHaveCount(0);
  faults.on('*', /^/, { kind: 'close-before' });
  await page.keyboard.press('Shift+P');
  await garden(page).getByRole('button').click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', before ?? '');
  await expect(age(page)).toContainText(/ · as of \d/, SOON);
  await expect(page.getByRole('main').last()).toContainText('Kitsu');
  expect(await violations(page)).toEqual([]);
  faults.heal();
  await page.getByRole('button', { name: 'Read from Kitsu now' }).click();
  await expect(age(page)).toContainText(/ · read \d/, SOON);

  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  const accounts = join(place.profile, 'accounts');
  const [folder = ''] = readdirSync(accounts).filter((one) =>
    existsSync(join(accounts, one, 'productions.db')),
  );
  expect(folder).not.toBe('');
  for (const end of ['', '-wal', '-shm'])
    rmSync(join(accounts, folder, `productions.db${end}`), { force: true });
  await page.keyboard.press('Shift+P');
  await openGarden(page);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', before ?? '');
});

test('stands at every width in both themes', async ({ lead }) => {
  test.slow();
  const running = await lead();
  const { page } = running;
  const fits = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
    );
  for (const theme of ['Theme: Light', 'Theme: Dark']) {
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox').fill(theme);
    await page.keyboard.press('Enter');
    for (const width of [360, 440, 900, 1920]) {
      await resize(running, width);
      await expect.poll(fits, { message: `${theme} ${width}` }).toBe(true);
    }
    expect(await violations(page), theme).toEqual([]);
    await openGarden(page);
    for (const width of [360, 440, 900, 1920]) {
      await resize(running, width);
      await expect(rows(page).nth(2)).toBeInViewport();
      await expect.poll(fits, { message: `${theme} ${width}` }).toBe(true);
    }
    expect(await violations(page), theme).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(productions(page)).toBeVisible();
  }
});

test('an artist’s menu has no productions, a lead’s has', async ({ lead, signIn, place }) => {
  const { page, close } = await signIn();
  await page.getByRole('button', { name: 'Menu' }).click();
  await expect(page.getByRole('menuitem', { name: /^Timesheet/ })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /^Productions/ })).toHaveCount(0);
  await close();
  rmSync(place.profile, { recursive: true, force: true });
  const { page: leads } = await lead();
  await leads.keyboard.press('Escape');
  await leads.getByRole('button', { name: 'Menu' }).click();
  await leads.getByRole('menuitem', { name: /^Productions/ }).click();
  await expect(productions(leads)).toBeVisible(NOTICED);
});

test('a lead goes to the team of a production from the list, by its key', async ({ lead }) => {
  const { page } = await lead();
  // The one with a picture shows it, the others their initials.
  const picture = productions(page).locator('img');
  await expect(picture).toHaveCount(1);
  await expect(picture).toHaveJSProperty('naturalWidth', 100);
  await page.keyboard.press('/');
  await page.keyboard.type(GARDEN);
  await page.keyboard.press('Enter');
  await expect(garden(page).getByRole('button')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('team of');
  await expect(page.getByRole('option', { name: new RegExp(`Team of ${GARDEN}`) })).toBeVisible();
  await page.keyboard.press('Escape');
  await garden(page).getByRole('button').focus();
  await page.keyboard.press('t');
  await expect(page.getByRole('main', { name: /Team/ })).toBeVisible(SOON);
});
