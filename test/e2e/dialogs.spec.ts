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
    // What is worked on comes before the button that closes.
    const first = dialog.locator('input, select').or(dialog.locator('.body button')).first();
    if ((await first.count()) > 0) await expect(first).toBeFocused();
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

test('one Escape leaves a room though a tooltip is open under the pointer', async ({ signIn }) => {
  const { page, today } = await signIn();
  await today.allInKitsu();
  await page.keyboard.press('w');
  await page.getByRole('button', { name: 'Next week' }).hover();
  await expect(page.getByText('Next week]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('main', { name: 'Timesheet' })).toHaveCount(0);
  await expect(today.list).toBeVisible();
});

test('a tooltip lies over the dialog whose button it is of', async ({ signIn }) => {
  const { page, today } = await signIn();
  await today.allInKitsu();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
  const close = page.getByRole('dialog').getByRole('button', { name: 'Close' });
  await close.hover();
  const tip = page.locator('.tip');
  await expect(tip).toContainText('Close');
  await expect
    .poll(() =>
      tip.evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
      }),
    )
    .toBe(true);
});

test('one Escape closes a list of choices, and leaves the room as it is', async ({ signIn }) => {
  const { page, today } = await signIn();
  await today.allInKitsu();
  await page.keyboard.press('Control+,');
  const settings = page.getByRole('main', { name: 'Settings' });
  await settings.getByText(/^Ask after/).click();
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect(settings).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);
});
