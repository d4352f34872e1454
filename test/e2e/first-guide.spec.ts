import type { Page } from '@playwright/test';
import { expect, fillSignIn, NOTICED, test } from '../fixtures/artist.ts';
import { signInToApi, type StudioApi } from '../fixtures/studio-api.ts';
import { accountOf } from '../fixtures/studio.ts';

const SOON = { timeout: 30_000 };

interface Named {
  id: string;
  name: string;
}

const idOf = async (api: StudioApi, path: string, name: string): Promise<string> =>
  (await api.get<Named[]>(path)).find((one) => one.name === name)?.id ?? '';

/** Something new where the selected row is. */
async function make(page: Page, what: RegExp, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New in this production' }).click();
  const dialog = page.getByRole('dialog', { name: 'New in this production' });
  await dialog.getByRole('combobox', { name: /^What/ }).click();
  await page.getByRole('option', { name: what }).first().click();
  const field = dialog.getByRole('textbox', { name: 'Name' });
  if (name !== '') await field.fill(name);
  await dialog.getByRole('button', { name: 'Make it' }).click();
  if (name === '') return;
  await expect(dialog.getByRole('status')).toContainText(`${name} is saved here`);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('treegrid').getByText('not in Kitsu yet')).toHaveCount(0, NOTICED);
}

/** Values of the selected row, by the names of their fields. */
async function fill(page: Page, values: Record<string, string>): Promise<void> {
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('e');
  const panel = page.getByRole('complementary', { name: 'Edit' });
  for (const [name, value] of Object.entries(values)) {
    const field = panel.getByRole('textbox', { name, exact: true });
    await field.fill(value);
    await field.press('ControlOrMeta+Enter');
  }
  await page.keyboard.press('Escape');
}

