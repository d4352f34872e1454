import type { Page } from '@playwright/test';
import { expect } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import { test } from '../fixtures/lead-in-production.ts';
import { SetupPage } from '../fixtures/setup-page.ts';

const SOON = { timeout: 20_000 };
const MANAGERS = 'Kitsu lets only managers and administrators of the production change this.';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Edit' });

for (const role of ['supervisor', 'artist'] as const)
  test(`${role === 'artist' ? 'an artist' : 'a supervisor'} is told who may change a production, and nothing is sent`, async ({
    room,
    lead,
    faults,
  }) => {
    test.setTimeout(120_000);
    const { stage } = room;
    await stage.newTask();
    const { page } = await lead(faults.url, role);
    const grid = page.getByRole('treegrid');
    const written = () =>
      faults.requests.filter(({ method, path }) => method !== 'GET' && !path.includes('/auth/'));
    const before = written().length;

    await test.step('Structure: editing, making and its settings', async () => {
      await grid.focus();
      await page.keyboard.press('End');
      await page.keyboard.press('e');
      await expect(panel(page)).toContainText(MANAGERS, SOON);
      await expect(panel(page).getByRole('textbox')).toHaveCount(0);
      for (const name of [/^Cancel /, 'Delete for good…'])
        await expect(panel(page).getByRole('button', { name })).toHaveCount(0);
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Delete');
      await page.keyboard.press('Escape');
      await page.keyboard.press('n');
      const making = page.getByRole('dialog', { name: 'New in this production' });
      await expect(making).toContainText(MANAGERS);
      await expect(making.getByRole('button', { name: 'Make it' })).toBeDisabled();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Shift+C');
      const settings = page.getByRole('dialog', { name: 'Settings of this production' });
      // Supervisors have columns of their departments.
      await settings.getByRole('radio', { name: 'Task types' }).check();
      await expect(settings).toContainText(MANAGERS);
      await expect(settings.getByRole('checkbox', { disabled: false })).toHaveCount(0);
      await page.keyboard.press('Escape');
      await expect(settings).toBeHidden();
    });

    await test.step('Team: who is in it', async () => {
      await page.keyboard.press('t');
      const team = page.getByRole('main', { name: 'Team' });
      await expect(team).toContainText(MANAGERS, SOON);
      await expect(team.getByRole('combobox', { name: /^Add to the team/ })).toHaveCount(0);
      await expect(team.getByRole('button', { name: /out of the team$/ })).toHaveCount(0);
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
    });

    await test.step('Set up', async () => {
      const setup = new SetupPage(page);
      await setup.open();
      await setup.choose(stage.unique);
      const alert = setup.main.getByRole('alert');
      await expect(alert).toContainText('Only managers and administrators set a production up');
      await expect(alert).toContainText(`you are its ${role}`);
      await expect(setup.file).toHaveCount(0);
      expect(await violations(page)).toEqual([]);
    });
    expect(written().length).toBe(before);
  });
