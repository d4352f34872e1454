import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bridge } from '../../electron/shared/bridge.ts';
import { electronTrouble } from '../../electron/platform/electron-support.ts';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import type { Place, Running } from '../fixtures/launch.ts';
import { SettingsPage } from '../fixtures/settings-page.ts';
import { TodayPage } from '../fixtures/today-page.ts';

const kept = (place: Place): Record<string, unknown> =>
  JSON.parse(readFileSync(join(place.profile, 'settings.json'), 'utf8')) as Record<string, unknown>;

const clipboard = ({ app }: Running): Promise<string> =>
  app.evaluate(({ clipboard: board }) => board.readText());

/** The defaults for a new artist. */
test.beforeEach(({ place }) => rmSync(join(place.profile, 'settings.json')));

async function resize({ app, page }: Running, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
    [width, height] as const,
  );
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
}

/** Writes a studio's policy beside the profile; returns its path. */
function policy(place: Place, content: unknown): string {
  const file = join(place.home, 'policy.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

test('a day’s settings are made by the keyboard alone, kept at once, and there after a restart', async ({
  signIn,
  again,
}) => {
  const running = await signIn();
  const { page, place } = running;
  const settings = new SettingsPage(page);
  await settings.open();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeFocused();

  await settings.group('Working days and hours').getByRole('button', { name: 'Fri' }).focus();
  await page.keyboard.press('Space');
  const hours = settings.room.getByRole('textbox', { name: 'Hours a day' });
  await hours.fill('a lot');
  await hours.press('Enter');
  await expect(settings.room.getByRole('alert')).toContainText('is not a duration');
  await hours.press('Escape');
  await expect(settings.room).toBeVisible();
  await hours.fill('7h30');
  await hours.press('Enter');
  await expect(hours).toHaveValue('7 h 30');
  const end = settings.room.getByLabel('The day ends');
  await end.fill('08:00');
  await end.press('Enter');
  await expect(settings.room.getByRole('alert')).toContainText('ends after it begins');
  await end.fill('17:30');
  await end.press('Enter');
  await settings.radio('Rounding', 'To the minute').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(settings.radio('Rounding', '15 min')).toBeChecked();
  await settings.radio('Rounding', 'Up').focus();
  await page.keyboard.press('Space');
  for (const name of ['Evening reminder of unlogged time', 'Also outside my working hours']) {
    await settings.toggle(name).focus();
    await page.keyboard.press('Space');
  }
  await settings.toggle('Hide names and texts').focus();
  await page.keyboard.press('Space');
  const shortcut = settings.room.getByRole('button', { name: /^Shortcut for quick log/ });
  await expect(shortcut).toHaveText(/Alt\+L$/);
  await shortcut.press('Enter');
  await page.keyboard.press('k');
  await page.keyboard.press('Control+Shift+F9');
  await expect(shortcut).toHaveText('Ctrl+Shift+F9');
  await expect
    .poll(() => kept(place))
    .toEqual({
      workingDays: [1, 2, 3, 4],
      hoursADay: 450,
      dayEnd: '17:30',
      rounding: { step: 15, way: 'up' },
      reminders: { evening: false, week: true },
      notices: { news: true, outsideHours: true },
      privateNotices: true,
      quickLogShortcut: 'CommandOrControl+Shift+F9',
    });
  await page.keyboard.press('Escape');
  await expect(new TodayPage(page).total).toContainText('of 7 h 30');
  await running.close();

  const next = new SettingsPage((await again({ place })).page);
  await next.open();
  await expect(next.radio('Rounding', '15 min')).toBeChecked();
  await expect(
    next.group('Working days and hours').getByRole('button', { name: 'Fri' }),
  ).toHaveAttribute('aria-pressed', 'false');
});

test('what becomes of time that rounds to nothing, and when a day begins, is chosen and kept', async ({
  signIn,
}) => {
  const { page, place } = await signIn();
  const settings = new SettingsPage(page);
  await settings.open();
  const longest = settings.radio('Rounding', 'Add it to the day’s longest task');
  await expect(longest).toHaveCount(0);
  await settings.radio('Rounding', '15 min').check();
  await expect(settings.radio('Rounding', 'Drop it')).toBeChecked();
  await longest.check();
  const day = settings.group('Time zone').getByRole('combobox', { name: /^New day/ });
  await expect(day).toHaveText('A new day begins at midnight');
  await day.click();
  await page.getByRole('option', { name: 'A new day begins at 4:30' }).click();
  await expect(day).toHaveText('A new day begins at 4:30');
  await expect
    .poll(() => kept(place))
    .toEqual({
      rounding: { step: 15, way: 'nearest' },
      leftoverTime: 'longest-task',
      dayBeginsAt: '04:30',
    });
});

test('a program that was taken away comes back with one press, and others are added', async ({
  signIn,
}) => {
  const { page, place } = await signIn();
  const settings = new SettingsPage(page);
  await settings.open();
  await settings.room.getByRole('button', { name: 'Remove Krita' }).press('Enter');
  await expect(settings.program('Krita')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(settings.program('Krita')).toBeVisible();
  const add = settings.room.getByRole('textbox', { name: 'Add a program' });
  await add.fill('blender');
  await add.press('Enter');
  await expect(settings.room.getByRole('alert')).toHaveText('blender is in the list.');
  await add.fill('Spine');
  await add.press('Enter');
  await expect(settings.program('Spine')).toBeVisible();
  await expect(add).toHaveValue('');
  expect((kept(place)['idle'] as { programs: string[] }).programs).toContain('Spine');
  await settings.room.getByRole('button', { name: 'The usual ones' }).click();
  await expect(settings.program('Spine')).toHaveCount(0);
});

test('a shortcut that another program has is said at once, and so is one that works', async ({
  signIn,
}) => {
  const { app, page } = await signIn();
  const settings = new SettingsPage(page);
  await settings.open();
  await expect(settings.group('Quick log')).toContainText('Works in every program.');
  // The first program that registers it has it.
  await app.evaluate(({ globalShortcut }) =>
    globalShortcut.register('Control+Shift+F8', () => undefined),
  );
  const shortcut = settings.room.getByRole('button', { name: /^Shortcut for quick log/ });
  await shortcut.press('Enter');
  await page.keyboard.press('Control+Shift+F8');
  await expect(settings.group('Quick log')).toContainText('Another program has it');
  await shortcut.press('Enter');
  await page.keyboard.press('Backspace');
  await expect(shortcut).toHaveText('None');
});

test('what the studio locked is shown, and cannot be changed by anybody in the window', async ({
  signIn,
  place,
}) => {
  const file = policy(place, {
    settings: {
      rounding: { step: 30, way: 'up' },
      theme: 'light',
      privateNotices: true,
      colour: 'red',
    },
    locked: ['rounding', 'dayBoundary', 'privateNotices'],
  });
  const { page } = await signIn(undefined, { args: ['--policy', file] });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  const settings = new SettingsPage(page);
  await settings.open();
  await expect(settings.group('Rounding')).toContainText('Set by your studio');
  await expect(settings.radio('Rounding', '30 min')).toBeChecked();
  await expect(settings.radio('Rounding', /^5 min/)).toBeDisabled();
  await expect(settings.toggle('Hide names and texts')).toBeChecked();
  await expect(settings.toggle('Hide names and texts')).toBeDisabled();
  await expect(settings.toggle('Also outside my working hours')).toBeEnabled();
  await expect(settings.room).toContainText('There is no setting "colour".');
  await settings.radio('Theme', 'Dark').check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const asked = await page.evaluate(() => {
    const { companion } = window as unknown as { companion: Bridge };
    return companion.call['settings.save']({ rounding: { step: 0, way: 'up' } });
  });
  expect(JSON.parse(asked)).toMatchObject({ ok: false, code: 'rule' });
  expect(kept(place)).toEqual({ theme: 'dark' });
});

test('a broken policy is said in the room, and the app goes on', async ({ signIn, place }) => {
  const file = policy(place, '{ "settings": ');
  const { page } = await signIn(undefined, { args: ['--policy', file] });
  const settings = new SettingsPage(page);
  await settings.open();
  await expect(settings.room).toContainText('It is not JSON.');
  expect(readFileSync(join(place.profile, 'logs', 'main.log'), 'utf8')).toContain(
    "The studio's policy: It is not JSON.",
  );
});

test('a copy run from its source says that it cannot start at login, and diagnostics hold no names', async ({
  signIn,
}) => {
  const running = await signIn();
  const settings = new SettingsPage(running.page);
  await settings.open();
  await expect(settings.toggle('Start with the computer')).toBeDisabled();
  await expect(settings.group('Start')).toContainText('run from its source');
  await settings.room.getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect(running.page.getByText('Copied to the clipboard.')).toBeVisible();
  const text = await clipboard(running);
  expect(text).toMatch(/^Kitsu Companion: \d+\.\d+\.\d+ \(from source\)\nElectron: \d+/);
  expect(text).toContain('main.log');
  expect(text).not.toMatch(/@|eyJ|127\.0\.0\.1|localhost/);

  const { electron = '', chrome = '' } = await running.app.evaluate(() => ({
    ...process.versions,
  }));
  const trouble = electronTrouble(electron) ?? '';
  await expect(settings.group('Help')).toContainText(`on Electron ${electron}, Chromium ${chrome}`);
  await expect(settings.group('Help')).toContainText(trouble);
  expect(text).toContain(trouble);
});

for (const theme of ['Dark', 'Light'] as const) {
  test(`axe finds nothing wrong in the room, and nothing is cut off: ${theme.toLowerCase()}`, async ({
    signIn,
    place,
  }, info) => {
    const file = policy(place, { settings: {}, locked: ['idle', 'dayEnd'] });
    const running = await signIn(undefined, { args: ['--policy', file] });
    const { page } = running;
    const settings = new SettingsPage(page);
    await settings.open();
    await settings.radio('Theme', theme).check();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
    for (const [width, height] of [
      [360, 780],
      [440, 780],
      [1280, 800],
    ] as const) {
      await resize(running, width, height);
      const wider = await settings.room.evaluate((room) =>
        [room, ...room.querySelectorAll('*')].some(({ scrollWidth, clientWidth, tagName }) =>
          ['MAIN', 'SECTION', 'DIV', 'FIELDSET'].includes(tagName)
            ? scrollWidth > clientWidth + 1
            : false,
        ),
      );
      expect(wider, `${width} px`).toBe(false);
      expect(await violations(page)).toEqual([]);
      await page.screenshot({ path: info.outputPath(`settings-${width}-${theme}.png`) });
    }
  });
}

test('on Wayland it says what becomes of a shortcut, and what to bind instead', async ({
  signIn,
}) => {
  // The windows stay on the test's screen; what counts is the session that they are in.
  const { page, place } = await signIn(undefined, {
    args: ['--ozone-platform=x11'],
    env: { WAYLAND_DISPLAY: 'wayland-of-none' },
  });
  const settings = new SettingsPage(page);
  await settings.open();
  const group = settings.group('Quick log');
  await expect(group).toContainText('gives no program keys of its own');
  await expect(group).not.toContainText('Another program has it');
  const command = `kitsu-companion --profile ${place.profile} quick`;
  await expect(group.getByText(command, { exact: true })).toBeVisible();
});
