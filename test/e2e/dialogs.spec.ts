import { expect, test } from '../fixtures/artist.ts';

for (const [item, name] of [
  ['Export my time…', /Export/],
  ['Day off…', 'Day off'],
  ['Keyboard shortcuts', 'Keyboard shortcuts'],
] as const) {
  test(`a dialog from the menu has the focus and the keys, and one Escape ends it: ${item}`, async ({
    signIn,
  }) => {
    const { page, today } = await signIn();
    await today.allInKitsu();
    const menu = page.getByRole('button', { name: 'Menu' });
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: item }).press('Enter');
    const dialog = page.getByRole('dialog', { name });
    await expect(dialog.locator(':focus')).toBeVisible();
    await page.keyboard.press('Control+,');
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByRole('dialog')).toHaveCount(1);
    await expect(page.getByRole('main', { name: 'Settings' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(menu).toBeFocused();
    // Once it is closed the keys are the room's again.
    await page.keyboard.press('Control+,');
    await expect(page.getByRole('main', { name: 'Settings' })).toBeVisible();
  });
}
