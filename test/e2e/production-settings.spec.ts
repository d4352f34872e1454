import type { Locator, Page } from '@playwright/test';
import { expect, NOTICED } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { test } from '../fixtures/lead-in-production.ts';

test('a lead makes a column, changes it without Kitsu, undoes that, and deletes it', async ({
  room,
  lead,
  faults,
}) => {
  const { stage } = room;
  const shot = await stage.newShot();
  const path = `/data/projects/${stage.project}/metadata-descriptors`;
  const columns = async () =>
    (await stage.as.admin.get<{ name: string; field_name: string; choices: string[] }[]>(path)).map(
      ({ name, choices }) => [name, ...choices],
    );
  const running = await lead(faults.url);
  const { page } = running;
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('Shift+C');
  const dialog = page.getByRole('dialog', { name: 'Settings of this production' });
  await expect(dialog).toContainText('no columns of its own');
  await dialog.getByRole('button', { name: 'New column' }).click();
  const name = dialog.getByRole('textbox', { name: 'Name' });
  await expect(name).toBeFocused();
  await name.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText('A column needs a name.');
  await name.fill('Mood');
  await dialog.getByRole('combobox', { name: /^Type/ }).click();
  await page.getByRole('option', { name: 'One of a list' }).click();
  const choices = dialog.getByRole('textbox', { name: 'Choices, one a line' });
  await choices.fill('calm\ngrim');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Make it' }).click();
  const row = dialog.getByRole('region', { name: 'Shots' }).getByRole('listitem');
  await expect(row).toContainText('One of a list: calm, grim');
  await expect.poll(columns, NOTICED).toEqual([['Mood', 'calm', 'grim']]);
  await expect(row.getByText('not in Kitsu yet')).toHaveCount(0, NOTICED);

  // Without Kitsu it is kept here, and undone here.
  faults.on('*', /^/, { kind: 'close-before' });
  await dialog.getByRole('button', { name: 'Change Mood' }).click();
  await choices.fill('calm\ngrim\nwild');
  await dialog.getByRole('button', { name: 'Change it' }).click();
  await expect(row).toContainText('calm, grim, wild');
  await expect(row.getByText('not in Kitsu yet')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(row).not.toContainText('wild');
  faults.heal();
  await expect.poll(columns, NOTICED).toEqual([['Mood', 'calm', 'grim']]);

  // What goes along is said before it is deleted.
  await stage.as.admin.put(`/data/entities/${shot}`, { data: { mood: 'grim' } });
  await expect(row).toContainText('1 value', NOTICED);
  await dialog.getByRole('button', { name: 'Delete Mood' }).click();
  const question = page.getByRole('alertdialog', { name: 'Delete the column?' });
  await expect(question).toContainText('With it 1 value will be deleted.');
  expect(await violations(page)).toEqual([]);
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(row).toHaveCount(0);
  await expect.poll(columns, NOTICED).toEqual([]);
  const values = async () =>
    (await stage.as.admin.get<{ data: object | null }>(`/data/entities/${shot}`)).data;
  expect(await values()).toEqual({});
});

test('a lead orders task types by the keys, and disables one once it was said what stays', async ({
  room,
  lead,
}) => {
  const { stage } = room;
  const { animation, layout } = stage.taskTypes;
  await stage.newTask('layout');
  await stage.as.admin.post(`/data/projects/${stage.project}/settings/batch`, {
    task_types: [layout, animation].map((task_type_id, at) => ({ task_type_id, priority: at + 1 })),
    ...{ task_status_ids: [], asset_type_ids: [] },
  });
  const inKitsu = async () => {
    const { task_types: types, task_types_priority: places } = await stage.as.admin.get<{
      task_types: string[];
      task_types_priority: Record<string, number>;
    }>(`/data/projects/${stage.project}`);
    return types.sort((a, b) => (places[a] ?? 99) - (places[b] ?? 99));
  };
  const running = await lead();
  const { page } = running;
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('Shift+C');
  const dialog = page.getByRole('dialog', { name: 'Settings of this production' });
  await dialog.getByRole('radio', { name: 'Task types' }).check();
  const list = dialog.getByRole('list', { name: 'Task types' });
  const named = (name: string) => list.getByRole('checkbox', { name: new RegExp(`^${name}`) });
  await expect(named('Layout')).toBeChecked();
  await expect(list.getByRole('listitem').first()).toContainText('Layout');
  expect(await violations(page)).toEqual([]);
  await named('Animation').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(list.getByRole('listitem').first()).toContainText('Animation');
  await expect(named('Animation')).toBeFocused();
  await expect.poll(inKitsu, NOTICED).toEqual([animation, layout]);
  await expect(dialog.getByText('not in Kitsu yet')).toHaveCount(0, NOTICED);
  await page.keyboard.press('Control+z');
  await expect.poll(inKitsu, NOTICED).toEqual([layout, animation]);
  await named('Layout').click();
  const question = page.getByRole('alertdialog', { name: 'Disable Layout?' });
  await expect(question).toContainText('1 task of Layout stays in Kitsu');
  await question.getByRole('button', { name: 'Keep' }).click();
  await expect(named('Layout')).toBeChecked();
  await named('Layout').click();
  await question.getByRole('button', { name: 'Disable' }).click();
  await expect(named('Layout')).not.toBeChecked();
  await expect.poll(inKitsu, NOTICED).toEqual([animation]);
  await expect(dialog.getByText('not in Kitsu yet')).toHaveCount(0, NOTICED);
  await page.keyboard.press('Control+z');
  await expect.poll(inKitsu, NOTICED).toEqual([layout, animation]);
});

/** What a production is set to, at its asset types. */
async function assetTypes(page: Page): Promise<Locator> {
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('Shift+C');
  const dialog = page.getByRole('dialog', { name: 'Settings of this production' });
  await dialog.getByRole('radio', { name: 'Asset types' }).check();
  return dialog;
}

test('an administrator makes an asset type and renames it', async ({ room, lead }) => {
  const { stage } = room;
  const inKitsu = async (): Promise<string[]> => {
    const { asset_types: enabled } = await stage.as.admin.get<{ asset_types: string[] }>(
      `/data/projects/${stage.project}`,
    );
    const all = await stage.as.admin.get<{ id: string; name: string }[]>('/data/entity-types');
    return all.filter(({ id }) => enabled.includes(id)).map((one) => one.name);
  };
  const { page } = await lead(undefined, 'admin');
  const dialog = await assetTypes(page);
  const list = dialog.getByRole('list', { name: 'Asset types' });
  const [first, second] = [`Crowd ${Date.now()}`, `Herd ${Date.now()}`];
  await dialog.getByRole('button', { name: 'New asset type' }).press('Enter');
  const name = dialog.getByRole('textbox', { name: 'Name of the new asset type' });
  await expect(name).toBeFocused();
  await name.fill('x'.repeat(31));
  await name.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('Kitsu keeps 30 characters');
  expect(await violations(page)).toEqual([]);
  await name.fill(first);
  await name.press('Enter');
  await expect(list.getByRole('checkbox', { name: new RegExp(`^${first}`) })).toBeChecked();
  await expect(dialog.getByRole('button', { name: 'New asset type' })).toBeFocused();
  await expect.poll(inKitsu, NOTICED).toContain(first);
  await expect(dialog.getByText('not in Kitsu yet')).toHaveCount(0, NOTICED);
  await dialog.getByRole('button', { name: `Rename ${first}` }).press('Enter');
  const other = dialog.getByRole('textbox', { name: `New name of ${first}` });
  await expect(other).toHaveValue(first);
  await other.fill(second);
  expect(await violations(page)).toEqual([]);
  await other.press('Enter');
  await expect(dialog.getByRole('button', { name: `Rename ${second}` })).toBeFocused();
  await expect.poll(inKitsu, NOTICED).toContain(second);
});

test('a manager reads why asset types are not theirs to make', async ({ lead }) => {
  const { page } = await lead();
  const dialog = await assetTypes(page);
  await expect(dialog).toContainText('only administrators of the studio change this.');
  await expect(dialog.getByRole('button', { name: /^Rename|^New asset type/ })).toHaveCount(0);
});

test('a lead drags task types and statuses into their order', async ({ room, lead }) => {
  const { stage } = room;
  const { animation, layout } = stage.taskTypes;
  await stage.as.admin.post(`/data/projects/${stage.project}/settings/batch`, {
    task_types: [layout, animation].map((task_type_id, at) => ({ task_type_id, priority: at + 1 })),
    ...{ task_status_ids: [], asset_type_ids: [] },
  });
  for (const task_status_id of Object.values(stage.statuses))
    await stage.as.admin.post(`/data/projects/${stage.project}/settings/task-status`, {
      task_status_id,
    });
  const places = async () => {
    const { task_types_priority: types, task_statuses_link: statuses } = await stage.as.admin.get<{
      task_types_priority: Record<string, number>;
      task_statuses_link: Record<string, { priority: number | null }>;
    }>(`/data/projects/${stage.project}`);
    return { types, statuses };
  };
  const { page } = await lead();
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('Shift+C');
  const dialog = page.getByRole('dialog', { name: 'Settings of this production' });
  await dialog.getByRole('radio', { name: 'Task types' }).check();
  const types = dialog.getByRole('list', { name: 'Task types' }).getByRole('listitem');
  await expect(types.first()).toContainText('Layout');
  await types.nth(1).dragTo(types.first(), { targetPosition: { x: 20, y: 4 } });
  await expect(types.first()).toContainText('Animation');
  await expect.poll(async () => (await places()).types[animation], NOTICED).toBe(1);
  await dialog.getByRole('radio', { name: 'Statuses' }).check();
  const statuses = dialog.getByRole('list', { name: 'Statuses' }).getByRole('listitem');
  const last = statuses.filter({ has: page.getByRole('checkbox', { checked: true }) }).last();
  const id = (await last.getAttribute('data-id')) ?? '';
  await last.getByRole('checkbox').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(async () => (await places()).statuses[id]?.priority, NOTICED).not.toBeNull();
  const before = (await places()).statuses[id]?.priority ?? 0;
  expect(before).toBeGreaterThan(0);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await places()).statuses[id]?.priority, NOTICED).toBe(before + 1);
  expect(await violations(page)).toEqual([]);
});
