import type { UpdateView } from '../../electron/shared/updates.ts';
import { eventChannel, operationChannel } from '../../electron/shared/bridge.ts';
import { expect, test } from '../fixtures/artist.ts';
import { violations } from '../fixtures/axe.ts';
import type { Running } from '../fixtures/launch.ts';
import { SettingsPage } from '../fixtures/settings-page.ts';

/** Puts a feed behind the window, which offers this: a copy run from its source has none. */
async function offer({ app }: Running, view: UpdateView): Promise<void> {
  const ask = {
    channels: [operationChannel('updates.view'), operationChannel('updates.ask')],
    changed: eventChannel('updates'),
    answer: JSON.stringify({ ok: true, value: view }),
  };
  await app.evaluate(({ ipcMain, BrowserWindow }, { channels, changed, answer }) => {
    for (const channel of channels) {
      ipcMain.removeHandler(channel);
      ipcMain.handle(channel, () => answer);
    }
    BrowserWindow.getAllWindows()[0]?.webContents.send(changed, null);
  }, ask);
}

test('a copy from source says why it looks for no updates', async ({ signIn }) => {
  const { page } = await signIn();
  const settings = new SettingsPage(page);
  await settings.open();
  await expect(settings.group('Updates')).toContainText('This is a copy run from its source');
  await expect(settings.group('Updates').getByRole('button')).toHaveCount(0);
});

test('a newer version is told of, chosen and asked for by the keyboard', async ({ signIn }) => {
  const running = await signIn();
  const { page } = running;
  await offer(running, { cannot: null, state: { kind: 'offered', version: '9.0.0' } });
  const settings = new SettingsPage(page);
  await settings.open();
  const group = settings.group('Updates');
  // While it is loaded by itself there is nothing to install yet.
  const loading = { kind: 'loading', version: '9.0.0', percent: 42 } as const;
  await offer(running, { cannot: null, state: loading });
  await expect(group.getByRole('status')).toContainText('being loaded: 42 %');
  await expect(group.getByRole('button', { name: 'Install 9.0.0' })).toBeDisabled();
  await offer(running, { cannot: null, state: { kind: 'offered', version: '9.0.0' } });
  await expect(group.getByRole('status')).toContainText('Version 9.0.0 is there');
  await expect(group.getByRole('button', { name: 'Load and install 9.0.0' })).toBeVisible();
  await group.getByRole('radio', { name: 'Say when there is one' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(
    group.getByRole('radio', { name: 'Load it, and install it when I quit' }),
  ).toBeChecked();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  // The app itself refuses: this copy knows of none.
  await expect(page.getByText('it looks for no updates')).toBeVisible();
});
