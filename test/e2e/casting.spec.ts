import type { Page } from '@playwright/test';
import { expect, NOTICED } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { test } from '../fixtures/lead-in-production.ts';

const SOON = { timeout: 20_000 };

const grid = (page: Page) => page.getByRole('treegrid');
const rows = (page: Page) => grid(page).getByRole('row');
const part = (page: Page) => page.getByRole('region', { name: 'Casting' });

test('a lead puts assets into a shot by the keys, counts them, takes one out, and undoes it', async ({
  room,
  lead,
  faults,
}) => {
  const { stage } = room;
  const shot = await stage.newShot();
  const assets = `/data/projects/${stage.project}/asset-types/${stage.assetType}/assets/new`;
  const made = async (name: string) =>
    (await stage.as.admin.post<{ id: string }>(assets, { name })).id;
  const [lamp, tree] = [await made('Lamp'), await made('Tree')];
  const casting = `/data/projects/${stage.project}/entities/${shot}/casting`;
  await stage.as.admin.put(casting, [{ asset_id: tree, nb_occurences: 3, label: '' }]);
  const inKitsu = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      (await stage.as.admin.get<{ asset_id: string; nb_occurences: number }[]>(casting)).map(
        (one) => [one.asset_id, one.nb_occurences],
      ),
    );

  const running = await lead(faults.url);
  const { page } = running;
  await grid(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('c');
  const search = part(page).getByRole('combobox', { name: 'Add an asset' });
  await expect(search).toBeFocused(SOON);
  await expect(part(page)).toContainText('Tree');
  await search.fill('lam');
  await expect(part(page).getByRole('option')).toHaveText(/^Lamp/);
  expect(await violations(page)).toEqual([]);
  await search.press('Enter');
  await expect(part(page).getByRole('listitem').filter({ hasText: 'Lamp' })).toBeVisible();
  await expect.poll(inKitsu, NOTICED).toEqual({ [lamp]: 1, [tree]: 3 });
  await search.fill('lamp');
  await expect(part(page).getByRole('option')).toHaveText(/^Lamp/);
  await search.press('Enter');
  await expect(part(page).getByRole('alert')).toContainText('Lamp is in it already');
  await search.press('Escape');

  // Without Kitsu it is saved here.
  await expect(part(page).getByText('not in Kitsu yet')).toHaveCount(0, NOTICED);
  faults.on('*', /^/, { kind: 'close-before' });
  const often = part(page).getByRole('textbox', { name: 'How often Lamp' });
  await often.fill('4');
  await often.press('Enter');
  await expect(part(page).getByText('not in Kitsu yet')).toHaveCount(1);
  faults.heal();
  await expect.poll(inKitsu, NOTICED).toEqual({ [lamp]: 4, [tree]: 3 });
  await part(page).getByRole('button', { name: 'Take out Tree' }).click();
  await expect(part(page).getByText('Tree')).toHaveCount(0);
  await expect.poll(inKitsu, NOTICED).toEqual({ [lamp]: 4 });
  await grid(page).focus();
  await page.keyboard.press('Control+z');
  await expect.poll(inKitsu, NOTICED).toEqual({ [lamp]: 4, [tree]: 3 });

  // Where the asset is, and what would have no end.
  await page.keyboard.press('v');
  const row = rows(page).filter({ hasText: 'Lamp' });
  await row.click();
  await expect(part(page).getByRole('list', { name: 'Where it is' })).toContainText('SQ010', SOON);
  await expect(part(page).getByRole('list', { name: 'Where it is' })).toContainText('4 ×');
  const own = `/data/projects/${stage.project}/entities/${tree}/casting`;
  await stage.as.admin.put(own, [{ asset_id: lamp, nb_occurences: 1, label: '' }]);
  await search.fill('tree');
  await expect(part(page).getByRole('option')).toHaveText(/^Tree/);
  await search.press('Enter');
  await expect(part(page).getByRole('alert')).toContainText('An asset cannot be in itself');
});

test('a lead puts an asset into several shots at once, is told where they differ, and undoes it as one', async ({
  room,
  lead,
}, info) => {
  const { stage } = room;
  const shots = [await stage.newShot(), await stage.newShot()];
  const assets = `/data/projects/${stage.project}/asset-types/${stage.assetType}/assets/new`;
  const made = async (name: string) =>
    (await stage.as.admin.post<{ id: string }>(assets, { name })).id;
  const [lamp, tree] = [await made('Lamp'), await made('Tree')];
  const path = (shot: string) => `/data/projects/${stage.project}/entities/${shot}/casting`;
  await stage.as.admin.put(path(shots[0] ?? ''), [{ asset_id: tree, nb_occurences: 3, label: '' }]);
  const inKitsu = async (): Promise<Record<string, number>[]> =>
    Promise.all(
      shots.map(async (shot) => {
        const all = await stage.as.admin.get<{ asset_id: string; nb_occurences: number }[]>(
          path(shot),
        );
        return Object.fromEntries(all.map((one) => [one.asset_id, one.nb_occurences]));
      }),
    );
  const { page } = await lead();
  await grid(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('c');
  const search = part(page).getByRole('combobox', { name: 'Add an asset' });
  await expect(search).toBeFocused(SOON);
  const of = (name: string) => part(page).getByRole('listitem').filter({ hasText: name });
  await expect(of('Tree')).toContainText('in 1 of 2');
  await search.fill('lam');
  await expect(part(page).getByRole('option')).toHaveText(/^Lamp/);
  await search.press('Enter');
  await expect(of('Lamp')).toBeVisible();
  await expect.poll(inKitsu, NOTICED).toEqual([{ [lamp]: 1, [tree]: 3 }, { [lamp]: 1 }]);
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('several.png') });
  const often = part(page).getByRole('textbox', { name: 'How often Tree' });
  await often.fill('2');
  await often.press('Enter');
  await expect.poll(inKitsu, NOTICED).toEqual([
    { [lamp]: 1, [tree]: 2 },
    { [lamp]: 1, [tree]: 2 },
  ]);
  await grid(page).focus();
  await page.keyboard.press('Control+z');
  await expect.poll(inKitsu, NOTICED).toEqual([{ [lamp]: 1, [tree]: 3 }, { [lamp]: 1 }]);
  await page.keyboard.press('Control+z');
  await expect.poll(inKitsu, NOTICED).toEqual([{ [tree]: 3 }, {}]);
  await expect(of('Tree')).toContainText('in 1 of 2');
});
