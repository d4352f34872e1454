import { expect, NOTICED } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { test } from '../fixtures/lead-in-production.ts';
import { pngOf } from '../fixtures/publish-page.ts';

const SOON = { timeout: 20_000 };

test('a shot shows its picture, is canceled and restored, and its task is given to somebody', async ({
  room,
  lead,
}) => {
  test.setTimeout(120_000);
  const { stage } = room;
  const { admin, supervisor } = stage.as;
  await room.newTask();
  const task = room.task();
  const { id: preview } = await room.publish('look.png', pngOf(320, 180, 90));
  await admin.put(`/actions/preview-files/${preview}/set-main-preview`);
  const { entity_id: shot } = await admin.get<{ entity_id: string }>(`/data/tasks/${task}`);
  const { name } = await admin.get<{ name: string }>(`/data/shots/${shot}`);
  const canceled = async () =>
    (await admin.get<{ canceled: boolean }>(`/data/entities/${shot}`)).canceled;
  const assigned = async () =>
    (await admin.get<{ assignees: string[] }>(`/data/tasks/${task}`)).assignees;

  const { page } = await lead();
  const grid = page.getByRole('treegrid');
  const panel = page.getByRole('complementary', { name: 'Edit' });
  const row = grid.getByRole('row', { name: new RegExp(`^${name}, shot`) });
  await page.getByRole('textbox', { name: 'Search this production' }).fill(name);
  const picture = row.locator('img');
  await expect(picture).toHaveCount(1);
  await expect(picture).toHaveJSProperty('complete', true);
  await expect
    .poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth), SOON)
    .toBeGreaterThan(0);

  await test.step('taken out, and back', async () => {
    await page.getByRole('button', { name: 'Show what was canceled' }).click();
    await row.click();
    await grid.focus();
    await page.keyboard.press('e');
    await panel.getByRole('button', { name: /^Cancel / }).press('Enter');
    await expect(row).toContainText('Canceled');
    await expect.poll(canceled, NOTICED).toBe(true);
    await panel.getByRole('button', { name: /^Restore / }).press('Enter');
    await expect(row).not.toContainText('Canceled');
    await expect.poll(canceled, NOTICED).toBe(false);
    expect(await violations(page)).toEqual([]);
  });

  await test.step('its task is given by choosing somebody', async () => {
    const before = await assigned();
    const own = grid.getByRole('row', { name: /^Animation, task/ });
    await expect(own).toBeVisible();
    await own.click();
    await expect(panel).toContainText('Assigned');
    await panel.getByRole('combobox', { name: 'Assign: Assign…' }).press('Enter');
    await page.getByRole('option', { name: supervisor.user.full_name }).click();
    const people = panel.getByRole('region', { name: 'Assigned' }).getByRole('listitem');
    await expect(people.filter({ hasText: supervisor.user.full_name })).toHaveCount(1);
    await expect
      .poll(async () => (await assigned()).sort(), NOTICED)
      .toEqual([...before, supervisor.user.id].sort());
    await panel.getByRole('button', { name: `Unassign ${supervisor.user.full_name}` }).click();
    await expect.poll(assigned, NOTICED).toEqual(before);
    expect(await violations(page)).toEqual([]);
  });
});

test('unassigned tasks are shown by department, and all again once those have somebody', async ({
  room,
  lead,
}) => {
  test.setTimeout(120_000);
  const { stage } = room;
  await stage.newTask('animation');
  const other = await stage.newTask('layout');
  const departments = await stage.as.admin.get<{ id: string; name: string }[]>('/data/departments');
  const mine = departments.find(({ id }) => id === stage.department)?.name ?? '';
  const { page } = await lead();
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('t');
  const free = page.getByRole('list', { name: 'Unassigned tasks' }).getByRole('listitem');
  await expect(free).toHaveCount(2, SOON);
  await page.getByRole('combobox', { name: 'Department: All departments' }).press('Enter');
  await page.getByRole('option', { name: mine, exact: true }).click();
  await expect(free).toHaveCount(1);
  await expect(free).toContainText('Animation');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('checkbox', { name: 'All of these' }).check();
  const who = stage.as.supervisor.user.full_name;
  await page.getByRole('button', { name: `Assign 1 task to ${who}` }).click();
  await expect(free).toHaveCount(1);
  await expect(free).toContainText('Layout');
  const read = async (): Promise<string[]> =>
    (await stage.as.admin.get<{ assignees: string[] }>(`/data/tasks/${other}`)).assignees;
  expect(await read()).toEqual([]);
});
