import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/artist.ts';
import { goOnBooting } from '../fixtures/held-boot.ts';
import type { Place } from '../fixtures/launch.ts';
import { SettingsPage } from '../fixtures/settings-page.ts';
import { resize } from '../fixtures/window-size.ts';

/** The first screens that this profile keeps, as they stand in their files. */
function kept({ profile }: Place): string[] {
  const accounts = join(profile, 'accounts');
  return readdirSync(accounts, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('first-screen.json'))
    .map((name) => readFileSync(join(accounts, name), 'utf8'));
}

for (const [theme, width] of [
  ['Light', 1280],
  ['Dark', 440],
] as const) {
  test(`a start shows the day as it was last seen, until the app has drawn: ${theme}, ${width} wide`, async ({
    signIn,
    launch,
    kitsu,
    place,
  }) => {
    const task = await kitsu.spareTask();
    const first = await signIn();
    await resize(first, width);
    const settings = new SettingsPage(first.page);
    await settings.open();
    await first.page.getByRole('radio', { name: theme }).click();
    await first.page.keyboard.press('Escape');
    await first.today.find(task.title);
    await first.today.log(task.title, '1h35');
    await first.today.allInKitsu();
    await first.close();
    const second = await launch();
    await expect
      .poll(() => kept(place).map((text) => text.includes('"value":"1 h 35"')), { timeout: 20_000 })
      .toEqual([true]);
    await second.close();

    const { app, page } = await launch({ holdBoot: true });
    const screen = page.locator('#first-screen');
    await expect(screen).toBeVisible();
    await expect(screen.getByText('Today', { exact: true })).toBeVisible();
    await expect(screen.locator('input[value="1 h 35"]')).toBeVisible();
    await expect(screen.getByText(/^As of \d\d:\d\d$/)).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
    // It is a picture to whoever listens or points.
    await expect(page.getByRole('listitem')).toHaveCount(0);
    expect(await page.evaluate(() => document.elementFromPoint(90, 300)?.closest('[inert]'))).toBe(
      null,
    );
    const places = (): Promise<(number | undefined)[]> =>
      page.evaluate(() =>
        ['.scroller', 'h1', 'input[type="text"]'].map(
          (name) => document.querySelector(name)?.getBoundingClientRect().top,
        ),
      );
    const before = await places();

    await goOnBooting(app);
    await expect(screen).toHaveCount(0);
    await expect(page.getByRole('list', { name: 'To-do' })).toBeVisible();
    // Nothing jumps when the app takes over.
    expect(await places()).toEqual(before);
  });
}

test('nothing of a first screen is left when the account is left', async ({
  signIn,
  launch,
  place,
}) => {
  const { page, close } = await signIn();
  await expect.poll(() => kept(place).length, { timeout: 20_000 }).toBe(1);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('textbox', { name: 'Email' })).toBeVisible();
  await close();
  expect(kept(place)).toEqual([]);
  const again = await launch({ holdBoot: true });
  await expect(again.page.locator('#first-screen')).toHaveCount(0);
  await goOnBooting(again.app);
  await expect(again.page.getByRole('textbox', { name: 'Email' })).toBeVisible();
});
