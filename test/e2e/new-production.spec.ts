import type { Page } from '@playwright/test';
import { expect, fillSignIn, test as base } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import type { LaunchOptions, Running } from '../fixtures/launch.ts';
import { signInToApi, type StudioApi } from '../fixtures/studio-api.ts';
import { accountOf } from '../fixtures/studio.ts';
import { TodayPage } from '../fixtures/today-page.ts';

const SOON = { timeout: 30_000 };
const TASK_TYPES = 'Task types of shots';

interface Lead {
  /** The app with somebody signed in. */
  as: (role: 'admin' | 'supervisor' | 'artist', options?: LaunchOptions) => Promise<Running>;
  admin: StudioApi;
  /** The name of a production that goes again afterwards. */
  aName: () => string;
}

const test = base.extend<Lead>({
  admin: async ({ studio }, use) => use(await signInToApi(studio, accountOf(studio, 'admin'))),
  as: async ({ launch, studio }, use) =>
    use(async (role, options = {}) => {
      const running = await launch({ ...options, args: ['--server', studio.url] });
      const account = { ...accountOf(studio, role), role: 'artist' };
      await fillSignIn(running, { ...studio, accounts: [account] });
      await expect(new TodayPage(running.page).sync).toContainText('All in Kitsu', SOON);
      return running;
    }),
  aName: async ({ admin }, use) => {
    const names: string[] = [];
    await use(() => {
      const name = `Zwölf ${Math.random().toString(16).slice(2, 10)}`;
      names.push(name);
      return name;
    });
    const statuses = await admin.get<{ id: string; name: string }[]>('/data/project-status');
    const closed = statuses.find(({ name }) => name === 'Closed')?.id;
    for (const name of names)
      for (const { id } of await named(admin, name)) {
        await admin.put(`/data/projects/${id}`, { project_status_id: closed });
        await admin.delete(`/data/projects/${id}?force=true`);
      }
  },
});

interface Raw {
  id: string;
  fps: string;
  production_type: string;
  start_date: string;
  task_types: string[];
  task_types_priority: Record<string, number>;
}

const named = (api: StudioApi, name: string): Promise<Raw[]> =>
  api.get<Raw[]>(`/data/projects?name=${encodeURIComponent(name)}`);

const room = (page: Page) => page.getByRole('main', { name: 'New production' });
const step = (page: Page, name: RegExp | string) => room(page).getByRole('radio', { name });
const field = (page: Page, name: string) => room(page).getByRole('textbox', { name });
const combo = (page: Page, name: string) => room(page).getByRole('combobox', { name });
const saved = (page: Page) => room(page).getByRole('status', { name: 'Draft' });
const makeIt = (page: Page) => room(page).getByRole('button', { name: 'Make the production' });

async function axeInBothThemes(page: Page): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    expect(await violations(page)).toEqual([]);
  }
}

