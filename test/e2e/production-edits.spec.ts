import type { Page } from '@playwright/test';
import { expect, NOTICED } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { test as base } from '../fixtures/lead-in-production.ts';

const SOON = { timeout: 20_000 };

/** Its shots have a column. */
const test = base.extend({
  room: async ({ room }, use) => {
    const { stage } = room;
    await stage.as.admin.post(`/data/projects/${stage.project}/metadata-descriptors`, {
      ...{ name: 'Mood', entity_type: 'Shot', data_type: 'string', choices: [] },
      ...{ departments: [], for_client: false },
    });
    await use(room);
  },
});

const grid = (page: Page) => page.getByRole('treegrid');
const rows = (page: Page) => grid(page).getByRole('row');
const panel = (page: Page) => page.getByRole('complementary', { name: 'Edit' });

test('a lead edits two shots at once, undoes it, cancels one and deletes it for good', async ({
  room,
  lead,
  faults,
}) => {
  const { stage } = room;
  const ids = [await stage.newShot(), await stage.newShot()];
  const shots = () =>
    Promise.all(
      ids.map(async (id) => {
        const { nb_frames, data } = await stage.as.admin.get<{
          nb_frames: number | null;
          data: { mood?: string } | null;
        }>(`/data/shots/${id}`);
        return { frames: nb_frames, mood: data?.mood };
      }),
    );
  const running = await lead(faults.url);
  const { page } = running;

  // The two last shots, by the keys.
  await grid(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(page.locator('[role="row"][aria-selected="true"]')).toHaveCount(2);
  await page.keyboard.press('e');
  await expect(panel(page)).toContainText('2 shots');
  await expect(panel(page).getByRole('textbox', { name: 'Name' })).toHaveCount(0);
  const frames = panel(page).getByRole('textbox', { name: 'Frames' });
  await expect(frames).toBeFocused();
  await frames.fill('many');
  await frames.press('Enter');
  await expect(panel(page).getByRole('alert')).toHaveText('Frames wants a number.');
  await frames.fill('48');
  await frames.press('Enter');
  const mood = panel(page).getByRole('textbox', { name: 'Mood' });
  await mood.fill('grim');
  await mood.press('Enter');
  await expect(rows(page).filter({ hasText: '48 frames' })).toHaveCount(2);
  await expect.poll(shots, NOTICED).toEqual(ids.map(() => ({ frames: 48, mood: 'grim' })));
  await expect(grid(page).getByText('not in Kitsu yet')).toHaveCount(0, NOTICED);
  expect(await violations(page)).toEqual([]);

  // Without Kitsu it is saved here, and undone here.
  faults.on('*', /^/, { kind: 'close-before' });
  await frames.fill('50');
  await frames.press('Enter');
  await expect(rows(page).filter({ hasText: '50 frames' })).toHaveCount(2);
  await expect(grid(page).getByText('not in Kitsu yet')).toHaveCount(2);
  await grid(page).focus();
  await page.keyboard.press('Control+z');
  await expect(rows(page).filter({ hasText: '48 frames' })).toHaveCount(2);
  faults.heal();
  await expect.poll(shots, NOTICED).toEqual(ids.map(() => ({ frames: 48, mood: 'grim' })));

  // Escape is for the editor first, then for what is selected, and only then for the room.
  await frames.focus();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(grid(page)).toBeFocused();
  await expect(page.locator('[role="row"][aria-selected="true"]')).toHaveCount(2);

  // One of them is taken out, and then deleted for good.
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  const row = rows(page).last();
  const name = (await row.getAttribute('aria-label'))?.split(',')[0] ?? '';
  await page.getByRole('button', { name: 'Show what was canceled' }).click();
  await grid(page).focus();
  await page.keyboard.press('Delete');
  await expect(rows(page).filter({ hasText: name })).toContainText('Canceled');
  await page.keyboard.press('Shift+Delete');
  const question = page.getByRole('alertdialog', { name: 'Delete for good?' });
  await expect(question).toContainText('Nothing else goes along.');
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(rows(page).filter({ hasText: name })).toHaveCount(0);
  const left = async (): Promise<string[]> =>
    (await stage.as.admin.get<{ name: string }[]>(`/data/projects/${stage.project}/shots`)).map(
      (one) => one.name,
    );
  await expect.poll(left, NOTICED).not.toContain(name);
});

test('a lead makes a shot and its task, and gives it to somebody in the team', async ({
  room,
  lead,
}) => {
  const { stage } = room;
  const running = await lead();
  const { page } = running;
  await grid(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'New in this production' });
  await expect(dialog.getByRole('combobox', { name: /^What: Shot in SQ010/ })).toBeVisible();
  const name = dialog.getByRole('textbox', { name: 'Name' });
  await name.fill('SH900');
  await name.press('Enter');
  await expect(dialog.getByRole('status')).toContainText('SH900 is saved here');
  await name.fill('SH900');
  await name.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('SH900 is there already.');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  const shot = rows(page).filter({ hasText: 'SH900' });
  await expect(shot).toBeVisible();
  await expect(grid(page).getByText('not in Kitsu yet')).toHaveCount(0, NOTICED);
  const tasks = async () => {
    const all = await stage.as.admin.get<{ id: string; name: string }[]>(
      `/data/projects/${stage.project}/shots`,
    );
    const made = all.filter((one) => one.name === 'SH900');
    expect(made).toHaveLength(1);
    return stage.as.admin.get<{ assignees: string[] }[]>(
      `/data/tasks?entity_id=${made[0]?.id}&relations=true`,
    );
  };

  await shot.click();
  await page.keyboard.press('n');
  await dialog.getByRole('combobox', { name: /^What/ }).click();
  await page.getByRole('option', { name: 'Animation on SQ010 / SH900' }).click();
  await dialog.getByRole('button', { name: 'Make it' }).click();
  await expect.poll(async () => (await tasks()).length, NOTICED).toBe(1);

  // In the team's room nobody has it: it is dragged onto somebody.
  await grid(page).focus();
  await page.keyboard.press('t');
  await expect(page.getByRole('main', { name: 'Team' })).toBeVisible();
  const free = page.getByRole('list', { name: 'Unassigned tasks' });
  const task = free.getByRole('listitem').filter({ hasText: 'SH900' });
  await expect(task).toBeVisible(SOON);
  expect(await violations(page)).toEqual([]);
  const artist = page.getByRole('listitem', { name: `artist ${stage.unique}` }).first();
  await task.dragTo(artist);
  await expect(free.getByRole('listitem').filter({ hasText: 'SH900' })).toHaveCount(0);
  await expect.poll(async () => (await tasks())[0]?.assignees.length, NOTICED).toBe(1);

  // Somebody leaves: what they leave is said first.
  const leave = page.getByRole('button', { name: `Take vendor ${stage.unique} out of the team` });
  await leave.click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('1 open task here, and stays assigned');
  await question.getByRole('button', { name: 'Take out' }).click();
  const team = async (): Promise<string[]> =>
    (await stage.as.admin.get<{ team: string[] }>(`/data/projects/${stage.project}`)).team;
  await expect.poll(team, NOTICED).not.toContain(stage.as.vendor.user.id);
  await page.keyboard.press('Control+z');
  await expect.poll(team, NOTICED).toContain(stage.as.vendor.user.id);
});

test('what somebody else renames is seen, also on the way back from where it stands', async ({
  room: { stage },
  lead,
}) => {
  const { page } = await lead();
  const { admin } = stage.as;
  const path = `/data/projects/${stage.project}/sequences`;
  const id = (await admin.get<{ id: string }[]>(path))[0]?.id ?? '';
  for (const name of ['SQ777', 'SQ888']) {
    await admin.put(`/data/entities/${id}`, { name });
    await expect(rows(page).first()).toHaveAttribute('aria-label', new RegExp(`^${name}`), SOON);
    await page.keyboard.press('Shift+K');
    const stands = page.getByRole('main', { name: /^Where .* stands$/ });
    await expect(stands.getByRole('status', { name: 'Age' })).toContainText('Read from', SOON);
    await page.keyboard.press('Escape');
  }
});