test('the first guide, by hand: an administrator makes a production, and its manager what is in it', async ({
  launch,
  studio,
}, info) => {
  test.setTimeout(300_000);
  const admin = await signInToApi(studio, accountOf(studio, 'admin'));
  const manager = await signInToApi(studio, accountOf(studio, 'manager'));
  const artist = await signInToApi(studio, accountOf(studio, 'artist'));
  const name = `Agent 327 ${Math.random().toString(16).slice(2, 8)}`;
  const assetType = `Gadget ${name.slice(-6)}`;
  const project = () => idOf(admin, `/data/projects?name=${encodeURIComponent(name)}`, name);
  const { page } = await launch({ args: ['--server', studio.url] });
  const signIn = async (role: 'admin' | 'manager'): Promise<void> => {
    const account = { ...accountOf(studio, role), role: 'artist' };
    await fillSignIn({ page }, { ...studio, accounts: [account] });
    await expect(page.getByRole('status', { name: 'Sync' })).toContainText('All in Kitsu', SOON);
  };
  try {
    await test.step('1. a production and its team', async () => {
      await signIn('admin');
      await page.keyboard.press('Shift+N');
      const room = page.getByRole('main', { name: 'New production' });
      await room.getByRole('textbox', { name: 'Name' }).fill(name);
      await room.getByRole('combobox', { name: /^Type: / }).click();
      await page.getByRole('option', { name: 'Short film' }).click();
      await room.getByRole('combobox', { name: /^Style: / }).click();
      await page.getByRole('option', { name: '2D animation', exact: true }).click();
      await room.getByRole('radio', { name: 'Work' }).check();
      for (const group of ['Task types of assets', 'Task types of shots'])
        await room.getByRole('group', { name: group }).getByRole('button', { name: 'All' }).click();
      for (const group of ['Statuses', 'Asset types'])
        await room.getByRole('group', { name: group }).getByRole('button', { name: 'All' }).click();
      await room.getByRole('radio', { name: 'Team' }).check();
      for (const who of [artist, manager])
        await room.getByRole('checkbox', { name: who.user.full_name }).check();
      await room.getByRole('radio', { name: 'Plan' }).check();
      await room.getByRole('button', { name: 'Make the production' }).click();
      await expect(room).toContainText(`${name} is in Kitsu.`, SOON);
      await page.screenshot({ path: info.outputPath('made.png') });
      const made = await admin.get<{
        production_type: string;
        production_style: string;
        team: string[];
      }>(`/data/projects/${await project()}`);
      expect(made).toMatchObject({ production_type: 'short', production_style: '2d' });
      expect(made.team).toEqual(expect.arrayContaining([artist.user.id, manager.user.id]));
      await room.getByRole('button', { name: 'Open it' }).click();
      await page.getByRole('button', { name: /^Settings of this production/ }).click();
      const dialog = page.getByRole('dialog', { name: 'Settings of this production' });
      await dialog.getByRole('radio', { name: 'Asset types' }).check();
      await dialog.getByRole('button', { name: 'New asset type' }).click();
      await dialog.getByRole('textbox', { name: 'Name of the new asset type' }).fill(assetType);
      await dialog.getByRole('button', { name: 'Make it' }).click();
      await expect.poll(() => idOf(admin, '/data/entity-types', assetType), NOTICED).not.toBe('');
      await expect(dialog.getByText('not in Kitsu yet')).toHaveCount(0, NOTICED);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Menu' }).click();
      await page.getByRole('menuitem', { name: /^Sign out/ }).click();
      await expect(page.getByRole('textbox', { name: 'Email' })).toBeVisible(SOON);
    });

    const grid = page.getByRole('treegrid');
    const row = (label: RegExp) => grid.getByRole('row', { name: label });
    await test.step('4. its manager finds it among all and open ones', async () => {
      await signIn('manager');
      await page.keyboard.press('Shift+P');
      const room = page.getByRole('main', { name: 'Productions' });
      for (const which of ['All', 'Open', 'Mine'])
        await room.getByRole('radio', { name: which }).check();
      await page.getByRole('textbox', { name: 'Search' }).fill(name);
      const list = page.getByRole('list', { name: 'Productions' });
      await list.getByRole('listitem', { name }).getByRole('button').first().click();
      await expect(page.getByRole('status', { name: 'Age' })).toContainText(/ · read \d/, SOON);
    });

    await test.step('2. a sequence, a shot with its frames, an asset, and their values', async () => {
      await make(page, /^Sequence$/, 'SQ01');
      await row(/^SQ01/).click();
      await make(page, /^Shot in SQ01/, 'SH0010');
      await row(/^SH0010/).click();
      await fill(page, {
        Frames: '50',
        'First frame': '0',
        'Last frame': '50',
        Description: 'The hall',
      });
      await grid.focus();
      await page.keyboard.press('v');
      await make(page, new RegExp(`^Asset in ${assetType}`), 'Main character');
      await row(/^Main character/).click();
      await fill(page, { Description: 'Updated description' });
    });

    await test.step('2. their tasks, made and assigned', async () => {
      await make(page, /^Modeling on /, '');
      const own = row(/^Modeling, task/);
      // It opens to its tasks once it has one.
      await expect(async () => {
        await grid.focus();
        await page.keyboard.press('ArrowRight');
        await expect(own).toBeVisible({ timeout: 1_000 });
      }).toPass(NOTICED);
      await grid.focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('e');
      const panel = page.getByRole('complementary', { name: 'Edit' });
      await panel.getByRole('combobox', { name: 'Assign: Assign…' }).press('Enter');
      await page.getByRole('option', { name: artist.user.full_name }).click();
      await expect(panel.getByRole('region', { name: 'Assigned' })).toContainText(
        artist.user.full_name,
      );
      await page.keyboard.press('Escape');
    });

    await test.step('3. a column, and a value in it', async () => {
      await page.keyboard.press('Shift+C');
      const dialog = page.getByRole('dialog', { name: 'Settings of this production' });
      await dialog.getByRole('button', { name: 'New column' }).click();
      await dialog.getByRole('textbox', { name: 'Name' }).fill('Polygons');
      await dialog.getByRole('combobox', { name: /^Of/ }).click();
      await page.getByRole('option', { name: 'Assets', exact: true }).click();
      await dialog.getByRole('button', { name: 'Make it' }).click();
      await expect(dialog.getByRole('region', { name: 'Assets' })).toContainText('Polygons');
      await expect(dialog.getByText('not in Kitsu yet')).toHaveCount(0, NOTICED);
      await page.keyboard.press('Escape');
      await row(/^Main character/).click();
      await fill(page, { Polygons: '2000' });
      await page.screenshot({ path: info.outputPath('structure.png') });
    });

    await test.step('Kitsu has all of it', async () => {
      const id = await project();
      interface Entity extends Named {
        description: string | null;
        nb_frames: number | null;
        data: Record<string, unknown> | null;
      }
      const of = async (kind: string): Promise<Entity | undefined> =>
        (await admin.get<Entity[]>(`/data/projects/${id}/${kind}`))[0];
      await expect
        .poll(() => of('shots'), NOTICED)
        .toMatchObject({
          ...{ name: 'SH0010', description: 'The hall', nb_frames: 50 },
          data: { frame_in: 0, frame_out: 50 },
        });
      await expect
        .poll(() => of('assets'), NOTICED)
        .toMatchObject({
          ...{ name: 'Main character', description: 'Updated description' },
          data: { polygons: '2000' },
        });
      const tasks = () =>
        admin.get<{ assignees: string[] }[]>(`/data/tasks?project_id=${id}&relations=true`);
      await expect.poll(tasks, NOTICED).toMatchObject([{ assignees: [artist.user.id] }]);
    });
  } finally {
    const id = await project();
    const closed = await idOf(admin, '/data/project-status', 'Closed');
    if (id !== '') {
      await admin.put(`/data/projects/${id}`, { project_status_id: closed });
      await admin.delete(`/data/projects/${id}?force=true`);
    }
    const type = await idOf(admin, '/data/entity-types', assetType);
    if (type !== '') await admin.delete(`/data/entity-types/${type}`);
  }
});