test('an administrator makes a production by hand; its draft lasts over a restart', async ({
  as,
  launch,
  admin,
  aName,
}) => {
  test.setTimeout(150_000);
  const name = aName();
  const first = await as('admin');
  await first.page.keyboard.press('Shift+P');
  await first.page.getByRole('button', { name: 'New production' }).click();
  await expect(room(first.page)).toBeVisible();
  await expect(saved(first.page)).toContainText('Nothing typed yet');

  await test.step('what is wrong is said at its field', async () => {
    const { page } = first;
    await field(page, 'Name').fill('x'.repeat(81));
    await expect(room(page).getByRole('alert')).toContainText('Kitsu keeps 80 signs');
    await field(page, 'Name').fill('');
    await field(page, 'Name').blur();
    await expect(room(page).getByRole('alert')).toContainText('It needs a name.');
    await expect(step(page, 'Basics (1)')).toBeChecked();
    await axeInBothThemes(page);
    await field(page, 'Name').fill(name);
    await page.getByLabel('Starts').fill('2027-03-01');
    await page.getByLabel('Ends').fill('2027-02-01');
    await page.getByLabel('Ends').blur();
    await expect(room(page).getByRole('alert')).toContainText('It ends before it starts.');
    await page.getByLabel('Ends').fill('2028-02-29');
    await combo(page, 'Frames a second').fill('23.98');
    await expect(room(page)).toContainText(
      'Exactly 24000/1001 a second. Kitsu keeps the text “23.976”.',
    );
    await expect(room(page).getByRole('alert')).toHaveCount(0);
  });

  let second = first;
  await test.step('left and started again, all of it is there', async () => {
    await step(first.page, 'Work').check();
    const types = room(first.page).getByRole('group', { name: TASK_TYPES });
    await types.getByRole('checkbox').nth(0).check();
    await types.getByRole('checkbox').nth(1).check();
    await expect(saved(first.page)).toContainText('Saved here');
    await first.page.keyboard.press('Escape');
    await expect(room(first.page)).toHaveCount(0);
    await first.close();
    second = await launch();
    await expect(second.page.getByRole('status', { name: 'Sync' })).toBeVisible();
    await second.page.keyboard.press('Shift+N');
    await expect(step(second.page, 'Work')).toBeChecked();
    await step(second.page, 'Basics').check();
    await expect(field(second.page, 'Name')).toHaveValue(name);
    await expect(combo(second.page, 'Frames a second')).toHaveValue('23.98');
  });

  const { page } = second;
  let order: string[] = [];
  await test.step('the order is changed with the keyboard, and undone', async () => {
    await step(page, 'Work').check();
    const types = room(page).getByRole('group', { name: TASK_TYPES });
    const rows = types.getByRole('listitem');
    const before = [await rows.nth(0).innerText(), await rows.nth(1).innerText()];
    await rows
      .nth(1)
      .getByRole('button', { name: /^Move .* up$/ })
      .press('Enter');
    await expect(rows.nth(0)).toHaveText(before[1] ?? '');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(rows.nth(0)).toHaveText(before[0] ?? '');
    await rows
      .nth(0)
      .getByRole('button', { name: /^Move .* down$/ })
      .press('Enter');
    await expect(rows.nth(0)).toHaveText(before[1] ?? '');
    order = [before[1] ?? '', before[0] ?? ''];
    await room(page)
      .getByRole('group', { name: 'Statuses' })
      .getByRole('button', { name: 'All' })
      .click();
    await axeInBothThemes(page);
    await step(page, 'Team').check();
    await expect(room(page).getByRole('checkbox', { checked: true })).toHaveCount(1);
    await axeInBothThemes(page);
  });

  await test.step('the plan says what is made; it can be undone before it leaves', async () => {
    await step(page, 'Plan').check();
    const plan = room(page).getByRole('region', { name: 'What will be made' });
    await expect(plan).toContainText('2 task types');
    await expect(plan).toContainText(order.join(', '));
    await expect(plan).toContainText('1 person');
    await axeInBothThemes(page);
    expect(await named(admin, name)).toEqual([]);
    await makeIt(page).click();
    await expect(room(page)).toContainText(`${name} goes to Kitsu in a moment`);
    await axeInBothThemes(page);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(makeIt(page)).toBeEnabled();
    await makeIt(page).click();
  });

  await test.step('it is in Kitsu as it was planned, and in the list', async () => {
    await expect(room(page)).toContainText(`${name} is in Kitsu.`, SOON);
    await axeInBothThemes(page);
    const [made] = await named(admin, name);
    const raw = await admin.get<Raw>(`/data/projects/${made?.id}`);
    expect(raw).toMatchObject({
      fps: '23.976',
      production_type: 'short',
      start_date: '2027-03-01',
    });
    const types = await admin.get<{ id: string; name: string }[]>('/data/task-types');
    const byRank = [...raw.task_types].sort(
      (a, b) => (raw.task_types_priority[a] ?? 0) - (raw.task_types_priority[b] ?? 0),
    );
    expect(byRank.map((id) => types.find((one) => one.id === id)?.name)).toEqual(order);
    await room(page).getByRole('button', { name: 'Open it' }).click();
    await expect(page.getByRole('main', { name, exact: true })).toBeVisible();
    await page.keyboard.press('Alt+ArrowLeft');
    await room(page).getByRole('button', { name: 'Set it up from a sheet' }).click();
    await expect(page.getByRole('combobox', { name: `Production: ${name}` })).toBeVisible(SOON);
    await page.keyboard.press('Shift+P');
    const list = page.getByRole('list', { name: 'Productions' });
    await expect(list.getByRole('listitem', { name })).toBeVisible(SOON);
  });
});

test('a name that is taken is told while it is typed, and a near one is asked about', async ({
  as,
  admin,
}) => {
  const { page } = await as('admin');
  const [taken] = await admin.get<{ name: string }[]>('/data/projects/open');
  await page.keyboard.press('Shift+N');
  await expect(saved(page)).toContainText('read', SOON);
  await field(page, 'Name').fill(taken?.name.toUpperCase() ?? '');
  await expect(room(page).getByRole('alert')).toContainText('already. Choose another name.');
  await field(page, 'Name').fill(`${taken?.name} II`);
  await expect(room(page)).toContainText('Is that the one you mean?');
  await expect(room(page).getByRole('alert')).toHaveCount(0);
});

test('another production gives what it has to the draft', async ({ as, admin, aName }) => {
  const from = aName();
  const [type] = await admin.get<{ id: string; name: string }[]>(
    '/data/task-types?for_entity=Shot',
  );
  const { id } = await admin.post<{ id: string }>('/data/projects', {
    ...{ name: from, production_type: 'featurefilm', production_style: 'vfx', fps: '30' },
  });
  await admin.post(`/data/projects/${id}/settings/task-types`, { task_type_id: type?.id });
  const { page } = await as('admin');
  await page.keyboard.press('Shift+N');
  await expect(saved(page)).toContainText('read', SOON);
  await room(page).getByRole('combobox', { name: 'Copy from: None' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: from }).click();
  await room(page).getByRole('checkbox', { name: 'Team, with their roles' }).uncheck();
  await room(page).getByRole('button', { name: 'Take these into the draft' }).click();
  await expect(room(page)).toContainText(`Taken from ${from}`);
  await expect(combo(page, 'Frames a second')).toHaveValue('30');
  await expect(room(page).getByRole('combobox', { name: 'Type: Feature film' })).toBeVisible();
  await step(page, 'Plan').check();
  await expect(room(page)).toContainText('1 task type');
  await expect(room(page)).toContainText(type?.name ?? '');
  await expect(room(page)).toContainText('1 person');
  await room(page).getByRole('button', { name: 'It needs a name.' }).click();
  await expect(step(page, /^Basics/)).toBeChecked();
});

for (const role of ['artist', 'supervisor'] as const)
  test(`the ${role} reads why they make none, and nothing is offered`, async ({ as }) => {
    const { page } = await as(role);
    await page.keyboard.press('Shift+N');
    await expect(room(page).getByRole('alert')).toContainText('only administrators of the studio');
    await expect(room(page).getByRole('textbox')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(room(page)).toHaveCount(0);
  });
